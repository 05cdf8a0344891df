"""The story as a page's JSON-LD holds it (articleBody): evidence of what belongs to it, and its only copy at times."""

import json
import re

from articles.text.readers.html import fragments

FIELD = re.compile(r'"articleBody"\s{0,20}:\s{0,20}"((?:[^"\\]|\\.)*+)"')
ESCAPE = re.compile(r"\\(?!u[0-9a-fA-F]{4}|[\"\\/bfnrt])")
NO_WORD = re.compile(r"[\W_]+")
MAX_BODY = 150_000
PROBE = 40


def told(source: str) -> list[str]:
    """Its paragraphs, none where the page holds no such text; the longest where it holds several."""
    if '"articleBody"' not in source:
        return []
    longest = max((m.group(1) for m in FIELD.finditer(source)), key=len, default="")[:MAX_BODY]
    try:
        text = json.loads(f'"{ESCAPE.sub("", longest)}"', strict=False)
    except ValueError:
        return []
    if "&lt;" in text:
        text = text.replace("&lt;", "<").replace("&gt;", ">")
    return [line for line in fragments.paragraphs(text).split("\n") if line.strip()]


class Evidence:
    """Answers whether a passage stands in the told text, whatever the spaces and marks between its words."""

    def __init__(self, paragraphs: list[str]) -> None:
        self.text = squeezed(" ".join(paragraphs))
        self.length = sum(len(p) for p in paragraphs)

    def has(self, passage: str) -> bool:
        if len(self.text) < 3 * PROBE or len(passage) < PROBE:
            return False
        whole = squeezed(passage)
        return len(whole) >= 25 and whole[:PROBE] in self.text and whole[-PROBE:] in self.text

    def ends(self, passage: str) -> bool:
        """Whether the told text ends with this passage; one that was cut off ends in the middle of it."""
        return self.text.endswith(squeezed(passage)[-PROBE:])


def squeezed(text: str) -> str:
    return NO_WORD.sub("", text.casefold())
