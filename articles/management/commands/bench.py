"""`manage.py bench`: what import, extraction and pages cost on this machine, beside a baseline in the same run."""

import re
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.test import override_settings
from django.test.utils import setup_test_environment, teardown_test_environment

from articles.importing.running import run
from articles.importing.sources import find
from articles.management.benchmarks import history, queueing
from articles.management.benchmarks.machine import whereabouts
from articles.management.benchmarks.paging import measure
from articles.models import Article, Quote
from articles.text.cleaning import clean
from articles.text.extraction import extract
from articles.text.readers import read_whole
from articles.text.values import CleanArticle, RawArticle

PAGES = (
    "/",
    "/articles/",
    "/articles/?q=water",
    "/articles/?from=2012&to=2014",
    "/articles/?location=1",
    "/quotes/",
    "/quotes/?source=unnamed",
    "/facets/articles/?facet=speaker",
    "/speakers/",
    "/locations/",
)
REPEATS = 20
_QUOTED = re.compile(r'["“]([^"“”\n]{2,2000})["”]')
_SAID = re.compile(
    r"(?:said|says|told|added|warned)\s+((?:[A-Z][\w-]+\s?){1,4})|((?:[A-Z][\w-]+\s?){1,4})\s(?:said|says|told)"
)


class Command(BaseCommand):
    help = "Measure on a fresh database of its own; the archive's data are not touched."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, default=2000, help="how many articles to import (default 2000)")
        parser.add_argument("--decided", type=int, default=5000, help="articles imported twice around 200 decisions")
        parser.add_argument("--decisions", type=int, default=200, help="how many decisions of editors (default 200)")
        parser.add_argument(
            "--waiting", type=int, default=1_000_000, help="quotes in the review queue (default 1000000)"
        )

    def handle(self, *, articles: int, decided: int, decisions: int, waiting: int, **_: object) -> None:
        folder = Path(tempfile.mkdtemp(prefix="archive-bench-"))
        setup_test_environment()
        old_name = str(connection.settings_dict["NAME"])
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            originals = {
                "BACKEND": "articles.importing.originals.OriginalsFolder",
                "OPTIONS": {"location": folder / "kept"},
            }
            plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
            with override_settings(STORAGES={"originals": originals, "staticfiles": plain}, STATIC_ROOT=str(folder)):
                self._measure(folder, articles)
                for line in history.measure(folder / "invented", decided, decisions):
                    self.stdout.write(line)
                for line in queueing.measure(waiting):
                    self.stdout.write(line)
        finally:
            connection.creation.destroy_test_db(old_name, verbosity=0)
            teardown_test_environment()
            shutil.rmtree(folder)

    def _measure(self, folder: Path, articles: int) -> None:
        self.stdout.write(whereabouts())
        self._extraction()
        made = _write_sources(folder / "sources", articles)
        for title in ("import", "import again, unchanged"):
            seconds, _ = _timed(lambda: run(find([str(made)]), arguments=[], on_outcome=lambda _: None))
            self.stdout.write(f"{title:28} {articles / seconds:10,.0f} files/s   {articles:,} files in {seconds:.1f} s")
        self.stdout.write(f"rows: {Article.objects.count():,} articles, {Quote.objects.count():,} quotes")
        self._pages()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stdout.write(f"{'peak memory':28} {peak:10,.0f} MB")

    def _extraction(self) -> None:
        stories = [clean(raw) for path in _samples() for raw in _articles(path)]
        ours, _ = _per_second(stories, extract)
        peer, _ = _per_second(stories, lambda story: _nearest_name(story.body))
        self.stdout.write(
            f"{'extraction':28} {ours:10,.0f} articles/CPU s; a regular expression with the nearest name, "
            f"same {len(stories)} articles: {peer:,.0f} (ratio {ours / peer:.3f})"
        )

    def _pages(self) -> None:
        speaker = Quote.objects.filter(speaker__kind="person").values_list("speaker", flat=True).first()
        article = Article.objects.newest_first().first()
        extra = [f"/articles/?speaker={speaker}", article.get_absolute_url()] if article and speaker else []
        for line in measure((*PAGES, *extra), REPEATS):
            self.stdout.write(line)


def _timed(call: Callable[[], object]) -> tuple[float, float]:
    """(wall-clock seconds, CPU seconds of this process)."""
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - wall, time.process_time() - cpu


def _per_second(stories: list[CleanArticle], work: Callable[[CleanArticle], object]) -> tuple[float, float]:
    for story in stories:
        work(story)
    wall, cpu = _timed(lambda: [work(story) for story in stories])
    return len(stories) / cpu, len(stories) / wall


def _nearest_name(body: str) -> list[tuple[str, str | None]]:
    """The baseline: whatever stands in marks, by the nearest capitalised words beside a reporting verb."""
    said = [(m.start(), m[1] or m[2]) for m in _SAID.finditer(body)]
    found = []
    for match in _QUOTED.finditer(body):
        nearest = min((abs(at - match.start()), name) for at, name in said) if said else (0, None)
        found.append((match[1], nearest[1]))
    return found


def _articles(path: Path) -> Iterator[RawArticle]:
    return (raw for raw in read_whole(path.read_bytes(), path.name) if isinstance(raw, RawArticle))


def _samples() -> Iterator[Path]:
    return iter(sorted(Path(settings.SAMPLE_DIR).glob("*.txt")))


def _write_sources(folder: Path, articles: int) -> Path:
    """The sample's stories over and over, each made different by a last paragraph of its own."""
    folder.mkdir(parents=True)
    stories = [clean(raw) for path in _samples() for raw in _articles(path)]
    for number in range(articles):
        story = stories[number % len(stories)]
        last = f"This is report number {number} of the series, and it was filed with the others of its day."
        text = f"Source: {story.raw.outlet}\n{story.raw.dateline}\n\n{story.title}\n\n{story.body}\n\n{last}\n"
        (folder / f"{number:07}.txt").write_text(text, encoding="utf-8")
    return folder
