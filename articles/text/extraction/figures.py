"""How many were killed, wounded, missing or displaced, who says so, and where.

Every number of a sentence with a telling word is looked at from both sides, within bounds: what stands behind it
("12 people were killed"), what stands before it ("killing 12"). A number that neither side explains is left alone.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from articles.text.extraction.figures_numbers import Number, numbers
from articles.text.extraction.figures_words import (
    ACTIVE,
    ACTIVE_KIND,
    AFTER,
    BOTH,
    FLED_OTHERWISE,
    KIND_OF,
    LOST,
    PART,
    RATE,
    SUBJECTLESS,
    TOLL,
    people_after,
)
from articles.text.values import ActorFound, FigureFound, FigureKind, LocationFound, Quotation, Span

# Each with what it must begin or end at; plain letters come first, so that searching skips all others.
_TRIGGERS = {
    "kill": "kill",
    "dea": "dea(?:d|th)",
    "die": r"die(?<!\wdie)[ds]\b",
    "dying": "dying",
    "toll": r"toll\b",
    "wound": "wound",
    "injur": "injur",
    "hurt": r"hurt\b",
    "missing": "missing",
    "displac": "displac",
    "fle": r"fle(?<!\wfle)[de]",
    "homeless": "homeless",
    "their homes": "from their homes",
    "massacr": "massacr",
    "murder": "murder",
    "execut": "execut",
    "slaughter": "slaughter",
    "perish": "perish",
    "drown": "drown",
    "uproot": "uproot",
    "casualt": "casualt",
    "fatalit": "fatalit",
    "lives": r"lives(?<!\wlives)\b",
    "maim": "maim",
    "unaccounted": "unaccounted",
    "evacuated": "evacuated",
    "beheaded": "beheaded",
}
_TRIGGER = {stem: re.compile(pattern) for stem, pattern in _TRIGGERS.items()}
# Every pattern of ends begins with characters of its own, so that searching skips all others.
_SENTENCE_END = re.compile(
    r"[.!?\n](?:(?<=\n)|(?<![A-Z].)(?<!\bMr.)(?<!\bDr.)(?<!\bSt.)(?<!\bGen.)(?<!\bMrs.)(?<!\bLt.)(?<!\bCol.)"
    r"[\"”’')]{0,2}\s+(?=[\"“‘'(]?[A-Z0-9]))"
)
_SOFT_WRAP = re.compile(r"\n(?<=[a-z0-9,]\n)(?=[a-z0-9])")
LONGEST = 1500
LOOK_BEFORE = 110
LOOK_BEHIND = 320
PLACE_BEFORE = 400
PERIOD_BEFORE = 60
# Behind these a number without people is an age, a share, a page, a time.
_NO_COUNT = re.compile(
    r"(?<![\w-])(?:of|aged|age|(?<!sulting )(?<!sulted )(?<!sults )in|at|on|since|(?<!led )(?<!leading )to|by|from|than"
    r"|number|page|chapter|until|till|past) $"
)
_ELSEWHERE = re.compile(r"[;:“”\"]|\b(?:that|said|says|told|warned|when|after|before|who|which)\b")
_JOINED = re.compile(r"(?:,| and|, and| as well as|, as well as| and at least| plus) $")
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PERIOD = re.compile(
    r"\b(?:[Ss]ince (?:the [\w ]{3,30}? (?:began|started|erupted)"
    rf"|(?:early |late |mid-)?{_MONTH}(?: \d{{1,2}})?(?:,? \d{{4}})?|{_WEEKDAY}|\d{{4}})"
    r"|(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin) the (?:past|last) (?:\w+ )?(?:hours?|days?|weeks?|months?|years?)"
    rf"|(?:[Oo]n|[Ll]ast) {_WEEKDAY}|[Yy]esterday|[Tt]oday|[Oo]vernight|[Ss]o far this year|[Tt]his (?:week|month|year)"
    rf"|[Ll]ast (?:night|week|month|year)|[Ii]n (?:{_MONTH}(?: \d{{4}})?|(?:19|20)\d\d))\b"
)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number with the people it counts; ``kind`` and ``part`` are found later than the rest."""

    number: Number
    end: int
    noun: str
    kind: str = ""
    part: bool = False


def find(
    body: str,
    quotes: Sequence[Quotation] = (),
    actors: Sequence[ActorFound] = (),
    locations: Sequence[LocationFound] = (),
) -> tuple[FigureFound, ...]:
    """In reading order; figures never overlap."""
    found = []
    places = _Places(locations)
    body = _SOFT_WRAP.sub(" ", body)  # the offsets stay what they are
    triggers = _triggers(body)
    at = 0
    while at < len(triggers):
        start = body.rfind("\n\n", 0, triggers[at])
        start = 0 if start < 0 else start + 2
        end = body.find("\n\n", triggers[at])
        end = len(body) if end < 0 else end
        for sentence in _sentences(body, start, end):
            first = bisect_left(triggers, sentence[0])
            if first < len(triggers) and triggers[first] < sentence[1]:
                found += _in_sentence(body, sentence, places, start)
        at = bisect_left(triggers, end)
    return tuple(_told(body, found, quotes, actors)) if found else ()


def _triggers(body: str) -> list[int]:
    """Where telling words begin; looking for plain words first costs a tenth of one pattern for them all."""
    found = [at.start() for stem, pattern in _TRIGGER.items() if stem in body for at in pattern.finditer(body)]
    return sorted(found)


def _sentences(body: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for found in _SENTENCE_END.finditer(body, start, end):
        yield at, found.end() - (len(found[0]) - len(found[0].rstrip()))
        at = found.end()
    if at < end:
        yield at, end


def _in_sentence(body: str, sentence: Span, places: "_Places", paragraph: int) -> list[FigureFound]:
    start, end = sentence
    if end - start > LONGEST:
        return []
    counted = [_counted(body, number, sentence) for number in numbers(body, start, end)]
    told = _inherited(body, [one for one in counted if one])
    figures: list[FigureFound] = []
    whole: FigureFound | None = None
    for one in told:
        kind, part = one.kind, None
        if one.part:
            if whole is None or (kind and kind != whole.kind):
                continue
            kind, part = whole.kind, whole.start
        if not kind or (figures and figures[-1].end > one.number.start):
            continue
        figure = FigureFound(
            start=one.number.start,
            end=one.end,
            kind=cast(FigureKind, kind),
            low=one.number.low,
            high=one.number.high,
            qualifier=one.number.qualifier,
            sentence=sentence,
            part_of=part,
            location=places.nearest(one.number.start, sentence, paragraph),
            period=_period(body, one, sentence),
        )
        figures.append(figure)
        whole = whole if one.part else figure
    return figures


def _counted(body: str, number: Number, sentence: Span) -> _Counted | None:
    if number.qualifier == "none" or number.family:
        people: tuple[int, str] | None = (number.end, "people")
    else:
        people = people_after(body, number.end, sentence[1])
    if people is None:
        return None
    end, noun = people
    before = body[max(sentence[0], number.start - LOOK_BEFORE) : number.start]
    one = _Counted(number, end, noun, part=bool(PART.search(before[-30:])) or noun == "them")
    if one.part:
        return one
    behind = body[end : min(sentence[1], end + LOOK_BEHIND)]
    if BOTH.search(behind[:200]) and _is_both(behind):
        return None
    if not noun and _NO_COUNT.search(before):
        return None if not TOLL.search(before) else replace(one, kind=_kind_before(before, noun))
    kind = _kind_behind(behind, noun) or (_kind_before(before, noun) if number.qualifier != "none" else "")
    if kind and RATE.match(behind):
        return None
    return replace(one, kind=kind)


def _is_both(behind: str) -> bool:
    """ "12 people were killed or wounded": nobody says how many of them were killed."""
    found = AFTER.match(behind)
    return bool(found and BOTH.match(behind, found.end()))


def _kind_behind(behind: str, noun: str) -> str:
    found = AFTER.match(behind)
    if not found:
        return ""
    done, rest = found["done"], behind[found.end() :]
    passive = re.search(
        r"\b(?:were|was|are|is|been|being|reported|confirmed|feared|believed|thought|presumed)\b", found["aux"]
    )
    if re.search(r"\b(?:to|made|left)$", found["aux"].strip()) and not passive and done not in {"homeless", "dead"}:
        return "" if done != "flee" else "displaced"
    alone = done.startswith(("died", "perished", "drowned", "lost", "deaths", "fatalities", "to ", "forced", "driven"))
    if done in {"fled", "fleeing"}:
        return "" if FLED_OTHERWISE.match(rest) or not noun else "displaced"
    if not passive and not alone and not SUBJECTLESS.match(rest):
        return ""
    if done in {"missing", "hurt", "disappeared", "evacuated"} and not SUBJECTLESS.match(rest):
        return ""
    if done in {"deaths", "fatalities", "injuries"} and noun:
        return ""
    return KIND_OF[done]


def _kind_before(before: str, noun: str) -> str:
    if found := ACTIVE.search(before):
        passive = found["aux"] and found["verb"].endswith("ed")
        doubted = found["aux"] and found["aux"].strip() not in {"was", "were", "is", "are", "been"}
        return "" if found["both"] or passive or doubted else ACTIVE_KIND[found["verb"]]
    if found := TOLL.search(before):
        return (
            "wounded" if found["hurt"] else "missing" if found["gone"] else "displaced" if found["away"] else "killed"
        )
    if LOST.search(before) and noun:
        claimed = before.rstrip().endswith(("claimed", "cost", "claiming", "costing"))
        return "" if claimed and noun != "lives" else "killed"
    return ""


def _inherited(body: str, counted: list[_Counted]) -> list[_Counted]:
    """ "12 civilians and 3 soldiers were killed", "killing 12 civilians and 3 soldiers": what is said of one."""
    told = list(counted)
    for at in range(1, len(told)):
        last, one = told[at - 1], told[at]
        if one.noun and not one.kind and not one.part and _joins(body, last, one) and (last.kind or last.part):
            told[at] = replace(one, kind=last.kind, part=last.part)
    for at in range(len(told) - 2, -1, -1):
        one, after = told[at], told[at + 1]
        open_ = one.noun not in {"", "others"} and not one.kind and not one.part
        if open_ and after.kind and not after.part and after.noun and _joins(body, one, after):
            told[at] = replace(one, kind=after.kind)
    return told


def _joins(body: str, one: _Counted, other: _Counted) -> bool:
    between = body[one.end : other.number.start]
    return len(between) < 20 and bool(_JOINED.fullmatch(between))


def _period(body: str, one: _Counted, sentence: Span) -> str:
    """A wording of a time behind the figure, or just before it, in its own clause."""
    start, end = one.number.start, one.end
    if (after := _PERIOD.search(body, end, sentence[1])) and not _ELSEWHERE.search(body, end, after.start()):
        return after[0]
    before = list(_PERIOD.finditer(body, max(sentence[0], start - PERIOD_BEFORE), start))
    if before and not _ELSEWHERE.search(body, before[-1].end(), start):
        return before[-1][0]
    return ""


class _Places:
    """Mentions of places in order of their offsets."""

    def __init__(self, locations: Sequence[LocationFound]) -> None:
        rows = []
        for place in locations:
            roles = place.roles or ("mentioned",) * len(place.mentions)
            rows += [
                (start, place.feature == "country")
                for (start, _), role in zip(place.mentions, roles, strict=False)
                if role == "mentioned"
            ]
        self._rows = sorted(rows)
        self._starts = [start for start, _ in self._rows]

    def nearest(self, at: int, sentence: Span, paragraph: int) -> int | None:
        """In the sentence the nearest, a town before a country; else the last one before it in its paragraph."""
        rows = self._rows[bisect_left(self._starts, sentence[0]) : bisect_left(self._starts, sentence[1])]
        if rows:
            return min(rows, key=lambda row: (row[1], abs(row[0] - at)))[0]
        last = bisect_right(self._starts, sentence[0]) - 1
        if last < 0 or self._starts[last] < max(paragraph, sentence[0] - PLACE_BEFORE):
            return None
        return self._starts[last]


def _told(
    body: str, found: list[FigureFound], quotes: Sequence[Quotation], actors: Sequence[ActorFound]
) -> Iterator[FigureFound]:
    """With who says so: the speaker of the smallest quote around it, or of one elsewhere in its sentence."""
    ordered = sorted(quotes, key=lambda quote: quote.start)
    starts = [quote.start for quote in ordered]
    for figure in found:
        near = ordered[max(bisect_right(starts, figure.start) - 6, 0) : bisect_right(starts, figure.start)]
        around = [quote for quote in near if quote.end >= figure.end]
        if around:
            told = min(around, key=lambda quote: quote.end - quote.start)
            yield replace(figure, speaker=told.speaker, quote=(told.start, told.end))
        else:
            yield replace(figure, speaker=_source(body, figure, actors))


_ACCORDING = re.compile(r"according to (?:the )?$", re.IGNORECASE)


def _source(body: str, figure: FigureFound, actors: Sequence[ActorFound]) -> str | None:
    """Whom the sentence names behind "according to", where that belongs to no quote."""
    first, last = figure.sentence
    if "ccording to" not in body[first:last]:
        return None
    for actor in actors:
        for start, _ in actor.mentions:
            if first <= start < last and _ACCORDING.search(body[max(first, start - 20) : start]):
                return actor.name
    return None
