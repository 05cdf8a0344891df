"""Dates that can be read two ways, settled by what the archive knows: how their outlet writes its dates, else how the
other dates do that came in the same file or the same import.

Evidence is only what a date's own wording tells ("13/04/2012", "03/04/2012 10:00 PST"), never a date that was settled
here, so the order in which files come makes no difference, and nothing is settled twice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from articles.importing import copies, statements
from articles.models import Article, ImportRun, Original
from articles.models.decision import lock_out_other_writers
from articles.text.readers import day_order

# As PostgreSQL writes it: a number above 12 is one of the two, or letters (a zone) stand behind them.
TELLING = r"(^|\D)(1[3-9]|2\d|3[01])[/-]\d{1,2}[/-]\d|\d[/-](1[3-9]|2\d|3[01])[/-]\d|\d[/-]\d{1,2}[/-]\d.*[A-Za-z]{2}"
OUTLET, FILE, RUN = "outlet", "file", "run"
Group = tuple[str, object]
Habits = Mapping[Group, bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An article whose day and month could be read the other way round, and the groups whose dates may tell."""

    pk: int
    on: date
    raw: str
    groups: tuple[tuple[Group, ...], ...]


def settle_ambiguous(run: ImportRun | None = None) -> int:
    """Decide what can be decided among the dates that are not certain, and make the articles' links anew; how many.

    With ``run`` only articles that this import brought, and those of the outlets it brought articles of.
    Editors' articles are left alone. A constant number of queries.
    """
    with transaction.atomic():
        lock_out_other_writers()
        doubts = _doubts(run)
        if not doubts:
            return 0
        habits = _habits({group for doubt in doubts for level in doubt.groups for group in level})
        settled = {doubt.pk: day for doubt in doubts if (day := decided(doubt, habits)) is not None}
        if not settled:
            return 0
        changed = _store(settled)
        copies.relink(settled)
        statements.relink(settled)
        return changed


def decided(doubt: Doubt, habits: Habits) -> date | None:
    """The day as the nearest group that has a habit writes it; None where none has one, or two of a kind differ."""
    for level in doubt.groups:
        orders = {order for group in level if (order := habits.get(group)) is not None}
        if len(orders) == 1:
            return in_order(doubt.raw, doubt.on, day_first=orders.pop())
        if orders:
            return None
    return None


def in_order(raw: str, on: date, *, day_first: bool) -> date | None:
    """The day that a wording means; None where the stored day is not one of its two readings (someone else's date)."""
    numbers = day_order.numbers(raw)
    if numbers is None:
        return None
    first, second = numbers
    if (on.day, on.month) not in {(first, second), (second, first)}:
        return None
    day, month = (first, second) if day_first else (second, first)
    return date(on.year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _doubts(run: ImportRun | None) -> list[Doubt]:
    unsure = Article.objects.filter(published_certain=False, edited_at__isnull=True, published_on__isnull=False)
    unsure = unsure.exclude(published_origin="editor").exclude(published_raw="")
    rows = {
        pk: (on, raw, outlet)
        for pk, on, raw, outlet in unsure.values_list("pk", "published_on", "published_raw", "outlet")
    }
    if not rows:
        return []
    came: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
    for article, sha256, its_run in Original.objects.filter(article__in=rows).values_list("article", "sha256", "run"):
        came[article].append((sha256, its_run))
    if run is not None:
        brought = {pk for pk, arrivals in came.items() if any(its_run == run.pk for _, its_run in arrivals)}
        outlets = set(Article.objects.filter(originals__run=run).values_list("outlet", flat=True).distinct())
        rows = {pk: row for pk, row in rows.items() if pk in brought or (row[2] is not None and row[2] in outlets)}
    return [
        Doubt(pk=pk, on=on, raw=raw, groups=_groups(outlet, came[pk]))
        for pk, (on, raw, outlet) in sorted(rows.items())
        if on is not None
    ]


def _groups(outlet: int | None, came: Iterable[tuple[str, int | None]]) -> tuple[tuple[Group, ...], ...]:
    """From the nearest to the farthest; the sources of an article that came several times count alike."""
    arrivals = sorted({(sha256, run or 0) for sha256, run in came})
    return (
        ((OUTLET, outlet),) if outlet is not None else (),
        tuple((FILE, sha256) for sha256, _ in arrivals),
        tuple((RUN, run) for _, run in arrivals if run),
    )


def _habits(groups: Iterable[Group]) -> Habits:
    """How each group writes days and months, from its articles' own wordings."""
    asked: dict[str, set] = defaultdict(set)
    for kind, value in groups:
        asked[kind].add(value)
    telling = Article.objects.filter(published_raw__regex=TELLING)
    counts: dict[Group, Counter[bool]] = defaultdict(Counter)
    for outlet, raw in telling.filter(outlet__in=asked[OUTLET]).values_list("outlet", "published_raw"):
        _count(counts, [(OUTLET, outlet)], raw)
    for kind, field in ((FILE, "originals__sha256"), (RUN, "originals__run")):
        pairs = telling.filter(**{f"{field}__in": asked[kind]}).values_list("pk", field, "published_raw").distinct()
        for _, value, raw in pairs:
            _count(counts, [(kind, value)], raw)
    return {group: day_order.of_counts(count[True], count[False]) for group, count in counts.items()}


def _count(counts: dict[Group, Counter[bool]], groups: Iterable[Group], raw: str) -> None:
    order = day_order.of_date(raw)
    if order is not None:
        for group in groups:
            counts[group][order] += 1


def _store(days: Mapping[int, date]) -> int:
    """The moment moves with its day; a row that an editor took in hand meanwhile stays as it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE articles_article AS a SET
                published_on = v.day,
                published_at = a.published_at + make_interval(days => v.day - a.published_on),
                published_certain = true
            FROM unnest(%s::bigint[], %s::date[]) AS v (id, day)
            WHERE a.id = v.id AND NOT a.published_certain AND a.edited_at IS NULL
            """,
            [list(days), list(days.values())],
        )
        return cursor.rowcount
