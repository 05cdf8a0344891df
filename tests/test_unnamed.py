"""The page of unnamed sources: every number of its tables is the number of quotes that it leads to."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models.kinds import SOURCE_KINDS
from articles.text.extraction.source_kinds import BEFORE, HEADS, HINTS
from tests.factories import ActorFactory, ArticleFactory, OutletFactory, QuoteFactory

pytestmark = pytest.mark.django_db
WORDS = ("We close the bridge tonight,", "close the bridge", "bridge tonight", "the bridge")


def source(name: str, kind: str = "official", affiliation: str = ""):
    return ActorFactory(name=name, kind="unnamed", source_kind=kind, affiliation=affiliation)


@pytest.fixture
def archive():
    """Three outlets and none, five sources, dated and undated, quoted and reported."""
    sources = [
        source("activists", "activist"),
        source("Activists", "activist"),
        source("a Number 10 spokesman", "spokesperson", "Number 10"),
        source("an aide", "", "number 10"),
        source("a seer", "oracle"),
        ActorFactory(name="Zoë Kessler"),
        None,
    ]
    outlets = [OutletFactory(name="The Courier"), OutletFactory(name="The Ledger"), None]
    days = [date(2019, 3, 9), date(2019, 4, 1), None]
    for number in range(21):
        article = ArticleFactory(outlet=outlets[number % 3], published_on=days[number // 3 % 3])
        QuoteFactory(article=article, speaker=sources[number % 7])
        QuoteFactory(article=article, speaker=sources[number % 5], text=WORDS[1], kind="partial")
        QuoteFactory(article=article, speaker=sources[0], text=WORDS[3], kind="indirect")


def rows_behind(client, address: str) -> int:
    return client.get(address).context["listing"].total


def cells_of(context) -> list:
    rows = [*context["table"].rows, context["table"].total]
    frequent = [row.quotes for row in (*context["wordings"], *context["affiliations"])]
    return [cell for row in rows for cell in (row.unnamed, row.all, *row.kinds)] + frequent


@given(
    query=st.fixed_dictionaries(
        {},
        optional={
            "q": st.sampled_from(["bridge", "tonight"]),
            "from": st.sampled_from(["2019", "2019-04"]),
            "outlet": st.sampled_from(["the courier", "the ledger"]),
            "kind": st.sampled_from(["all", "partial", "indirect"]),
            "source_kind": st.sampled_from(["activist", "unnoted"]),
            "affiliation": st.just("NUMBER 10"),
            "wording": st.just("activists"),
        },
    )
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_number_is_the_number_of_quotes_behind_it(client, archive, query):
    context = client.get("/unnamed/", query).context
    for cell in cells_of(context):
        if cell.count and cell.link:
            assert rows_behind(client, cell.link) == cell.count, cell


def test_rows_sum_up_to_the_total(client, archive):
    table = client.get("/unnamed/").context["table"]
    assert sum(row.unnamed.count for row in table.rows) == table.total.unnamed.count
    for number in range(len(table.kinds)):
        assert sum(row.kinds[number].count for row in table.rows) == table.total.kinds[number].count


def test_columns_narrow_the_page_to_as_many_quotes_as_they_say(client, archive):
    context = client.get("/unnamed/").context
    columns = [column for slot in context["series"].slots for column in slot.columns]
    assert [column.count for column in columns]
    for column in columns:
        assert client.get(f"/unnamed/{column.link}").context["table"].total.unnamed.count == column.count
    assert client.get(f"/unnamed/{context['undated_query']}").context["table"].total.unnamed.count == context["undated"]


def test_wordings_that_differ_in_case_are_one(client, archive):
    context = client.get("/unnamed/").context
    assert sorted(row.words.lower() for row in context["wordings"]) == [
        "a number 10 spokesman",
        "a seer",
        "activists",
        "an aide",
    ]
    assert [row.words.lower() for row in context["affiliations"]] == ["number 10"]


def test_the_share_is_given_with_both_numbers(client):
    outlet = OutletFactory(name="The Courier")
    for speaker in (source("activists"), ActorFactory(), ActorFactory()):
        QuoteFactory(article=ArticleFactory(outlet=outlet), speaker=speaker)
    (row,) = client.get("/unnamed/").context["table"].rows
    assert (row.unnamed.count, row.all.count, round(row.percent, 1)) == (1, 3, 33.3)


def test_an_empty_archive_has_an_empty_page(client):
    page = client.get("/unnamed/")
    assert page.status_code == 200
    assert b"No quote here comes from a source without a name." in page.content


def test_every_kind_that_extraction_tells_has_words():
    told = {kind for kind, _ in (*HEADS, *BEFORE)} | {kind for _, kind in HINTS} | {"other"}
    assert told <= set(SOURCE_KINDS)


@pytest.mark.parametrize("name", ["q", "from", "outlet", "source_kind", "affiliation", "wording", "kind", "undated"])
@pytest.mark.parametrize(
    "value", ["%00", "%FF", "99999999999999999999", "<script>", "0000-00-00", "x" * 5000, "%E2%80%AE"]
)
def test_hostile_values_give_a_page(client, archive, name, value):
    assert client.get(f"/unnamed/?{name}={value}&{name}[]=1", follow=True).status_code == 200
