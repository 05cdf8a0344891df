"""Names that hold the name of a place but mean a person, a body or a street."""

from collections.abc import Sequence

from articles.text.extraction.places_candidates import JOINED, Candidate, Token
from articles.text.extraction.places_words import (
    ACRONYMS,
    AFTER,
    BEFORE,
    BRANDS,
    DIRECTIONS,
    FEDERAL,
    HEADS,
    HEADS_OF,
    HONORIFICS,
    INNER,
    INSTITUTIONS,
    LOCATIVE,
    NEVER,
    POLLS,
    PREFIXES,
    demonyms,
    guards,
    words_of,
)

_OPENING = (' "', " “", " '", " ‘", " (")
_CLOSING = ('" ', "” ", "' ", "’ ", ") ")
_SUFFIXES = tuple(words_of("ed born run held led bound area wide to and made owned worthy style"))  # of "Paris-based"
LARGE = 200_000  # inhabitants of a town of which one may say "South London"


def is_part_of_a_name(
    words: Sequence[Token], candidate: Candidate, starts: dict[int, Candidate], surnames: set[str]
) -> bool:
    return (
        _is_money(words, candidate)
        or _is_nickname(words, candidate)
        or _is_inside_a_name(words, candidate)
        or _is_after_a_name(words, candidate, surnames)
        or _is_after_a_head(words, candidate)
        or _is_before_a_name(words, candidate, starts, surnames)
    )


def _is_money(words: Sequence[Token], candidate: Candidate) -> bool:
    """ "US$5", "$US 5", and the year "500 B.C."."""
    after = words[candidate.last + 1].gap if candidate.last + 1 < len(words) else ""
    era = candidate.text == "B.C." and candidate.first and words[candidate.first - 1].text[-1].isdigit()
    return bool(era) or after.startswith("$") or words[candidate.first].gap.endswith("$")


def _is_nickname(words: Sequence[Token], candidate: Candidate) -> bool:
    """ "Juan “Chico” Marx"."""
    first, after = candidate.first, candidate.last + 1
    if not first or after >= len(words) or not (words[first - 1].capital and words[after].capital):
        return False
    return words[first].gap in _OPENING and words[after].gap in _CLOSING


def _is_inside_a_name(words: Sequence[Token], candidate: Candidate) -> bool:
    """ "Ceamurlia de Jos", "Bab el-Oued": the rest of the name is not in the gazetteer."""
    first, after = candidate.first, candidate.last + 1
    if first > 1 and words[first].gap in JOINED and words[first - 1].text in INNER and words[first - 2].capital:
        return not candidate.wide
    if after + 1 < len(words) and words[after].gap in JOINED and words[after].text in INNER:
        return words[after + 1].capital and words[after + 1].gap in JOINED and not candidate.wide
    return False


def _is_after_a_name(words: Sequence[Token], candidate: Candidate, surnames: set[str]) -> bool:
    """ "Mr Hague", "Abraham Lincoln", "Royal London …"."""
    word = words[candidate.first]
    before = words[candidate.first - 1] if candidate.first else None
    if before is None or not (word.gap in JOINED or (word.gap == ". " and before.low in HONORIFICS)):
        return False
    if word.gap == "-" and before.low in PREFIXES:
        return True
    if before.capital and before.low in DIRECTIONS and not before.loose and not before.opens:
        return not candidate.wide and candidate.senses[0].population < LARGE
    if not before.capital or before.low in BEFORE:
        return False
    if before.low in HONORIFICS:
        if candidate.wide:
            return False
        surnames.add(words[candidate.last].low)
        return True
    if before.low in guards()["given"] and before.low not in NEVER:
        surnames.add(words[candidate.last].low)
        return True
    if before.loose or before.low in NEVER or before.low in demonyms() or before.low in LOCATIVE:
        return False
    if word.gap == "-":
        return not candidate.wide
    if before.opens:
        return not candidate.wide and candidate.key in guards()["surname"]
    return True


def _is_after_a_head(words: Sequence[Token], candidate: Candidate) -> bool:
    """ "University of Texas", "Bank of England"."""
    at = candidate.first - 1
    if at > 0 and words[at].low == "the":
        at -= 1
    return at > 0 and words[at].low == "of" and words[at - 1].capital and words[at - 1].low in HEADS_OF


def _is_before_a_name(
    words: Sequence[Token], candidate: Candidate, starts: dict[int, Candidate], surnames: set[str]
) -> bool:
    """ "Washington Post", "Downing Street", "Paris Hilton"."""
    at = candidate.last + 1
    if at >= len(words) or words[at].gap not in JOINED:
        return False
    after = words[at]
    if not after.capital:
        return not candidate.wide and (after.low in POLLS or (after.gap == "-" and not after.low.endswith(_SUFFIXES)))
    if candidate.single and words[candidate.first].low.replace(".", "") in ACRONYMS:
        return after.low in BRANDS
    if after.low in HEADS or (_is_institution(words, at) and not after.loose):
        return True
    if after.low in AFTER or after.low in NEVER:
        return False
    if after.gap == "-":
        return not candidate.wide
    if candidate.single and candidate.key in guards()["given"] and not after.loose:
        surnames.add(after.low)
        return True
    if after.low in demonyms() or after.loose or _may_stand_before_anything(candidate):
        return False
    return not (at in starts and starts[at].wide)


def _is_institution(words: Sequence[Token], at: int) -> bool:
    """ "Killeen Police Department", "Ohio State University": the capitals run on to such a word."""
    for index in range(at, min(at + 4, len(words))):
        if not words[index].capital or (index > at and words[index].gap not in JOINED):
            return False
        if words[index].low in INSTITUTIONS:
            return True
    return False


def _may_stand_before_anything(candidate: Candidate) -> bool:
    first = candidate.senses[0]
    return first.feature in ("country", "region") or (first.feature == "admin1" and first.country in FEDERAL)
