"""Words found again in a text that may have changed: by themselves and by what stood around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

CONTEXT = 60
MOST = 1000  # places at which the same words are compared; more of them tell nothing apart
ALONE = 12  # so many characters that stand only once need no context
ENOUGH = 8  # characters of context that must agree otherwise

Span = tuple[int, int]


def anchor(body: str, start: int, end: int) -> dict[str, Any]:
    return {
        "words": body[start:end],
        "before": body[max(0, start - CONTEXT) : start],
        "after": body[end : end + CONTEXT],
        "start": start,
    }


def find(body: str, told: Mapping[str, Any]) -> Span | None:
    """Where the words stand now: at their old place, or where most of their context agrees, None where nowhere.

    Words that stand several times in the same company are taken where they are nearest to the old place.
    """
    words, start = told["words"], told["start"]
    exact = (start, start + len(words))
    if body.startswith(words, start) and _context(body, *exact, told) >= len(told["before"]) + len(told["after"]):
        return exact
    spans = list(_spans(body, words))
    if not spans:
        return None
    scored = [(_context(body, *span, told), -abs(span[0] - start), span) for span in spans]
    agreed, _, best = max(scored)
    certain = len(spans) == 1 and len(words) >= ALONE
    return best if certain or agreed >= min(ENOUGH, len(told["before"]) + len(told["after"])) else None


def _spans(body: str, words: str) -> Iterator[Span]:
    parts = words.split()
    if not parts:
        return
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    lead = len(words) - len(words.lstrip())
    for number, found in enumerate(pattern.finditer(body)):
        if number >= MOST:
            return
        start, end = found.span()
        if body.startswith(words, start - lead) and start >= lead:
            start, end = start - lead, start - lead + len(words)
        yield start, end


def _context(body: str, start: int, end: int, told: Mapping[str, Any]) -> int:
    """How many characters on both sides agree, up to the first that does not."""
    before, after = told["before"], told["after"]
    return _agree(reversed(before), reversed(body[max(0, start - len(before)) : start])) + _agree(
        after, body[end : end + len(after)]
    )


def _agree(one: Any, other: Any) -> int:
    number = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        number += 1
    return number


def same_words(one: Span, other: Span) -> bool:
    """Whether two passages are the same but for their edges: one of them lies by half or more in the other."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])
