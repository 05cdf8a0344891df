"""The page of a place: what it lies in, what lies in it, and numbers that are those of the rows behind them."""

from urllib.parse import urlsplit

import pytest
from django.http import QueryDict

from articles.filters import ArticleFilter
from articles.importing.places import store_locations, tell_where_reported_from
from articles.models import Article, Location
from articles.text.extraction.places import find
from tests.factories import ArticleFactory, LocationFactory, LocationMentionFactory, QuoteFactory
from tests.markup import parsed, pick, words

pytestmark = pytest.mark.django_db
LINEAGES = [
    ("Shells fell on Houla in Syria.", ["Houla", "Homs Governorate", "Syria"]),
    ("A fire broke out in Denver.", ["Denver", "Colorado", "United States"]),
    ("Crowds met in Cairo.", ["Cairo", "Cairo Governorate", "Egypt"]),
    ("The talks on Syria failed.", ["Syria"]),
    ("Ships met in the Mediterranean Sea.", ["Mediterranean"]),
]


@pytest.mark.parametrize(("text", "names"), LINEAGES)
def test_places_know_what_they_lie_in(text, names):
    place = find(text, "", ())[0]
    store_locations([place])
    row = Location.objects.get(geonames_id=place.geonames_id, name=place.name)
    assert [row.name, *(outer.name for outer in row.lies_in)] == names


def test_a_place_that_is_here_learns_its_parent_unless_an_editor_changed_it(django_user_model):
    place = find("A fire broke out in Denver.", "", ())[0]
    store_locations([place])
    editor = django_user_model.objects.create_user("editor")
    Location.objects.filter(name="Denver").update(parent=None, edited_at="2020-01-01T00:00Z", edited_by=editor)
    store_locations([place])
    assert Location.objects.get(name="Denver").parent is None
    Location.objects.filter(name="Denver").update(edited_at=None)
    store_locations([place])
    assert Location.objects.get(name="Denver").parent.name == "Colorado"


def test_date_lines_and_bylines_tell_where_it_was_reported_from():
    told = ArticleFactory(dateline="BEIRUT, June 1", byline="Ada Roe in Damascus")
    byline = ArticleFactory(byline="By Ada Roe in Damascus")
    foreign = ArticleFactory(dateline="BEIRUT, 1 juin", language="fr")
    tell_where_reported_from([told.pk, byline.pk, foreign.pk])
    found = dict(Article.objects.values_list("pk", "reported_from__name"))
    assert found == {told.pk: "Beirut", byline.pk: "Damascus", foreign.pk: None}


def behind(address: str) -> int:
    return ArticleFilter(QueryDict(urlsplit(address).query), Article.objects.all()).qs.count()


def test_numbers_are_those_of_the_rows_behind_them(client):
    syria = LocationFactory(name="Syria", feature="country")
    homs = LocationFactory(name="Homs Governorate", feature="admin1", parent=syria)
    houla = LocationFactory(name="Houla", parent=homs)
    beside = LocationFactory(name="Geneva")
    for number, place in enumerate((syria, homs, houla, houla)):
        article = ArticleFactory(body="Alpha and Beta “We close the bridge tonight,” Gamma.", reported_from=syria)
        LocationMentionFactory(article=article, location=place, words="Alpha", role="reported_from")
        LocationMentionFactory(article=article, location=beside, words="Beta", role="speaker_at")
        if number:
            LocationMentionFactory(article=article, location=syria, words="Gamma")
        QuoteFactory(article=article)
    for place, outers in ((syria, []), (homs, ["Syria"]), (houla, ["Homs Governorate", "Syria"])):
        page = parsed(client.get(place.get_absolute_url()).content)
        assert [words(link) for link in pick(page, ".lineage a")] == outers
        numbered = [
            link
            for link in pick(page, ".lead a") + pick(page, ".in-roles a") + pick(page, ".company a")
            if link.get("href").startswith("/articles/?")
        ]
        assert len(numbered) >= 4
        assert [int(words(link).split()[0]) for link in numbered] == [behind(link.get("href")) for link in numbered]
    assert [words(link) for link in pick(parsed(client.get(syria.get_absolute_url()).content), ".parts a")] == [
        "Homs Governorate"
    ]
    assert behind(f"/articles/?within={syria.pk}") == 4
    assert behind(f"/articles/?within={homs.pk}") == 3


def test_places_that_lie_in_each_other_do_not_hang_a_page(client):
    one = LocationFactory()
    other = LocationFactory(parent=one)
    Location.objects.filter(pk=one.pk).update(parent=other)
    assert client.get(one.get_absolute_url()).status_code == 200
    own = LocationFactory()
    Location.objects.filter(pk=own.pk).update(parent=own)
    assert client.get(own.get_absolute_url()).status_code == 200


def test_a_name_is_never_markup_and_stands_in_its_own_direction(client):
    outer = LocationFactory(name="<script>حمص</script>", feature="admin1")
    place = LocationFactory(name="ح" * 200, parent=outer)
    page = client.get(place.get_absolute_url())
    assert page.status_code == 200
    assert b"<script>\xd8" not in page.content
    assert words(pick(parsed(page.content), ".lineage a bdi")[0]) == outer.name


@pytest.mark.parametrize(
    ("feature", "words"), [("city", "Town or city"), ("admin1", "Province or state"), ("refugee camp", "Refugee camp")]
)
def test_a_place_says_what_kind_of_place_it_is(client, feature, words):
    page = client.get(LocationFactory(feature=feature).get_absolute_url()).content.decode()
    assert f'<p class="kicker">{words}' in page
