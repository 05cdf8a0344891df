"""A plain-text file to one article: the head taken apart, the body left as it stands."""

import re
from collections.abc import Iterator

from articles.text.readers import dates, headers, languages
from articles.text.readers.decoding import decode
from articles.text.readers.headers import Line
from articles.text.readers.recognising import UnreadableSource
from articles.text.values import Part, RawArticle, SourceDate

MAX_TITLE = 180
MAX_HEAD_LINES = 30
FALLBACK_TITLE = 120
# Lines of a head may follow a standfirst: this many lines of text are looked past, if they are short.
STANDFIRST_LINES = 2
STANDFIRST_LENGTH = 300
ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:[ap]\.m|Inc|Ltd|Co|Jr|Sr|vs|etc)\.$|\.\.\.$")
SENTENCE = re.compile(r"[.!?][\"'”’)]{0,2}(?=\s+[\"'“‘(]?[^\W\d_a-z])")
WIRE = re.compile(r"^[\"'“]?(?:[A-Z][A-Z.'’-]{2,}[ ,/]|[^\W\d_].{0,80}?\([A-Z][A-Za-z .&/-]{1,30}\))")
DASH = re.compile(r"\s(?:-{1,2}|–|—)\s|\s?—\s?")
FRONT_MATTER = re.compile(r"-{3,}\s*")


def read(part: Part) -> Iterator[RawArticle]:
    """The one article of the file; raises UnreadableSource where there is no text."""
    name = part.name
    decoded = decode(part.data, name)
    lines = decoded.text.split("\n")
    if not any(line.strip() for line in lines):
        raise UnreadableSource(name, "nothing but white space; expected the text of an article")
    head, lines = take_head(lines)
    head, lines = take_late_head(head, lines)
    body = "\n".join(line.rstrip() for line in lines).strip("\n")
    published = head.published or wire_date(body)
    yield RawArticle(
        source_path=name,
        title=head.title or first_sentence(body),
        body=body or head.title or "",
        outlet=head.outlet,
        url=head.url,
        byline=head.byline,
        published=published,
        updated=head.updated,
        language=languages.guess(f"{head.title or ''}\n{body}"),
        dateline=head.dateline or (published.raw if published and published.origin == "dateline" else ""),
        encoding=decoded.encoding,
        steps=decoded.steps,
    )


def take_head(lines: list[str]) -> tuple[Line, list[str]]:
    """Reads lines off the top until one belongs to the story."""
    at = next(i for i, line in enumerate(lines) if line.strip())
    head, at = take_front_matter(lines, at)
    spaced = is_spaced(lines)
    for _ in range(MAX_HEAD_LINES):
        while at < len(lines) and not lines[at].strip():
            at += 1
        if at >= len(lines):
            break
        if told := headers.read(lines[at]):
            head, at = combine(head, told), at + 1
        elif head.title is None and (size := title_lines(lines, at, spaced)):
            title = " ".join(line.strip() for line in lines[at : at + size])
            head, at = combine(head, Line(title=title)), at + size
        else:
            break
    return head, lines[at:]


def combine(head: Line, told: Line) -> Line:
    """A printed date goes before the one that an address holds."""
    if told.published and head.published and head.published.origin == "url":
        return told.merged(head)
    return head.merged(told)


def take_front_matter(lines: list[str], at: int) -> tuple[Line, int]:
    """A block between two "---" lines, read field by field; its unknown fields are dropped."""
    if not FRONT_MATTER.fullmatch(lines[at].strip()):
        return Line(), at
    end = next((i for i in range(at + 1, min(len(lines), at + 60)) if FRONT_MATTER.fullmatch(lines[i].strip())), None)
    if end is None:
        return Line(), at
    head = Line()
    for line in lines[at + 1 : end]:
        if told := headers.read(line):
            head = combine(head, told)
    return head, end + 1


def take_late_head(head: Line, lines: list[str]) -> tuple[Line, list[str]]:
    """Byline and date below the standfirst, or between title and story, taken out of the body."""
    kept: list[str] = []
    passed = 0
    for at, line in enumerate(lines):
        if passed > STANDFIRST_LINES or len(line) > STANDFIRST_LENGTH:
            return head, kept + lines[at:]
        told = headers.read(line) if passed and line.strip() else None
        if told and not told.title and adds(head, told):
            head = combine(head, told)
            continue
        passed += bool(line.strip())
        kept.append(line)
    return head, kept


def adds(head: Line, told: Line) -> bool:
    """Whether the line tells what the head still lacks; else it stays where it is."""
    dated = bool(told.published or told.updated) and head.published is None
    return dated or bool(told.byline and head.byline is None)


def is_spaced(lines: list[str]) -> bool:
    """Whether blank lines separate the paragraphs of this file."""
    return any(not line.strip() for line in lines[1:-1]) and sum(not line.strip() for line in lines) >= 2


def title_lines(lines: list[str], at: int, spaced: bool) -> int:
    """How many lines from ``at`` on are the title: 0 when the story begins right here."""
    end = at
    while end < len(lines) and lines[end].strip() and not (end > at and headers.read(lines[end])):
        end += 1
        if end - at > 3:
            break
    size = end - at
    if size > 3 or (size > 1 and not spaced):
        return 1 if not spaced and is_unspaced_title(lines, at) else 0
    text = " ".join(line.strip() for line in lines[at:end])
    rest = next((line.strip() for line in lines[end:] if line.strip()), None)
    return size if rest is not None and is_title(text, rest) else 0


def is_unspaced_title(lines: list[str], at: int) -> bool:
    """In a file with a paragraph a line: a short first line before a long one."""
    line, following = lines[at].strip(), lines[at + 1].strip()
    longest = max(len(other) for other in lines[at + 1 : at + 40])
    return is_title(line, following) and len(line) < 0.7 * longest and len(following) > len(line)


def is_title(text: str, following: str) -> bool:
    if not text or len(text) > MAX_TITLE or (is_wire(text) and len(text) > 100):
        return False
    if text[-1] in ",;" or not any(c.isalnum() for c in text):
        return False
    if text[-1] == "." and not ABBREVIATION.search(text):
        # Some papers put a full stop behind their headlines; a wire's dateline then shows where the story begins.
        return len(text) <= FALLBACK_TITLE and not SENTENCE.search(text) and is_wire(following)
    return not (SENTENCE.search(text) and len(text) > FALLBACK_TITLE)


def is_wire(text: str) -> bool:
    """Whether a paragraph opens as an agency's does: "ALEPPO, Syria (Reuters) - "."""
    match = DASH.search(text[:120])
    return bool(match and WIRE.match(text[: match.start()] + " "))


def wire_date(body: str) -> SourceDate | None:
    """The date in the story's opening dateline, when it has its year."""
    first = next((line for line in body.split("\n") if line.strip()), "")[:140]
    match = DASH.search(first)
    if not match or not WIRE.match(first[: match.start()] + " "):
        return None
    found = dates.read(first[: match.start()], origin="dateline")
    return found[0] if found else None


def first_sentence(body: str) -> str:
    """A title for a story without one: its first sentence, cut at a word."""
    paragraph = re.split(r"\n\s*\n", body.lstrip()[:2_000], maxsplit=1)[0]
    text = " ".join(paragraph.split())
    if match := SENTENCE.search(text):
        text = text[: match.end()]
    if len(text) <= FALLBACK_TITLE:
        return text
    return text[: FALLBACK_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + "…"
