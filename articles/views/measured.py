"""What `make bench-extraction` measured, read from the page that it writes; no number stands anywhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

from django.conf import settings

PAGE = "docs/extraction.md"
_RULE = re.compile(r"\|[ :|-]+")
_NUMBER = re.compile(r"[\d., %–]*")
_STRONG = re.compile(r"\*\*([^*]*)\*\*|`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Measured:
    """A table of numbers; the first cell of each row is what was measured."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str

    @property
    def head(self) -> list[tuple[str, bool]]:
        """Each column's title, and whether words stand in it instead of numbers."""
        told = list(zip_longest(*self.rows, fillvalue=""))
        return [
            (title, not all(_NUMBER.fullmatch(cell) for cell in cells))
            for title, cells in zip_longest(self.columns, told, fillvalue="")
        ]

    @property
    def body(self) -> list[list[tuple[str, bool]]]:
        """Each cell with the same."""
        words = [in_words for _, in_words in self.head]
        return [list(zip(row, words, strict=False)) for row in self.rows]

    def cell(self, row: str, column: str) -> str:
        """ "" where there is no such row or column any more."""
        for cells in self.rows:
            if cells[0] == row and column in self.columns:
                return cells[self.columns.index(column)]
        return ""


def measured() -> tuple[str, dict[str, Measured]]:
    """Where and when it was measured, and the tables by their titles; nothing where the page is not at hand."""
    path = Path(settings.BASE_DIR) / PAGE
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        return "", {}


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> tuple[str, dict[str, Measured]]:
    text = path.read_text(encoding="utf-8")
    head, *sections = re.split(r"(?m)^## ", text)
    where = next((line for line in head.splitlines() if line.startswith("Measured at")), "")
    tables = [_table(section) for section in sections]
    return where, {table.title: table for table in tables if table.rows}


def _table(section: str) -> Measured:
    title, *lines = section.splitlines()
    rows = [_cells(line) for line in lines if line.startswith("|") and not _RULE.fullmatch(line)]
    note = " ".join(line for line in lines if line and not line.startswith("|"))
    return Measured(title.strip(), rows[0] if rows else (), tuple(rows[1:]), _plain(note))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(_plain(cell.strip()) for cell in line.strip().strip("|").split("|"))


def _plain(text: str) -> str:
    return _STRONG.sub(lambda found: found[1] or found[2] or "", text)
