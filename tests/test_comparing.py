"""Two speakers side by side: every number leads to as many rows, and nothing that is typed breaks the page."""

from datetime import date

import pytest

from articles.models import Role
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    LocationFactory,
    LocationMentionFactory,
    OutletFactory,
    QuoteFactory,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/speakers/compare/"


@pytest.fixture
def pair():
    """Zoë Kessler and Ali Hassan: both in two articles, both on two days, apart in others."""
    one, two = ActorFactory(name="Zoë Kessler"), ActorFactory(name="Ali Hassan")
    mosul, basra = LocationFactory(name="Mosul"), LocationFactory(name="Basra")
    courier, ledger = OutletFactory(name="The Courier"), OutletFactory(name="The Ledger")
    for number in range(8):
        article = ArticleFactory(
            published_on=date(2019, 3, 9 + number // 4) if number < 7 else None,
            outlet=courier if number % 3 else ledger,
        )
        LocationMentionFactory(article=article, location=mosul if number % 2 else basra)
        LocationMentionFactory(article=article, location=mosul if number % 2 else basra, words="tonight")
        if number % 4 != 1:
            QuoteFactory(article=article, speaker=one)
        if number % 4 in (0, 1, 2):
            QuoteFactory(article=article, speaker=two, text="close the bridge")
        QuoteFactory(article=article, speaker=two, text="the bridge", kind="indirect")
    Role.objects.create(actor=one, article=article, wording="mayor")
    month = ArticleFactory(published_on=date(2019, 4, 1), published_precision="month")
    QuoteFactory(article=month, speaker=one)
    QuoteFactory(article=month, speaker=two, text="close the bridge")
    return one, two


def rows_behind(client, address: str) -> int:
    return client.get(address).context["listing"].total


@pytest.mark.parametrize("query", ["", "&from=2019-03-10", "&q=close", "&kind=all", "&to=2019-03-09&q=bridge"])
def test_every_number_is_the_number_of_rows_behind_it(client, pair, query):
    context = client.get(f"{ADDRESS}?one={pair[0].pk}&two=ali+hassan{query}").context
    numbers = [(side.total, side.address) for side in context["sides"]]
    numbers += [(column.count, column.link) for slot in context["series"].slots for column in slot.columns]
    numbers.append((context["both_total"], context["both_address"]))
    for ground in (context["places"], context["outlets"]):
        meetings = ground.in_common + [meeting for _, apart, _ in ground.apart for meeting in apart]
        numbers += [pair for meeting in meetings for pair in zip(meeting.counts, meeting.links, strict=True)]
    numbers += [(n, address) for day in context["days"] for _, _, n, address in day.sides]
    assert any(count for count, _ in numbers)
    for count, address in numbers:
        if count:
            assert rows_behind(client, address) == count, address


def test_days_on_which_both_spoke_stand_next_to_each_other(client, pair):
    days = client.get(f"{ADDRESS}?one=zoe+kessler&two=ali+hassan").context["days"]
    assert [day.day for day in days] == [date(2019, 3, 10), date(2019, 3, 9)]  # of April only the month is known
    for day in days:
        assert [side.actor for side, *_ in day.sides] == list(pair)
        for side, quotes, number, _ in day.sides:
            assert quotes
            assert {quote.speaker for quote in quotes} == {side.actor}
            assert len(quotes) <= number


def test_of_namesakes_the_most_quoted_is_shown_and_the_others_are_named(client, pair):
    namesake = ActorFactory(name="Ali Hassan")
    QuoteFactory(speaker=namesake)
    page = client.get(f"{ADDRESS}?one=zoe+kessler&two=ali+hassan")
    assert page.context["sides"][1].actor == pair[1]
    assert f"two={namesake.pk}" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "Name two people or organisations"),
        ("?one=zoe+kessler", "Name two people or organisations"),
        ("?one=zoe+kessler&two=Zoë+Kessler", "Both fields name the same speaker"),
        ("?one=zoe+kessler&two=nobody", "No speaker here is called “nobody”"),
        ("?one=99999999999999999999&two=ali+hassan", "no speaker with the number"),
        ("?one=zoe+kessler&two=ali+hassan&from=2020&to=2019", "Nothing can lie from 2020 until 2019"),
        ("?one=zoe+kessler&two=kess", "Did you mean"),
    ],
)
def test_what_cannot_be_compared_is_told_in_a_sentence(client, pair, query, sentence):
    assert sentence in client.get(ADDRESS + query).content.decode()


def test_two_who_never_met_have_nothing_in_common(client):
    one, two = ActorFactory(), ActorFactory()
    page = client.get(f"{ADDRESS}?one={one.pk}&two={two.pk}").content.decode()
    assert page.count("None in common.") == 2
    assert "No quote here is dated." in page


@pytest.mark.parametrize("name", ["one", "two", "q", "from", "to", "kind", "page"])
@pytest.mark.parametrize(
    "value", ["%00", "%FF", "99999999999999999999", "-1", "<script>", "9999-12-31", "0000-00-00", "x" * 5000, "%F0%9F"]
)
def test_hostile_values_give_a_page(client, pair, name, value):
    query = {"one": "zoe kessler", "two": "ali hassan"}
    kept = "&".join(f"{key}={words}" for key, words in query.items() if key != name)
    response = client.get(f"{ADDRESS}?{kept}&{name}={value}&{name}[]=2", follow=True)
    assert response.status_code == 200
    assert b"<script>" not in response.content
