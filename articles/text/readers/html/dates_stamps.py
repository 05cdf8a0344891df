"""Points in time as pages write them: ISO and its misspellings, RFC 822, epochs, and prose in many languages."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from articles.text.readers import zones
from articles.text.readers.html import dates_months

WORD = r"[^\s\d,|/()\[\]:;\"'<>\-–—]{2,20}"
ISO = re.compile(
    r"^\W{0,3}(?P<year>\d{4})[-/.]?(?P<month>\d{2}|(?<=[-/.])\d)[-/.]?(?P<day>\d{2}|(?<=[-/.])\d)"
    r"(?:(?:T|t|\s{1,3}|,\s?)(?P<hour>\d{1,2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,:]\d{1,9})?)?"
    r"\s{0,3}(?P<zone>Z|z|[+\-−\s](?=\d)\d{1,2}:?\d{2}|[+-]\d{1,2}(?!\d)|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{2,5})?"
    r"(?P<half>\s?[AaPp]\.?[Mm]\.?)?)?(?:\[[\w/+-]{1,40}\]|\s{0,3}\(?[A-Z]{2,5}\)?)?[TZ]?\W{0,3}$"
)
EPOCH = re.compile(r"^(?P<seconds>[1-9]\d{8,9})(?P<millis>\d{3})?(?:\.\d{1,6})?$")
CTIME = re.compile(
    r"(?:[A-Z][a-z]{2},?\s)?(?P<month>[A-Z][a-z]{2})\s{1,2}(?P<day>\d{1,2})\s(?P<early>\d{4}\s)?(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})"
    r"\s?(?P<zone>[A-Z]{2,5}(?:[+-]\d{2}:?\d{2})?|[+-]\d{2}:?\d{2})?(?:\s(?P<year>\d{4}))?"
)
DATE = re.compile(
    # 2024年5月3日, 2024. 5. 3., 2024-05-03, 2024/5/3
    r"(?<![\d./-])(?P<y1>\d{4})\s?(?:[年년]|[-/.])\s?(?P<n1>\d{1,2})\s?(?:[月월]|[-/.])\s?(?P<d1>\d{1,2})(?!\d)\s?[日일]?"
    # 2024 | 05 / 03 | 12:35, each number in a box of its own
    r"|(?<!\d)(?P<y8>\d{4})[\s|]{1,6}(?P<n8>\d{1,2})[\s|]{0,4}/[\s|]{0,4}(?P<d8>\d{1,2})(?=[\s|]{1,6}\d{1,2}:\d{2})"
    # 3 tháng 5, 2024
    r"|(?<!\d)(?P<d6>\d{1,2})\s?tháng\s(?P<n6>\d{1,2})(?:,|\snăm|/)?\s?(?P<y6>\d{4})"
    # 03.05.2024, 3/5/2024, 03-05-2024, 03.05.24
    r"|(?<![\d./-])(?P<d2>\d{1,2})\s?(?P<mark>[-/.])\s?(?P<n2>\d{1,2})\s?(?P=mark)\s?(?P<y2>\d{4}|\d{2}(?![\d:.]))(?![\d/-])"
    # 3 May 2024, 3. Mai 2024, 3 de mayo de 2024, 3-May-2024
    r"|(?<![\d:])(?P<d3>\d{1,2})(?:st|nd|rd|th|er|re|[.ºª°]|-?[aη])?,?[\s.-]{0,3}(?:(?:de|of|d['’]|na|ta['’])\s{0,2})?"
    rf"(?P<m3>{WORD}(?:\s(?:الأول|الاول|الثاني))?)(?:\s?/\s?{WORD})?[.,]{{0,2}}[\s.-]{{0,3}}(?:(?:de|del|do|of|tahun|год[а]?)\s{{1,2}})?(?P<y3>\d{{4}})(?!\d)"
    # May 3, 2024
    rf"|(?<!\w)(?P<m4>{WORD})[\s.-]{{1,3}}(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s?,?[\s-]{{1,3}}(?:(?:de|del)\s)?(?P<y4>\d{{4}})(?!\d)"
    # 2024. május 3., 2024 m. gegužės 3 d., 2024. gada 3. maijs
    rf"|(?<!\d)(?P<y5>\d{{4}})[.,]?\s{{1,2}}(?:m\.\s|(?:gada\s)(?P<d7>\d{{1,2}})\.\s)?(?P<m5>{WORD})(?:\s(?P<d5>\d{{1,2}}))?(?!\d)"
)
CLOCK = re.compile(
    r"(?<![\d.,/])(?P<before>오전|오후|上午|下午|午前|午後|晚上|凌晨|中午|π\.?μ\.?|μ\.?μ\.?)?\s?(?P<hour>\d{1,2})\s?"
    r"(?:(?<=\d)\.(?=\d)|(?:[:hH時时点點시]|Uhr\s)\s?)(?P<minute>[0-5]\d)(?!\d|[./]\d)"
    r"(?::(?P<second>\d{2}))?\s?[分분]?(?:\d{2}秒)?"
    r"\s?(?P<after>[ap]\.?\s?m\b\.?|π\.?μ\.?|μ\.?μ\.?|[صم](?!\w)|(?:صباحا|مساء)ً?)?"
    r"|(?<![\d.,/])(?P<hour2>\d{1,2})\s?(?P<after2>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
ZONE = re.compile(
    rf"[\s,(\[]{{0,3}}(?:Uhr\s|hrs\.?\s|น\.\s)?[(\[]?(?P<zone>{zones.PATTERN}|MEZ|MESZ|HNE|HAE)"
    r"(?![A-Za-z0-9])"
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = re.compile(r"(?<!\w)(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s{1,3}$", re.IGNORECASE)
LATE = re.compile(r"p|오후|下午|午後|晚上|مساء|^م$|μ\.?μ", re.IGNORECASE)
EARLY = re.compile(r"a|오전|上午|午前|凌晨|صباح|^ص$|π", re.IGNORECASE)
OTHER_ZONES = {
    "MEZ": 60,
    "MESZ": 120,
    "HNE": -300,
    "HAE": -240,
    "AST": -240,
    "ADT": -180,
    "NST": -210,
    "NDT": -150,
    "BRT": -180,
    "ART": -180,
}
FARTHEST = 26


@dataclass(frozen=True, slots=True)
class Hints:
    """What the page as a whole tells about its dates: the order of day and month, and its language."""

    day_first: bool | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one wording says: the time on its own clock, and minutes east of Greenwich where it names a zone."""

    wall: datetime
    raw: str
    clock: bool = False
    offset: int | None = None
    certain: bool = True
    whole: bool = True  # False where no day of the month is given

    @property
    def midnight(self) -> bool:
        return self.clock and not (self.wall.hour or self.wall.minute or self.wall.second)

    @property
    def instant(self) -> datetime | None:
        if not self.clock or self.offset is None:
            return None
        return (self.wall - timedelta(minutes=self.offset)).replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Found:
    stamp: Stamp
    start: int
    end: int


NO_HINTS = Hints()


def read(raw: str, hints: Hints = NO_HINTS) -> Stamp | None:
    """The value of an attribute or a field: one stamp, or None."""
    text = raw.strip()[:80].translate(dates_months.DIGITS)
    if len(text) < 6:
        return None
    if match := ISO.match(text):
        return iso(match, raw.strip())
    if len(text) in (12, 14) and text.isdigit() and text[:2] in ("19", "20"):
        text = f"{text[:8]}T{text[8:]}"
        match = ISO.match(text)
        return iso(match, raw.strip()) if match else None
    if match := EPOCH.match(text):
        return epoch(match, raw.strip())
    if (match := CTIME.search(text)) and (match["year"] or match["early"]):
        return ctime(match, raw.strip())
    return next((found.stamp for found in find(raw[:120], hints)), None)


def iso(match: re.Match[str], raw: str) -> Stamp | None:
    day = dates_months.day(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return None
    return timed(day, raw, match["hour"], match["minute"], match["second"], match["half"] or "", match["zone"])


def epoch(match: re.Match[str], raw: str) -> Stamp | None:
    moment = datetime.fromtimestamp(int(match["seconds"]), UTC).replace(tzinfo=None)
    return Stamp(moment, raw, clock=True, offset=0)


def ctime(match: re.Match[str], raw: str) -> Stamp | None:
    month = dates_months.number(match["month"])
    day = dates_months.day(int(match["year"] or match["early"]), month, int(match["day"])) if month else None
    zone = match["zone"]
    if zone and len(zone) > 5:
        zone = re.sub(r"^(?:GMT|UTC)", "", zone)
    return timed(day, raw, match["hour"], match["minute"], match["second"], "", zone) if day else None


def timed(
    day: date, raw: str, hour: str | None, minute: str | None, second: str | None, half: str, zone: str | None,
    certain: bool = True,
) -> Stamp:  # fmt: skip
    """A stamp with its clock where hour and minute make one; a day where they do not."""
    start = datetime.combine(day, time())
    if hour is None:
        return Stamp(start, raw, certain=certain)
    hours, minutes = int(hour), int(minute or 0)
    if half and LATE.search(half.strip()) and hours < 12:
        hours += 12
    elif half and EARLY.search(half.strip()) and hours == 12:
        hours = 0
    if hours > 23 or minutes > 59:
        return Stamp(start, raw, certain=certain)
    wall = start.replace(hour=hours, minute=minutes, second=min(int(second or 0), 59))
    return Stamp(wall, raw, clock=True, offset=offset(zone, wall) if zone else None, certain=certain)


def offset(zone: str, wall: datetime) -> int | None:
    name = zone.strip().upper().replace("−", "-")
    if re.match(r"\d", name):
        name = "+" + name
    if name in OTHER_ZONES:
        return OTHER_ZONES[name]
    if re.fullmatch(r"[+-]\d{3}", name):
        name = f"{name[0]}0{name[1:]}"
    minutes = zones.offset(name, wall.date())
    return minutes if minutes is not None and abs(minutes) <= 14 * 60 else None


def find(text: str, hints: Hints = NO_HINTS) -> list[Found]:
    """Every complete date of some lines, with the clock time beside it. A date without a year is none."""
    line = text.translate(dates_months.DIGITS)
    dates = [(match, *calendar(match, hints)) for match in DATE.finditer(line)]
    known = [(match, day, certain) for match, day, certain in dates if day is not None]
    clocks = list(CLOCK.finditer(line)) if known else []
    found = []
    for position, (match, day, certain) in enumerate(known):
        start = known[position - 1][0].end() if position else 0
        end = known[position + 1][0].start() if position + 1 < len(known) else len(line)
        clock = beside(match, clocks, start, end, line)
        found.append(build(text, line, match, day, certain, clock))
    return found


def build(text: str, line: str, match: re.Match[str], day: date, certain: bool, clock: re.Match[str] | None) -> Found:
    start, end = match.span()
    if clock is None:
        whole = not (match["m5"] and not (match["d5"] or match["d7"]))
        return Found(
            Stamp(datetime.combine(day, time()), text[start:end].strip(), certain=certain, whole=whole),
            start,
            end,
        )
    zone = ZONE.match(line, clock.end())
    start, end = min(start, clock.start()), max(end, zone.end() if zone else clock.end())
    raw = text[start:end].strip(" ,|-–—·•()")
    start += text[start:end].index(raw)
    end = start + len(raw)
    hour, half = clock["hour"] or clock["hour2"], clock["before"] or clock["after"] or clock["after2"] or ""
    return Found(
        timed(day, raw, hour, clock["minute"], clock["second"], half, zone["zone"] if zone else None, certain),
        start,
        end,
    )


def beside(match: re.Match[str], clocks: list[re.Match[str]], start: int, end: int, line: str) -> re.Match[str] | None:
    """The clock time right after a date, else right before it, with nothing but a few small words between."""
    for clock in clocks:
        inside = match.end() <= clock.start() <= min(end, match.end() + FARTHEST) and clock.end() <= end
        if inside and near(line[match.end() : clock.start()]):
            return clock
    for clock in reversed(clocks):
        inside = max(start, match.start() - FARTHEST) <= clock.end() <= match.start() and clock.start() >= start
        if inside and near(line[clock.end() : match.start()]):
            return clock
    return None


def near(between: str) -> bool:
    return not any(c.isdigit() for c in between) and len(between.split()) <= 5


def calendar(match: re.Match[str], hints: Hints) -> tuple[date | None, bool]:
    """The day a match names, and whether it can be read in no other way."""
    if match["y2"]:
        weekday = WEEKDAY.search(match.string, max(0, match.start() - 14), match.start())
        named = WEEKDAYS.index(weekday[1].lower()) if weekday else None
        return ordered(int(match["d2"]), int(match["n2"]), match["y2"], match["mark"], hints, named)
    if match["y1"]:
        return checked(int(match["y1"]), int(match["n1"]), int(match["d1"])), True
    if match["y8"]:
        return checked(int(match["y8"]), int(match["n8"]), int(match["d8"])), True
    if match["y6"]:
        return checked(int(match["y6"]), int(match["n6"]), int(match["d6"])), True
    for word, year, day in (("m3", "y3", "d3"), ("m4", "y4", "d4"), ("m5", "y5", "d5")):
        if match[word]:
            written = int(match[year])
            number = int(match[day] or match["d7"] or 1) if word == "m5" else int(match[day])
            name = dates_months.folded(match[word])
            if written < 1600 and name in dates_months.PERSIAN:
                return dates_months.day(written, dates_months.PERSIAN[name], number), True
            month = dates_months.number(match[word], hints.language)
            return (checked(written, month, number) if month else None), True
    return None, True


def checked(year: int, month: int, day: int) -> date | None:
    return dates_months.day(year, month, day) if 1300 <= year < 1500 or 1600 <= year < 2700 else None


def ordered(
    first: int, second: int, year: str, mark: str, hints: Hints, weekday: int | None
) -> tuple[date | None, bool]:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if len(year) == 2 and int(year) > 40:
        return None, True
    by_day, by_month = checked(full, second, first), checked(full, first, second)
    if by_day is None or by_month is None or by_day == by_month:
        return by_day or by_month, True
    if mark == ".":
        return by_day, True
    if weekday in (by_day.weekday(), by_month.weekday()) and by_day.weekday() != by_month.weekday():
        return (by_day if by_day.weekday() == weekday else by_month), True
    if hints.day_first is None:
        return by_day, False
    return (by_day if hints.day_first else by_month), True
