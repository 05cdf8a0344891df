"""Results as tables, for a terminal and for a page."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """``rows`` are of ``columns``'s length; ``note`` is what a reader must know, or why there are no numbers."""

    title: str
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    note: str = ""


def as_text(table: Table) -> str:
    lines = [table.title]
    if table.rows:
        widths = [max(len(row[at]) for row in (table.columns, *table.rows)) for at in range(len(table.columns))]
        for row in (table.columns, *table.rows):
            cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
            lines.append("  " + "  ".join([row[0].ljust(widths[0]), *cells[1:]]))
    if table.note:
        lines.append(f"  {table.note}")
    return "\n".join(lines) + "\n"


def as_markdown(table: Table) -> str:
    lines = [f"## {table.title}", ""]
    if table.rows:
        lines.append("| " + " | ".join(table.columns) + " |")
        lines.append("|" + "|".join(["---", *("---:" for _ in table.columns[1:])]) + "|")
        lines += ["| " + " | ".join(row) + " |" for row in table.rows]
        lines.append("")
    if table.note:
        lines += [table.note, ""]
    return "\n".join(lines)


def share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
