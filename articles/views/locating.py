"""Where an article's words stand in the file they were read from, as that file writes them.

Compared are letters and digits alone, so that tags, entities, escapes, wrapped lines, soft hyphens and other
quotation marks make no difference. Every step is linear in the length of the source.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

Span = tuple[int, int]

CONTEXT = 200  # letters before and behind that tell one place of the same words from another
PLACES = 200  # so many places of the same words are looked at
_WORD = r"[^\W_]+"
_TAG = r"<[^<>]*+>|&lt;(?:(?!&[lg]t;)[^<>]){0,1000}&gt;"
_ENTITY = r"&(?:amp;)?(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
_ESCAPED_TAG = r"\\u003[cC](?:(?!\\u003[cCeE])[^<>\"]){0,1000}\\u003[eE]"
_ESCAPE = r"\\u[0-9a-fA-F]{4}|\\."
_QUOTED = r"(?:=[0-9A-F]{2})+|=\r?\n"
# How a source may be written; each is tried where the source shows signs of it.
WAYS = {
    "markup": re.compile(f"(?P<skip>{_TAG})|(?P<entity>{_ENTITY})|(?P<word>{_WORD})"),
    "json": re.compile(
        f"(?P<skip>{_ESCAPED_TAG}|{_TAG})|(?P<escape>{_ESCAPE})|(?P<entity>{_ENTITY})|(?P<word>{_WORD})", re.DOTALL
    ),
    "mail": re.compile(f"(?P<quoted>{_QUOTED})|(?P<skip>{_TAG})|(?P<entity>{_ENTITY})|(?P<word>{_WORD})"),
    "plain": re.compile(f"(?P<word>{_WORD})"),
}
_SILENT = (("<script", "</script"), ("<style", "</style"), ("<head", "</head"))


@dataclass(slots=True)
class Letters:
    """The letters of a text, and between which offsets of the text each run of them stands."""

    text: str
    starts: list[int] = field(default_factory=list)  # of each run, in the source
    ends: list[int] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)  # of each run, in the letters; one more than there are runs


@dataclass(frozen=True, slots=True)
class Place:
    """Spans of a source that hold the words, in order; ``whole`` is False where some of them were not found."""

    spans: tuple[Span, ...]
    whole: bool


def locate(source: str, words: Sequence[str], before: str = "", behind: str = "") -> Place | None:
    """The place of the words (given paragraph by paragraph) whose surroundings are most like those given."""
    for way in _ways(source):
        runs = list(_runs(source, WAYS[way]))
        for plain in (False, True):
            letters = _letters(runs, plain=plain)
            if place := _place(source, letters, [_fold(part, plain=plain) for part in words], before, behind):
                return place
    return None


def _ways(source: str) -> Iterator[str]:
    head = source[:200].lstrip("\ufeff \t\r\n")
    escaped = "\\" in source
    if escaped and head.startswith(("{", "[")):
        yield "json"
    if "=\n" in source or "=\r\n" in source or "quoted-printable" in source.lower():
        yield "mail"
    if "<" in source or "&" in source:
        yield "markup"
    yield "plain"
    if escaped and not head.startswith(("{", "[")):
        yield "json"


def _runs(source: str, way: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, letters) of each stretch of the source that stands for letters."""
    for found in way.finditer(source):
        kind = found.lastgroup
        if kind == "word":
            yield found.start(), found.end(), found[0]
        elif kind == "entity":
            yield found.start(), found.end(), html.unescape(html.unescape(found[0]))
        elif kind == "escape" and found[0][1] == "u":
            yield found.start(), found.end(), chr(int(found[0][2:], 16))
        elif kind == "quoted" and found[0][1] not in "\r\n":
            data = bytes.fromhex(found[0].replace("=", ""))
            yield found.start(), found.end(), _decoded(data)


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _letters(runs: Sequence[tuple[int, int, str]], *, plain: bool) -> Letters:
    kept = [(start, end, letters) for start, end, text in runs if (letters := _fold(text, plain=plain))]
    edges = [0, *accumulate(len(letters) for _, _, letters in kept)]
    text = "".join(letters for _, _, letters in kept)
    return Letters(text, [run[0] for run in kept], [run[1] for run in kept], edges)


def _fold(text: str, *, plain: bool) -> str:
    """Letters and digits without case and marks; ``plain``: those of ASCII, which survive a wrong encoding."""
    if text.isascii():
        return text.lower() if text.isalnum() else "".join(filter(str.isalnum, text.lower()))
    folded = text if plain else unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in folded.lower() if char.isalnum() and (char.isascii() or not plain))


def _place(source: str, letters: Letters, words: Sequence[str], before: str, behind: str) -> Place | None:
    parts = [part for part in words if part]
    if not parts:
        return None
    left, right = _fold(before, plain=False)[-CONTEXT:], _fold(behind, plain=False)[:CONTEXT]
    silent = _silent(source)
    if (at := _best(letters, "".join(parts), left, right, silent)) is not None:
        return Place((_span(letters, at, sum(map(len, parts))),), whole=True)
    spans, begun = [], 0
    for part in parts if len(parts) > 1 else ():
        at = _from(letters, part, begun)
        if at is not None:
            spans.append(_span(letters, at, len(part)))
            begun = at + len(part)
    return Place(tuple(spans), whole=len(spans) == len(parts)) if spans else None


def _best(letters: Letters, words: str, left: str, right: str, silent: Sequence[Span]) -> int | None:
    best, found, begun = None, -1, 0
    for _ in range(PLACES):
        at = _from(letters, words, begun)
        if at is None:
            break
        score = _alike(letters.text, at, at + len(words), left, right)
        start = letters.starts[bisect_right(letters.edges, at) - 1]
        score = 2 * score + (not any(first <= start < last for first, last in silent))
        if score > found:
            best, found = at, score
        begun = at + 1
    return best


def _from(letters: Letters, words: str, begun: int) -> int | None:
    """Where the words stand next, from the beginning of a run to the end of one."""
    for _ in range(PLACES):
        at = letters.text.find(words, begun)
        if at < 0:
            return None
        if _is_edge(letters, at) and _is_edge(letters, at + len(words)):
            return at
        begun = at + 1
    return None


def _is_edge(letters: Letters, at: int) -> bool:
    index = bisect_left(letters.edges, at)
    return index < len(letters.edges) and letters.edges[index] == at


def _alike(text: str, start: int, end: int, left: str, right: str) -> int:
    """How many letters before and behind are those that are looked for."""
    count = 0
    while count < len(left) and start - count > 0 and text[start - count - 1] == left[-count - 1]:
        count += 1
    ahead = 0
    while ahead < len(right) and end + ahead < len(text) and text[end + ahead] == right[ahead]:
        ahead += 1
    return count + ahead


def _span(letters: Letters, at: int, length: int) -> Span:
    first = bisect_right(letters.edges, at) - 1
    last = bisect_left(letters.edges, at + length) - 1
    return letters.starts[first], letters.ends[last]


def _silent(source: str) -> list[Span]:
    """What a page does not show: the same words are better found elsewhere."""
    lowered, spans = source.lower(), []
    if len(lowered) != len(source):
        return []
    for opening, closing in _SILENT:
        at = lowered.find(opening)
        while at >= 0 and (end := lowered.find(closing, at)) >= 0:
            spans.append((at, end))
            at = lowered.find(opening, end)
    return spans
