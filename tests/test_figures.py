"""Figures side by side: who says how many, never summed; what an import stores and an editor decides."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from articles import counting, curation
from articles.filters import FigureFilter
from articles.importing.figures import Told, renew_figures, store_figures
from articles.models import Article, Figure, Location
from articles.text.extraction import extract
from articles.text.values import CleanArticle, RawArticle
from articles.views.claims import some_claims
from tests.factories import ActorFactory, ArticleFactory, LocationFactory, LocationMentionFactory, QuoteFactory

pytestmark = pytest.mark.django_db

DAY = date(2019, 3, 9)


def figure(article: Article, wording: str, **more) -> Figure:
    body, start = article.body, article.body.index(wording)
    low = more.pop("low", None) or int("".join(filter(str.isdigit, wording)))
    return Figure.objects.create(
        article=article, wording=wording, start=start, end=start + len(wording), sentence=body, sentence_start=0,
        **{"kind": "killed", "low": low, "high": low} | more,
    )  # fmt: skip


def claim(words: str, **more) -> Figure:
    day = more.pop("article_on", DAY)
    return figure(ArticleFactory(body=f"In Orl {words} were killed, it is said.", published_on=day), words, **more)


def groups(client, query: str = "") -> list:
    return client.get(f"/figures/{query}").context["groups"]


def found(body: str) -> CleanArticle:
    return CleanArticle(raw=RawArticle(source_path="a.txt", title="A", body=body), title="A", body=body)


def test_different_numbers_of_one_day_and_place_are_marked_with_the_lowest_and_highest_named(client):
    place, speaker = LocationFactory(), ActorFactory()
    claim("108 people", location=place, speaker=speaker)
    claim("90 people", location=place)
    (together,) = groups(client)
    assert [one.low for one in together.figures] == [108, 90]
    assert (together.lowest, together.highest, together.differ) == (90, 108, True)
    page = client.get("/figures/").content.decode()
    assert "Figures differ" in page
    shown = [int(number) for number in re.findall(r"\d+", strip_tags(page))]
    assert 90 in shown
    assert not {198, 99} & set(shown)
    assert speaker.get_absolute_url() in page


def test_equal_numbers_do_not_differ_and_other_places_kinds_and_days_stand_apart(client):
    place = LocationFactory()
    claim("12 people", location=place)
    claim("12 people", location=place)
    claim("30 people", location=LocationFactory())
    claim("40 people", location=place, kind="wounded")
    claim("19000 people", location=place, period="since March 2011")
    assert sorted((len(one.figures), one.differ) for one in groups(client)) == [(1, False)] * 3 + [(2, False)]


def test_soldiers_are_not_held_against_people_in_all(client):
    place = LocationFactory()
    claim("92 civilians", location=place)
    claim("14 soldiers", location=place)
    claim("dozens", location=place, low=24, high=None, qualifier="vague")
    claim("108 people", location=place)
    (together,) = groups(client)
    assert (len(together.figures), together.differ) == (4, False)


def test_where_the_place_is_not_clear_nothing_is_said_to_differ(client):
    claim("12 people")
    claim("30 people")
    assert [one.differ for one in groups(client)] == [False]


def test_a_part_stands_under_its_whole_and_counts_as_no_row(client):
    article = ArticleFactory(body="The raid killed 108 people, including 49 children.")
    whole = figure(article, "108 people")
    figure(article, "49 children", part_of=whole)
    response = client.get("/figures/")
    assert response.context["listing"].total == 1
    assert "Of these:" in response.content.decode()
    assert "49 children" in response.content.decode()


@pytest.mark.parametrize(
    "words", ["12 people", "bridge", "tonight,” she said.\n\nNobody", "close the bridge tonight,” she"]
)
def test_the_number_leads_to_its_place_in_the_article(client, words):
    """Also in a quote, across its end, and across paragraphs."""
    article = ArticleFactory(body="12 people <died>.\n\n“We close the bridge tonight,” she said.\n\nNobody objected.")
    QuoteFactory(article=article, text="We close the bridge tonight,")
    one = figure(article, words, low=12)
    page, place = one.place_in_article.split("#")
    assert page == article.get_absolute_url()
    told = client.get(page).content.decode()
    assert told.count(f'id="{place}"') == 1
    behind = told.partition(f'id="{place}">')[2]
    assert behind.startswith(words.partition("”")[0].partition(" ")[0])


def test_a_figure_is_shown_within_its_sentence():
    assert claim("12 people").parted == ("In Orl ", "12 people", " were killed, it is said.")


@pytest.mark.parametrize(("period", "day"), [("yesterday", date(2019, 3, 8)), ("on Friday", date(2019, 3, 8)),
                                             ("on Saturday", DAY), ("since Friday", None), ("", None)])  # fmt: skip
def test_a_day_is_told_only_where_it_is_safe(period, day):
    assert claim("12 people", period=period).day_told == day


@pytest.mark.parametrize(
    "query",
    [
        "?kind=killed",
        "?q=people+-nothing",
        "?location={0}",
        "?speaker={1}",
        "?outlet={2}",
        "?from=2019-03-09&to=2019-03",
        "?order=oldest",
    ],
)
def test_each_filter_lists_as_many_rows_as_it_counts(client, rf, query):
    place, speaker = LocationFactory(), ActorFactory()
    one = claim("12 people", location=place, speaker=speaker)
    claim("30 people", kind="missing")
    query = query.format(place.pk, speaker.pk, one.article.outlet_id)
    response = client.get(f"/figures/{query}")
    listed = [row for claims in response.context["groups"] for row in claims.figures]
    assert one in listed
    rows = FigureFilter(rf.get(f"/figures/{query}").GET, Figure.objects.wholes())
    assert len(listed) == response.context["listing"].total == counting.count(rows)


@pytest.mark.parametrize(
    "query",
    ["?kind=zz", "?location=%00", "?from=0000-00-00&to=9999-12-31", "?location=99999999999999999999", "?after=zzz",
     "?speaker[]=x", f"?after={'A' * 5000}", "?page=99999999999999999999", "?kind=%ff", "?undated=maybe"],
)  # fmt: skip
def test_no_query_breaks_the_page(client, query):
    claim("12 people")
    assert client.get(f"/figures/{query}").status_code == 200


def test_a_page_costs_the_same_at_one_figure_and_at_many(client):
    def cost() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get("/figures/")
        return len(queries)

    claim("12 people", location=LocationFactory(), speaker=ActorFactory())
    few = cost()
    for number in range(40):
        claim(f"{number + 2} people", location=LocationFactory(country="SY"), speaker=ActorFactory())
    assert cost() == few <= 12


def test_all_pages_together_hold_every_figure_once(client):
    place = LocationFactory()
    made = {claim(f"{number + 2} people", location=place if number % 2 else None).pk for number in range(60)}
    address, seen = "/figures/", []
    while address:
        listing = client.get(address).context["listing"]
        seen += [row.pk for row in listing.rows]
        address = listing.next and f"/figures/{listing.next}"
    assert sorted(seen) == sorted(made)


def told(article: Article, body: str) -> Told:
    return Told(article.pk, body, extract(found(body)))


def test_what_was_found_is_stored_with_its_parts():
    body = "Shells killed 108 people, including 49 children."
    article = ArticleFactory(body=body)
    store_figures([told(article, body)], {})
    whole, part = Figure.objects.order_by("start")
    assert (whole.low, whole.part_of, part.low, part.part_of) == (108, None, 49, whole)
    assert all(body[one.start : one.end] == one.wording for one in (whole, part))


def test_what_an_editor_corrected_stays_when_articles_are_searched_again():
    body = "Shells killed 108 people, including 49 children, and wounded 300."
    article = ArticleFactory(body=body)
    store_figures([told(article, body)], {})
    part = Figure.objects.get(wording="49 children")
    part.low = part.high = 48
    curation.correct(part, User.objects.create(username="ed"), ["low", "high"])
    renew_figures([told(article, body)], {})
    assert list(Figure.objects.order_by("start").values_list("low", flat=True)) == [108, 48, 300]


def test_figures_of_a_country_are_also_those_of_its_towns(client):
    country = LocationFactory(feature="country")
    town = LocationFactory(parent=country)
    claim("12 people", location=town)
    assert len(groups(client, f"?location={country.pk}")) == 1
    assert Location.objects.count() == 2


def test_the_words_of_the_sentence_are_looked_for_and_marked(client):
    found, _ = claim("12 people"), claim("30 soldiers")
    response = client.get("/figures/?q=peoples")
    assert [one for claims in response.context["groups"] for one in claims.figures] == [found]
    assert '<mark class="hit">it</mark>' not in response.content.decode()
    page = client.get("/figures/?q=said+kind:killed", follow=True)
    assert page.request["QUERY_STRING"] == "q=said&kind=killed"
    assert page.content.decode().count('<mark class="hit">said</mark>') == 2
    assert client.get("/figures/?q=nowhere").context["listing"].total == 0


def test_the_bars_of_the_timeline_lead_to_as_many_figures(client):
    claim("12 people")
    claim("13 people", article_on=date(2019, 3, 12))
    claim("14 people", article_on=date(2019, 3, 12))
    told = client.get("/figures/").context["timeline"]
    assert (told.title, told.noun) == ("Figures by day", "Figures")
    for bar in told.told:
        assert client.get(bar.query).context["listing"].total == bar.count
    assert sum(bar.count for bar in told.told) == 3


def test_a_day_shows_where_its_figures_differ_first(client):
    place, other = LocationFactory(name="Abu Orl"), LocationFactory(name="Zorl")
    claim("12 people", location=place)
    claim("30 people", location=other)
    claim("40 people", location=other)
    undated_in_the_month = claim("50 people", location=other)
    Article.objects.filter(pk=undated_in_the_month.article_id).update(published_precision="month")
    response = client.get("/days/2019/03/09/")
    told = response.context["figures"]
    assert [[one.low for one in claims.figures] for claims in told.groups] == [[30, 40], [12]]
    assert (told.groups[0].lowest, told.groups[0].highest, told.groups[1].differ) == (30, 40, False)
    page = response.content.decode()
    assert "Figures differ" in page
    address = "/figures/?from=2019-03-09&to=2019-03-09&exact=1"
    assert address.replace("&", "&amp;") in page
    assert client.get(address).context["listing"].total == 3


def test_a_place_shows_the_figures_of_what_lies_in_it(client):
    country = LocationFactory(feature="country")
    town = LocationFactory(parent=country)
    LocationMentionFactory(location=country)
    claim("12 people", location=town)
    claim("30 people", location=town)
    claim("40 people", location=LocationFactory())
    page = client.get(country.get_absolute_url())
    (together,) = page.context["figures"].groups
    assert (together.lowest, together.highest) == (12, 30)
    assert f"/figures/?location={country.pk}" in page.content.decode()
    assert client.get(f"/figures/?location={country.pk}").context["listing"].total == 2
    assert "Figures side by side" not in client.get(f"{country.get_absolute_url()}?q=bridge").content.decode()


def test_what_some_claims_tell_is_what_the_list_tells(client):
    """Told in Python of the rows at hand, and by the database of all rows."""
    place = LocationFactory()
    for number, words in enumerate(
        ["12 people", "14 soldiers", "9", "thirty civilians", "dozens", "At least 80 PEOPLE"]
    ):
        claim(words, location=place, low=number + 10, qualifier="vague" if words == "dozens" else "exactly")
    (told,) = some_claims(Figure.objects.wholes().for_reading().newest_first(), 5).groups
    (listed,) = groups(client)
    assert (told.lowest, told.highest) == (listed.lowest, listed.highest) == (10, 15)
    assert {one.pk for one in told.figures if one.is_of_people} == set(
        Figure.objects.of_people().values_list("pk", flat=True)
    )


def test_a_group_that_was_not_looked_at_to_its_end_is_left_out():
    place, other = LocationFactory(), LocationFactory()
    claim("3 people", location=place)
    article = ArticleFactory(body=" ".join(f"{number} people," for number in range(200, 320)))
    for number in range(200, 320):
        figure(article, f"{number} people", location=other)
    told = some_claims(Figure.objects.wholes().for_reading().newest_first(), 5)
    assert [[one.low for one in claims.figures] for claims in told.groups] == [[3]]
    assert told.more
