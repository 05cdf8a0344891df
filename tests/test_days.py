"""One day: what is dated to it, who spoke, where; months as calendars."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict

from articles.filters import ArticleFilter, QuoteFilter
from articles.models import Article, Copy, Quote
from tests.factories import ActorFactory, ArticleFactory, LocationFactory, LocationMentionFactory, QuoteFactory
from tests.markup import parsed, pick, words

pytestmark = pytest.mark.django_db
DAY = date(2012, 6, 1)


def dated(day: date = DAY, precision: str = "day", **more) -> Article:
    return ArticleFactory(published_on=day, published_at=None, published_precision=precision, **more)


def opened(client, address: str) -> Any:
    page = client.get(address)
    assert page.status_code == 200
    return parsed(page.content)


def behind(address: str) -> int:
    parts = urlsplit(address)
    filter_of, model = (QuoteFilter, Quote) if parts.path == "/quotes/" else (ArticleFilter, Article)
    return filter_of(QueryDict(parts.query), model.objects.all()).qs.count()


def test_what_was_reported_who_spoke_and_where(client):
    article, place, speaker = dated(title="The bridge"), LocationFactory(name="Houla"), ActorFactory(name="Ada Roe")
    LocationMentionFactory(article=article, location=place)
    QuoteFactory(article=article, speaker=speaker)
    dated(date(2012, 6, 2), title="Another day")
    page = opened(client, "/days/2012/06/01/")
    assert [words(title) for title in pick(page, ".row .title")] == ["The bridge"]
    told = words(pick(page, ".company")[0])
    assert "Ada Roe" in told
    assert "Houla" in told


def test_numbers_are_those_of_the_rows_behind_them(client):
    speaker, place = ActorFactory(), LocationFactory()
    for precision in ("day", "minute", "month", "year"):
        article = dated(precision=precision)
        QuoteFactory(article=article, speaker=speaker)
        QuoteFactory(article=article, speaker=speaker, text="Nobody objected", kind="indirect")
        LocationMentionFactory(article=article, location=place)
    links = pick(opened(client, "/days/2012/06/01/"), ".company a.times")
    numbers = [int(words(link).split()[0]) for link in links]
    assert numbers == [behind(link.get("href")) for link in links] == [2, 2]


def test_a_month_is_no_day(client):
    dated(title="On the day")
    dated(precision="month", title="Some time in June")
    dated(date(2012, 1, 1), precision="year", title="Some time in the year")
    day, month = opened(client, "/days/2012/06/01/"), opened(client, "/days/2012/06/")
    assert "Some time in June" not in words(day)
    assert "1 more article is of June 2012, without a day." in words(day)
    assert "Some time in June" in words(month)
    assert "No article here is dated to this day." in words(opened(client, "/days/2012/01/01/"))


def test_copies_of_one_story_stand_together(client):
    first, second, other = (dated(title=title) for title in ("First", "Second", "Other"))
    Copy.objects.create(earlier=first, later=second, kind="copy", earlier_share=1, later_share=1)
    Copy.objects.create(earlier=first, later=other, kind="overlap", earlier_share=0.2, later_share=0.2)
    page = opened(client, "/days/2012/06/01/")
    assert [words(title) for title in pick(page, ".row .title")] == ["First", "Other"]
    assert "1 article tells the same in the same words" in words(page)
    assert words(pick(page, ".also a")[0]) == "Second"


def test_the_days_before_and_behind_hold_something(client):
    for day in (date(2012, 5, 1), DAY, date(2012, 8, 9)):
        dated(day)
    dated(date(2012, 7, 1), precision="month")
    page = opened(client, "/days/2012/06/01/")
    assert pick(page, "a[rel=prev]")[0].get("href") == "/days/2012/05/01/"
    assert pick(page, "a[rel=next]")[0].get("href") == "/days/2012/08/09/"
    month = opened(client, "/days/2012/06/")
    assert pick(month, "a[rel=next]")[0].get("href") == "/days/2012/08/"


def test_a_calendar_leads_to_its_days(client):
    for _ in range(3):
        dated()
    links = pick(opened(client, "/days/2012/06/"), ".calendar a")
    assert [(link.get("href"), words(pick(link, "b")[0])) for link in links] == [("/days/2012/06/01/", "3")]


def test_the_latest_day_is_the_way_in(client):
    assert client.get("/days/").status_code == 200
    dated()
    dated(date(2013, 1, 1), precision="year")
    assert client.get("/days/").headers["Location"] == "/days/2012/06/01/"
    assert client.get("/days/2012/").headers["Location"] == "/days/2012/06/"
    assert client.get("/days/2012/6/1/").headers["Location"] == "/days/2012/06/01/"


@pytest.mark.parametrize(
    "path",
    ["0000/00/00", "2012/02/30", "2012/13/01", "12/6/1", "a/b/c", "99999999999999999999/1/1", "٢٠١٢/٠٦/٠١", "2012/13"],
)
def test_what_stands_in_no_calendar_is_not_found(client, path):
    page = client.get(f"/days/{path}/")
    assert page.status_code == 404
    assert "is no day of the calendar" in page.content.decode()


@pytest.mark.parametrize("path", ["0001/01/01", "9999/12/31", "9999/12", "0001/01"])
def test_the_ends_of_the_calendar_are_days(client, path):
    assert client.get(f"/days/{path}/").status_code == 200


def test_a_year_without_articles_is_not_found(client):
    assert client.get("/days/1800/").status_code == 404
