"""Finds stretches in quotation marks, paragraph by paragraph, and joins those that run on.

Only outermost marks count. A paragraph that opens with a mark and does not close it runs on into the
next one if that opens with a mark too; a mark left open otherwise ends with its paragraph.
"""

import re
from dataclasses import dataclass

from articles.text.extraction import pairing, transcripts
from articles.text.extraction.lexicon import word_set
from articles.text.values import Span

# Each begins with characters of its own, so that searching skips all others.
MARK = re.compile(r"[\"“”„‟«»‘’‚‛‹›'＂`](?:(?<=')'|(?<=`)`|(?<!`))")
OUTER_SINGLE, OUTER_DOUBLE = (re.compile(mark + r"(?=\w)(?:(?<=^.)|(?<=\n.)|(?<=[,:] .))") for mark in ("[‘']", '[“"]'))
OPENING = frozenset("“„‟«‹‘‚‛")
SINGLE = frozenset("'‘’‚‛‹›")
DOUBLE_CLOSE = frozenset(('"', "”", "“", "»", "«", "＂", "''"))
BEFORE_OPENING = frozenset(" \t\n\u00a0([{—–-/:;,.…>“\"«„'‘")
ELISIONS = word_set("em til tis twas cause cos bout n round nother ere neath")
DOUBLED = frozenset('"“”')
FAR = 60  # marks looked ahead for the one that closes
TYPEWRITTEN = frozenset(("''", "``"))  # paired apostrophes: what they enclose is left alone
RUNS_ON = re.compile(r"\s{1,9}[‘']\w")
IN_WORD = re.compile(r"(?<=\w)\"s\b")  # a mark typed for an apostrophe: the world"s end
DECADE = re.compile(r"\d0s\b|\d\d\b")


@dataclass(slots=True)
class Segment:
    """Quoted words of one paragraph, marks excluded. ``opens``: nothing but a mark stands before it."""

    start: int
    end: int
    paragraph: int
    opens: bool
    closed: bool
    single: bool


@dataclass(slots=True)
class Stretch:
    """Segments that are one quotation: each but the last ran on into the next."""

    segments: list[Segment]
    resumes: bool = False  # goes on after a paragraph that is no part of it
    label: str = ""  # who speaks, where a transcript says so before the paragraph
    single: bool = False

    @property
    def start(self) -> int:
        return self.segments[0].start

    @property
    def end(self) -> int:
        return self.segments[-1].end


def scan(body: str, paragraphs: list[Span]) -> list[Stretch]:
    """All stretches in marks, in reading order."""
    singles = _uses_single_marks(body)
    turns = transcripts.find(body, paragraphs)
    by_paragraph = [
        _turn(turns[index], span, index) if index in turns else _segments(body, span, index, singles)
        for index, span in enumerate(paragraphs)
    ]
    stretches = _join(by_paragraph)
    for stretch in stretches:
        turn = turns.get(stretch.segments[0].paragraph)
        stretch.label = turn.label if turn else ""
    return stretches


def _turn(turn: transcripts.Turn, span: Span, index: int) -> list[Segment]:
    if turn.label == transcripts.QUESTION:
        return []
    return [Segment(turn.start, span[1], index, opens=False, closed=True, single=False)]


def _uses_single_marks(body: str) -> bool:
    """Whether single marks are the outer ones here: more of them open a paragraph or follow a comma."""
    return len(OUTER_SINGLE.findall(body)) > len(OUTER_DOUBLE.findall(body))


def _segments(body: str, span: Span, index: int, singles: bool) -> list[Segment]:
    start, end = span
    marks = [mark for mark in MARK.finditer(body, start, end) if not IN_WORD.match(body, mark.start(), end)]
    marks = _without_doubles(body, marks)
    if not marks:
        return []
    found: list[Segment] = []
    paired = pairing.pairs(body, marks, span)
    at = 0
    while at < len(marks):
        mark = marks[at]
        kind = mark.group()
        pair = paired.get(at) if paired is not None else None
        if kind in SINGLE:
            closing = _single_close(body, marks, at, span, singles)
        elif paired is None:
            closing = _double_close(body, marks, at, span)
        elif pair is None:
            closing = None
        else:
            closing = len(marks) if pair.close is None else pair.close
        if closing is None:
            at += 1
            continue
        closed = closing < len(marks) or (pair is not None and pair.end < end)
        stop = pair.end if pair is not None else marks[closing].start() if closed else end
        opens = not body[start : mark.start()].strip(" (—–-")
        if kind not in TYPEWRITTEN:
            found.append(Segment(mark.end(), stop, index, opens, closed, kind in SINGLE))
        at = at + 1 if pair is not None and pair.close is None else closing + 1
    return [
        segment for segment in found if re.search(r"\w", body[segment.start : min(segment.end, segment.start + 400)])
    ]


def _without_doubles(body: str, marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """Two marks where one is meant (““Leave,”” she said) count as one, unless a nested quotation begins there."""
    doubled = [at for at in range(len(marks) - 1) if _is_doubled(marks, at)]
    opening = [at for at in doubled if body[marks[at + 1].end() : marks[at + 1].end() + 1].isalnum()]
    if not opening or sum(mark.group() not in SINGLE for mark in marks[: opening[0]]) % 2:
        return marks
    closing = set(doubled) - set(opening)
    odd = sum(mark.group() not in SINGLE for mark in marks) % 2 == 1
    dropped: set[int] = set()
    if len(closing) == len(opening):
        dropped = {*opening, *(at + 1 for at in closing)}
    elif odd and len(opening) == 1:
        dropped = {*opening}
    return [mark for at, mark in enumerate(marks) if at not in dropped]


def _is_doubled(marks: list[re.Match[str]], at: int) -> bool:
    one, other = marks[at], marks[at + 1]
    return one.end() == other.start() and one.group() in DOUBLED and other.group() in DOUBLED


def _double_close(body: str, marks: list[re.Match[str]], at: int, span: Span) -> int | None:
    """Index of the mark that closes the one at ``at``; len(marks) if it stays open; None if it opens nothing."""
    mark = marks[at]
    if _is_measure(body, mark) or not _may_open(body, mark, span):
        return None
    depth = 0
    for index in range(at + 1, len(marks)):
        kind = marks[index].group()
        if mark.group() in "„‟»" and kind in '“”«"':
            return index
        if kind in SINGLE or (_is_measure(body, marks[index]) and _more_follow(marks, index)):
            continue
        curly = kind == "“" and mark.group() == '"' and _is_nested(body, marks, index)
        if curly or (kind in OPENING and mark.group() in OPENING and _balanced(marks, index)):
            depth += 1
        elif (kind in OPENING and kind not in "«“") or (kind in OPENING and mark.group() in OPENING):
            continue
        elif depth:
            depth -= 1
        else:
            return index
    return len(marks)


def _is_nested(body: str, marks: list[re.Match[str]], at: int) -> bool:
    """Whether a curly mark inside straight ones opens words that end before the straight ones close."""
    before, after = body[marks[at].start() - 1], body[marks[at].end() : marks[at].end() + 1]
    closes = [match.group() for match in marks[at + 1 : at + 3] if match.group() not in SINGLE]
    ends = closes == ["”", '"'] or (before == '"' and closes == ["”", "”"])
    return before in BEFORE_OPENING and after.isalnum() and ends


def _balanced(marks: list[re.Match[str]], at: int) -> bool:
    """Whether enough closing marks follow for a nested pair at ``at`` (looks no further than 40 marks)."""
    depth = 1
    for match in marks[at : at + 40]:
        kind = match.group()
        if kind in "“«„":
            depth += 1
        elif kind in '”»"':
            depth -= 1
            if depth == 0:
                return True
    return False


def _more_follow(marks: list[re.Match[str]], at: int) -> bool:
    return any(match.group() not in SINGLE for match in marks[at + 1 : at + 40])


def _is_measure(body: str, mark: re.Match[str]) -> bool:
    """5'10" and 12" are lengths; so is the mark of an attribute (name="…") no quotation."""
    at = mark.start()
    if mark.group() not in ('"', "”", "''"):
        return False
    if body[at - 1 : at] == "=" or re.match(r"\s*[\w-]{1,30}=|/?>", body[at + 1 : at + 34]):
        return True
    return bool(re.search(r"(?:\d\s?['’′]\s?\d{1,2}|(?:^|\s)\d{1,2}(?:\.\d+)?)$", body[max(0, at - 8) : at])) and (
        _opens_before(body, at) is False
    )


def _opens_before(body: str, at: int) -> bool:
    """Whether a double mark on the same line, shortly before ``at``, is still open."""
    line = body[max(0, body.rfind("\n", max(0, at - 2000), at)) : at] if at < 2000 else body[at - 2000 : at]
    line = line[line.rfind("\n") + 1 :]
    return (sum(line.count(mark) for mark in '"“”«»')) % 2 == 1


def _may_open(body: str, mark: re.Match[str], span: Span) -> bool:
    kind = mark.group()
    after = body[mark.end() : mark.end() + 1]
    if mark.end() >= span[1]:
        return False
    before = body[mark.start() - 1] if mark.start() > span[0] else " "
    if kind in ("”", "»", "''"):
        return before in BEFORE_OPENING and not after.isspace()
    if kind in OPENING or kind == "``":
        return True
    return not after.isspace() or before.isspace()


def _single_close(body: str, marks: list[re.Match[str]], at: int, span: Span, singles: bool) -> int | None:
    mark = marks[at]
    if not _opens_single(body, mark, span):
        return None
    weak: int | None = None
    for index in range(at + 1, min(len(marks), at + FAR)):
        kind = marks[index].group()
        if kind not in SINGLE:
            if not singles and _may_open(body, marks[index], span) and weak is None:
                return None
            continue
        strength = _closing_strength(body, marks[index], span)
        if strength == 2:
            return index
        if strength == 1 and weak is None:
            weak = index
        if strength == 0 and weak is not None and _opens_single(body, marks[index], span):
            return weak
    if weak is not None:
        return weak
    opens_paragraph = not body[span[0] : mark.start()].strip()
    led = body[mark.start() - 2 : mark.start()] in (": ", ", ") or RUNS_ON.match(body, span[1]) is not None
    return len(marks) if singles and (opens_paragraph or led) else None


def _opens_single(body: str, mark: re.Match[str], span: Span) -> bool:
    before = body[mark.start() - 1] if mark.start() > span[0] else " "
    after = body[mark.end() : mark.end() + 1]
    if before not in BEFORE_OPENING or not after or after.isspace() or mark.end() >= span[1]:
        return False
    if not (after.isalnum() or after in '“"[($£€….'):
        return False
    if mark.group() == "‘":
        return not DECADE.match(body, mark.end())
    if DECADE.match(body, mark.end()):
        return False
    word = re.compile(r"[a-z]*").match(body[mark.end() : mark.end() + 12].lower())
    return word is None or word.group() not in ELISIONS


def _closing_strength(body: str, mark: re.Match[str], span: Span) -> int:
    """2: can only close; 1: closes, or is the apostrophe of a plural or of goin’; 0: closes nothing."""
    if mark.group() in "‘‚‛‹":
        return 0
    before = body[mark.start() - 1]
    after = body[mark.end()] if mark.end() < span[1] else "\n"
    if before.isspace() or after.isalnum():
        return 0
    if not before.isalnum() or not after.isspace():
        return 2
    if before == "s" or body[mark.start() - 2 : mark.start()] == "in":
        return 1
    return 2


def _join(by_paragraph: list[list[Segment]]) -> list[Stretch]:
    found: list[Stretch] = []
    running: Stretch | None = None
    paused = 0
    for segments in by_paragraph:
        for place, segment in enumerate(segments):
            if running and place == 0 and segment.opens and segment.single == running.single:
                if paused:
                    running = Stretch([segment], resumes=True, single=segment.single)
                    found.append(running)
                else:
                    running.segments.append(segment)
            else:
                running = Stretch([segment], single=segment.single)
                found.append(running)
            paused = 0
            if segment.closed:
                running = None
        if running and not segments:
            paused += 1
            if paused > 1:
                running, paused = None, 0
    return found
