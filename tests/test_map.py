"""Places on the map and in the list beside it: the numbers are those of the rows behind their links."""

from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.filters import ArticleFilter
from articles.models import Article, LocationMention
from tests.factories import ArticleFactory, LocationFactory, LocationMentionFactory, OutletFactory
from tests.markup import parsed, pick, words

pytestmark = pytest.mark.django_db
ROLES = ["named", "happened", "reported_from", "speaker_at"]


def spots(page) -> list[tuple[int, str, str]]:
    """(number, address, name) of each place in the list."""
    found = []
    for row in pick(parsed(page.content), ".spot"):
        (link,), (name,) = pick(row, "a.times"), pick(row, "a.place")
        found.append((int(row.get("data-count")), link.get("href"), words(name)))
    return found


def behind(address: str) -> int:
    """The number of rows of the list at an address."""
    return ArticleFilter(QueryDict(urlsplit(address).query), Article.objects.all()).qs.count()


def mention(article, location, role: str, words: str) -> None:
    LocationMentionFactory(article=article, location=location, role=role, words=words)


def test_roles_are_kept_apart(client):
    aleppo, beirut, geneva = (LocationFactory(name=name) for name in ("Aleppo", "Beirut", "Geneva"))
    article = ArticleFactory(body="BEIRUT — Shells fell on Aleppo, an envoy told reporters in Geneva.")
    mention(article, beirut, "reported_from", "BEIRUT")
    mention(article, aleppo, "mentioned", "Aleppo")
    mention(article, geneva, "speaker_at", "Geneva")
    shown = {role: [name for _, _, name in spots(client.get(f"/map/?role={role}"))] for role in ROLES}
    assert shown == {
        "named": ["Aleppo", "Beirut", "Geneva"],
        "happened": ["Aleppo"],
        "reported_from": ["Beirut"],
        "speaker_at": ["Geneva"],
    }


def test_what_stands_beside_the_text_counts_once(client):
    beirut = LocationFactory(name="Beirut")
    both = ArticleFactory(body="BEIRUT — Shells fell.", reported_from=beirut)
    mention(both, beirut, "reported_from", "BEIRUT")
    ArticleFactory(reported_from=beirut)
    assert [(n, behind(address)) for n, address, _ in spots(client.get("/map/?role=reported_from"))] == [(2, 2)]


def test_dots_of_the_drawing_lead_where_the_list_does(client):
    for _ in range(3):
        LocationMentionFactory()
    page = parsed(client.get("/map/").content)
    listed = [a.get("href") for a in pick(page, ".spot a.times")]
    assert [a.get("href") for a in pick(page, "#drawn-map a")] == listed != []


def test_an_unknown_role_is_refused_with_a_sentence(client):
    LocationMentionFactory()
    page = client.get("/map/?role=moon")
    assert page.status_code == 200
    assert "is no role of places known here" in page.content.decode()
    assert spots(page) == []


def test_an_empty_archive_has_a_map_too(client):
    page = client.get("/map/")
    assert page.status_code == 200
    assert b"No place in the archive fits" in page.content


def test_names_are_never_markup(client):
    LocationMentionFactory(location=LocationFactory(name="<script>alert(1)</script>"))
    assert b"<script>alert" not in client.get("/map/").content


@pytest.mark.parametrize(
    "query",
    ["from=0000-00-00", "to=9999-12-31", "location=99999999999999999999", "q=%00", "q=" + "a" * 5000, "role=%ff"],
)
def test_hostile_values_are_answered(client, query):
    LocationMentionFactory()
    assert client.get(f"/map/?{query}").status_code == 200


def test_the_period_offers_the_months_of_the_archive(client):
    for day in ("2012-05-30", "2012-07-01"):
        ArticleFactory(published_on=day, published_at=None)
    page = parsed(client.get("/map/?from=2012-06&q=bridge").content)
    offered = [option.get("value") for option in pick(page, "#period-from option")]
    assert offered == ["", "2012-05", "2012-06", "2012-07"]
    assert pick(page, "#period-from option[selected]")[0].get("value") == "2012-06"
    assert pick(page, "#period input[name=q]")[0].get("value") == "bridge"


WORDS = ("Alpha", "Beta", "Gamma", "Delta")


@pytest.fixture
def small_archive() -> dict[str, list[int]]:
    """Four places in all roles, over five articles of three months and two outlets."""
    places = [LocationFactory(name=f"Place {word}") for word in WORDS]
    places[3].parent = places[2]
    places[3].save()
    outlets = [OutletFactory(), OutletFactory()]
    for number in range(5):
        body = f"{WORDS[number % 4]} met {WORDS[(number + 1) % 4]} and {WORDS[(number + 2) % 4]} near the dam."
        article = ArticleFactory(
            body=body,
            outlet=outlets[number % 2],
            published_on=f"2012-0{number % 3 + 4}-01" if number else None,
            published_at=None,
            published_precision="day" if number else "unknown",
            reported_from=places[number % 2] if number % 3 == 0 else None,
        )
        for step, role in enumerate(("reported_from", "mentioned", "speaker_at")):
            at = (number + step) % 4
            mention(article, places[at], role, WORDS[at])
    return {"location": [place.pk for place in places], "outlet": [outlet.pk for outlet in outlets]}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_numbers_are_those_of_the_rows_behind_them(client, small_archive, data):
    asked = {
        "role": data.draw(st.sampled_from(["", *ROLES])),
        "from": data.draw(st.sampled_from(["", "2012-05", "2012"])),
        "to": data.draw(st.sampled_from(["", "2012-05"])),
        "q": data.draw(st.sampled_from(["", "dam", "alpha", "-beta"])),
        "location": data.draw(st.sampled_from(["", *map(str, small_archive["location"])])),
        "within": data.draw(st.sampled_from(["", *map(str, small_archive["location"])])),
        "outlet": data.draw(st.sampled_from(["", *map(str, small_archive["outlet"])])),
    }
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in asked.items() if value})
    found = spots(client.get(f"/map/?{query.urlencode()}"))
    assert [n for n, _, _ in found] == [behind(address) for _, address, _ in found]
    if asked["role"] in ("", "named"):
        rows = ArticleFilter(query, Article.objects.all()).qs
        named = LocationMention.objects.filter(article__in=rows.order_by().values("pk")).values("location").distinct()
        assert len(found) == named.count()
