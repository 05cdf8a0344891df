"""Rows of a delimited table, quotation marks and their mistakes understood as the writer meant them."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles.text.readers import streaming

DELIMITERS = (",", "\t", ";", "|", "\x01", "\x1f")
MAX_FIELD = 5_000_000
MAX_LINES = 20_000
MAX_TAKEN_BACK = 200_000_000
MAX_MENDED_LINES = 50
# A table with so many rows that nothing mends is a heap of broken lines; looking far ahead in each takes for ever.
MAX_FAILED = 100
MAX_MENDED = 200_000
NEVER_CLOSED = "has a quotation mark that is never closed; expected marks around the cell, and those inside it doubled"


@dataclass(slots=True)
class Record:
    """One row, without cells where it is blank. ``problem`` says why it cannot be used."""

    cells: list[str]
    problem: str = ""


class Table:
    """The rows of a table, read as spreadsheets do; where that goes wrong, as the row's first line alone tells.

    An opening mark that is never closed would swallow all rows behind it. Such a row is recognised by its width
    (``width``, 0 while it is not known) and its lines are given back.
    """

    def __init__(
        self,
        lines: Iterator[str],
        delimiter: str,
        width: int = 0,
        *,
        spaced: bool = False,
        escaped: bool = False,
        is_row: Callable[[list[str]], bool] | None = None,
    ) -> None:
        """``spaced`` where a space stands between delimiter and mark, ``escaped`` where a backslash stands before a
        mark inside a cell; ``is_row`` tells a whole row by its cells."""
        self.lines = lines
        self.delimiter = delimiter
        self.width = width
        self.spaced = spaced
        self.escaped = escaped
        self.is_row = is_row
        self.waiting: list[str] = []
        self.used: list[str] = []
        self.taken_back = 0
        self.failed = 0
        self.ended = False
        csv.field_size_limit(MAX_FIELD)

    def source(self) -> Iterator[str]:
        """Lines for the parser, those given back first; it is told that the table ends where a row grows too long."""
        while len(self.used) <= MAX_LINES:
            line = self.waiting.pop() if self.waiting else next(self.lines, "")
            if not line:
                self.ended = True
                return
            if self.escaped and "\\" in line:
                line = line.replace('\\"', '""')
            self.used.append(line)
            yield line

    def parser(self) -> Iterator[list[str]]:
        return csv.reader(self.source(), delimiter=self.delimiter, skipinitialspace=self.spaced)

    def __iter__(self) -> Iterator[Record]:
        rows = self.parser()
        while True:
            self.used = []
            try:
                cells = next(rows)
            except StopIteration:
                if not self.used and self.ended:
                    return
                cells = None
            except csv.Error:
                cells = None
            if cells is None or (self.ended and not self.waiting) or len(self.used) > MAX_LINES:
                # A parser that came to its end is used up.
                rows = self.parser()
            yield self.record(cells)

    def record(self, cells: list[str] | None) -> Record:
        if streaming.TOO_LONG in self.used:
            self.give_back(self.used.index(streaming.TOO_LONG) + 1)
            return Record(["too long"], problem=f"is longer than {MAX_FIELD:,} characters, which no article is")
        if cells is not None and len(self.used) == 1 and not self.ended and not self.is_torn(cells):
            return Record(blank_out(cells))
        unclosed = cells is None or len(self.used) > MAX_LINES or self.is_open()
        if not unclosed and cells is not None and not self.is_torn(cells):
            return (self.first_alone() if len(self.used) > 1 else None) or Record(blank_out(cells))
        return self.mended() or (Record(blank_out(cells)) if cells is not None and not unclosed else self.lost())

    def is_torn(self, cells: list[str]) -> bool:
        """Whether a row has not the table's width, when that is known."""
        return self.width > 1 and len(cells) != self.width and any(cells)

    def is_open(self) -> bool:
        """Whether the table ended inside the row's quotation marks."""
        if not self.ended or self.waiting or sum(line.count('"') for line in self.used) % 2 == 0:
            return False
        text = "".join(self.used)
        return len(text) > MAX_MENDED or parted(text, self.delimiter) is None

    def mended(self) -> Record | None:
        """The row as it is when only marks beside a delimiter count, over as few lines as make it whole."""
        if alone := self.first_alone():
            return alone
        text = ""
        for size in range(1, (MAX_MENDED_LINES if self.failed < MAX_FAILED else 2) + 1):
            if size > len(self.used) and not self.pull():
                break
            text += self.used[size - 1]
            cells = parted(text, self.delimiter) if len(text) < MAX_MENDED else []
            if cells is not None and (len(cells) == self.width or (not self.width and size == 1)):
                self.give_back(size)
                return Record(blank_out(cells))
            if cells is not None and (not self.width or len(cells) > self.width or size >= len(self.used)):
                break
        self.failed += 1
        bare = self.bare()
        if len(bare) == self.width and len(self.used) > 1:
            self.give_back(1)
            return Record(blank_out(bare))
        return None

    def first_alone(self) -> Record | None:
        """The first line of a row that goes on over several, where it is a row by itself: its mark was never closed."""
        if self.is_row is None or not self.used or self.used[0].count(self.delimiter) != self.width - 1:
            return None
        bare = self.bare()
        if not self.is_row(bare):
            return None
        self.give_back(1)
        return Record(blank_out(bare))

    def bare(self) -> list[str]:
        """The first line's cells, marks meaning nothing."""
        cells = self.used[0].rstrip("\n").split(self.delimiter)
        return [cell.strip().strip('"').replace('""', '"') for cell in cells]

    def pull(self) -> bool:
        """One more line for the row, while its last cell is open."""
        line = self.waiting.pop() if self.waiting else next(self.lines, "")
        if line:
            self.used.append(line)
        return bool(line)

    def lost(self) -> Record:
        """A row whose end cannot be told: its first line is given up, the rest is read again."""
        line = self.used[0] if self.used else ""
        self.give_back(1)
        return Record([line[:200]], problem=NEVER_CLOSED)

    def give_back(self, size: int) -> None:
        back = self.used[size:]
        self.taken_back += sum(map(len, back))
        if self.taken_back < MAX_TAKEN_BACK:
            self.waiting.extend(reversed(back))


def parted(text: str, delimiter: str) -> list[str] | None:
    """The cells of a row in which marks inside a cell were not doubled; None where the last cell is still open."""
    text = text.rstrip("\n")
    cells: list[str] = []
    at = 0
    while at <= len(text):
        while at < len(text) and text[at] == " ":
            at += 1
        if not text.startswith('"', at):
            end = text.find(delimiter, at)
            end = len(text) if end < 0 else end
            cells.append(text[at:end])
            at = end + 1
            continue
        end = closing(text, at + 1, delimiter)
        if end < 0:
            return None
        cells.append(text[at + 1 : end].replace('""', '"'))
        at = end + 2
    return cells


def closing(text: str, start: int, delimiter: str) -> int:
    """Where the mark stands that ends a cell: before a delimiter or the row's end, and not one of a pair."""
    at = text.find('"', start)
    while at >= 0:
        run = at
        while text.startswith('"', run):
            run += 1
        if (run - at) % 2 == 1 and (run == len(text) or text.startswith(delimiter, run)):
            return run - 1
        at = text.find('"', run)
    return -1


def blank_out(cells: list[str]) -> list[str]:
    """No cells for a row without anything in it."""
    return cells if any(cell.strip() for cell in cells) else []
