"""The page of a speaker: its numbers are the rows that they lead to."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from articles.models import Role
from articles.views.scripts import Wording, by_script
from tests.factories import (
    ActorFactory,
    ActorMentionFactory,
    AliasFactory,
    ArticleFactory,
    LocationFactory,
    LocationMentionFactory,
    OutletFactory,
    QuoteFactory,
)

pytestmark = pytest.mark.django_db
LINK = re.compile(r'<a\s[^>]*?href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


def text_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def rows_behind(client, address: str) -> int:
    """How many rows the list at this address says it has."""
    return client.get(address).context["listing"].total


@pytest.fixture
def speaker():
    """Zoë Kessler: quoted four times, once undated, near two towns, in two outlets, and named once unquoted."""
    zoe = ActorFactory(name="Zoë Kessler")
    other = ActorFactory(name="Ali Hassan")
    courier, ledger = OutletFactory(name="The Courier"), OutletFactory(name="The Ledger")
    mosul, basra = LocationFactory(name="Mosul"), LocationFactory(name="Basra")
    days = [date(2019, 3, 9), date(2019, 3, 9), date(2019, 4, 1), None]
    for number, day in enumerate(days):
        article = ArticleFactory(published_on=day, outlet=ledger if number else courier)
        QuoteFactory(article=article, speaker=zoe, speaker_mention="Ms Kessler")
        QuoteFactory(article=article, speaker=zoe, kind="indirect", text="the bridge")
        LocationMentionFactory(article=article, location=basra if number == 2 else mosul)
        LocationMentionFactory(article=article, location=mosul, words="tonight")
        ActorMentionFactory(article=article, actor=zoe)
        if number < 2:
            QuoteFactory(article=article, speaker=other, text="close the bridge")
    unquoted = ArticleFactory(title="About her", published_on=date(2019, 5, 1))
    ActorMentionFactory(article=unquoted, actor=zoe)
    QuoteFactory(article=unquoted, speaker=zoe, kind="indirect", text="the bridge")
    return zoe


@pytest.mark.parametrize("query", ["", "?from=2019-03&to=2019-03", "?q=tonight", "?location=mosul", "?kind=all"])
def test_choices_narrow_the_page_to_as_many_quotes_as_they_say(client, speaker, query):
    page = client.get(speaker.get_absolute_url() + query)
    found = [choice for name in ("places", "outlets") for choice in page.context[name]]
    assert found
    for choice in found:
        if not choice.chosen:
            assert rows_behind(client, speaker.get_absolute_url() + choice.query) == choice.count, choice


@pytest.mark.parametrize("query", ["", "?location=basra", "?kind=all", "?from=2019-03&to=2019-03"])
def test_columns_lead_to_as_many_quotes_as_they_say(client, speaker, query):
    page = client.get(speaker.get_absolute_url() + query)
    columns = [column for slot in page.context["series"].slots for column in slot.columns]
    assert columns
    for column in columns:
        assert rows_behind(client, speaker.get_absolute_url() + column.link) == column.count
    if page.context["undated"]:
        assert (
            rows_behind(client, speaker.get_absolute_url() + page.context["undated_query"]) == page.context["undated"]
        )


def test_the_lead_counts_what_its_links_list(client, speaker):
    page = text_of(client, speaker.get_absolute_url())
    links = {unescape(address): " ".join(words.split()) for address, words in LINK.findall(page)}
    assert links[f"/articles/?speaker={speaker.pk}"] == "in 4 articles"
    assert rows_behind(client, f"/articles/?speaker={speaker.pk}") == 4
    assert links[f"/articles/?unquoted={speaker.pk}"] == "Named without being quoted in 1 article"
    assert "About her" in text_of(client, f"/articles/?unquoted={speaker.pk}")
    assert "from 9 March 2019 to 1 April 2019" in " ".join(page.split())


def test_who_is_quoted_beside_leads_to_the_articles_of_both(client, speaker):
    (other,) = client.get(speaker.get_absolute_url()).context["company"]
    assert (other.name, other.shared) == ("Ali Hassan", 2)
    assert rows_behind(client, f"/articles/?speaker={speaker.pk}&beside={other.pk}") == 2


def test_offices_stand_with_the_dates_of_their_articles(client):
    actor = ActorFactory()
    for day, wording in [
        (date(2012, 8, 3), "Foreign Secretary"),
        (date(2012, 6, 1), "foreign secretary"),
        (None, "Foreign Secretary"),
        (date(2013, 1, 1), "leader of the party"),
    ]:
        Role.objects.create(actor=actor, article=ArticleFactory(published_on=day), wording=wording)
    Role.objects.create(actor=actor, article=ArticleFactory(), wording="mayor", is_former=True)
    first, second, third = client.get(actor.get_absolute_url()).context["offices"]
    assert [first.wording, second.wording] == ["mayor", "leader of the party"]
    assert [evidence.words for evidence in third.told] == ["1 June 2012", "3 August 2012", "Undated"]
    page = " ".join(text_of(client, actor.get_absolute_url()).split())
    assert "former mayor" in page
    assert third.first.address in page
    assert third.last.words == "3 August 2012"


def test_names_are_grouped_by_script_and_say_how_they_run(client, speaker):
    AliasFactory(actor=speaker, name="Ms Kessler")
    AliasFactory(actor=speaker, name="زوي كيسلر")
    AliasFactory(actor=speaker, name="Зоя Кесслер")
    page = text_of(client, speaker.get_absolute_url())
    assert '<bdi dir="rtl" lang="und-Arab">زوي كيسلر</bdi>' in page
    assert '<bdi dir="ltr" lang="und-Cyrl">Зоя Кесслер</bdi>' in page
    latin = client.get(speaker.get_absolute_url()).context["names"][0]
    assert latin.wordings == [Wording("Ms Kessler", 4), Wording("Zoë Kessler", 0)]


@pytest.mark.parametrize(
    ("name", "heading", "direction"),
    [
        ("Mr Hague", "Latin script", "ltr"),
        ("\u202eبشار", "Arabic script", "rtl"),
        ("בנימין", "Hebrew script", "rtl"),
        ("习近平", "Chinese characters", "ltr"),
        ("123", "Other writing", "auto"),
        ("", "Other writing", "auto"),
    ],
)
def test_the_first_letter_tells_the_script(name, heading, direction):
    (group,) = by_script([Wording(name, 0)])
    assert (group.heading, group.direction) == (heading, direction)


def test_the_search_on_the_page_keeps_the_other_filters(client, speaker):
    page = " ".join(text_of(client, f"{speaker.get_absolute_url()}?location=mosul&q=bridge").split())
    assert '<input type="hidden" name="location" value="mosul">' in page
    assert 'name="q" value="bridge"' in page
    assert '<input type="hidden" name="q"' not in page


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "ن" * 300, "\u202egnorw", "a" * 300])
def test_hostile_names_do_no_harm(client, name):
    actor = ActorFactory(name=name)
    AliasFactory(actor=actor, name=name[:-1] + "x")
    page = text_of(client, actor.get_absolute_url())
    assert "<script>alert" not in page
    assert reverse("compare-speakers") in page
