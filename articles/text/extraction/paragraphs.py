"""Paragraphs of a body, and which of them are headlines or captions."""

import re

from articles.text.values import Span

LONGER_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
SMALL_WORD = re.compile(" [a-z]{4}")  # only some of those that have no capital, but soon found
SOFT_WRAP = re.compile(r"\n(?<=[a-z,]\n)(?=[a-z])")  # begins with its own character, which is searched for fast
TELLING = 200  # characters that show of most paragraphs that they are no headline


def split(body: str) -> list[Span]:
    """Spans of the paragraphs, trimmed. A line that breaks in mid-sentence does not end one."""
    text = SOFT_WRAP.sub(" ", body)
    spans = []
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            lead = len(line) - len(line.lstrip())
            spans.append((start + lead, start + lead + len(stripped)))
        start += len(line) + 1
    return spans


def is_headline(text: str) -> bool:
    """Nearly every longer word has a capital, as in a title."""
    if len(SMALL_WORD.findall(text[:TELLING])) > 6:
        return False  # more than a quarter of 25 words
    words = LONGER_WORD.findall(text)
    return 3 <= len(words) <= 25 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def is_caption(text: str) -> bool:
    """A short line of its own: a name, a colon and words in marks without a full stop ("Smith: "We won"")."""
    return bool(CAPTION.fullmatch(text)) if len(text) < 160 else False


CAPTION = re.compile(r"[A-Z][^\n:\"“”‘]{0,40}: ?[\"“'‘][^\"“”]{3,110}[^.,?!…\"“”][\"”'’]")
