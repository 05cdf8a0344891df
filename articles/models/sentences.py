"""Sentences of a news text, found by their marks: good enough to show what stands before and after a quote."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

# A full stop after these, or after a single capital letter, ends no sentence.
_ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "sen", "rep", "gov", "rev", "hon"}
    | {"st", "no", "vs", "inc", "ltd", "co", "jr", "sr", "mt", "ft", "u.s", "u.n", "u.k", "e.g", "i.e", "a.m", "p.m"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
_OPENERS = "\"'“‘«(["
_END = re.compile(r"[.!?…][.!?…\"'”’»)\]]{0,5}\s+")
_BREAK = "\n\n"


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Spans of the sentences of ``text[start:end]``; a blank line ends one, too."""
    end = len(text) if end is None else end
    while start < end:
        stop = text.find(_BREAK, start, end)
        stop = end if stop < 0 else stop
        yield from _of_paragraph(text, start, stop)
        start = stop + len(_BREAK)


def around(text: str, start: int, end: int, *, reach: int = 1500) -> Span:
    """From the sentence before the one that holds ``start`` to the one after the one that holds ``end``.

    Looks no further than ``reach`` characters either way, so that a text without full stops costs nothing.
    """
    left, right = max(start - reach, 0), min(end + reach, len(text))
    spans = list(sentences(text, left, right))
    first = next((i for i, span in enumerate(spans) if span[1] > start), 0)
    last = next((i for i, span in enumerate(spans) if span[1] >= end), len(spans) - 1)
    if not spans:
        return start, end
    return min(spans[max(first - 1, 0)][0], start), max(spans[min(last + 1, len(spans) - 1)][1], end)


def _of_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    begun = start
    for found in _END.finditer(text, start, end):
        if found.end() < end and _ends(text, begun, found):
            yield begun, _rstrip(text, begun, found.end())
            begun = found.end()
    if text[begun:end].strip():
        yield begun, _rstrip(text, begun, end)


def _ends(text: str, begun: int, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + 2].lstrip(_OPENERS)
    if after and after[0].islower():
        return False
    if found[0].strip() != ".":
        return True
    word = text[max(begun, found.start() - 12) : found.start()].split()[-1:]
    last = word[0].lstrip(_OPENERS) if word else ""
    return last.lower() not in _ABBREVIATIONS and not (len(last) == 1 and last.isupper())


def _rstrip(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
