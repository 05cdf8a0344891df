"""Days on which an outlet that otherwise publishes has nothing here: gaps of the archive, not silences of the world."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import QueryDict

from articles import counting
from articles.filters import ArchiveFilter, ArticleFilter
from articles.models import Article
from articles.models.dating import in_words
from articles.views.units import Unit, start_of

USUAL = 0.75  # of the same days of the week
FEWEST_WEEKS = 4
MOST_LISTED = 62


@dataclass(frozen=True, slots=True)
class Silences:
    """``query`` shows them, or hides them where they are ``shown``; ``days`` are in words, the first of them."""

    shown: bool
    query: str
    total: int
    days: list[str]
    by_start: dict[date, int]

    @property
    def others(self) -> int:
        return self.total - len(self.days)


def silences(found: ArchiveFilter, first: date, last: date, unit: Unit, *, wanted: bool) -> Silences | None:
    """None where the list is not narrowed to an outlet that publishes on most of some days of the week."""
    outlet = found.given.get("outlet")
    if not outlet or found.problems:
        return None
    query = found.query()
    if not wanted:
        return Silences(False, f"{query}&gaps=1", 0, [], {})
    of_outlet = ArticleFilter(QueryDict(urlencode({"outlet": outlet})), Article.objects.all())
    days = [day for day, _ in counting.histogram(of_outlet, "day").counts]
    missing = [day for day in missing_days(days) if first <= day <= last]
    listed = [in_words(day, "day") for day in missing[:MOST_LISTED]]
    return Silences(True, query, len(missing), listed, Counter(start_of(unit, day) for day in missing))


def missing_days(covered: list[date]) -> list[date]:
    """Days between the first and the last on whose day of the week there is coverage in three weeks out of four."""
    if not covered or (covered[-1] - covered[0]).days < 7 * FEWEST_WEEKS:
        return []
    held = set(covered)
    # No outlet of the archive is older than print; a wrong date must not make a page count two thousand years.
    span = min((covered[-1] - covered[0]).days, 150 * 366)
    every = [covered[-1] - timedelta(days=back) for back in range(span, -1, -1)]
    there, all_of_them = Counter(day.weekday() for day in every if day in held), Counter(day.weekday() for day in every)
    usual = {weekday for weekday, n in all_of_them.items() if there[weekday] >= USUAL * n}
    return [day for day in every if day not in held and day.weekday() in usual]
