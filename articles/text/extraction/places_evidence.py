"""What the words around a name say: that it is a place, where it lies, or that it is none."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from articles.text.extraction.gazetteer import Place
from articles.text.extraction.places_candidates import JOINED, Candidate
from articles.text.extraction.places_parts import LARGE, is_part_of_a_name
from articles.text.extraction.places_tokens import Words
from articles.text.extraction.places_words import (
    DIRECTIONS,
    FEDERAL,
    LOCATIVE,
    abbreviations,
    demonyms,
    words_of,
)
from articles.text.values import ActorFound, Span

_SOFT = words_of("from to at toward towards between within into via")
_SETTLEMENT = words_of(
    "city cities town towns village villages suburb suburbs outskirts port capital province state region district "
    "area areas neighbourhood neighborhood centre center county governorate enclave island territory republic "
    "hamlet community parish borough resort part parts streets people residents south north east west "
    "mayor governor government outside miles kilometres kilometers km coast"
)
_FILLERS = DIRECTIONS | _SETTLEMENT | words_of("the of a second largest main coastal border flashpoint")
_FURTHEST_BACK = 6
_LEADING_ON = DIRECTIONS | {"in"}
_BETWEEN = (*JOINED, ", ")
_OF_A_STATE = words_of("governor gov legislature senate senator sen lawmakers assemblyman")
_OFFICES = words_of("mayor residents police councillors firefighters")
_FOLK = words_of(
    "man woman resident teenager couple family boy girl native mother father driver neighbourhood neighborhood"
)
AMBIGUOUS = ("New York", "Washington")


def weigh(words: Words, found: Sequence[Candidate], actors: Sequence[ActorFound]) -> list[Candidate]:
    """The candidates that may be places, with the evidence for each noted on it."""
    people = _Names(words, actors)
    starts = {candidate.first: candidate for candidate in found}
    for candidate in found:
        _note_container(words, candidate, starts)
        _note_words_before(words, candidate)
        _note_words_after(words, candidate)
    kept = [c for c in found if not people.cover(c) and not is_part_of_a_name(words, c, starts, people.surnames)]
    kept = [c for c in kept if not (c.single and not c.within and c.key in people.surnames and not c.wide)]
    _pass_along_lists(words, kept)
    return kept


class _Names:
    """The people and organisations of the article, as spans and as surnames."""

    def __init__(self, words: Words, actors: Sequence[ActorFound]) -> None:
        named = [actor for actor in actors if actor.kind != "unnamed"]
        self.words = words
        self.spans = sorted(self._bare(actor, span) for actor in named for span in actor.mentions)
        self.starts = [start for start, _ in self.spans]
        self.surnames = {actor.name.split()[-1].lower() for actor in named if actor.kind == "person"}

    def _bare(self, actor: ActorFound, span: Span) -> Span:
        """Of "Queensland Premier Anna Bligh" only "Anna Bligh", when that is the person's name."""
        if actor.kind != "person":
            return span
        name = {word.lower() for word in actor.name.split()}
        at = bisect_left(self.words.start, span[0])
        while at < len(self.words) and self.words.start[at] < span[1]:
            if self.words.low[at] in name:
                return self.words.start[at], span[1]
            at += 1
        return span

    def cover(self, candidate: Candidate) -> bool:
        """A country that is itself taken for an actor ("Russia vetoed …") stays a place, and so does a
        town that is taken for a person although it stands "in" or "near" the name."""
        at = bisect_right(self.starts, candidate.end - 1) - 1
        if at < 0 or self.spans[at][1] <= candidate.start:
            return False
        start, end = self.spans[at]
        if start < candidate.start or candidate.end < end:
            return not self._is_in_front(candidate)
        return not (candidate.wide or candidate.within or (candidate.firm and not candidate.single))

    def _is_in_front(self, candidate: Candidate) -> bool:
        """ "Denver-based", "Pakistan-administered"."""
        after = candidate.last + 1
        return after < len(self.words) and self.words.gap[after] == "-" and not self.words.capital[after]


def _note_container(words: Words, candidate: Candidate, starts: dict[int, Candidate]) -> None:
    """ "Houla, Syria", "Springfield, Ill.", "Homs (Syria)", "Aleppo, in northern Syria"."""
    at = candidate.last + 1
    if at >= len(words) or words.gap[at] not in (", ", " (", ",\n"):
        at = _after_in(words, at)
    while at < len(words) and not words.capital[at] and words.low[at] in _LEADING_ON:
        at += 1
    if not candidate.last < at < len(words) or words.opens[at]:
        return
    short = abbreviations().get(words.text[at]) or abbreviations().get(words.text[at] + ".")
    if short and any(_lies_in(p, *short) for p in candidate.senses):
        candidate.within.append(short)
    elif at in starts:
        _note_place_around(candidate, starts[at])


def _after_in(words: Words, at: int) -> int:
    """Past the "in" of "Homs in Syria"; -1 when there is none."""
    return at + 1 if at + 1 < len(words) and words.text[at] == "in" and words.gap[at] == " " else -1


def _note_place_around(inner: Candidate, outer: Candidate) -> None:
    for sense in outer.senses:
        if sense.feature == "country":
            if inner.senses[0].feature == "country":
                continue  # "China, Japan and …" is a list
            where = (sense.country, "")
        elif sense.feature == "admin1" and sense.admin1 and not _are_alike(inner, sense):
            where = (sense.country, sense.admin1)
        elif sense.feature == "city" and sense.population >= LARGE and any(_is_beside(p, sense) for p in inner.senses):
            inner.within.append((sense.country, sense.admin1))
            return
        else:
            continue
        if any(_lies_in(p, *where) for p in inner.senses):
            inner.within.append(where)
            outer.firm = True
            outer.names_state |= sense.feature == "admin1"
            return


def _is_beside(place: Place, city: Place) -> bool:
    """ "Hackney, east London": smaller, and within half a degree or so."""
    near = abs(place.lat - city.lat) < 0.5 and abs(place.lon - city.lon) < 0.8
    return near and place.feature == "city" and place.population < city.population


def _are_alike(inner: Candidate, outer: Place) -> bool:
    """Two states of one country are a list: "Oregon, Washington"."""
    return any(p.feature == "admin1" and p.proper and p.country == outer.country for p in inner.senses[:3])


def _lies_in(place: Place, country: str, admin1: str) -> bool:
    if place.feature in ("country", "region") or place.country != country:
        return False
    return not admin1 or (place.admin1 == admin1 and place.feature != "admin1")


def _note_words_before(words: Words, candidate: Candidate) -> None:
    """ "in", "near", "the outskirts of", "the Syrian town of"."""
    settlement = False
    at, gap = candidate.first - 1, words.gap[candidate.first]
    for _ in range(_FURTHEST_BACK):
        if at < 0 or gap not in _BETWEEN:
            return
        low = words.low[at]
        if settlement and low in demonyms():
            candidate.within.append((demonyms()[low], ""))
        elif low in LOCATIVE and gap != ", ":
            candidate.soft = True
            candidate.firm |= low not in _SOFT
            return
        elif low not in _FILLERS:
            return
        settlement |= low in _SETTLEMENT
        candidate.firm |= settlement and low in _SETTLEMENT and words.low[at + 1] == "of"
        at, gap = at - 1, words.gap[at]


def _note_words_after(words: Words, candidate: Candidate) -> None:
    """ "Paris-based", and the datelines "ALEPPO, Syria (Reuters) —" and "LONDON —"."""
    at = candidate.last + 1
    if at < len(words) and words.gap[at] == "-" and words.low[at] in ("based", "born", "area", "bound"):
        candidate.firm = True
    if at < len(words) and words.gap[at] == " " and _is_of_a_town(words, candidate.first, at):
        candidate.firm = True
    if at < len(words) and words.gap[at] == " " and words.low[at] in _OF_A_STATE:
        candidate.names_state = any(p.feature == "admin1" and p.country in FEDERAL for p in candidate.senses)
    if not words.opens[candidate.first] or (candidate.first and "\n\n" not in words.gap[candidate.first]):
        return
    for opens, gap in zip(words.opens[at : at + 7], words.gap[at : at + 7], strict=True):
        if opens:
            return
        if "—" in gap or "–" in gap or " - " in gap or "--" in gap:
            candidate.firm = True
            return


def _is_of_a_town(words: Words, first: int, after: int) -> bool:
    """ "Lincoln Mayor …", "a Lincoln man"."""
    if words.low[after] in _OFFICES:
        return True
    return words.low[after] in _FOLK and first > 0 and words.low[first - 1] in ("a", "an", "the", "two", "three")


def _pass_along_lists(words: Words, kept: Sequence[Candidate]) -> None:
    """In "in Homs, Hama and Idlib" what holds for the first holds for all."""
    for before, after in pairwise(kept):
        between = after.first - before.last
        gap = words.gap[after.first]
        listed = (between == 1 and gap == ", ") or (between == 2 and words.low[after.first - 1] in ("and", "or"))
        if listed and (before.firm or before.soft):
            after.soft = True
            after.firm |= before.firm
        if listed and any(_is_just_a_state(c) for c in (before, after)):
            before.names_state = after.names_state = True


def _is_just_a_state(candidate: Candidate) -> bool:
    first = candidate.senses[0]
    return first.feature == "admin1" and first.proper and first.country in FEDERAL and first.name not in AMBIGUOUS
