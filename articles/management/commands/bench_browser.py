"""`manage.py bench_browser`: what each kind of page costs a reader's browser, against a budget."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.test import override_settings
from django.test.testcases import LiveServerThread, _StaticFilesHandler
from django.test.utils import setup_test_environment, teardown_test_environment
from django.urls import NoReverseMatch, reverse

from articles.management.benchmarks.browsing import Cost, costs
from articles.management.benchmarks.machine import whereabouts
from articles.models import Actor, Article, Location, Quote, Statement

LISTS = ("home", "articles", "quotes", "speakers", "locations", "search", "map", "days", "figures", "unnamed", "about")


class Command(BaseCommand):
    help = "Measure pages of the sample archive in headless Chromium; the archive's data are not touched."

    def handle(self, **_: object) -> None:
        self.stdout.write(whereabouts())
        self.stdout.write("A phone's processor (4 times slower) and network (1.6 Mbit/s, 150 ms), nothing cached.")
        self.stdout.write(
            f"{'page':34} {'largest paint':>14} {'layout shift':>13} {'JavaScript':>11} {'all':>9} {'requests':>9} "
            f"{'elsewhere':>9}"
        )
        with _sample_archive() as base:
            for cost in costs(base, list(_addresses())):
                self._tell(cost)

    def _tell(self, cost: Cost) -> None:
        missed = cost.missed()
        self.stdout.write(
            f"{cost.path[:34]:34} {cost.largest_paint:11,.0f} ms {cost.layout_shift:13.3f} {cost.script_kb:8.1f} kB "
            f"{cost.all_kb:6.1f} kB {cost.requests:9} {cost.elsewhere:9}"
            + (f"  MISSED: {', '.join(missed)}" if missed else "")
        )


def _addresses() -> Iterator[str]:
    for name in LISTS:
        try:
            yield reverse(name)
        except NoReverseMatch:
            continue
    yield f"{reverse('quotes')}?q=water"
    for rows in (
        Article.objects,
        Quote.objects,
        Actor.objects.quoted(),
        Location.objects.reported(),
        Statement.objects,
    ):
        row: Any = rows.first()
        if row is not None:
            yield row.get_absolute_url()


@contextmanager
def _sample_archive() -> Iterator[str]:
    """The address of a running archive with the sample, in a database of its own."""
    folder = Path(tempfile.mkdtemp(prefix="archive-bench-"))
    setup_test_environment()
    old_name = str(connection.settings_dict["NAME"])
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    originals = {"BACKEND": "articles.importing.originals.OriginalsFolder", "OPTIONS": {"location": folder / "kept"}}
    storages = {"originals": originals, "staticfiles": settings.STORAGES["staticfiles"]}
    try:
        with override_settings(STORAGES=storages, STATIC_ROOT=str(folder / "static")):
            call_command("collectstatic", interactive=False, verbosity=0)
            call_command("import_articles", *map(str, sorted(settings.SAMPLE_DIR.glob("*.txt"))), stdout=StringIO())
            server = LiveServerThread("127.0.0.1", _StaticFilesHandler)
            server.daemon = True
            server.start()
            server.is_ready.wait()
            yield f"http://127.0.0.1:{server.port}"
            server.terminate()
    finally:
        connection.creation.destroy_test_db(old_name, verbosity=0)
        teardown_test_environment()
        shutil.rmtree(folder)
