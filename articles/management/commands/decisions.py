"""`manage.py decisions`: what editors decided, out of one archive and into another."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.curation import exchanging

TOLD = 20


class Command(BaseCommand):
    help = (
        "export: write every decision of editors as JSON lines, to FILE or standard output. import: read such a file; "
        "what is here already is left alone. Exit code 1: some decisions found no place; they are tried again after "
        "each import of articles. Exit code 2: the file cannot be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["export", "import"])
        parser.add_argument("file", nargs="?", help="a file; - or nothing: standard input or output")

    def handle(self, *, what: str, file: str | None, **_: object) -> None:
        path = None if file in (None, "-") else Path(str(file))
        try:
            if what == "export":
                self._export(path)
            else:
                self._import(path)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror or error}", returncode=2) from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{file}: no text in UTF-8; give what `decisions export` wrote", returncode=2) from error

    def _export(self, path: Path | None) -> None:
        if path is None:
            for line in exchanging.lines():
                self.stdout.write(line)
            return
        number = 0
        with path.open("w", encoding="utf-8") as target:
            for number, line in enumerate(exchanging.lines(), 1):  # noqa: B007 - the last number is told
                target.write(line + "\n")
        self.stdout.write(f"{number:,} decisions and takedowns written")

    def _import(self, path: Path | None) -> None:
        try:
            if path is None:
                taken = exchanging.take_in(sys.stdin)
            else:
                with path.open(encoding="utf-8") as source:
                    taken = exchanging.take_in(source)
        except exchanging.UnreadableLog as error:
            raise CommandError(f"{path or 'standard input'}, {error}", returncode=2) from error
        self.stdout.write(
            f"{taken.placed:,} decisions and {taken.takedowns:,} takedowns in force now, {taken.known:,} decisions "
            f"known before, {taken.undone:,} undone where they were made, {len(taken.unplaced):,} without a place"
        )
        for decision in taken.unplaced[:TOLD]:
            self.stderr.write(f"{decision.made_at:%Y-%m-%d %H:%M} {decision}: {decision.unplaced}")
        if (more := len(taken.unplaced) - TOLD) > 0:
            self.stderr.write(f"and {more:,} more")
        if taken.unplaced:
            sys.exit(1)
