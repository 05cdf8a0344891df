"""What the words around a name say: that it is a place, where it lies, or that it is none."""

from bisect import bisect_right
from collections.abc import Sequence

from articles.text.extraction.gazetteer import WIDE, Place
from articles.text.extraction.places_candidates import Candidate, Token
from articles.text.extraction.places_words import (
    AFTER,
    BEFORE,
    DIRECTIONS,
    HEADS,
    HEADS_OF,
    HONORIFICS,
    INNER,
    LOCATIVE,
    NEVER,
    abbreviations,
    demonyms,
    guards,
)
from articles.text.values import ActorFound

_JOINED = (" ", "\n", "\u00a0", "-", "‑")
_SOFT = frozenset("from to at toward towards between within into via".split())
_SETTLEMENT = frozenset(
    "city cities town towns village villages suburb suburbs outskirts port capital province state region district "
    "area areas neighbourhood neighborhood centre center county governorate enclave island territory republic "
    "hamlet community parish borough resort part parts streets people residents south north east west "
    "mayor governor government outside miles kilometres kilometers km coast".split()
)
_FILLERS = DIRECTIONS | _SETTLEMENT | frozenset("the of a second largest main coastal border flashpoint".split())
_FURTHEST_BACK = 6
AMBIGUOUS = ("New York", "Washington")


def weigh(words: Sequence[Token], found: Sequence[Candidate], actors: Sequence[ActorFound]) -> list[Candidate]:
    """The candidates that may be places, with the evidence for each noted on it."""
    people = _Names(actors)
    starts = {candidate.first: candidate for candidate in found}
    for candidate in found:
        _note_container(words, candidate, starts)
        _note_words_before(words, candidate)
        _note_words_after(words, candidate, starts)
    kept = [c for c in found if not people.cover(c) and not _is_part_of_a_name(words, c, starts, people.surnames)]
    kept = [c for c in kept if not (c.single and not c.within and c.key in people.surnames and not c.wide)]
    _pass_along_lists(words, kept)
    return kept


class _Names:
    """The people and organisations of the article, as spans and as surnames."""

    def __init__(self, actors: Sequence[ActorFound]) -> None:
        named = [actor for actor in actors if actor.kind != "unnamed"]
        self.spans = sorted(span for actor in named for span in actor.mentions)
        self.starts = [start for start, _ in self.spans]
        self.surnames = {actor.name.split()[-1].lower() for actor in named if actor.kind == "person"}

    def cover(self, candidate: Candidate) -> bool:
        """A country that is itself taken for an actor ("Russia vetoed …") stays a place."""
        at = bisect_right(self.starts, candidate.end - 1) - 1
        if at < 0 or self.spans[at][1] <= candidate.start:
            return False
        return not (candidate.wide and self.spans[at] == (candidate.start, candidate.end))


def _note_container(words: Sequence[Token], candidate: Candidate, starts: dict[int, Candidate]) -> None:
    """ "Houla, Syria", "Springfield, Ill.", "Homs (Syria)", "Aleppo, in northern Syria"."""
    at = candidate.last + 1
    if at >= len(words) or words[at].gap not in (", ", " (", ",\n"):
        at = _after_in(words, at)
    while at < len(words) and not words[at].capital and words[at].low in DIRECTIONS | {"in"}:
        at += 1
    if not candidate.last < at < len(words) or words[at].opens:
        return
    short = abbreviations().get(words[at].text) or abbreviations().get(words[at].text + ".")
    if short and any(_lies_in(p, *short) for p in candidate.senses):
        candidate.within.append(short)
    elif at in starts:
        _note_place_around(candidate, starts[at])


def _after_in(words: Sequence[Token], at: int) -> int:
    """Past the "in" of "Homs in Syria"; -1 when there is none."""
    return at + 1 if at + 1 < len(words) and words[at].text == "in" and words[at].gap == " " else -1


def _note_place_around(inner: Candidate, outer: Candidate) -> None:
    for sense in outer.senses:
        if sense.feature == "country":
            if inner.senses[0].feature == "country":
                continue
            where = (sense.country, "")
        elif sense.feature == "admin1" and sense.admin1:
            where = (sense.country, sense.admin1)
        else:
            continue
        if any(_lies_in(p, *where) for p in inner.senses):
            inner.within.append(where)
            outer.firm = True
            outer.names_state |= sense.feature == "admin1"
            return


def _lies_in(place: Place, country: str, admin1: str) -> bool:
    if place.feature in ("country", "region") or place.country != country:
        return False
    return not admin1 or (place.admin1 == admin1 and place.feature != "admin1")


def _note_words_before(words: Sequence[Token], candidate: Candidate) -> None:
    """ "in", "near", "the outskirts of", "the Syrian town of"."""
    settlement = False
    at, gap = candidate.first - 1, words[candidate.first].gap
    for _ in range(_FURTHEST_BACK):
        if at < 0 or gap not in (*_JOINED, ", "):
            return
        word = words[at]
        if word.low in demonyms() and (settlement or at == candidate.first - 1):
            candidate.within.append((demonyms()[word.low], ""))
        elif word.low in LOCATIVE and gap != ", ":
            candidate.soft = True
            candidate.firm |= word.low not in _SOFT
            return
        elif word.low not in _FILLERS:
            return
        settlement |= word.low in _SETTLEMENT
        candidate.firm |= settlement and word.low in _SETTLEMENT and words[at + 1].low == "of"
        at, gap = at - 1, word.gap


def _note_words_after(words: Sequence[Token], candidate: Candidate, starts: dict[int, Candidate]) -> None:
    """ "Paris-based", and the datelines "ALEPPO, Syria (Reuters) —" and "LONDON —"."""
    at = candidate.last + 1
    if at < len(words) and words[at].gap == "-" and words[at].low in ("based", "born", "area", "bound"):
        candidate.firm = True
    if not words[candidate.first].opens or (candidate.first and "\n\n" not in words[candidate.first].gap):
        return
    for word in words[at : at + 7]:
        if word.opens:
            return
        if "—" in word.gap or "–" in word.gap or " - " in word.gap or "--" in word.gap:
            candidate.firm = True
            return


def _is_part_of_a_name(
    words: Sequence[Token], candidate: Candidate, starts: dict[int, Candidate], surnames: set[str]
) -> bool:
    return (
        _is_money(words, candidate)
        or _is_inside_a_name(words, candidate)
        or _is_after_a_name(words, candidate, surnames)
        or _is_after_a_head(words, candidate)
        or _is_before_a_name(words, candidate, starts, surnames)
    )


def _is_money(words: Sequence[Token], candidate: Candidate) -> bool:
    """ "US$5", "$US 5"."""
    after = words[candidate.last + 1].gap if candidate.last + 1 < len(words) else ""
    return after.startswith("$") or words[candidate.first].gap.endswith("$")


def _is_inside_a_name(words: Sequence[Token], candidate: Candidate) -> bool:
    """ "Ceamurlia de Jos", "Bab el-Oued": the rest of the name is not in the gazetteer."""
    first, after = candidate.first, candidate.last + 1
    if first > 1 and words[first].gap in _JOINED and words[first - 1].text in INNER and words[first - 2].capital:
        return not candidate.wide
    if after + 1 < len(words) and words[after].gap in _JOINED and words[after].text in INNER:
        return words[after + 1].capital and words[after + 1].gap in _JOINED and not candidate.wide
    return False


def _is_after_a_name(words: Sequence[Token], candidate: Candidate, surnames: set[str]) -> bool:
    """ "Mr Hague", "Abraham Lincoln", "Royal London …"."""
    word = words[candidate.first]
    before = words[candidate.first - 1] if candidate.first else None
    if before is None or not (word.gap in _JOINED or (word.gap == ". " and before.low in HONORIFICS)):
        return False
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
    if at >= len(words) or words[at].gap not in _JOINED or not words[at].capital:
        return False
    after = words[at]
    if after.low in HEADS:
        return True
    if after.low in AFTER or (after.low in NEVER and after.low not in HEADS):
        return False
    if after.gap == "-":
        return not candidate.wide
    if candidate.single and candidate.key in guards()["given"] and not after.loose:
        surnames.add(after.low)
        return True
    if after.low in demonyms() or after.loose or candidate.senses[0].feature in WIDE:
        return False
    return not (at in starts and starts[at].wide)


def _pass_along_lists(words: Sequence[Token], kept: Sequence[Candidate]) -> None:
    """In "in Homs, Hama and Idlib" what holds for the first holds for all."""
    for before, after in zip(kept, kept[1:], strict=False):
        between = after.first - before.last
        gap = words[after.first].gap
        listed = between == 1 and gap == ", " or (between == 2 and words[after.first - 1].low in ("and", "or"))
        if listed and (before.firm or before.soft):
            after.soft = True
            after.firm |= before.firm
        if listed and any(_is_just_a_state(c) for c in (before, after)):
            before.names_state = after.names_state = True


def _is_just_a_state(candidate: Candidate) -> bool:
    return candidate.wide and candidate.senses[0].feature == "admin1" and candidate.senses[0].name not in AMBIGUOUS
