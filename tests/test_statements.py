"""Statements: quotes of the same words become reports of one, whatever the order in which articles come."""

from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing import statements
from articles.models import Actor, Article, CrowdedKey, Quote, QuoteKey, Report, Statement
from tests.factories import ActorFactory, ArticleFactory, QuoteFactory

pytestmark = pytest.mark.django_db

DAM = "The northern gallery of the dam was flooded before dawn and our engineers could not reach the pumps"
ROAD = "Nobody in the ministry believed that the mountain road would stay open through the winter months"


def tell(key: str, *quotes: tuple[str, str | None], on: date | None = date(2019, 3, 9), at: int | None = None, **more):
    """An article in which each quote is spoken by the actor with the given key."""
    body = "\n\n".join(f"“{words}.” said a voice." for words, _ in quotes)
    dated: dict = {"published_on": on}
    if at is not None:
        dated |= {"published_at": datetime(2019, 3, 9, at, tzinfo=UTC), "published_precision": "minute"}
    article = ArticleFactory(body=body, text_key=(key * 64)[:64], **dated, **more)
    for words, speaker in quotes:
        QuoteFactory(article=article, text=words, speaker=actor(speaker) if speaker else None)
    return article


def actor(key: str):
    return Actor.objects.filter(key=key).first() or ActorFactory(key=key, name=key)


def told() -> list[tuple]:
    """All reports without ids."""
    rows = Report.objects.values_list("statement__key", "quote__article__text_key", "quote__start", "kind", "is_first")
    return sorted(rows)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (DAM, DAM.replace(" and ", ", and "), "exact"),
        (DAM, DAM.partition(" before")[0] + " before dawn and our engineers", "shortened"),
        (f"{DAM}. {ROAD}. We all know it", f"{DAM} ... We all know it", "stitched"),
        (DAM, DAM.replace("could not reach", "did not get to"), "paraphrased"),
    ],
)
def test_joins_the_same_words_whoever_speaks(one, other, kind):
    statements.join([tell("a", (one, "ada")).pk, tell("b", (other, None), on=date(2019, 5, 1)).pk])
    assert sorted(Report.objects.values_list("kind", flat=True)) == sorted(["exact", kind])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((DAM, "ada"), (ROAD, "ada")),
        (("We are very concerned", "ada"), ("We are very concerned", "ben")),
        (("a grave mistake", "ada"), ("a grave mistake", None)),
        ((DAM, "ada"), ("dam", "ada")),
        (
            ("We shipped 400 tonnes of wheat to the eastern ports of the island last week", "ada"),
            ("We shipped 900 tonnes of wheat to the eastern ports of the island last week", "ada"),
        ),
        (
            ("Our party will vote for the budget that the government presented on Monday", "ada"),
            ("Our party will not vote for the budget that the government presented on Monday", "ada"),
        ),
    ],
)
def test_leaves_other_words_alone(one, other):
    statements.join([tell("a", one).pk, tell("b", other).pk])
    assert not Statement.objects.exists()


def test_short_words_need_the_same_speaker_on_a_near_day():
    near = [tell(key, ("a grave mistake", "ada"), on=date(2019, 3, day)).pk for key, day in (("a", 9), ("b", 11))]
    far = tell("c", ("a grave mistake", "ada"), on=date(2019, 3, 20)).pk
    undated = tell("d", ("a grave mistake", "ada"), on=None).pk
    statements.join([*near, far, undated])
    assert set(Report.objects.values_list("quote__article", flat=True)) == set(near)


def test_the_first_is_the_earliest_and_undated_ones_are_last():
    late = tell("a", (DAM, "ada"), on=date(2019, 3, 12))
    early = tell("b", (DAM, "ada"), on=date(2019, 3, 9))
    undated = tell("c", (DAM, "ada"), on=None)
    statements.join([late.pk, early.pk, undated.pk])
    assert Report.objects.get(is_first=True).quote.article == early
    assert [report.quote.article for report in Report.objects.in_order()] == [early, late, undated]


STORIES = [
    ("a", [(DAM, "ada"), ("a grave mistake", "ada")], 9),
    ("b", [(f"{DAM}. {ROAD}", "ben")], 10),
    ("c", [(ROAD, None), ("a grave mistake", "ada")], 11),
    ("d", [("It was a grave mistake", "ada")], 10),
]


def test_any_order_ends_with_the_same_statements():
    ends = []
    for order in permutations(STORIES):
        Article.objects.all().delete()
        Statement.objects.all().delete()
        for key, quotes, day in order:
            statements.join([tell(key, *quotes, on=date(2019, 3, day)).pk])
        ends.append((told(), sorted(QuoteKey.objects.values_list("key", "article__text_key", "quote__start"))))
    assert all(end == ends[0] for end in ends)
    assert len({row[0] for row in ends[0][0]}) == 2


def test_words_that_everybody_uses_join_nothing_but_equal_quotes_in_any_order(monkeypatch):
    """The fourth quote with the same beginning parts the three that came before; the two equal ones stay together."""
    monkeypatch.setattr(statements, "CROWD", 3)
    crowd = [(key, f"{DAM}, which {end}") for key, end in zip("abcd", ("rust", "leak", "roar", "rust"), strict=True)]
    ends = []
    for order in permutations(crowd):
        Article.objects.all().delete()
        Statement.objects.all().delete()
        CrowdedKey.objects.all().delete()
        joined = [len(told()) for key, words in order if statements.join([tell(key, (words, None)).pk]) >= 0]
        ends.append((told(), sorted(QuoteKey.objects.values_list("key", "article__text_key"))))
        assert joined == [0, 2, 3, 2]
    assert all(end == ends[0] for end in ends)
    assert {row[1][0] for row in ends[0][0]} == {"a", "d"}


def test_a_bridge_joins_two_statements_and_the_older_address_stays():
    statements.join([tell("b", (DAM, "ada")).pk, tell("c", (DAM, "ada")).pk])
    statements.join([tell("d", (ROAD, "ben")).pk, tell("e", (ROAD, "ben")).pk])
    first = Statement.objects.earliest("pk")
    statements.join([tell("a", (f"{DAM}. {ROAD}", None)).pk])
    assert list(Statement.objects.values_list("pk", "key")) == [(first.pk, "a" * 64 + ":00000001")]
    assert Report.objects.count() == 5


def test_relinking_parts_what_hung_on_a_quote_that_is_gone():
    left = [tell("b", (DAM, "ada")).pk, tell("c", (DAM, "ada")).pk]
    right = [tell("d", (ROAD, "ben")).pk, tell("e", (ROAD, "ben")).pk]
    bridge = tell("a", (f"{DAM}. {ROAD}", None))
    statements.join([*left, *right, bridge.pk])
    assert Statement.objects.count() == 1
    bridge.quotes.all().delete()
    statements.relink([bridge.pk])
    assert sorted(
        sorted(statement.reports.values_list("quote__article", flat=True)) for statement in Statement.objects.all()
    ) == [left, right]
    assert not QuoteKey.objects.filter(article=bridge).exists()


def test_a_statement_makes_way_when_the_quote_whose_key_it_bears_is_joined_with_others():
    """An editor may have taken the quote out of it since."""
    one, other = tell("a", (DAM, "ada")), tell("b", (DAM, "ada"))
    left = Statement.objects.create(key="a" * 64 + ":00000001")
    stranger = tell("c", (ROAD, "ada")).quotes.get()
    Report.objects.create(statement=left, quote=stranger, kind="exact")
    statements.join([one.pk, other.pk])
    assert Statement.objects.get(key="a" * 64 + ":00000001").reports.count() == 2
    assert Report.objects.get(quote=stranger).statement == left


def test_relinking_without_change_changes_nothing():
    pks = [tell(key, *quotes, on=date(2019, 3, day)).pk for key, quotes, day in STORIES]
    statements.join(pks)
    before, addresses = told(), set(Statement.objects.values_list("pk", "key"))
    for pk in pks:
        statements.relink([pk])
    assert told() == before
    assert set(Statement.objects.values_list("pk", "key")) == addresses


def test_an_editors_quote_is_joined_and_not_written():
    edited = tell("a", (DAM, "ada"))
    Quote.objects.update(edited_at=datetime(2020, 1, 1, tzinfo=UTC))
    rows = list(Quote.objects.filter(article=edited).values())
    statements.join([edited.pk, tell("b", (DAM, "ada")).pk])
    assert list(Quote.objects.filter(article=edited).values()) == rows
    assert Report.objects.count() == 2


def test_joining_costs_the_same_number_of_queries_for_one_article_and_for_many():
    costs = []
    for count, prefix in ((1, "a"), (12, "b")):
        pks = [tell(f"{prefix}{n:x}"[:2], (DAM, "ada"), (f"{ROAD} said number{n}", "ben")).pk for n in range(count)]
        with CaptureQueriesContext(connection) as queries:
            statements.join(pks)
        costs.append(len(queries))
    assert max(costs) <= 20
