"""The page that the rules look at: its paragraphs, and what is known of the whole of it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from articles.text.cleaning.paragraphs import Paragraph, split

STOP = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$|[。！？؟۔।][”’」』\"]{0,2}$")
# No ending that tells a stop is longer.
END = 6
OPENING_MARKS = ('"', "“", "«", "'", "‘", "„")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one paragraph that a rule wants cut; ``reason`` is for people who tune the rules.

    Without ``start`` and ``end`` it is the whole paragraph.
    """

    paragraph: int
    kind: str
    reason: str
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """``cut`` names the kind of each paragraph that an earlier rule took whole; rules need not look at them again.

    ``wide_gap`` is how many blank lines before a paragraph set it apart from the story, or None where
    blank lines tell nothing (a file without any, or with many everywhere). ``spaced`` is whether the
    story's own paragraphs have blank lines between them.
    """

    title: str
    paragraphs: tuple[Paragraph, ...]
    wide_gap: int | None
    spaced: bool
    cut: dict[int, str] = field(default_factory=dict)

    def left(self) -> Iterator[tuple[int, Paragraph]]:
        """The paragraphs nobody has cut yet, with their numbers."""
        return ((at, p) for at, p in enumerate(self.paragraphs) if at not in self.cut)

    def without(self, kinds: dict[int, str]) -> "Page":
        return replace(self, cut=self.cut | kinds)

    def set_apart(self, number: int) -> bool:
        """Whether an unusual gap stands before this paragraph."""
        return self.wide_gap is not None and number > 0 and self.paragraphs[number].gap >= self.wide_gap


Rule = Callable[[Page], Iterator[Passage]]


def page_of(title: str, body: str) -> Page:
    paragraphs = split(body)
    return Page(title, paragraphs, wide_gap_of(paragraphs), is_spaced(paragraphs))


def wide_gap_of(paragraphs: tuple[Paragraph, ...]) -> int | None:
    """One blank line more than usual, as long as such gaps are rare."""
    gaps = Counter(p.gap for p in paragraphs[1:] if p.gap)
    if not gaps:
        return None
    usual = gaps.most_common(1)[0][0]
    wide = sum(count for gap, count in gaps.items() if gap > usual)
    return usual + 1 if wide <= max(1, 0.5 * gaps.total()) else None


def is_spaced(paragraphs: tuple[Paragraph, ...]) -> bool:
    prose = [p for p in paragraphs[1:] if len(p.text) >= 60 and ends_with_stop(p.text)]
    return sum(p.gap > 0 for p in prose) >= max(1, 0.8 * len(prose))


def ends_with_stop(text: str) -> bool:
    """Whether it ends as a sentence does; a closing quotation mark alone is no full stop."""
    return STOP.search(text[-END:]) is not None


def leaves_quote_open(text: str) -> bool:
    """Whether a double-marked quotation begins in the paragraph and does not end there."""
    if text.count("“") > text.count("”"):
        return True
    return text.count('"') % 2 == 1


def opens_with_quote(text: str) -> bool:
    return text.startswith(OPENING_MARKS)
