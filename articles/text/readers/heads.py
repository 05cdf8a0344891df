"""The head of a story in plain text: what stands above its first paragraph, in whatever order."""

import re
from dataclasses import replace
from itertools import islice

from articles.text.readers import dates, day_order, front_matter, headers, wires, zones
from articles.text.readers.headers import Line

MAX_TITLE = 180
MAX_HEAD_LINES = 40
FALLBACK_TITLE = 120
# Lines of a head may follow a standfirst: this many lines of text are looked past, if they are short.
STANDFIRST_LINES = 2
STANDFIRST_LENGTH = 300
ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:[ap]\.m|Inc|Ltd|Co|Jr|Sr|vs|etc)\.$|\.\.\.$")
SENTENCE = re.compile(r"[.!?][\"'”’)]{0,2}(?=\s+[\"'“‘(\[]?[^\W\d_a-z])|[。！？؟۔।]")
# Headlines do without these; a sentence that is cut off or has lost its full stop does not.
TOLD = re.compile(r"\b(?:said|told|has|have|had|was|were|been)\b")
TOLD_WORDS = 9
RULE = re.compile(r"(?:[=~_#]{3,}|[-–—]{3,}|(?:\*\s?){3,}|(?:-\s){3,}-?)")
CLOCK = re.compile(
    rf"\d{{1,2}}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:hrs|hours|Uhr))?(?:\s?\(?(?:{zones.PATTERN})\)?)?",
    re.IGNORECASE,
)
CLOCK_INSIDE = re.compile(r"\d{1,2}[:.h]\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)


def take(lines: list[str]) -> tuple[Line, list[str]]:
    """Reads lines off the top until one belongs to the story; those of the head below a standfirst, too."""
    at = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    head, at = front_matter.take(lines, at)
    spaced = is_spaced(lines)
    for _ in range(MAX_HEAD_LINES):
        while at < len(lines) and not lines[at].strip():
            at += 1
        if at >= len(lines):
            break
        if told := read(lines, at, head):
            head, at = combine(head, told), at + 1
        elif head.title is None and (size := title_lines(lines, at, spaced)):
            title = " ".join(line.strip() for line in lines[at : at + size])
            head, at = combine(head, Line(title=title)), at + size
        else:
            break
    head, rest = take_late(head, lines[at:])
    return settled(head, lines), rest


def read(lines: list[str], at: int, head: Line) -> Line | None:
    """What a line tells by itself, or beside what is known and what follows; None for a title or the story."""
    line = lines[at].strip()
    if headline := wires.headline_of(line):
        return Line(title=headline)
    if RULE.fullmatch(line) or wires.is_slug(line):
        return Line()
    if told := headers.read(line):
        return told
    if head.title and (told := read_below_title(line)):
        return told
    if head.published and CLOCK.fullmatch(line):
        return with_clock(head, line)
    if headers.is_outlet(line) and (head.title or line.startswith("The ") or len(line.split()) <= 3):
        # A short headline may end in such a word as well: then no other title follows.
        return Line(outlet=line) if head.title or dated_below(lines, at, 3) else None
    if head.title and head.byline is None and dated_below(lines, at, 2):
        return headers.read_bare_byline(line)
    return None


def read_below_title(line: str) -> Line | None:
    """Lines that could be a headline themselves if there were none above them."""
    if headers.RIGHTS.fullmatch(line) or headers.STAFF.fullmatch(line):
        return Line()
    return headers.read_loose_dates(line)


def dated_below(lines: list[str], at: int, within: int) -> bool:
    """Whether one of the next lines with text is about nothing but time."""
    below = islice((line for line in lines[at + 1 : at + 3 * within] if line.strip()), within)
    return any((told := headers.read(line)) and (told.published or told.updated) for line in below)


def with_clock(head: Line, line: str) -> Line:
    """A clock time on a line of its own belongs to the date above it."""
    if not head.published or head.published.precision != "day" or CLOCK_INSIDE.search(head.published.raw):
        return Line(dateline=line)
    found = dates.read(f"{head.published.raw} {line}", origin=head.published.origin)
    return Line(published=found[0], dateline=line) if found else Line(dateline=line)


def combine(head: Line, told: Line) -> Line:
    """A printed date goes before the one that an address holds, and a finer one before its own beginning."""
    if told.published and head.published:
        finer = told.published.raw != head.published.raw and told.published.raw.startswith(head.published.raw)
        if head.published.origin == "url" or finer:
            head = replace(head, published=None)
    return head.merged(told)


def settled(head: Line, lines: list[str]) -> Line:
    """The dates of the head with what its other lines tell of zone and order, and the file's other dates."""
    stamps = [stamp for stamp in (head.published, head.updated) if stamp]
    if all(stamp.certain and not (stamp.precision == "day" and CLOCK_INSIDE.search(stamp.raw)) for stamp in stamps):
        return head
    order = day_order.of_zone(head.dateline or "")
    if order is None:
        order = day_order.of_text("\n".join(lines))
    named = {match.group(1).upper() for match in day_order.CLOCK_ZONE.finditer(head.dateline or "")}
    zone = named.pop() if len(named) == 1 else None
    for name in ("published", "updated"):
        stamp = getattr(head, name)
        if stamp and not stamp.certain and order is not None:
            stamp = dates.reordered(stamp, order)
        if stamp and zone and stamp.certain and stamp.precision == "day" and CLOCK_INSIDE.search(stamp.raw):
            found = dates.read(f"{stamp.raw} {zone}", origin=stamp.origin, day_first=order)
            stamp = replace(found[0], raw=stamp.raw) if found and found[0].local_day == stamp.local_day else stamp
        head = replace(head, **{name: stamp})
    return head


def take_late(head: Line, lines: list[str]) -> tuple[Line, list[str]]:
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
    while end < len(lines) and lines[end].strip() and not (end > at and ends_title(lines[end])):
        end += 1
        if end - at > 3:
            break
    size = end - at
    if size > 3 or (size > 1 and not spaced):
        return 1 if not spaced and is_unspaced_title(lines, at) else 0
    text = " ".join(line.strip() for line in lines[at:end])
    rest = next((line.strip() for line in lines[end:] if line.strip()), None)
    return size if rest is not None and is_title(text, rest) else 0


def ends_title(line: str) -> bool:
    text = line.strip()
    return bool(RULE.fullmatch(text) or headers.read(line) or headers.is_outlet(line) or read_below_title(text))


def is_unspaced_title(lines: list[str], at: int) -> bool:
    """In a file with a paragraph or a sentence a line: a short first line before a long one, and no sentence itself."""
    line, following = lines[at].strip(), lines[at + 1].strip()
    words = line.split()
    if (line[-1] == "." and not wires.is_wire(following)) or following[:1].islower() or len(words) < 2:
        return False
    if len(words) >= TOLD_WORDS and TOLD.search(line):
        return False
    longest = max(len(other) for other in lines[at + 1 : at + 40])
    return is_title(line, following) and len(line) < 0.7 * longest and len(following) > len(line)


def is_title(text: str, following: str) -> bool:
    if not text or len(text) > MAX_TITLE or (wires.is_wire(text) and len(text) > 100) or wires.is_dated_wire(text):
        return False
    # Headlines in scripts with a full stop of their own do without it.
    if text[-1] in ",;。۔।" or not any(c.isalnum() for c in text):
        return False
    if text[-1] == "." and not ABBREVIATION.search(text):
        # Some papers put a full stop behind their headlines; a wire's dateline then shows where the story begins.
        return len(text) <= FALLBACK_TITLE and not SENTENCE.search(text) and wires.is_wire(following)
    return not (SENTENCE.search(text) and len(text) > FALLBACK_TITLE)


def first_sentence(body: str) -> str:
    """A title for a story without one: its first sentence behind the dateline, cut at a word."""
    paragraph = re.split(r"\n\s*\n", body.lstrip()[:2_000], maxsplit=1)[0]
    text = wires.without_dateline(" ".join(paragraph.split()))
    if match := SENTENCE.search(text):
        text = text[: match.end()]
    if len(text) <= FALLBACK_TITLE:
        return text
    return text[: FALLBACK_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + "…"
