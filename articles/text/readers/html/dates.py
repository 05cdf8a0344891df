"""When a page's story was published and updated.

Every stamp the page gives is weighed; days are put to the vote, then the heaviest stamp of the winning day that tells
the minute is taken. What is decided here, and why:

- Midnight to the second is what systems write that know only the day: it is a minute only where the
  date line shows it too, and any other time of the same day goes before it.
- "Z" behind the same clock time as a stamp with another offset is a local time wrongly marked: the other holds.
- A stamp without a zone takes that of a stamp with the same clock time, else that of the date line, else that
  of the page's other stamps, else that of the country it is from; where none is known it is a day.
- The day is counted as the offset says; for a stamp in UTC the date line or the address may say that
  it was already the next day (or still the last) where the story was read.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from articles.text.readers.html import dates_stamps, dates_told, dates_urls, dates_zones, jsonld
from articles.text.readers.html.dates_headers import Header, Line
from articles.text.readers.html.dates_stamps import Hints, Stamp
from articles.text.readers.html.metadata_clues import Clues, Element
from articles.text.values import Precision, SourceDate

EARLIEST = date(1700, 1, 2)
EMPTY = frozenset({date(1970, 1, 1), date(1900, 1, 1), date(1899, 12, 30), date(1980, 1, 1), date(2000, 1, 1)})
CLOSE = timedelta(minutes=15)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stamp, where it stood, and how much that place is to be believed."""

    stamp: Stamp
    weight: float
    origin: str = "metadata"


@dataclass(frozen=True, slots=True)
class Place:
    """Where and in what language the page is at home."""

    host: str | None
    locales: list[str]
    language: str | None

    @property
    def zone(self) -> tzinfo | None:
        return dates_zones.of(self.host, self.locales, self.language)

    @property
    def hints(self) -> Hints:
        return Hints(dates_zones.day_first(self.host, self.locales, self.language), self.language or "")


def find(
    clues: Clues, story: jsonld.Node | None, headline: Element | None, header: Header, url: str | None, place: Place
) -> tuple[SourceDate | None, SourceDate | None]:
    """(published, updated)."""
    published = sensible(dates_told.published(clues, story, headline), place.hints)
    lines = [line for line in header.lines if credible(line.stamp)]
    # A date line shown twice, for narrow and for wide screens, is one witness.
    shown = [
        Evidence(
            line.stamp, weight(line) if first_of_day(line, lines) else 0.1, "metadata" if line.tagged else "header"
        )
        for line in lines
    ]
    published += [e for e, line in zip(shown, lines, strict=True) if line.label != "updated"]
    address = dates_urls.read(url)
    if address is not None and credible(address):
        published.append(Evidence(address, 1.5 if address.whole else 0.1, "url"))
    published = published or sensible(dates_told.lone(clues, headline), place.hints)
    updated = sensible(dates_told.updated(clues, story, headline), place.hints)
    updated += [e for e, line in zip(shown, lines, strict=True) if line.label == "updated"]
    every = [*published, *updated]
    first = decide(doubted(published, updated), every, place)
    later = decide(updated[:1] and [max(updated, key=lambda e: (e.weight, e.stamp.clock))], every, place)
    return first, later if later and is_later(later, first) else None


def doubted(published: list[Evidence], updated: list[Evidence]) -> list[Evidence]:
    """Some systems write the last change as the publication: where another day is given too, it is the better."""
    changed = {e.stamp.wall for e in updated if e.stamp.clock}
    earliest = min((e.stamp.wall for e in published if e.weight >= 1.5 and e.stamp.clock), default=None)
    if not changed or earliest is None:
        return published
    return [
        replace(e, weight=e.weight * 0.5) if e.stamp.wall in changed and e.stamp.wall - earliest > ONE_DAY else e
        for e in published
    ]


def first_of_day(line: Line, lines: list[Line]) -> bool:
    same = [other for other in lines if other.stamp.wall.date() == line.stamp.wall.date()]
    return max(same, key=weight) is line


def weight(line: Line) -> float:
    base = 3.0 if line.label == "published" else 1.5
    return (base if line.after else base - 0.8) + (0.2 if line.tagged else 0.0)


def sensible(told: dates_told.Told, hints: Hints) -> list[Evidence]:
    stamps = ((dates_stamps.read(raw, hints), heaviness) for raw, heaviness in told if raw)
    return [Evidence(stamp, heaviness) for stamp, heaviness in stamps if stamp is not None and credible(stamp)]


def credible(stamp: Stamp) -> bool:
    """Neither an empty field's date nor one that has not come yet."""
    tomorrow = datetime.now(UTC).replace(tzinfo=None) + ONE_DAY
    return (
        stamp.wall.date() > EARLIEST
        and stamp.wall < tomorrow
        and not (stamp.wall.date() in EMPTY and (stamp.midnight or not stamp.clock))
    )


def decide(evidence: list[Evidence], every: list[Evidence], place: Place) -> SourceDate | None:
    if not evidence:
        return None
    ranked = sorted(evidence, key=lambda e: -e.weight)
    whole = [e for e in ranked if e.stamp.whole]
    if not whole:
        return dated(ranked[0].stamp, ranked[0].origin, "month", ranked[0].stamp.wall)
    group = elected(whole)
    chosen = next((e for e in group if e.stamp.clock and not e.stamp.midnight), None)
    chosen = chosen or shown_midnight(group) or group[0]
    stamp = zoned(chosen.stamp, every, place)
    if stamp.instant is None:
        chosen = next((e for e in group if e.stamp.instant and not e.stamp.midnight), chosen)
        stamp = zoned(chosen.stamp, every, place)
    day = local_day(stamp, group, place)
    if stamp.instant is None or (stamp.midnight and chosen is not shown_midnight(group)):
        return dated(stamp, chosen.origin, "day", day)
    return dated(stamp, chosen.origin, "minute", day)


def elected(ranked: list[Evidence]) -> list[Evidence]:
    """Those of the day that most weight stands behind; the heaviest decides which days are the same."""
    groups: list[list[Evidence]] = []
    for piece in ranked:
        group = next((g for g in groups if same_day(g[0].stamp, piece.stamp)), None)
        if group is None:
            groups.append([piece])
        else:
            group.append(piece)
    return max(groups, key=lambda g: sum(e.weight for e in g))


def same_day(one: Stamp, other: Stamp) -> bool:
    if one.wall.date() == other.wall.date():
        return True
    if one.instant and other.instant:
        return abs(one.instant - other.instant) <= CLOSE
    # In UTC a day begins and ends elsewhere than in a date line.
    aware = one if one.instant else other
    plain = other if one.instant else one
    if aware.offset == 0 and abs(aware.wall.date() - plain.wall.date()) == ONE_DAY:
        if plain.clock and not plain.midnight:
            return abs(aware.wall - plain.wall) <= timedelta(hours=14) and (aware.wall - plain.wall).seconds % 900 < 60
        return aware.wall.hour >= 10 if plain.wall.date() > aware.wall.date() else aware.wall.hour < 12
    return False


def shown_midnight(group: list[Evidence]) -> Evidence | None:
    """A midnight that the date line shows as a clock time, so that it is no empty field."""
    if any(e.origin == "header" and e.stamp.midnight for e in group):
        return next((e for e in group if e.stamp.midnight), None)
    return None


def zoned(stamp: Stamp, every: list[Evidence], place: Place) -> Stamp:
    """The stamp with the offset it was written in, as far as the page tells."""
    if not stamp.clock:
        return stamp
    others = [e.stamp for e in every if e.stamp.clock and e.stamp.offset is not None]
    twin = next((o for o in others if o.offset and same_clock(o, stamp)), None)
    if stamp.offset:
        return stamp
    if twin is not None:
        return replace(stamp, offset=twin.offset)
    if stamp.offset == 0:
        return stamp
    twin = next((o for o in others if same_clock(o, stamp)), None)
    if twin is not None:
        return replace(stamp, offset=twin.offset)
    shifted = next((o for o in others if is_shifted(o, stamp)), None)
    if shifted is not None and shifted.instant:
        minutes = round((stamp.wall.replace(tzinfo=UTC) - shifted.instant).total_seconds() / 900) * 15
        return replace(stamp, offset=minutes)
    home = at_home(stamp.wall, place.zone)
    seen = [e.stamp.wall for e in every if e.origin == "header" and e.stamp.clock and e.stamp.offset is None]
    if home and any(abs(wall - stamp.wall - timedelta(minutes=home)) < timedelta(minutes=1) for wall in seen):
        return replace(stamp, offset=0)
    near = next((o for o in others if o.offset and abs(o.wall - stamp.wall) < timedelta(days=30)), None)
    if near is not None and (home is None or home == near.offset):
        return replace(stamp, offset=near.offset)
    return replace(stamp, offset=home) if home is not None else stamp


def same_clock(one: Stamp, other: Stamp) -> bool:
    return one.clock and other.clock and abs(one.wall - other.wall) < timedelta(minutes=1)


def is_shifted(aware: Stamp, plain: Stamp) -> bool:
    """Whether both are one moment, told by the same minute of the hour on clocks some hours apart."""
    apart = abs(aware.wall - plain.wall)
    return (
        aware.offset == 0
        and timedelta(0) < apart <= timedelta(hours=14)
        and apart.seconds % 1800 < 60
        and aware.wall.second == plain.wall.second
        and bool(plain.wall.minute % 5 or plain.wall.second)
    )


def at_home(wall: datetime, zone: tzinfo | None) -> int | None:
    shift = wall.replace(tzinfo=zone).utcoffset() if zone is not None else None
    return round(shift.total_seconds() / 60) if shift is not None else None


def local_day(stamp: Stamp, group: list[Evidence], place: Place) -> datetime:
    """The day by the story's own clock."""
    if stamp.instant is None or stamp.offset:
        return stamp.wall
    for piece in group:
        other = piece.stamp
        if other.instant and other.offset and abs(other.instant - stamp.instant) <= CLOSE:
            return other.wall
    home = at_home(stamp.wall, place.zone)
    for piece in group:
        near = piece.origin in ("header", "url") and abs(piece.stamp.wall.date() - stamp.wall.date()) <= ONE_DAY
        if near and (home is None or (stamp.wall + timedelta(minutes=home)).date() == piece.stamp.wall.date()):
            return piece.stamp.wall
    return stamp.wall


def dated(stamp: Stamp, origin: str, precision: Precision, day: datetime) -> SourceDate:
    at = datetime(day.year, day.month, day.day if precision == "day" else 1, tzinfo=UTC)
    if precision == "minute" and stamp.instant is not None:
        at = stamp.instant
    return SourceDate(
        at=at,
        precision=precision,
        raw=stamp.raw[:200],
        origin=origin,
        local_day=(day.year, day.month, day.day),
        certain=stamp.certain,
    )


def is_later(updated: SourceDate, published: SourceDate | None) -> bool:
    if published is None:
        return True
    if "minute" in (updated.precision, published.precision) and updated.precision != published.precision:
        return updated.local_day > published.local_day
    return updated.at > published.at
