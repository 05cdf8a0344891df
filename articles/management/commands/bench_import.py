"""`make bench-import`: what an import costs on this machine, beside its peers."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.test import override_settings

from articles.importing import working
from articles.management.benchmarks import importing
from articles.management.benchmarks.importing import Row
from articles.management.benchmarks.machine import whereabouts


class Command(BaseCommand):
    help = "Measure imports in a fresh database of their own; the archive's data are not touched."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, default=20_000, help="JSON Lines to import (default 20,000)")
        parser.add_argument("--files", type=int, default=10_000, help="plain-text files to import (default 10,000)")
        parser.add_argument("--pages", type=Path, help="a folder of saved web pages (default: 500 invented ones)")
        parser.add_argument("--workers", type=int, default=working.available())
        parser.add_argument(
            "--peer-python", default=sys.executable, help="the Python that has the extra bench (default: this one)"
        )

    def handle(
        self, *, articles: int, files: int, pages: Path | None, workers: int, peer_python: str, **_: object
    ) -> None:
        folder = Path(tempfile.mkdtemp(prefix="archive-bench-"))
        old_name = str(connection.settings_dict["NAME"])
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        kept = {"BACKEND": "articles.importing.originals.OriginalsFolder", "OPTIONS": {"location": folder / "kept"}}
        try:
            with override_settings(STORAGES={**settings.STORAGES, "originals": kept}):
                self.stdout.write(whereabouts())
                for row in self._rows(folder, articles, files, pages, workers, peer_python):
                    self._say(row)
        finally:
            connection.creation.destroy_test_db(old_name, verbosity=0)
            shutil.rmtree(folder)

    def _rows(
        self, folder: Path, articles: int, files: int, pages: Path | None, workers: int, peer_python: str
    ) -> Iterator[Row]:
        yield from importing.database(folder, min(articles, 2000))
        yield from importing.lines(folder, articles, workers)
        yield from importing.peer(folder, min(articles, 200), peer_python)
        yield from importing.texts(folder, files, workers)
        yield from importing.pages(folder, pages, 500, peer_python)

    def _say(self, row: Row) -> None:
        verdict = "" if row.met is None else f"   goal {row.goal}: {'met' if row.met else 'MISSED'}"
        self.stdout.write(f"{row.what:80} {row.value}{verdict}")
        self.stdout.flush()
