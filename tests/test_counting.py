"""Every number beside a link is the number of rows behind it; cursors visit every row once, in the list's order."""

import base64
import json
import re
from datetime import date
from html import unescape
from itertools import product
from random import Random
from urllib.parse import urljoin

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.http import QueryDict
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles import counting
from articles.counting import columns, freshness, gathering, places
from articles.filters import ArticleFilter, QuoteFilter
from articles.models import Actor, ActorMention, Alias, Article, Figure, Location, LocationMention, Outlet, Quote
from articles.views.bursts import bursts
from articles.views.silences import missing_days
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    LocationFactory,
    LocationMentionFactory,
    OutletFactory,
    QuoteFactory,
)

pytestmark = pytest.mark.django_db

BODY = "Rain on Mosul, Hama, Homs, Basra. " + " ".join(f"“The dam {n} holds,” said one." for n in range(6))
RANDOMLY = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FACETS = ["speaker", "location", "outlet", "kind", "source", "language", "month"]
TOTAL = re.compile(r" of ([\d,]+)\s*</p>")
LINK = re.compile(r'(<a[^>]*?href="([^"]*)"[^>]*>)(.*?)</a>', re.S)


@pytest.fixture
def archive():
    """Two dozen articles with ties, gaps and the undated; quotes of every kind, with and without speakers."""
    chance = Random(7)
    actors = [ActorFactory(kind=kind) for kind in ("person", "person", "person", "organisation", "unnamed")]
    # two of the same name, as archives have them
    actors[1].name = actors[0].name
    actors[1].save()
    places, outlets = [LocationFactory() for _ in range(4)], [OutletFactory() for _ in range(3)]
    # a town in a province in a country, which also is named itself
    Location.objects.filter(pk=places[0].pk).update(parent=places[1])
    Location.objects.filter(pk=places[1].pk).update(parent=places[2])
    days = [None, date(2019, 3, 9), date(2019, 3, 9), date(2019, 3, 10), date(2019, 5, 1), date(2021, 1, 31)]
    for n in range(24):
        article = ArticleFactory(
            body=BODY,
            title=f"Dam {n}" if n % 3 else f"River {n}",
            outlet=chance.choice([*outlets, None]),
            published_on=chance.choice(days),
            language=chance.choice(["en", "ar", ""]),
        )
        for number in range(chance.randrange(5)):
            QuoteFactory(
                article=article,
                speaker=chance.choice([*actors, None]),
                kind=chance.choice(["direct", "partial", "indirect"]),
                text=f"The dam {number} holds,",
            )
        for word in chance.sample(["Mosul", "Hama", "Homs", "Basra"], chance.randrange(4)):
            LocationMentionFactory(article=article, location=chance.choice(places), words=word)
        tell_figures(article, chance, actors, places)


def tell_figures(article: Article, chance: Random, actors: list[Actor], places: list[Location]) -> None:
    """Some of them parts of others, which are no rows of the list."""
    whole = None
    for start in range(chance.randrange(5)):
        made = Figure.objects.create(
            article=article,
            speaker=chance.choice([*actors, None]),
            location=chance.choice([*places, None]),
            part_of=whole if start == 3 else None,
            kind=chance.choice(["killed", "killed", "wounded", "missing"]),
            low=start + 2,
            wording=BODY[start : start + 1],
            start=start,
            end=start + 1,
            sentence=BODY[:33] if start % 2 else "The river rose.",
            sentence_start=0,
        )
        whole = whole or made


@st.composite
def filters(draw, kinds=("direct", "indirect", "all")):
    """Query strings of the filters that the lists have, some of them by name."""
    actors, places, outlets = (list(m.objects.order_by("pk")) for m in (Actor, Location, Outlet))
    asked = {
        "q": draw(st.sampled_from(["", "", "", "river", "dam", "zebra", "-dam", "-river", '"the dam"', '"dam river"'])),
        "speaker": draw(st.sampled_from(["", "", *(str(a.pk) for a in actors), actors[0].name])),
        "location": draw(st.sampled_from(["", "", *(str(p.pk) for p in places)])),
        "outlet": draw(st.sampled_from(["", "", *(str(o.pk) for o in outlets), outlets[0].name])),
        "kind": draw(st.sampled_from(["", "", *kinds])),
        "source": draw(st.sampled_from(["", "", "named", "unnamed", "none"])),
        "language": draw(st.sampled_from(["", "", "en", "ar"])),
        **draw(st.sampled_from([{}, {"from": "2019-03"}, {"from": "2019-03-09", "to": "2019-03"}, {"undated": "1"}])),
    }
    return QueryDict(mutable=True), {name: value for name, value in asked.items() if value}


def total_of(client, address: str) -> int:
    page = client.get(address)
    assert page.status_code == 200, address
    found = TOTAL.search(page.content.decode())
    return int(found[1].replace(",", "")) if found else 0


def linked_numbers(page: str) -> list[tuple[str, int]]:
    """(address, number) of every facet, bar and row of a timeline's table, and of the undated."""
    page = re.sub(r"<svg class=\"ticks.*?</svg>", "", page, flags=re.S)
    found = []
    for opening, href, inner in LINK.findall(page):
        if 'class="chosen"' in opening:  # its link takes the choice away
            continue
        if number := re.search(r'<span class="times">([\d,]+)</span>|<title>[^<]*: ([\d,]+)</title>', inner):
            found.append((unescape(href), int((number[1] or number[2]).replace(",", ""))))
        elif number := re.fullmatch(r"\s*([\d,]+) undated\s*", inner):
            found.append((unescape(href), int(number[1])))
    for href, number in re.findall(r'<th scope="row"><a href="([^"]*)">[^<]*</a></th><td>([\d,]+)</td>', page):
        found.append((unescape(href), int(number)))
    return found


@pytest.mark.parametrize("rows", ["articles", "quotes", "figures"])
def test_every_number_is_that_of_the_rows_behind_its_link(client, archive, rows):
    @RANDOMLY
    @given(filters(("killed", "wounded")) if rows == "figures" else filters())
    def follow(asked):
        query, parameters = asked[0].copy(), asked[1]
        query.update(parameters)
        page = client.get(f"/{rows}/?{query.urlencode()}").content.decode()
        for href, number in linked_numbers(page):
            assert total_of(client, urljoin(f"/{rows}/", href)) == number, (query.urlencode(), href)

    follow()


@pytest.mark.parametrize(
    ("rows", "facet"),
    [
        *product(["articles", "quotes"], ["speaker", "location", "outlet", "month", "language"]),
        *product(["figures"], ["speaker", "location", "outlet", "month", "kind"]),
    ],
)
def test_all_values_of_a_facet_lead_to_as_many_rows_as_they_say(client, archive, rows, facet):
    words = "rain" if rows == "figures" else "dam"
    page = client.get(f"/facets/{rows}/?facet={facet}&q={words}").content.decode()
    listed = re.findall(r'<a id="choice-[^"]*" href="([^"]*)">.*?<span class="times">([\d,]+)</span>', page, re.S)
    assert listed
    for href, number in listed:
        assert total_of(client, unescape(href)) == int(number)


def test_values_are_found_by_letters_of_their_names(client, archive):
    name = Location.objects.filter(mentions__isnull=False).first().name
    page = client.get("/facets/articles/", {"facet": "location", "like": name.upper()}).content.decode()
    assert f"<bdi>{name}</bdi>" in page
    assert "None." in client.get("/facets/articles/?facet=location&like=%00zz").content.decode()


@pytest.mark.parametrize("facet", ["source", "language", "zz", "", "\x00", "9" * 5000])
def test_figures_have_no_other_facets(client, facet):
    assert client.get("/facets/figures/", {"facet": facet}).status_code == 404


def test_a_place_of_figures_counts_what_lies_in_it(client, archive):
    country = Location.objects.get(children__children__isnull=False)
    page = client.get("/figures/").content.decode()
    told = dict(linked_numbers(page))[f"?location={country.pk}"]
    inside = Location.objects.filter(pk=country.pk).with_everything_in_them()
    assert told == Figure.objects.wholes().filter(location__in=inside).count()
    assert told > Figure.objects.wholes().filter(location=country).count() > 0


@pytest.mark.parametrize(
    "address",
    [
        "/articles/",
        "/articles/?order=oldest",
        "/articles/?q=dam",
        "/quotes/",
        "/quotes/?kind=all&order=oldest",
        "/speakers/",
        "/speakers/?order=name",
        "/locations/",
        "/locations/?order=name",
    ],
)
def test_cursors_visit_every_row_once_in_order_and_back(client, archive, monkeypatch, address):
    monkeypatch.setattr("articles.views.listing.ROWS_A_PAGE", 3)
    whole = client.get(address).context["listing"]._all.values_list("pk", flat=True)
    seen, page = [], client.get(address)
    starts = []
    while True:
        listing = page.context["listing"]
        seen += [row.pk for row in listing.rows]
        starts.append(listing.start)
        if not listing.next:
            break
        page = client.get(address.partition("?")[0] + listing.next)
    assert seen == list(whole)
    assert starts == list(range(1, len(seen) + 1, 3))
    back = [row.pk for row in listing.rows]
    while listing.previous:
        listing = client.get(address.partition("?")[0] + listing.previous).context["listing"]
        back = [row.pk for row in listing.rows] + back
    assert back == seen


@pytest.mark.parametrize(
    "cursor", ["x", "=", "é", "%00", "W10", "W1tdLDEsMV0", "9" * 5000, "bnVsbA", "W1sxLDIsM10sMSwxXQ"]
)
@pytest.mark.parametrize("name", ["after", "before"])
def test_a_broken_cursor_gives_the_first_page_and_says_so(client, archive, cursor, name):
    page = client.get("/articles/", {name: cursor})
    assert page.status_code == 200
    assert "this is its first page" in page.content.decode()
    assert page.context["listing"].start == 1


@RANDOMLY
@given(st.binary(max_size=60), st.lists(st.none() | st.integers() | st.text(max_size=9) | st.floats(), max_size=4))
@example(b"", [None, None, 10**30])
@example(b"", ["9999-99-99", "x", 1])
def test_no_cursor_breaks_a_page(client, noise, values):
    for data in (noise, json.dumps([values, 1, 1]).encode()):
        text = base64.urlsafe_b64encode(data).decode().rstrip("=")
        assert client.get("/articles/", {"after": text}).status_code == (200 if text else 302)


def test_a_number_is_told_anew_after_every_write(client):
    article = ArticleFactory()
    QuoteFactory(article=article)
    assert total_of(client, "/quotes/") == 1
    QuoteFactory(article=article, text="Nobody objected")
    assert total_of(client, "/quotes/") == 2
    article.delete()
    assert total_of(client, "/quotes/") == 0


@pytest.mark.django_db(transaction=True)
def test_kept_numbers_follow_every_committed_write():
    def told() -> tuple[int, int]:
        rows = ArticleFilter(QueryDict(), Article.objects.all()), QuoteFilter(QueryDict(), Quote.objects.all())
        return counting.count(rows[0]), counting.count(rows[1])

    quote = QuoteFactory()
    assert told() == told() == (1, 1)
    assert counting.freshness.kept is not None
    with transaction.atomic():
        ArticleFactory()
        # Seen from inside, and not kept for those outside.
        assert told() == (2, 1)
        transaction.set_rollback(True)
    assert told() == (1, 1)
    Quote.objects.filter(pk=quote.pk).update(kind="indirect")
    assert told() == (1, 0)
    quote.article.delete()
    assert told() == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_what_is_counted_in_memory_is_what_the_database_counts(archive):
    @RANDOMLY
    @given(
        filters().map(lambda drawn: drawn[1])
        | st.just({})
        | st.just({"q": "-river"})
        | st.just({"q": "-holds", "kind": "all"})
    )
    def check(asked):
        for of, rows in ((ArticleFilter, Article.objects.all()), (QuoteFilter, Quote.objects.all())):
            counted = []
            for held in (None, read_whole()):
                cache.clear()
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(gathering, "columns_at", lambda at, held=held: held)
                    data = QueryDict(mutable=True)
                    data.update(asked)
                    found = of(data, rows)
                    patch.setattr(places, "columns_at", lambda at, held=held: held)
                    at_places = counting.count_places(found, "named") if of is ArticleFilter else {}
                    counted.append((counting.facets(found, FACETS), counting.histogram(found, "day"), at_places, found))
            assert counted[0][:3] == counted[1][:3]
            assert counting.count(counted[1][3]) == counted[1][3].qs.count()

    check()


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_in_memory_is_read_when_two_pages_wanted_the_same_and_never_outlives_a_write(client):
    QuoteFactory()
    for _ in range(2):
        cache.clear()
        assert columns.columns_at(freshness.version()) is None
        assert total_of(client, "/quotes/") == 1
    assert columns.columns_at(freshness.version()) is not None
    cache.clear()
    assert total_of(client, "/quotes/") == 1
    with transaction.atomic():
        assert columns.columns_at(freshness.version()) is None
    QuoteFactory(article=Article.objects.get(), text="Nobody objected")
    assert columns.columns_at(freshness.version()) is None
    assert total_of(client, "/quotes/") == 2


def read_whole() -> columns.Columns:
    found = columns._load((connection.settings_dict["NAME"], freshness.version()))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "model", [Actor, ActorMention, Alias, Article, Figure, Location, LocationMention, Outlet, Quote]
)
def test_every_table_that_is_counted_tells_of_its_writes(model):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgname = 'archive_changed' AND tgrelid = %s::regclass",
            [model._meta.db_table],
        )
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([3, 4, 3, 5, 4, 40, 3], {5}),
        ([0, 0, 0, 0, 0, 0, 0, 9], {7}),
        ([3, 4, 3, 5, 4, 6, 3], set()),
        ([1, 0, 0, 0, 0, 2, 0], set()),
        ([5, 5, 5, 5, 5, 5], set()),
        ([1, 90], set()),
        ([], set()),
    ],
)
def test_bursts(numbers, found):
    assert bursts(numbers) == found


def test_a_gap_is_a_day_on_which_the_outlet_usually_publishes():
    weekdays = [day for n in range(60) if (day := date.fromordinal(date(2019, 3, 4).toordinal() + n)).weekday() < 5]
    gap = weekdays.pop(20)
    assert missing_days(weekdays) == [gap]
    assert missing_days(weekdays[:5]) == []
    assert missing_days([]) == []


def test_days_without_coverage_are_shown_when_asked_for(client):
    outlet = OutletFactory()
    for n in range(40):
        if n != 11:
            ArticleFactory(outlet=outlet, published_on=date.fromordinal(date(2019, 3, 4).toordinal() + n))
    page = client.get(f"/articles/?outlet={outlet.pk}").content.decode()
    assert "gaps=1" in page
    assert "15 March 2019" not in page
    page = client.get(f"/articles/?outlet={outlet.pk}&gaps=1").content.decode()
    assert "1 day without an article of this outlet" in page
    assert "<li>15 March 2019</li>" in page


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()
