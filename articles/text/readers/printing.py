"""Printed lines to paragraphs: by the space between them, their indents, and where sentences end."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from articles.text.readers import headers

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": "-", "\u2010": "-"}
)  # fmt: skip
PAGE_NUMBER = re.compile(r"(?:page\s)?[-–—|]?\s?\d{1,4}\s?[-–—|]?(?:\s?(?:of|/)\s?\d{1,4})?", re.IGNORECASE)
# What browsers print above and below a page.
PRINTED_ON = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?:\s?[AP]M)?(?:\s.{0,300})?")
PRINTED_FROM = re.compile(r"((?:https?|file)://\S{1,2000})(?:\s+\d{1,4}/\d{1,4})?")
ENDS = re.compile(r"[.!?…:][\"'”’»)\]]{0,3}$")
DIGITS = re.compile(r"\d+")
MARGIN_LINES = 2
HEAD_LINES = 15
MAX_WORD = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: where it starts (points from left and bottom) and how large its letters are."""

    text: str
    x: float
    y: float
    size: float


@dataclass(slots=True)
class Block:
    """A paragraph, headline or caption."""

    text: str
    size: float
    page: int


def spell_out(text: str) -> str:
    return text.translate(LIGATURES)


def is_legible(pages: list[list[Line]]) -> bool:
    """Whether the characters are such as texts are made of, and not a font's private numbers."""
    text = "".join(line.text for page in pages for line in page)[:20_000]
    odd = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or ord(c) < 32 for c in text)
    letters = sum(c.isalpha() for c in text)
    return odd < 0.1 * len(text) and letters > 0.4 * len(text) and "(cid:" not in text[:500]


def without_margins(pages: list[list[Line]]) -> tuple[list[list[Line]], str | None]:
    """The pages without numbers, running heads and what a browser prints around them; the address it prints."""
    seen = Counter(mark for page in pages for mark in {DIGITS.sub("#", line.text) for line in outer(page)})
    usual = median([line.size for page in pages for line in page] or [0.0])
    url = None
    kept = []
    for page in pages:
        margin = {id(line) for line in outer(page)}
        lines = []
        for line in page:
            # A headline may be repeated in small above the following pages.
            repeated = seen[DIGITS.sub("#", line.text)] > max(1, len(pages) // 3) and line.size <= 1.2 * usual
            address = PRINTED_FROM.fullmatch(line.text) if len(page) > 4 or line.text[-1:].isdigit() else None
            if id(line) in margin and address and address.group(1).startswith("http"):
                url = url or address.group(1)
            furniture = address or PAGE_NUMBER.fullmatch(line.text) or PRINTED_ON.fullmatch(line.text)
            if id(line) not in margin or not (repeated or furniture):
                lines.append(line)
        kept.append(lines)
    return kept, url


def outer(page: list[Line]) -> list[Line]:
    """The lines nearest to the upper and lower edge."""
    ordered = sorted(page, key=lambda line: line.y)
    return ordered if len(ordered) <= 2 * MARGIN_LINES else ordered[:MARGIN_LINES] + ordered[-MARGIN_LINES:]


def blocks(pages: list[list[Line]]) -> list[Block]:
    """The paragraphs of all pages; one that runs over the end of a column or a page stays one."""
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    if not lines:
        return []
    words = Counter(word for _, line in lines for word in re.findall(r"[\w-]+", line.text.casefold()))
    leading = usual_leading([line for _, line in lines])
    width = median(len(line.text) for _, line in lines)
    found: list[Block] = []
    pieces: list[str] = []
    before: Line | None = None
    for at, (number, line) in enumerate(lines):
        in_head = before is not None and at < HEAD_LINES and parted_in_head(before, line, width)
        if before is None or in_head or parted(before, line, leading, width):
            pieces = [line.text]
            found.append(Block("", line.size, number))
        else:
            pieces.append(line.text)
        found[-1].text = ""
        before = line
        finish(found[-1], pieces, words)
    return [block for block in found if block.text]


def finish(block: Block, pieces: list[str], words: Counter[str]) -> None:
    if len(pieces) > 1:
        pieces[:] = [joined(pieces[0], pieces[1], words), *pieces[2:]]
    block.text = pieces[0]


def joined(left: str, right: str, words: Counter[str]) -> str:
    """Two lines as one; a word parted by a hyphen is made whole unless it is written with one elsewhere."""
    if not left.endswith("-"):
        return f"{left} {right}"
    if "://" in left[-MAX_WORD * 4 :].rpartition(" ")[2]:
        return left + right
    head, tail = re.search(r"([^\W\d_]+)-$", left[-MAX_WORD:]), re.match(r"[^\W\d_]+", right)
    if head is None or tail is None or not tail.group()[0].islower():
        return left + right if head else f"{left} {right}"
    with_hyphen = words[f"{head.group(1)}-{tail.group()}".casefold()]
    whole = words[f"{head.group(1)}{tail.group()}".casefold()]
    return left + right if with_hyphen > whole else left[:-1] + right


def usual_leading(lines: list[Line]) -> float:
    gaps = [above.y - below.y for above, below in pairwise(lines) if 0 < above.y - below.y < 3 * max(above.size, 1.0)]
    return median(gaps) if gaps else 0.0


def parted_in_head(above: Line, below: Line, width: float) -> bool:
    """Byline, date and address stand on lines of their own above a story, however close they are set."""
    return any(
        headers.read(line.text) is not None and (len(line.text) < 0.75 * width or line.text.startswith("http"))
        for line in (above, below)
        if not line.text.endswith(("-", "/"))
    )


def parted(above: Line, below: Line, leading: float, width: float) -> bool:
    """Whether a new paragraph begins with the lower of two lines."""
    size = max(above.size, below.size, 1.0)
    if abs(above.size - below.size) > 0.1 * size:
        return True
    gap, indent = above.y - below.y, below.x - above.x
    ended = bool(ENDS.search(above.text))
    short = len(above.text) < 0.75 * width
    # The next column or page.
    if gap < -0.3 * size or gap > 6 * max(leading, size):
        return ended and short
    # Headlines are set wider than text, so their own size counts too.
    if gap > max(1.3 * leading, 1.0) and gap > 1.35 * min(above.size, below.size):
        return True
    if 0.7 * size < abs(indent) < 5 * size:
        # Further left than an indented first line: the same paragraph.
        return indent > 0
    return ended and short
