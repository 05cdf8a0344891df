"""What one line of a plain-text article's head says: its date, byline, outlet, address or title."""

import re
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from articles.text.readers import dates, stamps
from articles.text.readers.head_words import FIELD_OF, OTHER_WORDS, OUTLET_KINDS, PASSED
from articles.text.values import SourceDate

MAX_LINE = 240
MAX_BYLINE = 140
MAX_DATELINE = 120
MAX_NO_DATE = 24
MAX_LOOSE, MAX_LOOSE_WORDS = 100, 6
URL = re.compile(r"https?://[^\s<>\"']{3,2000}", re.IGNORECASE)
HOST = re.compile(
    r"\b(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|info|news|tv|co|eu|int|[a-z]{2}))\b", re.IGNORECASE
)
LABEL = re.compile(r"^\W{0,3}([^\W\d_](?:[^\W\d_]|[ -]){1,24}?)\s{0,2}[:：]\s{0,4}(.*)$")
DATE_WORDS = re.compile(
    r"\b(?:first|originally|published|posted|created|issued|filed|added|dated?|last|updated?|modified|edited|"
    r"revised|amended|on|at|time|is|was|by|and|in|of|the|local|story|article|page|uk|us|print|edition)\b",
    re.IGNORECASE,
)
DATE_LABEL = re.compile(
    r"[\s,|]+(?:(?:first |last )?(?:published|updated|posted|created|modified))\b.{0,20}$", re.IGNORECASE
)
RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b).{0,100}\d{4}.{0,100}", re.IGNORECASE)
STAFF = re.compile(
    r"[A-Z][\w .&’'-]{2,50}\s(?:Staff Writer|Staff Reporter|Correspondent|Foreign Service|Contributor)s?"
)
CLOCKS = re.compile(r"\b\d{1,2}[:.]\d{2}\b(?:\s?(?i:[ap]\.?m)\.?)?(?:\s[A-Z]{2,4}\b)?|\b\d+ min(?:ute)?s? read\b")
UPDATED = re.compile(
    r"updat|modif|edited|revis|amend|mis(?:e)? à jour|aktualisiert|actualizad|aggiornat|atualizad|bijgewerkt|обновл"
    r"|تحديث|güncelle",
    re.IGNORECASE,
)
LAST_UPDATED_AT = re.compile(r"last updated at|last updated|updated at", re.IGNORECASE)
BY = r"(?:(?i:written|reported|posted|words)\s)?(?:By|BY|by):?"
NAME_WORD = r"(?:[^\W\d_a-z][\w.'’-]*|de|da|di|van|der|von|bin|bint|al-\w+|el-\w+|la|le|du|ben)"
BESIDE_NAME = (
    r"(?:and|with|in|for|of|at|the|our|staff|AND|IN|agencies|chief|"
    r"(?:correspondent|editor|reporter|writer|analyst|columnist|producer|photographer)s?)"
)
OUTLET = re.compile(
    rf"(?:The\s)?(?:[A-Z][\w.&'’-]*\s(?:of\s|and\s|&\s)?){{0,5}}(?:{'|'.join(OUTLET_KINDS)})"
    r"(?:\s\([A-Z][\w .,-]{2,40}\))?",
)
NAME = re.compile(r"[A-Z][^\W\d_][\w'’-]*(?:\s(?:[A-Z]\.|[^\W\d_a-z][\w'’-]+|de|al-\w+|van|von|bin)){1,3}")
PLACED_NAME = re.compile(
    rf"({NAME.pattern}(?:(?:,|\sand)\s{NAME.pattern}){{0,3}})"
    r"(?:\s(?:in|at)\s[A-Z][\w .'-]{2,40}|,\s[\w .'-]{3,50})?"
)
BYLINE = re.compile(rf"^{BY}\s{{1,3}}({NAME_WORD}(?:[\s,&/]{{1,3}}(?:{NAME_WORD}|{BESIDE_NAME}))*)\s*$")
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
FILED = re.compile(
    r"^(?:filed under|filed in|section|topics?|category|categories|tags?|posted in|in)\b:?\s.{1,80}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a line of the head tells; ``dateline`` is the line itself when it is about time."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: SourceDate | None = None
    updated: SourceDate | None = None
    dateline: str | None = None

    def merged(self, other: "Line") -> "Line":
        """Both lines' facts; the earlier line wins, date lines are kept one below the other."""
        told = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        told["dateline"] = "\n".join(line for line in (self.dateline, other.dateline) if line) or None
        return Line(**told)


def read(line: str) -> Line | None:
    """The facts of a line that is nothing but head matter; None for a title or a line of the story."""
    text = line.strip().strip("*_#").strip()
    if not text or len(text) > MAX_LINE:
        return None
    return read_address(text) or read_labelled(text) or read_dates(text) or read_byline(text)


def read_address(text: str) -> Line | None:
    """A web address alone on its line."""
    match = URL.match(text)
    return from_url(match.group()) if match and match.end() == len(text) else None


def read_labelled(text: str) -> Line | None:
    """ "Label: value", for the labels that mean one of our fields and values that can be one."""
    match = LABEL.match(text)
    if not match:
        return None
    label, value = match.group(1).strip().lower().replace(" ", "-"), match.group(2).strip().strip("\"'").strip()
    field = FIELD_OF.get(label)
    if not field:
        return Line() if label in PASSED and len(value) <= 160 and value[-1:] not in {".", "?", "!"} else None
    return of_field(field, value, text) if value else None


def field_of(label: str) -> str | None:
    """Which of our fields a label means."""
    return FIELD_OF.get(label.strip().lower().replace(" ", "-").replace("_", "-"))


def of_field(field: str, value: str, text: str) -> Line | None:
    match field:
        case "title":
            return Line(title=value)
        case "url":
            found = URL.match(value)
            return from_url(found.group()) if found else None
        case "outlet":
            return of_outlet(value)
        case "byline":
            return Line(byline=clean_byline(value)) if is_names(value) else None
        case _:
            return of_date(field, value, text)


def of_outlet(value: str) -> Line | None:
    if found := URL.match(value):
        return from_url(found.group())
    words = value.split()
    # A few words are a name in any script and case ("al-Monitor", "Yahoo!"); more must not look like a sentence.
    named = len(words) <= 4 or (len(words) <= 12 and not value[0].islower() and value[-1] not in ".?!")
    return Line(outlet=value) if named and len(value) <= 200 else None


def of_date(field: str, value: str, text: str) -> Line | None:
    """A labelled date; a bare year counts only here, where the label says that it is one."""
    if re.fullmatch(r"(?:1[6-9]|20)\d\d", value):
        day = SourceDate(
            at=datetime(int(value), 1, 1, tzinfo=UTC), precision="year", raw=value, origin="header",
            local_day=(int(value), 1, 1),
        )  # fmt: skip
        return Line(published=day, dateline=text) if field == "date" else Line(updated=day, dateline=text)
    if field == "dateline":
        found = dates.read(value, origin="dateline")
        return Line(published=found[0] if found else None, dateline=value) if len(value) <= MAX_DATELINE else None
    if not any(True for _ in dates.phrases(value)):
        if stamp := stamps.read(value, origin="header"):
            return Line(updated=stamp, dateline=text) if field == "updated" else Line(published=stamp, dateline=text)
        # A label with nothing that is a date behind it is a field left empty, unless it begins a sentence.
        return Line(dateline=text) if len(value) <= MAX_NO_DATE else None
    return read_dates(text) or of_labelled_date(field, value, text)


def of_labelled_date(field: str, value: str, text: str) -> Line | None:
    """Where other words stand beside the date, its label still says what it is."""
    found = dates.read(value, origin="header")
    if not found or len(value) > MAX_DATELINE:
        return Line(dateline=text) if len(value) <= MAX_DATELINE else None
    if field == "updated":
        return Line(updated=found[0], dateline=text)
    return Line(published=found[0], dateline=text)


def read_dates(text: str) -> Line | None:
    """A line of dates, with at most labels, a byline and a host name beside them."""
    found = list(dates.phrases(text))
    if not found:
        return None
    published, updated = sort_dates(text)
    left = text
    for phrase in reversed(found):
        left = left[: phrase.start] + "|" + left[phrase.end :]
    line = Line(published=published, updated=updated, dateline=text)
    for part in re.split(r"[|•·\t]|\s[-–—]\s", left):
        told = beside_date(part)
        if told is None:
            return None
        line = line.merged(told)
    return line


def read_loose_dates(text: str) -> Line | None:
    """A line below a title that begins or ends with a date, and holds but a few names beside it."""
    text = text.strip()
    found = list(dates.phrases(text)) if len(text) <= MAX_LOOSE and text[-1:] not in {".", "?", "!"} else []
    if not found or (found[0].start > 0 and found[-1].end < len(text.rstrip(" )"))):
        return None
    left = text
    for phrase in reversed(found):
        left = left[: phrase.start] + " | " + left[phrase.end :]
    words = [word for word in left_over(left).split() if word[0].isalnum()]
    if len(words) > MAX_LOOSE_WORDS or any(word[0].islower() for word in words):
        return None
    published, updated = sort_dates(text)
    return Line(published=published, updated=updated, dateline=text) if published or updated else None


def beside_date(part: str) -> Line | None:
    """What may stand beside a date: labels, a byline, the outlet's host; None for any other words."""
    if is_outlet(named := part.strip(" ,;:-–—/")):
        return Line(outlet=named)
    part = part.strip(" ,;:()[]-–—/")
    if byline := read_byline(DATE_LABEL.sub("", part)):
        return byline
    if FILED.match(part):
        return Line()
    if host := HOST.search(part):
        rest = part[: host.start()] + part[host.end() :]
        return Line(outlet=host.group(1).lower()) if not left_over(rest) else None
    return None if left_over(part) else Line()


def left_over(text: str) -> str:
    """The words that tell nothing of time."""
    text = CLOCKS.sub(" ", text)
    text = DATE_WORDS.sub(" ", text).strip(" ,;:()[]-–—/.")
    return "" if text and all(word in OTHER_WORDS for word in WORDS.findall(text.lower())) else text


def is_outlet(text: str) -> bool:
    """Whether a line is the name of a newspaper or an agency and nothing else."""
    text = text.strip()
    return len(text) <= 90 and OUTLET.fullmatch(text) is not None


def read_bare_byline(text: str) -> Line | None:
    """A reporter's name alone on a line: only where a date stands below it can it be told from a short headline."""
    match = PLACED_NAME.fullmatch(text.strip()) if len(text) <= MAX_BYLINE else None
    return Line(byline=match.group()) if match else None


def sort_dates(text: str) -> tuple[SourceDate | None, SourceDate | None]:
    """Publication and last update, told apart by the word before each date."""
    # "1 June 2012 Last updated at 14:05" states one date and then the hour of the update.
    joined = LAST_UPDATED_AT.sub(" ", text) if re.match(r"\W*\d", text) else text
    if joined != text and len(list(dates.phrases(joined))) == 1:
        day, hour = dates.read(text, origin="header"), dates.read(joined, origin="header")
        return (day[0], hour[0]) if day and hour else (None, None)
    published = updated = None
    start = 0
    found = dates.read_found(text, origin="header")
    for phrase, value in found:
        if UPDATED.search(text[start : phrase.start]):
            updated = updated or value
        else:
            published = published or value
        start = phrase.end
    return published, updated


def read_byline(text: str) -> Line | None:
    match = BYLINE.match(text) if len(text) <= MAX_BYLINE else None
    return Line(byline=clean_byline(match.group(1))) if match else None


def is_names(value: str) -> bool:
    return read_byline(f"By {clean_byline(value)}") is not None


def clean_byline(value: str) -> str:
    return re.sub(r"^by:?\s+", "", value.strip(), flags=re.IGNORECASE).strip(" ,")


def from_url(url: str) -> Line:
    """The address, the outlet its host names, and the day its path names, if it does."""
    host = re.sub(r"^https?://(?:[^/@]*@)?(?:www\.|m\.|mobile\.)?", "", url, flags=re.IGNORECASE)
    host = re.split(r"[/:?#]", host, maxsplit=1)[0].lower()
    return Line(url=url, outlet=host if "." in host else None, published=day_in_path(url))


PATH_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_-]|$)", re.IGNORECASE)


def day_in_path(url: str) -> SourceDate | None:
    match = PATH_DAY.search(url)
    if not match:
        return None
    year, month, day = match.groups()
    number = month if month.isdigit() else dates.MONTHS.get(month.lower())
    found = dates.read(f"{year}-{number}-{day}", origin="url") if number else []
    return found[0] if found else None
