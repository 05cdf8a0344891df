"""Names that hold the name of a place but mean a person, a body or a street."""

from articles.text.extraction.places_candidates import JOINED, Candidate
from articles.text.extraction.places_tokens import Words
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


def is_part_of_a_name(words: Words, candidate: Candidate, starts: dict[int, Candidate], surnames: set[str]) -> bool:
    return (
        _is_money(words, candidate)
        or _is_nickname(words, candidate)
        or _is_inside_a_name(words, candidate)
        or _is_after_a_name(words, candidate, surnames)
        or _is_after_a_head(words, candidate)
        or _is_before_a_name(words, candidate, starts, surnames)
    )


def _is_money(words: Words, candidate: Candidate) -> bool:
    """ "US$5", "$US 5", and the year "500 B.C."."""
    after = words.gap[candidate.last + 1] if candidate.last + 1 < len(words) else ""
    era = candidate.text == "B.C." and candidate.first and words.text[candidate.first - 1][-1].isdigit()
    return bool(era) or after.startswith("$") or words.gap[candidate.first].endswith("$")


def _is_nickname(words: Words, candidate: Candidate) -> bool:
    """ "Juan “Chico” Marx"."""
    first, after = candidate.first, candidate.last + 1
    if not first or after >= len(words) or not (words.capital[first - 1] and words.capital[after]):
        return False
    return words.gap[first] in _OPENING and words.gap[after] in _CLOSING


def _is_inside_a_name(words: Words, candidate: Candidate) -> bool:
    """ "Ceamurlia de Jos", "Bab el-Oued": the rest of the name is not in the gazetteer."""
    first, after = candidate.first, candidate.last + 1
    if first > 1 and words.gap[first] in JOINED and words.text[first - 1] in INNER and words.capital[first - 2]:
        return not candidate.wide
    if after + 1 < len(words) and words.gap[after] in JOINED and words.text[after] in INNER:
        return words.capital[after + 1] and words.gap[after + 1] in JOINED and not candidate.wide
    return False


def _is_after_a_name(words: Words, candidate: Candidate, surnames: set[str]) -> bool:
    """ "Mr Hague", "Abraham Lincoln", "Royal London …"."""
    before, gap = candidate.first - 1, words.gap[candidate.first]
    low = words.low[before]
    if before < 0 or not (gap in JOINED or (gap == ". " and low in HONORIFICS)):
        return False
    if gap == "-" and low in PREFIXES:
        return True
    loose, opens = words.loose[before], words.opens[before]
    if words.capital[before] and low in DIRECTIONS and not loose and not opens:
        return not candidate.wide and candidate.senses[0].population < LARGE
    if not words.capital[before] or low in BEFORE:
        return False
    if low in HONORIFICS:
        if candidate.wide:
            return False
        surnames.add(words.low[candidate.last])
        return True
    if low in guards()["given"] and low not in NEVER:
        surnames.add(words.low[candidate.last])
        return True
    if loose or low in NEVER or low in demonyms() or low in LOCATIVE:
        return False
    if gap == "-":
        return not candidate.wide
    if opens:
        return not candidate.wide and candidate.key in guards()["surname"]
    return True


def _is_after_a_head(words: Words, candidate: Candidate) -> bool:
    """ "University of Texas", "Bank of England"."""
    at = candidate.first - 1
    if at > 0 and words.low[at] == "the":
        at -= 1
    return at > 0 and words.low[at] == "of" and words.capital[at - 1] and words.low[at - 1] in HEADS_OF


def _is_before_a_name(words: Words, candidate: Candidate, starts: dict[int, Candidate], surnames: set[str]) -> bool:
    """ "Washington Post", "Downing Street", "Paris Hilton"."""
    at = candidate.last + 1
    if at >= len(words) or words.gap[at] not in JOINED:
        return False
    low, gap, loose = words.low[at], words.gap[at], words.loose[at]
    if not words.capital[at]:
        return not candidate.wide and (low in POLLS or (gap == "-" and not low.endswith(_SUFFIXES)))
    if candidate.single and words.low[candidate.first].replace(".", "") in ACRONYMS:
        return low in BRANDS
    if low in HEADS or (_is_institution(words, at) and not loose):
        return True
    if low in AFTER or low in NEVER:
        return False
    if gap == "-":
        return not candidate.wide
    if candidate.single and candidate.key in guards()["given"] and not loose:
        surnames.add(low)
        return True
    if low in demonyms() or loose or _may_stand_before_anything(candidate):
        return False
    return not (at in starts and starts[at].wide)


def _is_institution(words: Words, at: int) -> bool:
    """ "Killeen Police Department", "Ohio State University": the capitals run on to such a word."""
    for index in range(at, min(at + 4, len(words))):
        if not words.capital[index] or (index > at and words.gap[index] not in JOINED):
            return False
        if words.low[index] in INSTITUTIONS:
            return True
    return False


def _may_stand_before_anything(candidate: Candidate) -> bool:
    first = candidate.senses[0]
    return first.feature in ("country", "region") or (first.feature == "admin1" and first.country in FEDERAL)
