"""Records as lines of a file."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Record = dict[str, Any]

# A spreadsheet takes a cell that begins so for a formula, and would run it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Format:
    """``lines(records, columns)`` yields the file piece by piece; it holds one record at a time."""

    content_type: str
    lines: Callable[[Iterable[Record], Sequence[str]], Iterator[str]]


class _Echo:
    """A file that gives back what is written to it, which is all that csv needs."""

    def write(self, line: str) -> str:
        return line


def csv_lines(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    """RFC 4180 in UTF-8 with a head line; several values in a cell are parted by " | "; nothing runs as a formula."""
    writer = csv.writer(_Echo())
    yield writer.writerow(columns)
    for record in records:
        yield writer.writerow([_cell(record[column]) for column in columns])


def json_lines(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    """One JSON object a line, in UTF-8, in the order of the columns; lists stay lists, null is the unknown."""
    for record in records:
        found = {column: _plain(record[column]) for column in columns}
        yield json.dumps(found, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: Any) -> str:
    value = _plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    words = " | ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{words}" if words.startswith(FORMULA) else words


EXPORTS: dict[str, Format] = {
    "csv": Format("text/csv; charset=utf-8; header=present", csv_lines),
    "jsonl": Format("application/x-ndjson; charset=utf-8", json_lines),
}
