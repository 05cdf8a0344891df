"""`manage.py reextract`: the current extractor over the articles that are in the archive."""

import time

from django.core.management.base import BaseCommand, CommandParser

from articles.curation import place_unplaced
from articles.importing import reextracting
from articles.management.arguments import add_workforce, stops_in_order, workforce


class Command(BaseCommand):
    help = (
        "Search the archive's articles again where an older extractor made the findings. Editors' decisions stay. "
        "A run that was stopped goes on where it was. Exit code 75: stopped, give the same command again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="also those that this very extractor has searched")
        add_workforce(parser)

    def handle(self, *, all: bool, workers: int | None, dask: str | None, **_: object) -> None:  # noqa: A002
        began = time.monotonic()
        with stops_in_order(), workforce(workers, dask) as force:
            articles = reextracting.everything() if all else reextracting.outdated()
            changed = reextracting.search_again(articles, force)
        _placed, unplaced = place_unplaced()
        if unplaced:
            self.stdout.write(f"{unplaced:,} decisions of editors on what was not found; the admin lists them")
        self.stdout.write(
            f"{len(articles):,} articles searched again, {changed:,} quotes changed, "
            f"{time.monotonic() - began:.1f} seconds"
        )
