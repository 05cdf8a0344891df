"""`manage.py fixity`: are the stored originals still what their sha256 says?"""

import sys
from collections import Counter

from django.core.management.base import BaseCommand, CommandParser

from articles.importing import fixity
from articles.management.arguments import number, stops_in_order


class Command(BaseCommand):
    help = (
        "Hash the stored originals again, record each check, tell what is damaged or missing, and repair it from the "
        "second store where ORIGINALS_COPY_DIR names one. Exit code 1: something is damaged or missing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sample", type=number, metavar="N", help="only so many, those first that were checked longest ago"
        )

    def handle(self, *, sample: int | None, **_: object) -> None:
        results: Counter[str] = Counter()
        with stops_in_order():
            for checked in fixity.check(sample):
                results[checked.result] += 1
                if checked.result != fixity.SOUND:
                    names = ", ".join(checked.names) or "no file of the archive"
                    self.stderr.write(f"{checked.sha256}: {checked.result} ({names})")
        bad = results[fixity.DAMAGED] + results[fixity.MISSING]
        self.stdout.write(
            f"{results.total():,} originals checked: {results[fixity.SOUND]:,} sound, "
            f"{results[fixity.REPAIRED]:,} repaired, {results[fixity.DAMAGED]:,} damaged, "
            f"{results[fixity.MISSING]:,} missing"
        )
        if bad:
            hint = "" if fixity.second_store() else " Set ORIGINALS_COPY_DIR to a second copy to have them repaired."
            self.stderr.write(f"Bring back the files named above from a backup.{hint}")
            sys.exit(1)
