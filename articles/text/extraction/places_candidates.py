"""Where in a text a gazetteer name stands, longest first, before anything is decided."""

from dataclasses import dataclass, field

from articles.text.extraction.gazetteer import WIDE, Place, begins, fold, lookup
from articles.text.extraction.places_tokens import DOTTED, Words
from articles.text.extraction.places_words import ACRONYMS, AREAS, BETTER_KNOWN, DIRECTIONS, LINKS, NEVER, demonyms

LEAST_AMONG_CAPITALS = 15_000
LONGEST = 6  # words in a name
JOINED = (" ", "\n", "\u00a0", "-", "‑")  # what may stand between the words of one name


@dataclass(slots=True)
class Candidate:
    """Words ``first`` to ``last`` (inclusive) that are the name of ``senses``."""

    first: int
    last: int
    start: int
    end: int
    text: str
    key: str
    senses: tuple[Place, ...]
    loose: bool = False
    firm: bool = False  # the words around it say that it is a place
    soft: bool = False  # they fit a place, and a person as well
    names_state: bool = False  # something is said to lie in it, or it stands in a list of states
    rest: tuple[Place, ...] = ()  # senses without a leading "North", "East" …
    within: list[tuple[str, str]] = field(default_factory=list)  # (country, admin1) it is said to lie in
    chosen: Place | None = None

    @property
    def single(self) -> bool:
        return self.first == self.last

    @property
    def wide(self) -> bool:
        """A country, state or region before all else."""
        return self.senses[0].feature in WIDE and self.senses[0].proper


def candidates(words: Words) -> list[Candidate]:
    found: list[Candidate] = []
    at = 0
    may_begin = zip(words.capital, words.low, strict=True)
    for place in [place for place, (capital, low) in enumerate(may_begin) if capital or low == "sub"]:
        if place >= at and (match := _longest(words, place)):
            found.append(match)
            at = match.last + 1
    return found


def _longest(words: Words, at: int) -> Candidate | None:
    for last in range(_reach(words, at), at - 1, -1):
        if not _may_end(words, at, last):
            continue
        name = words.text[at]
        for word in range(at + 1, last + 1):
            name += ("-" if words.gap[word] == "-" else " ") + words.text[word]
        senses = lookup(name)
        if senses and not senses[0].proper and last > at and words.low[at] in NEVER:
            continue  # "A Damascus …"
        if senses and words.loose[at] and not _stands_out(senses[0], single=last == at):
            continue
        if senses and _looks_right(words, at, last, name):
            start, end = words.start[at], words.end[last]
            rest = lookup(name.split(" ", 1)[1]) if last > at and words.low[at] in DIRECTIONS else ()
            return Candidate(at, last, start, end, name, fold(name), senses, rest=rest, loose=words.loose[at])
    return None


def _stands_out(place: Place, *, single: bool) -> bool:
    """Among capitals only, "CUT OFF" and "REPUBLIC" are hardly the towns."""
    if place.feature != "city":
        return place.proper or not single
    return place.proper and place.population >= (LEAST_AMONG_CAPITALS if single else LEAST_AMONG_CAPITALS / 2)


def _reach(words: Words, at: int) -> int:
    """The furthest word that could still belong to a name beginning here."""
    last = at
    for index in range(at + 1, min(at + LONGEST, len(words.low))):
        gap, low = words.gap[index], words.low[index]
        joined = gap in JOINED or (gap == ". " and words.low[index - 1] in DOTTED)
        if not joined or not (words.capital[index] or low in LINKS or low in AREAS):
            break
        last = index
    if last > at and not begins(words.text[at]):
        return at
    if last > at + 1 and not begins(f"{words.text[at]} {words.text[at + 1]}"):
        return at + 1
    return last


def _may_end(words: Words, first: int, last: int) -> bool:
    area = last == first + 1 and words.low[last] in AREAS
    return first == last or words.capital[last] or area or words.gap[last] == "-"


def _looks_right(words: Words, first: int, last: int, name: str) -> bool:
    text, low = words.text[first], words.low[first]
    if last > first and low in NEVER and not words.capital[last]:
        return False  # "In city after city"
    if last > first:
        return fold(name) not in BETTER_KNOWN
    if low in demonyms():
        return False
    if text.replace(".", "").lower() in ACRONYMS:
        return text.isupper() and ("." in text or not words.loose[first])
    return low not in NEVER and len(text) > 2
