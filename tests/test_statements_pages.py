"""The pages of statements and comparisons, and what articles and quotes say of them."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing import copies, statements
from articles.importing.copies import ForMatching
from articles.models import Copy, Quote, Statement
from articles.text.matching import signature
from articles.views.differences import changed_words, compare
from tests.factories import ArticleFactory, OutletFactory, QuoteFactory

pytestmark = pytest.mark.django_db

WORDS = "The lower gate was never repaired and everybody on the board has known it since the autumn"
SHORT = "never repaired and everybody on the board has known it since the autumn"
FILLER = (
    "The board met for five hours in the schoolhouse of Lindmoor while rain beat on the roof.\n\n"
    "Outside, people with lanterns waited for the minutes to be read to them by the clerk.\n\n"
    "Two members left early and would not say a word as they climbed into their carts.\n\n"
)


def run(words: str, outlet: str, day: int, **more):
    article = ArticleFactory(
        body=f"{FILLER}“{words},” she said.", outlet=OutletFactory(name=outlet), published_on=date(2019, 3, day), **more
    )
    QuoteFactory(article=article, text=words)
    return article


def land(*articles) -> None:
    copies.link([ForMatching(article_id=article.pk, signature=signature(article.body)) for article in articles])
    statements.join([article.pk for article in articles])


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_statement_shows_all_reports_and_who_was_first(client):
    first, cut = run(WORDS, "The Moor Post", 9), run(SHORT, "Lindmoor <Herald>", 10)
    land(first, cut)
    shown = page(client, Statement.objects.get().get_absolute_url())
    assert shown.index("Ran it first") < shown.index("Lindmoor &lt;Herald&gt;")
    assert "shortened" in shown
    assert '<del><span class="unseen">taken out: </span>The lower gate was</del>' in shown
    assert Quote.objects.get(article=cut).place_in_article.split("#")[0] in shown


def test_articles_and_quotes_lead_to_the_statement_and_the_other_version(client):
    one, other = run(WORDS, "The Moor Post", 9), run(WORDS, "Lindmoor Herald", 10)
    land(one, other)
    address = Statement.objects.get().get_absolute_url()
    shown = page(client, one.get_absolute_url())
    assert "Also ran in" in shown
    assert other.get_absolute_url() in shown
    assert f"/articles/{one.pk}/compare/{other.pk}/" in shown
    assert "reported in 2 articles" in shown
    assert address in shown
    assert "Reported in 2 articles" in page(client, Quote.objects.get(article=one).get_absolute_url())


def test_an_article_without_copies_says_nothing_of_them(client):
    alone = run(WORDS, "The Moor Post", 9)
    land(alone)
    shown = page(client, alone.get_absolute_url())
    assert "Also ran in" not in shown
    assert "Quoted elsewhere" not in shown


def test_two_versions_are_compared_whichever_is_named_first(client):
    one, other = run(WORDS, "The Moor Post", 9), run(WORDS.replace("autumn", "<b>spring"), "Lindmoor Herald", 10)
    land(one, other)
    assert Copy.objects.count() == 1
    there, back = (page(client, f"/articles/{a}/compare/{b}/") for a, b in ((one.pk, other.pk), (other.pk, one.pk)))
    for shown in (there, back):
        assert (
            'taken out: </span>autumn,”</del> <ins><span class="unseen">put in: </span>&lt;b&gt;spring,”</ins>' in shown
        )
        assert "syndicated copy" in shown
        assert "style=" not in shown


@pytest.mark.parametrize("address", ["/statements/1/", "/articles/1/compare/2/", "/articles/1/compare/1/"])
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_pages_cost_the_same_for_few_and_for_many(client):
    land(*(run(WORDS, f"Paper {n}", 9) for n in range(2)))
    first = Statement.objects.get()
    article = first.reports.first().quote.article
    addresses = [
        first.get_absolute_url(),
        article.get_absolute_url(),
        first.reports.first().quote.get_absolute_url(),
        f"/articles/{article.pk}/compare/{first.reports.last().quote.article_id}/",
    ]
    few = [costs(client, address) for address in addresses]
    land(*(run(WORDS, f"Paper {n}", 9) for n in range(2, 20)))
    assert [costs(client, address) for address in addresses] == few
    assert max(few) <= 12


def costs(client, address: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("a b c", "a b c", ["same"]),
        ("one two three four five", "one two 3 four five", ["same", "removed", "added", "same"]),
        ("he said it was all over", "she told it then", ["removed", "added"]),
        ("“well,” he said", "“Well”, he said", ["same"]),
        ("they told us so in the end", "they told US so in the end", ["same", "removed", "added", "same"]),
        ("“well,” he said", "well he said", ["same"]),
        ("", "new words", ["added"]),
    ],
)
def test_changes_of_words(before, after, kinds):
    assert [kind for kind, _ in changed_words(before, after)] == kinds


def test_paragraphs_are_put_beside_their_own_versions():
    before = "The river rose.\n\nNobody slept that night in town.\n\nBells rang."
    after = "The river rose.\n\nIt was Tuesday.\n\nNobody slept that night in the town.\n\nBells rang."
    assert [passage.kind for passage in compare(before, after)] == ["same", "added", "changed", "same"]
    assert [passage.kind for passage in compare("", "")] == []


@pytest.mark.parametrize("unit", ["a ", "a\n\n", "ab c" * 5 + "\n\n"])
def test_huge_texts_are_compared_in_time(unit):
    text = unit * (100_000 // len(unit))
    assert compare(text, text + "b")
