"""Where a text holds what is sought: spans of words, and of phrases where they stand as such."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from articles.searching.folding import Token, tokens
from articles.searching.parsing import Sought, Term
from articles.searching.stemming import stem

SNIPPET = 280
LONGEST_SEARCHED = 200_000  # characters of a text that the index knows


@dataclass(frozen=True, slots=True)
class Hit:
    """``text[start:end]``; ``term`` numbers the term that it fits."""

    start: int
    end: int
    term: int


def find_hits(text: str, sought: Sought) -> list[Hit]:
    """In order, without overlaps: of two that overlap the one that begins first and is longer is kept."""
    terms = sought.wanted
    wanted = {stem(word) for term in terms for one in term.spellings for word in one} - {""}
    if not wanted:
        return []
    initials = {word[0] for word in wanted} | {"i", "y"} | {w[0] for t in terms for o in t.spellings for w in o}
    found = list(tokens(text[:LONGEST_SEARCHED]))
    known = {index: stem(token.word) for index, token in enumerate(found) if token.word[0] in initials}
    places: dict[str, list[int]] = {}
    for index, kept in known.items():
        if kept in wanted:
            places.setdefault(kept, []).append(index)
    hits = [hit for number, term in enumerate(terms) for hit in _of_term(number, term, found, known, places)]
    return _without_overlaps(hits)


def _of_term(
    number: int, term: Term, found: Sequence[Token], known: dict[int, str], places: dict[str, list[int]]
) -> list[Hit]:
    asked = [{stem(word) for word in one} - {""} for one in term.spellings]
    hits = []
    for first in sorted(index for kept in asked[0] for index in places.get(kept, ())):
        last = first + len(asked) - 1
        if last < len(found) and all(not one or known.get(first + n) in one for n, one in enumerate(asked)):
            hits.append(Hit(found[first].start, found[last].end, number))
    return hits


def _without_overlaps(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end > kept[-1].end:
            kept[-1] = Hit(kept[-1].start, hit.end, kept[-1].term)
    return kept


def window(text: str, hits: Sequence[Hit], length: int = SNIPPET) -> tuple[int, int]:
    """The stretch of a text that shows the most of what is sought, the first of several, between words."""
    if not hits:
        return 0, _word_end(text, min(length, len(text)))
    best, at = (-1, -1), hits[0]
    starts = [hit.start for hit in hits]
    counts: dict[int, int] = {}
    right = 0
    for left, hit in enumerate(hits):
        limit = bisect_left(starts, hit.start + length * 3 // 4)
        while right < max(limit, left + 1):
            counts[hits[right].term] = counts.get(hits[right].term, 0) + 1
            right += 1
        worth = (len(counts), right - left)
        if worth > best:
            best, at = worth, hit
        counts[hit.term] -= 1
        if not counts[hit.term]:
            del counts[hit.term]
    start = _word_start(text, max(at.start - length // 3, 0))
    return start, _word_end(text, min(max(start + length, at.end), len(text)))


def _word_start(text: str, at: int) -> int:
    """The beginning of the next word, unless that is far."""
    if at == 0:
        return 0
    space = next((n for n in range(at, min(at + 30, len(text))) if text[n].isspace()), None)
    return at if space is None else space + 1


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = next((n for n in range(at, max(at - 30, 0), -1) if text[n].isspace()), None)
    return at if space is None else space
