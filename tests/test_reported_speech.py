"""Reported speech is kept apart from quotes, without marks; offices are shown as of their article's day."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from articles.filters import QuoteFilter
from articles.importing.roles import store_roles
from articles.models import Actor, Article, Location, Quote, Role
from articles.text.values import ActorFound, Findings
from tests.factories import ActorFactory, ArticleFactory, LocationFactory, LocationMentionFactory, QuoteFactory

pytestmark = pytest.mark.django_db

BODY = "The mayor spoke first.\n\n“We close the bridge,” she said. The driver said the road was gone."
CLAUSE = "the road was gone"


@pytest.fixture
def article() -> Article:
    """A mayor is quoted, a driver only reported to have said something, near a place."""
    article = ArticleFactory(body=BODY, published_on=date(2012, 6, 1))
    QuoteFactory(article=article, speaker=ActorFactory(name="Ada Brandt"), text="We close the bridge,")
    QuoteFactory(article=article, speaker=ActorFactory(name="Jo Lund"), text=CLAUSE, kind="indirect")
    LocationMentionFactory(article=article, location=LocationFactory(name="Tarn"))
    return article


def reported() -> Quote:
    return Quote.objects.get(kind="indirect")


def shown(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("", {"direct"}),
        ("kind=marked", {"direct"}),
        ("kind=direct", {"direct"}),
        ("kind=partial", set()),
        ("kind=indirect", {"indirect"}),
        ("kind=all", {"direct", "indirect"}),
    ],
)
def test_lists_hold_it_only_when_asked(article: Article, query: str, kinds: Iterable[str]) -> None:
    assert {quote.kind for quote in QuoteFilter(QueryDict(query), Quote.objects.all()).qs} == kinds


def test_who_is_only_reported_is_not_counted_as_quoted(article: Article) -> None:
    names = [actor.name for actor in Actor.objects.quoted()]
    lund = Actor.objects.filter(name="Jo Lund")
    assert names == ["Ada Brandt"]
    assert lund.with_counts().get().quote_count == 0
    assert not Article.objects.quoting(lund)
    assert not Location.objects.named_by_articles_quoting(lund)
    assert [quote.kind for quote in Quote.objects.first_of_article()] == ["direct"]


def test_its_row_and_its_page_bear_no_quotation_marks(client: Client, article: Article) -> None:
    row = shown(client, "/quotes/?kind=indirect")
    page = shown(client, reported().get_absolute_url())
    for text in (row, page):
        assert CLAUSE in text
        assert f"“{CLAUSE}" not in text
        assert "not word for word" in text
    assert "Reported speech 1 of 1" in page


def test_its_article_lists_it_apart_and_marks_it_when_asked(client: Client, article: Article) -> None:
    plain = shown(client, article.get_absolute_url())
    asked = shown(client, reported().place_in_article)
    assert "indirect-here" in plain
    assert f'id="{reported().anchor}"' not in plain
    assert f'<mark class="indirect shown" id="{reported().anchor}">{CLAUSE}</mark>' in asked
    assert "Quote 2 of" not in shown(client, Quote.objects.get(kind="direct").get_absolute_url())


def test_a_quote_tells_the_office_as_of_its_article(client: Client, article: Article) -> None:
    quote = Quote.objects.get(kind="direct")
    Role.objects.create(article=article, actor=quote.speaker, wording="Mayor of Tarn")
    page = shown(client, reverse("quote", args=[quote.pk]))
    assert "Mayor of Tarn" in page
    assert "as of" in page
    assert "1 June 2012" in page
    assert "Mayor of Tarn" not in shown(client, reported().get_absolute_url())


def test_offices_are_written_once_and_again(article: Article) -> None:
    actor = Actor.objects.get(name="Ada Brandt")
    roles = ("Mayor of Tarn", "former Senator", "Mayor of Tarn")
    found = Findings(actors=(ActorFound(name="Ada Brandt", kind="person", roles=roles),))
    for _ in range(2):
        store_roles([(article.pk, found)], {(article.pk, "Ada Brandt"): actor.pk})
    assert [str(role) for role in Role.objects.of(actor).latest_first()] == ["Mayor of Tarn", "former Senator"]
