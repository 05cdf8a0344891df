"""`manage.py bench_extraction`: how good quotes, speakers, names and places are, and what finding them costs."""

import sys

from django.core.management.base import BaseCommand, CommandParser

from articles.management.benchmarks import page
from articles.management.benchmarks.measuring import measure
from articles.management.benchmarks.tables import as_text


class Command(BaseCommand):
    help = "Measure extraction on the development sets beside the project; needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help=f"write {page.PAGE} as well")
        parser.add_argument("--quick", action="store_true", help="no cross-validation, no textacy: a minute")
        parser.add_argument(
            "--peer-python", default=sys.executable, help="the Python that has the extra bench (default: this one)"
        )

    def handle(self, *, write: bool, quick: bool, peer_python: str, **_: object) -> None:
        self.stdout.write(f"{page.where()}\n\n")
        tables = []
        for table in measure(quick=quick, peer_python=peer_python):
            tables.append(table)
            self.stdout.write(as_text(table))
        if write:
            self.stdout.write(f"{page.write(tables)} is written")
