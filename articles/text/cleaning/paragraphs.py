"""A raw body as paragraphs: hard-wrapped lines joined, the blank lines before each one counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

MAX_WRAP_COLUMN = 132
MIN_WRAP_COLUMN = 40
WRAPPED_SHARE = 0.75
MIN_WRAPPED_PAIRS = 2
# A section's label run into the headline beside it: "travelTen walks for a rainy day".
GLUED = re.compile(r"^[a-z]{3,14}(?=[A-Z][a-z]+ )")
INDENT = re.compile(r"^(?: {2,}|\t)")
STOP = re.compile(r"[.!?…:][\"'”’)\]]{0,3}$")
# No ending that tells a stop is longer.
END = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text`` on one line; ``gap`` is the number of blank lines before it (0: directly under another)."""

    text: str
    gap: int


def split(body: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a raw body, in order."""
    blocks = list(blocks_of(body))
    width = wrap_column([lines for _, lines in blocks])
    return tuple(
        Paragraph(text, gap if first else 0) for gap, lines in blocks for first, text in numbered(unwrap(lines, width))
    )


def numbered(texts: Iterator[str]) -> Iterator[tuple[bool, str]]:
    return ((at == 0, text) for at, text in enumerate(texts))


def blocks_of(body: str) -> Iterator[tuple[int, list[str]]]:
    """Lines that no blank line separates, with the number of blank lines before them."""
    gap, lines = 0, []
    for line in body.split("\n"):
        if line.strip():
            lines.append(line.rstrip())
            continue
        if lines:
            yield gap, lines
            gap, lines = 0, []
        gap += 1
    if lines:
        yield gap, lines


def wrap_column(blocks: list[list[str]]) -> int | None:
    """The column at which the file's lines are broken, or None where a line is a paragraph.

    Lines are wrapped when the next line's first word would not have fitted on them.
    """
    pairs = [pair for lines in blocks for pair in pairwise(lines) if tells_wrapping(*pair)]
    lengths = sorted(len(line) for line, _ in pairs)
    if len(pairs) < MIN_WRAPPED_PAIRS:
        return None
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.97))]
    if not MIN_WRAP_COLUMN <= width <= MAX_WRAP_COLUMN or median(lengths) < 0.6 * width:
        return None
    full = sum(fills(line, following, width) for line, following in pairs)
    return width if full >= WRAPPED_SHARE * len(pairs) else None


def tells_wrapping(line: str, following: str) -> bool:
    """A line that ends a sentence, or one before an indent, may be short because its paragraph ends."""
    return not STOP.search(line[-END:]) and not INDENT.match(following)


def fills(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would have gone past the column, give or take a few."""
    words = following.split(None, 1)
    return len(line) + 1 + len(words[0]) > width - 4


def unwrap(lines: list[str], width: int | None) -> Iterator[str]:
    """The paragraphs of one block."""
    indented = sum(bool(INDENT.match(line)) for line in lines)
    by_indent = 0 < indented <= len(lines) / 2
    pieces = [lines[0].strip()]
    for line, following in pairwise(lines):
        if goes_on(line, following, width, by_indent):
            pieces.append(following.strip())
        else:
            yield join(pieces)
            pieces = [following.strip()]
    yield join(pieces)


def goes_on(line: str, following: str, width: int | None, by_indent: bool) -> bool:
    """Whether ``following`` continues the paragraph that ``line`` belongs to."""
    if width is None:
        return len(line) <= MAX_WRAP_COLUMN and not STOP.search(line[-END:]) and begins_small(following.lstrip())
    if by_indent:
        return not INDENT.match(following)
    return fills(line, following, width) or not STOP.search(line[-END:])


def begins_small(text: str) -> bool:
    return text[:1].islower() and not GLUED.match(text)


def join(pieces: list[str]) -> str:
    """One line; a word that was broken behind its hyphen is not torn apart."""
    parts: list[str] = []
    for piece, following in pairwise([*pieces, ""]):
        broken = piece.endswith("-") and piece[-2:-1].isalpha() and following[:1].islower()
        parts.extend((piece, "" if broken else " "))
    return "".join(parts).strip()
