"""Stories as press databases write them out: fields above and below the text, each house with its own order."""

import re
from collections.abc import Sequence

from articles.text.readers import headers, heads
from articles.text.readers.headers import Line

LOOK = 80
TEXT = re.compile(
    r"(?:full[ -]?text|body|text|article text|full article|content|story|full text document)\s?:\s?(.*)", re.IGNORECASE
)
BODY = re.compile(r"(?i:body|full text|text)")
FIELD = re.compile(r"\W{0,3}([^\W\d_][\w /-]{1,40}?)\s?:(?:\s+(.*))?")
# The fields that ProQuest, NewsBank and LexisNexis print below a text.
BELOW = re.compile(
    r"(?:subject|location|people|company(?: / organization)?|organi[sz]ation|title|"
    r"publication (?:title|year|date|subject|info)|"
    r"pages?|number of pages|section|publisher|place of publication|country of publication|journal subject|issn|"
    r"source type|language(?: of publication)?|document (?:type|url)|proquest document id|copyright|last updated|"
    r"database|links|load-date|publication-type|journal-code|classification|credit|word count|caption|graphic|"
    r"record(?: number)?|index terms|dateline|edition|correction-date|geographic|industry|person|ticker)\s?:?.*",
    re.IGNORECASE,
)
STOP = re.compile(
    r"(?:load-date:|classification|end of document|publication-type:|journal-code:|record number:).*", re.IGNORECASE
)
NEXIS = re.compile(r"length\s?:\s{0,8}[\d,]{1,7} words?", re.IGNORECASE)
NEXIS_FIELD = re.compile(
    r"(section|length|byline|dateline|highlight|headline|graphic|series|title|author)\s?:\s{0,8}(.*)", re.IGNORECASE
)
WORD_COUNT = re.compile(r"[\d,.]{1,7} (?:words|mots|wörter|palabras|parole|palavras|woorden|слов)", re.IGNORECASE)
RIGHTS = re.compile(r"(?:\(c\)|©|copyright|all rights reserved)\b.*|©.*|\(c\).*", re.IGNORECASE)
LANGUAGE = re.compile(
    r"(?:English|French|German|Spanish|Italian|Portuguese|Dutch|Russian|Arabic|Turkish|Chinese|Japanese)"
)
CODE = re.compile(r"[A-Z0-9]{2,8}")


def take(lines: Sequence[str]) -> tuple[Line, list[str]] | None:
    """Head and text of a database's record; None for what is none."""
    top = list(lines[:LOOK])
    if any(NEXIS.fullmatch(line.strip()) for line in top if len(line) < 80):
        return nexis(lines)
    if any(WORD_COUNT.fullmatch(line.strip()) for line in top[:30] if len(line) < 40):
        return factiva(lines)
    return fielded(lines)


def fielded(lines: Sequence[str]) -> tuple[Line, list[str]] | None:
    """Fields, one of which is the text itself: what stands behind it up to the next block of fields."""
    at = next((i for i, line in enumerate(lines[:LOOK]) if TEXT.fullmatch(line.strip()[:4_000])), None)
    if at is None:
        return None
    end = end_of_text(lines, at + 1)
    around = [line for line in (*lines[:at], *lines[end:]) if line.strip()]
    told = [line for line in around[: 2 * LOOK] if headers.read_labelled(line.strip()[: headers.MAX_LINE])]
    if len(told) < 2:
        return None
    head = Line()
    for line in told:
        head = heads.combine(head, headers.read_labelled(line.strip()) or Line())
    match = TEXT.match(lines[at].strip())
    return head, [match.group(1) if match else "", *lines[at + 1 : end]]


def end_of_text(lines: Sequence[str], start: int) -> int:
    """Where two lines of fields stand one behind the other below the text."""
    last: int | None = None
    for at in range(start, len(lines)):
        text = lines[at].strip()
        if not text:
            continue
        if len(text) < 300 and BELOW.fullmatch(text) and FIELD.match(text):
            if last is not None:
                return last
            last = at
        else:
            last = None
    return last if last is not None else len(lines)


def nexis(lines: Sequence[str]) -> tuple[Line, list[str]] | None:
    """Outlet, date and headline above a few fields, then the text, then what the database says of it."""
    last = max(i for i, line in enumerate(lines[:LOOK]) if NEXIS_FIELD.fullmatch(line.strip()[:400]))
    named: list[str] = []
    head = Line()
    for line in (line.strip() for line in lines[: last + 1]):
        field = NEXIS_FIELD.fullmatch(line[:400])
        if field:
            head = head.merged(of_field(field.group(1).lower(), field.group(2).strip()))
        elif line and not RIGHTS.fullmatch(line):
            named.append(line)
    head = head.merged(above(named))
    start = next((i + 1 for i in range(last, min(len(lines), last + 20)) if BODY.fullmatch(lines[i].strip())), last + 1)
    stop = next((i for i in range(start, len(lines)) if STOP.fullmatch(lines[i].strip()[:200])), len(lines))
    return head, list(lines[start:stop])


def of_field(name: str, value: str) -> Line:
    if name in {"byline", "author"} and value:
        return Line(byline=headers.clean_byline(value)[:300])
    return Line(title=value) if name in {"headline", "title"} and value else Line()


def above(named: Sequence[str]) -> Line:
    """The outlet stands right above the date; what is left is the headline."""
    for at, line in enumerate(named):
        told = headers.read_dates(line)
        if told and told.published:
            rest = [other for i, other in enumerate(named) if i not in {at, at - 1}]
            title = next((other for other in rest if not headers.read(other)), None)
            outlet = named[at - 1] if at else None
            return Line(title=title, outlet=outlet).merged(told)
    return Line(title=next(iter(named), None))


def factiva(lines: Sequence[str]) -> tuple[Line, list[str]] | None:
    """Headline, byline, count of words, date, outlet, code, language and rights, each on its line, then the text."""
    count = next(i for i, line in enumerate(lines[:LOOK]) if WORD_COUNT.fullmatch(line.strip()))
    head = titles([line.strip() for line in lines[:count] if line.strip()])
    at = count + 1
    dated = False
    for at in range(count + 1, min(len(lines), count + 16)):
        line = lines[at].strip()
        if not line:
            if dated and head.outlet:
                break
        elif RIGHTS.fullmatch(line):
            continue
        elif (told := headers.read_dates(line)) and told.published and not dated:
            head, dated = head.merged(told), True
        elif dated and heads.CLOCK.fullmatch(line):
            head = heads.combine(head, heads.with_clock(head, line))
        elif dated and head.outlet is None:
            head = head.merged(Line(outlet=line[:200]))
        elif len(line) > 60 or not (LANGUAGE.fullmatch(line) or CODE.fullmatch(line) or len(line.split()) <= 3):
            break
    return (head, list(lines[at:])) if dated else None


def titles(named: list[str]) -> Line:
    """The headline, and the byline below it."""
    head = Line()
    rest = []
    for line in named:
        told = headers.read_byline(line)
        if told and head.byline is None:
            head = head.merged(told)
        else:
            rest.append(line)
    # The name of a section in capitals may stand above the headline.
    named = rest[1:] if len(rest) > 1 and len(rest[0]) < 20 and rest[0].isupper() else rest
    return head.merged(Line(title=next(iter(named), None)))
