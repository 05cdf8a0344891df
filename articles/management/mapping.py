"""Which column of a table holds what: --map, and the sentence that tells how a table was understood."""

from argparse import ArgumentTypeError

from django.core.management.base import CommandParser

from articles.text.values import Columns


def add_map(parser: CommandParser) -> None:
    parser.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        action="append",
        type=_pair,
        default=[],
        help="which column of a table holds what, as in --map date=pub_dt; may be given several times",
    )


def _pair(given: str) -> tuple[str, str]:
    field, mark, column = given.partition("=")
    if not (field.strip() and mark and column.strip()):
        raise ArgumentTypeError(f"{given!r} is not FIELD=COLUMN, as in date=pub_dt")
    return field.strip().lower(), column.strip()


def sentence(columns: Columns) -> str:
    """How a table was understood, before its rows are read."""
    fields = ", ".join(f"{field} ← {column}" for field, column in columns.fields.items())
    unused = f"; not used: {', '.join(columns.unused)}" if columns.unused else ""
    return f"{columns.name}: {fields or 'no column was understood'}{unused}"
