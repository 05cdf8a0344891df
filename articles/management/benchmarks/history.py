"""What the history costs an import, and whether decisions outlast the next one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.contrib.auth.models import User
from django.db import connection

from articles.importing.running import run
from articles.importing.sources import find
from articles.management.benchmarks.deciding import decide
from articles.management.benchmarks.newsmaking import write_texts
from articles.management.benchmarks.paging import server_milliseconds
from articles.models import Article, Decision

SLICES = 20
_SWITCH = """
DO $$ DECLARE found record; BEGIN
    FOR found IN SELECT tgrelid::regclass AS place, tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger\\_%%' LOOP
        EXECUTE format('ALTER TABLE %%s {how} TRIGGER %%I', found.place, found.tgname);
    END LOOP;
END $$
"""


def measure(folder: Path, articles: int, decisions: int) -> Iterator[str]:
    """A line a measure. Slices with and without the history take turns, so that both meet the same archive."""
    slices = _written(folder, articles)
    yield _told("import of {0:,} invented articles", articles, _alternating(slices, _import))
    promises = decide(User.objects.create_user("bench"), decisions)
    before = [promise.told() for promise in promises]
    # As after an upgrade: the files are the same, the extractor is another.
    Article.objects.update(extractor="older")
    kept = _alternating(slices, _import)
    yield _told("import again, every article searched again", articles, kept)
    changed = [promise.kind for promise, value in zip(promises, before, strict=True) if promise.told() != value]
    unplaced = Decision.objects.in_force().exclude(unplaced="").count()
    yield (
        f"{'decisions of editors':28} {len(promises):10,} taken before the second import, {len(changed)} changed by it "
        f"{sorted(set(changed)) if changed else ''}, {unplaced} without their words"
    )


def _written(folder: Path, articles: int) -> list[Path]:
    size = -(-articles // SLICES)
    places = [folder / f"{number:02}" for number in range(SLICES)]
    for number, place in enumerate(places):
        write_texts(place, size, seed=100 + number)
    return places


def _alternating(slices: list[Path], work: Callable[[Path], None]) -> dict[bool, float]:
    """Milliseconds of Python and PostgreSQL, with the history and without it."""
    spent = {True: 0.0, False: 0.0}
    for number, place in enumerate(slices):
        history = number % 4 in (0, 3)
        _switch(on=history)
        before, began = server_milliseconds(), time.process_time()
        work(place)
        spent[history] += (time.process_time() - began) * 1000 + server_milliseconds() - before
    _switch(on=True)
    return spent


def _switch(*, on: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SWITCH.format(how="ENABLE" if on else "DISABLE").replace("%%", "%"))


def _import(place: Path) -> None:
    run(find([str(place)]), arguments=[], on_outcome=lambda _: None)


def _told(title: str, articles: int, spent: dict[bool, float]) -> str:
    half = articles / 2
    return (
        f"{title.format(articles):44} {spent[True] / half:6.2f} ms CPU an article with its history, "
        f"{spent[False] / half:.2f} without it: history costs {100 * (spent[True] / spent[False] - 1):+.1f} %"
    )
