"""One text that holds several stories, told apart: by numbers and ids above them, signs of their ends, fields or rules.

A rule between two sections of a story looks like one between two stories. It counts only where what stands behind
it has a head of its own; sections without one stay with the story above them.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from articles.text.readers import front_matter, headers, heads, records, wires

NUMBERED = re.compile(
    r"\W{0,6}(?:(?P<kind>document|doc|story|article|item|record|text|report|result)\.?\s{0,2}(?:no\.?|number|nr\.?|#)?"
    r"\s{0,2}:?\s{0,2}#?)?(?P<number>\d{1,6})(?:\s{0,2}(?:of|/|von|de)\s{0,2}(?P<total>\d{1,6}))?"
    r"(?P<after>\s+(?:documents?|articles?|stories|results|records))?\W{0,6}",
    re.IGNORECASE,
)
IDENTIFIED = re.compile(
    r"\W{0,3}(?:(?:document|doc|article|story|item|record)[ _-]?(?:id|no\.?|number|nr|#)|docno|id|guid|"
    r"accession (?:no\.?|number))\s?[:#=]\s{0,8}(\S.{0,80})",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[A-Za-z][\w./-]*\d[\w./-]*")
MAX_MARK = 100
ENDING = re.compile(
    r"Document [A-Za-z]\w{8,40}|(?i:end of document)|NNNN|(?i:enditem)|-\s?30\s?-|Record (?:Number)?: ?[\w-]{6,40}"
)
RULE_KINDS = re.compile(r"(=|_|\*|-|~|#|–|—)")
FORM_FEED = "\f"
LONG_RULE, LONGEST_RULE = 5, 20
LOOK = 60
STORY_LENGTH = 300
SHORT = 600
BLANK_RUN = 3
MEAN_LENGTH = 60
TRIED = 20


def split(text: str) -> list[str]:
    """The stories in their order; the text itself where it is one. What marks a story off is no part of it."""
    lines = text.replace(FORM_FEED, f"\n{FORM_FEED}\n").split("\n") if FORM_FEED in text else text.split("\n")
    for find in FINDERS:
        stories = find(lines)
        if stories and are_long_enough(stories):
            return ["\n".join(story) for story in stories]
    return [text]


def by_number(lines: Sequence[str]) -> list[list[str]]:
    """ "Document 3 of 250", "1 of 500 DOCUMENTS", "Story 17": alone on their lines and counting up."""
    marks = []
    for at, line in enumerate(lines):
        if len(line) <= MAX_MARK and (match := NUMBERED.fullmatch(line.strip())) and (match["kind"] or match["after"]):
            marks.append((at, int(match["number"])))
    rising = all(one < other for (_, one), (_, other) in pairwise(marks))
    if not marks or not rising or (len(marks) == 1 and has_text(lines[: marks[0][0]])):
        return []
    return between(lines, [at for at, _ in marks])


def by_identity(lines: Sequence[str]) -> list[list[str]]:
    """The same kind of id above every story: "DOCUMENT ID: 17", "TST-WIRE-0001 (X)", an agency's slug."""
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return []
    opening = lines[first].strip()
    for key_of in (identity_field, identity_token, slug):
        key = key_of(opening)
        if key is None:
            continue
        marks = [at for at, line in enumerate(lines) if begins(lines, at) and same(key_of(line.strip()), key)]
        values = Counter(lines[at].strip() for at in marks)
        if len(marks) > 1 and len(values) >= 0.9 * len(marks):
            # A slug tells the story's subject, and an id may have the headline behind it: only bare ids go.
            return between(lines, marks, keep=key_of is slug)
    return []


def same(one: tuple[str, str] | None, other: tuple[str, str]) -> bool:
    return one is not None and one[0] == other[0]


def identity_field(line: str) -> tuple[str, str] | None:
    if len(line) > MAX_MARK or not (match := IDENTIFIED.fullmatch(line)):
        return None
    return line[: match.start(1)].lower().strip(), match.group(1)


def identity_token(line: str) -> tuple[str, str] | None:
    """The shape of a line that begins with an id: its digits do not count."""
    if len(line) > MAX_MARK or line[-1:] in {".", ",", ";", ":", "?", "!"} or not (match := TOKEN.match(line)):
        return None
    token, rest = match.group(), line[match.end() :].strip()
    if sum(map(str.isdigit, token)) < 2 or (len(token) < 6 and not set(token) & set("-_/.")):
        return None
    if rest and not (rest[0] in "([<" and rest[-1] in ")]>"):
        return None
    return re.sub(r"\d+", "0", token), token


def slug(line: str) -> tuple[str, str] | None:
    if len(line) > MAX_MARK or not wires.is_slug(line) or not (match := re.match(r"[A-Z]{2,3}(?=[-–_][A-Z])", line)):
        return None
    return match.group(), line


def begins(lines: Sequence[str], at: int) -> bool:
    """Whether a story may begin with this line: nothing, or a rule, stands above it."""
    above = lines[at - 1].strip() if at else ""
    return bool(lines[at].strip()) and (not above or is_rule(above))


def by_end(lines: Sequence[str]) -> list[list[str]]:
    """A sign of the end below every story: "Document ABCD0000001", "End of Document", "-30-"."""
    ends = [at for at, line in enumerate(lines) if len(line) <= 80 and ENDING.fullmatch(line.strip())]
    kinds = Counter(re.sub(r"[\d\W]", "", lines[at].strip())[:8] for at in ends)
    if not ends or kinds.most_common(1)[0][1] < 2:
        return []
    kind = kinds.most_common(1)[0][0]
    ends = [at for at in ends if re.sub(r"[\d\W]", "", lines[at].strip())[:8] == kind]
    stories = [list(lines[start:end]) for start, end in zip([0, *(at + 1 for at in ends)], ends, strict=False)]
    rest = list(lines[ends[-1] + 1 :])
    if has_text(rest) and (length(rest) >= SHORT or has_head(rest)):
        stories.append(rest)
    return stories if sum(map(has_text, stories)) > 1 else []


def by_front_matter(lines: Sequence[str]) -> list[list[str]]:
    """A block of fields between fences above every story."""
    starts = []
    at = 0
    while at < len(lines):
        end = front_matter.closing(lines, at) if lines[at][:1] in {"-", "+"} else None
        if end is not None:
            starts.append(at)
            at = end
        at += 1
    return between(lines, starts, keep=True) if len(starts) > 1 else []


def by_rule(lines: Sequence[str]) -> list[list[str]]:
    """Rules of one kind, or form feeds, with a head behind each."""
    rules: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if kind := rule_kind(line):
            rules.setdefault(kind, []).append(at)
    for _, marks in sorted(rules.items(), key=lambda item: (-len(item[1][:2]), -strength(lines, item[1]), item[0])):
        pieces = [list(lines[a + 1 : b]) for a, b in zip([-1, *marks], [*marks, len(lines)], strict=True)]
        pieces = [piece for piece in pieces if has_text(piece)]
        if len(pieces) > 1 and (stories := stories_of(pieces, lines[marks[0]].strip())):
            return stories
    return []


def rule_kind(line: str) -> str | None:
    if line == FORM_FEED:
        return FORM_FEED
    text = line.strip()
    if not text or not is_rule(text):
        return None
    return f"{text[0]}{' ' if ' ' in text else ''}{min(len(text), LONGEST_RULE)}"


def is_rule(text: str) -> bool:
    return text == FORM_FEED or (len(text) <= 400 and heads.RULE.fullmatch(text) is not None)


def strength(lines: Sequence[str], marks: Sequence[int]) -> int:
    return len(lines[marks[0]].strip())


def stories_of(pieces: list[list[str]], rule: str) -> list[list[str]]:
    """The pieces with a head each; those without one are sections of the story above, or stand before the first."""
    if not are_long_enough(pieces):
        return []
    sure = [has_head(piece) for piece in pieces[:TRIED]]
    if not any(sure) and titled(rule) and all(map(has_title, pieces)):
        return pieces
    if sum(sure) < 0.5 * len(sure) - 1:
        return []
    sure += [has_head(piece) for piece in pieces[TRIED:]]
    if sum(sure) < 2 or sum(sure) < 0.5 * len(pieces):
        return []
    stories: list[list[str]] = []
    for piece, is_story in zip(pieces, sure, strict=True):
        if is_story:
            stories.append(piece)
        elif stories:
            stories[-1] += ["", rule if rule != FORM_FEED else "", "", *piece]
        elif length(piece) >= SHORT:
            stories.append(piece)
    return stories


def titled(rule: str) -> bool:
    """Whether titles alone are enough behind such a rule: nobody parts sections with it."""
    return (rule[:1] == "=" and len(rule) >= LONG_RULE) or len(rule) >= LONGEST_RULE


def by_fields(lines: Sequence[str]) -> list[list[str]]:
    """The same field above every story, among others: "Title: …", "Date: …"."""
    first = next((at for at, line in enumerate(lines) if line.strip() and not is_rule(line.strip())), None)
    label = label_of(lines[first]) if first is not None else None
    if label is None:
        return []
    marks = [
        at for at, line in enumerate(lines) if label_of(line) == label and begins(lines, at) and fields_below(lines, at)
    ]
    return between(lines, marks, keep=True) if len(marks) > 1 else []


def label_of(line: str) -> str | None:
    match = headers.LABEL.match(line[: headers.MAX_LINE].strip())
    return match.group(1).lower() if match and headers.field_of(match.group(1)) else None


def fields_below(lines: Sequence[str], at: int) -> bool:
    below = [line for line in lines[at + 1 : at + 7] if line.strip()][:2]
    return any((label := label_of(line)) and label != label_of(lines[at]) for line in below)


def by_blank_lines(lines: Sequence[str]) -> list[list[str]]:
    """Three blank lines or more, each time with a title and a printed date behind them."""
    pieces: list[list[str]] = [[]]
    blank = 0
    for line in lines:
        blank = 0 if line.strip() else blank + 1
        if blank == BLANK_RUN and has_text(pieces[-1]):
            pieces.append([])
        pieces[-1].append(line)
    pieces = [piece for piece in pieces if has_text(piece)]
    return pieces if len(pieces) > 1 and all(map(is_whole, pieces)) else []


def between(lines: Sequence[str], marks: Sequence[int], *, keep: bool = False) -> list[list[str]]:
    """A story from each mark to the next; a longer text above the first is one, too."""
    stories = [list(lines[a + (not keep) : b]) for a, b in zip(marks, [*marks[1:], len(lines)], strict=True)]
    above = list(lines[: marks[0]])
    return [above, *stories] if length(above) >= SHORT and has_head(above) else stories


def are_long_enough(pieces: Sequence[Sequence[str]]) -> bool:
    """A list of short lines, each with a number or a rule, is no collection of stories."""
    return sum(map(length, pieces)) >= MEAN_LENGTH * len(pieces)


def has_text(piece: Sequence[str]) -> bool:
    return any(any(map(str.isalnum, line)) for line in piece)


def length(piece: Sequence[str]) -> int:
    return sum(map(len, piece))


def has_head(piece: Sequence[str]) -> bool:
    """Whether a piece has a head of its own, with a date, a labelled field or an agency's dateline, and a story."""
    told = records.take(list(piece[:LOOK])) if len(piece) > 2 else None
    head, rest = told or heads.take(list(piece[:LOOK]))
    dated = head.published or head.updated or wires.date_of("\n".join(rest))
    labelled = any(label_of(line) == "title" or label_of(line) == "headline" for line in piece[:LOOK])
    return bool(dated or labelled or (head.title and (head.byline or head.url))) and has_text(rest)


def has_title(piece: Sequence[str]) -> bool:
    head, rest = heads.take(list(piece[:LOOK]))
    return bool(head.title) and length(rest) >= STORY_LENGTH


def is_whole(piece: Sequence[str]) -> bool:
    head, rest = heads.take(list(piece[:LOOK]))
    dated = head.published is not None and head.published.origin == "header"
    return bool(head.title) and dated and length(rest) >= STORY_LENGTH // 3


FINDERS: tuple[Callable[[Sequence[str]], list[list[str]]], ...] = (
    by_number,
    by_identity,
    by_end,
    by_front_matter,
    by_rule,
    by_fields,
    by_blank_lines,
)
