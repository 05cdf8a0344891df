"""Days and months that could be read two ways, settled by outlet, file and import."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from articles.importing.dating import settle_ambiguous
from articles.models import Article, ImportRun, Outlet
from tests.factories import ArticleFactory, OriginalFactory, OutletFactory

pytestmark = pytest.mark.django_db

DAY_FIRST = ("13/04/2012", "25/04/2012", "04/05/2012 09:00 BST")
MONTH_FIRST = ("04/13/2012", "04/25/2012", "05/04/2012 09:00 PST")


def unsure(raw: str = "03/04/2012", day: tuple[int, int, int] = (2012, 4, 3), **fields) -> Article:
    fields = {"published_origin": "header", **fields}
    return ArticleFactory(published_on=date(*day), published_raw=raw, published_certain=False, **fields)


def told(*wordings: str, outlet: Outlet | None = None, run: ImportRun | None = None, sha256: str | None = None) -> None:
    for raw in wordings:
        article = ArticleFactory(published_raw=raw, outlet=outlet or OutletFactory())
        if run or sha256:
            OriginalFactory(article=article, run=run, **({"sha256": sha256} if sha256 else {}))


def day_of(article: Article) -> date | None:
    article.refresh_from_db()
    return article.published_on


@pytest.mark.parametrize(
    ("wordings", "day", "certain"),
    [
        (DAY_FIRST, date(2012, 4, 3), True),
        (MONTH_FIRST, date(2012, 3, 4), True),
        (MONTH_FIRST[:2], date(2012, 4, 3), False),
        (("3 June 2012", "June 5, 2012", "04/04/2012", "05/06/2012"), date(2012, 4, 3), False),
        ((*DAY_FIRST, *MONTH_FIRST), date(2012, 4, 3), False),
        ((*MONTH_FIRST * 6, DAY_FIRST[0]), date(2012, 3, 4), True),
    ],
)
def test_the_outlets_habit_decides(wordings: tuple[str, ...], day: date, certain: bool) -> None:
    article = unsure()
    told(*wordings, outlet=article.outlet)
    assert settle_ambiguous(None) == certain
    assert (day_of(article), article.published_certain) == (day, certain)
    assert settle_ambiguous(None) == 0


def test_a_moment_moves_with_its_day() -> None:
    article = unsure(raw="03/04/2012 10:30", published_at=datetime(2012, 4, 3, 9, 30, tzinfo=UTC))
    told(*MONTH_FIRST, outlet=article.outlet)
    settle_ambiguous(None)
    assert day_of(article) == date(2012, 3, 4)
    assert article.published_at == datetime(2012, 3, 4, 9, 30, tzinfo=UTC)
    assert article.published_origin == "header"


@pytest.mark.parametrize("same", ["file", "run"])
def test_what_came_together_decides_where_the_outlet_does_not(same: str) -> None:
    run = ImportRun.objects.create()
    article = unsure()
    OriginalFactory(article=article, run=run, sha256="f" * 64)
    told(*MONTH_FIRST, **({"sha256": "f" * 64} if same == "file" else {"run": run}))
    assert settle_ambiguous(run) == 1
    assert day_of(article) == date(2012, 3, 4)


def test_the_outlet_goes_before_the_import() -> None:
    run = ImportRun.objects.create()
    article = unsure()
    OriginalFactory(article=article, run=run)
    told(*DAY_FIRST, outlet=article.outlet)
    told(*MONTH_FIRST * 3, run=run)
    settle_ambiguous(run)
    assert day_of(article) == date(2012, 4, 3)
    assert article.published_certain


def test_another_imports_articles_of_the_same_outlet_are_settled_too() -> None:
    article = unsure()
    OriginalFactory(article=article, run=ImportRun.objects.create())
    later = ImportRun.objects.create()
    told(*MONTH_FIRST, outlet=article.outlet, run=later)
    assert settle_ambiguous(later) == 1


def test_another_imports_dates_tell_nothing() -> None:
    article = unsure()
    run = ImportRun.objects.create()
    OriginalFactory(article=article, run=run)
    told(*MONTH_FIRST, run=ImportRun.objects.create())
    assert settle_ambiguous(run) == 0


def test_what_was_settled_settles_nothing_itself() -> None:
    outlet = OutletFactory()
    told(*MONTH_FIRST, outlet=outlet)
    run = ImportRun.objects.create()
    for raw in ("03/04/2012", "05/04/2012", "06/04/2012"):
        OriginalFactory(article=unsure(raw, (2012, 4, int(raw[1])), outlet=outlet), run=run)
    other = unsure()
    OriginalFactory(article=other, run=run)
    assert settle_ambiguous(run) == 3
    assert settle_ambiguous(run) == 0
    assert day_of(other) == date(2012, 4, 3)


@pytest.mark.parametrize(
    "fields",
    [{"edited_at": timezone.now()}, {"published_origin": "editor"}, {"day": (2012, 7, 9)}, {"raw": "3 April"}],
    ids=["edited", "dated by an editor", "another day", "no numbers"],
)
def test_leaves_alone(fields: dict) -> None:
    article = unsure(**fields)
    before = article.published_on
    told(*MONTH_FIRST, outlet=article.outlet)
    assert settle_ambiguous(None) == 0
    assert day_of(article) == before


@pytest.mark.parametrize("articles", [1, 20])
def test_the_number_of_queries_is_constant(articles: int, django_assert_max_num_queries) -> None:
    run = ImportRun.objects.create()
    for _ in range(articles):
        article = unsure()
        OriginalFactory(article=article, run=run)
        told(*MONTH_FIRST, outlet=article.outlet, run=run)
    with django_assert_max_num_queries(40):
        assert settle_ambiguous(run) == articles
