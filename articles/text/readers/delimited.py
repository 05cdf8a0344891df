"""Tables of text, CSV and its relatives: each row a part, numbered as a spreadsheet numbers it."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import IO

from articles.text.readers import columns, mapping, objects, streaming
from articles.text.readers.quoting import DELIMITERS, Record, Table
from articles.text.readers.recognising import UnreadableSource, signature
from articles.text.readers.splitting import Item, Within
from articles.text.values import Part, Refused

SAMPLE_ROWS = 3_000
SAMPLE_CHARACTERS = 20_000_000
HEADER_ROWS = 20
SNIFFED_LINES = 60
HABIT_LINES = 2_000
MAX_NAME = 80
# What stands before the comma of "Fri, 1 Jun 2012" and "June 1, 2012".
DATE_BEGINS = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|[a-z]{3,9}\.? \d{1,2}", re.IGNORECASE)
MAX_ROW = 5_000_000


def split(file: IO[bytes], within: Within) -> Iterator[Item]:
    head = file.read(64)
    file.seek(0)
    if what := signature(head):
        reason = f"this is {what}, whatever its name says; expected a table in plain text, save it as CSV"
        raise UnreadableSource(within.name, reason, within.label)
    encoding = streaming.encoding_of(file, within.name, within.label)
    delimiter = delimiter_of(file, encoding)
    spaced, escaped = habits_of(file, encoding, delimiter)
    first = taken(Table(streaming.lines(file, encoding, MAX_ROW), delimiter, spaced=spaced, escaped=escaped))
    at = header_at(first, set(within.columns.values()))
    if at is None and not any(record.cells for record in first):
        raise UnreadableSource(within.name, "nothing but empty rows; expected a table of articles", within.label)
    names = names_of(first[at].cells if at is not None else [], width_of(first))
    start = 0 if at is None else at + 1
    rows = [row for record in first[start:] if isinstance(row := cells_of(record, names, delimiter, None), dict)]
    found = mapping.of_rows(rows, names, within, guess=True)
    if "body" not in found:
        raise UnreadableSource(within.name, columns.no_body(names), within.label)
    yield mapping.announced(found, names, within)
    file.seek(0)
    lines = streaming.lines(file, encoding, MAX_ROW)
    is_row = row_test(names, found)
    table = Table(lines, delimiter, len(names), spaced=spaced, escaped=escaped, is_row=is_row)
    for number, record in enumerate(table, 1):
        if number > start and record.cells and record.cells != names:
            yield part_of(number, cells_of(record, names, delimiter, found), found, encoding, within)


def part_of(
    number: int, row: dict[str, str] | str, found: Mapping[str, str], encoding: str, within: Within
) -> Part | Refused:
    label = f"{within.label}, row {number}" if within.label else f"row {number}"
    if isinstance(row, str):
        return Refused(name=within.name, label=label, reason=row)
    if not any(objects.strings(row.get(found["body"]), 0)):
        reason = f"the column “{found['body']}” is empty; expected the text of an article"
        return Refused(name=within.name, label=label, reason=reason)
    return Part(data=mapping.row(row), name=within.name, label=label, format="row", charset=encoding, columns=found)


def taken(table: Table) -> list[Record]:
    """The first rows, as many as are needed to know the table."""
    rows: list[Record] = []
    size = 0
    for record in islice(table, SAMPLE_ROWS):
        rows.append(record)
        size += sum(map(len, record.cells))
        if size > SAMPLE_CHARACTERS:
            break
    return rows


def row_test(names: list[str], found: Mapping[str, str]) -> Callable[[list[str]], bool] | None:
    """Tells a whole row by a date or address behind its text; None where no such column is."""
    behind = names.index(found["body"])
    places = {names.index(found[field]): field for field in ("date", "url") if field in found}
    places = {at: field for at, field in places.items() if at > behind}

    def is_row(cells: list[str]) -> bool:
        return all(
            cells[at].startswith("http") if field == "url" else mapping.is_date(cells[at])
            for at, field in places.items()
        )

    return is_row if places else None


def habits_of(file: IO[bytes], encoding: str, delimiter: str) -> tuple[bool, bool]:
    """Whether a space stands before opening marks, and a backslash before marks inside a cell."""
    lines = list(islice(streaming.lines(file, encoding, 1 << 16), HABIT_LINES))
    file.seek(0)
    spaced = any(f'{delimiter} "' in line and f'{delimiter}"' not in line for line in lines[:5])
    inside = [line.replace(f'{delimiter}""', delimiter) for line in lines]
    escaped = any('\\"' in line for line in inside) and not any('""' in line for line in inside)
    return spaced, escaped


def delimiter_of(file: IO[bytes], encoding: str) -> str:
    """The mark between cells: the one that gives a row of column names, else the one most lines have alike."""
    file.seek(0)
    lines = list(islice(streaming.lines(file, encoding, 1 << 16), SNIFFED_LINES))
    file.seek(0)
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0][4]
    best, most = ",", (-1, -1.0)
    for delimiter in DELIMITERS:
        rows = [record.cells for record in Table(iter(lines), delimiter) if record.cells]
        known = max((len(columns.by_name(row)) for row in rows[:HEADER_ROWS] if is_header(row)), default=0)
        widths = [len(row) for row in rows]
        usual = max(set(widths), key=widths.count, default=1)
        alike = widths.count(usual) / len(widths) if usual > 1 else 0.0
        if (known, alike) > most:
            best, most = delimiter, (known, alike)
    return best


def is_header(row: list[str]) -> bool:
    return len(row) > 1 and max(map(len, row)) <= MAX_NAME


def header_at(rows: list[Record], wanted: set[str]) -> int | None:
    """Which of the first rows names the columns, None where none does; one that has the names wanted does."""
    for at, record in enumerate(rows[:HEADER_ROWS]):
        if wanted & {" ".join(cell.split()) for cell in record.cells}:
            return at
    best, most = None, 0
    for at, record in enumerate(rows[:HEADER_ROWS]):
        if is_header(record.cells):
            known = len(columns.by_name(record.cells))
            if known > most and known >= min(2, len(record.cells)):
                best, most = at, known
    if best is not None:
        return best
    first = next((at for at, record in enumerate(rows) if record.cells), None)
    return first if first is not None and is_unlike(rows, first) else None


def is_unlike(rows: list[Record], at: int) -> bool:
    """Whether a first row of unknown words names columns: short, none twice, no numbers, unlike what is below it."""
    names = [name.strip() for name in rows[at].cells]
    below = [record.cells for record in rows[at + 1 : at + 50] if len(record.cells) == len(names)]
    if len(names) == 1:
        return bool(columns.field_of(names[0]))
    if not below or max(map(len, names)) > 40 or len(set(names)) < len(names):
        return False
    if any(name.replace(".", "").isdigit() for name in names) or any(mapping.is_date(name) for name in names):
        return False
    columns_below = [[row[n] for row in below] for n in range(len(names))]
    if any(all(is_figure(cell) for cell in cells) for cells in columns_below):
        return True
    longest = max(range(len(names)), key=lambda n: sum(len(row[n]) for row in below))
    return sum(len(row[longest]) for row in below) / len(below) > 4 * max(map(len, names))


def is_figure(cell: str) -> bool:
    return cell.strip().replace(".", "").isdigit() or mapping.is_date(cell)


def width_of(rows: list[Record]) -> int:
    """How many cells most rows have."""
    widths = [len(record.cells) for record in rows if record.cells]
    return max(sorted(set(widths)), key=widths.count, default=0)


def names_of(header: list[str], width: int) -> list[str]:
    """A name for each column: those without one, or with one that is taken, are told apart by number."""
    names: list[str] = []
    while len(header) > max(width, 1) and not header[-1].strip():
        header = header[:-1]
    for number in range(1, max(len(header), width) + 1 if not header else len(header) + 1):
        name = " ".join(header[number - 1].split()) if number <= len(header) else ""
        name = name or f"column {number}"
        names.append(f"{name} ({number})" if name in names else name)
    return names


def cells_of(record: Record, names: list[str], delimiter: str, found: Mapping[str, str] | None) -> dict[str, str] | str:
    """The row under its names, or why it cannot be told which cell is which."""
    cells = record.cells
    if record.problem:
        return record.problem
    if len(cells) > len(names):
        extra = len(cells) - len(names)
        if any(cell.strip() for cell in cells[len(names) :]):
            joined = rejoined(cells, names, delimiter, found) if found else None
            if joined is None:
                return (
                    f"has {len(cells)} cells where the header names {len(names)}; "
                    "expected quotation marks around cells that hold the delimiter"
                )
            cells = joined
        else:
            cells = cells[: len(cells) - extra]
    return dict(zip(names, cells, strict=False))


def rejoined(cells: list[str], names: list[str], delimiter: str, found: Mapping[str, str]) -> list[str] | None:
    """The row with its text put together again, where commas inside it have torn it into cells."""
    extra = len(cells) - len(names)
    for field in ("date", "body", "title"):
        if field not in found:
            continue
        at = names.index(found[field])
        if field == "date" and not DATE_BEGINS.fullmatch(cells[at].strip()):
            continue
        joined = [*cells[:at], delimiter.join(cells[at : at + extra + 1]), *cells[at + extra + 1 :]]
        if fits(dict(zip(names, joined, strict=True)), found):
            return joined
    return None


def fits(row: Mapping[str, str], found: Mapping[str, str]) -> bool:
    """Whether the cells that must look like something do."""
    date, url = row.get(found.get("date", ""), ""), row.get(found.get("url", ""), "")
    title, body = row.get(found.get("title", ""), ""), row.get(found["body"], "")
    return (
        (not date.strip() or mapping.is_date(date) or date.strip().isdigit())
        and (not url.strip() or url.strip().startswith(("http", "www.", "/")))
        and len(title) <= max(300, len(body))
    )
