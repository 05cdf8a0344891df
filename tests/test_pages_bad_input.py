"""Nothing that stands in an address or in a name breaks a page."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.urls import reverse

from articles.filters import ArticleFilter, LocationFilter, QuoteFilter, SpeakerFilter
from articles.models import Actor, Article, Location, Quote
from tests.factories import (
    ActorFactory,
    ActorMentionFactory,
    AliasFactory,
    ArticleFactory,
    LocationFactory,
    LocationMentionFactory,
    QuoteFactory,
    count_anew,
)

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples" / "naughty-strings"
LISTS = ["/articles/", "/quotes/", "/speakers/", "/locations/"]
LISTS_BY_NAME = {
    "articles": (ArticleFilter, Article),
    "quotes": (QuoteFilter, Quote),
    "speakers": (SpeakerFilter, Actor),
    "locations": (LocationFilter, Location),
}
PARAMETERS = [
    "q",
    "from",
    "to",
    "undated",
    "speaker",
    "location",
    "outlet",
    "kind",
    "source",
    "country",
    "order",
    "page",
]


def naughty_strings() -> list[str]:
    files = sorted(SAMPLES.rglob("blns.txt"))
    if not files:
        pytest.skip(f"{SAMPLES} is absent: the naughty strings are not part of the project")
    lines = files[0].read_text("utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize(
    "query",
    [
        "{}=%00",
        "{}=%FF%FE",
        "{}=%ED%A0%80",
        "{}=99999999999999999999",
        "{}=-1",
        "{}=1&{}=2&{}=",
        "{}=%27%22%3E%3Cscript%3E",
        "{}={long}",
        "{}[]=1",
        "{}=%F0%9F%92%A5",
        "{}=2019-13-99",
        "{}=%E2%80%AE",
    ],
)
def test_hostile_parameters_give_a_page(client, address, query):
    QuoteFactory()
    for name in PARAMETERS:
        response = client.get(f"{address}?{query.replace('{long}', 'x' * 10_000).replace('{}', name)}", follow=True)
        assert response.status_code == 200, (name, query)
        assert b"<script>" not in response.content


@pytest.mark.parametrize("name", ["articles", "quotes", "speakers", "locations"])
def test_naughty_strings_as_parameters(name):
    """Every string in every parameter of every list, asked for itself."""
    made, model = LISTS_BY_NAME[name]
    for text in naughty_strings():
        for parameter in made.base_filters:
            found = made(QueryDict(urlencode({parameter: text})), model.objects.all())
            list(found.qs[:1])
            assert len(found.chips) + len(found.problems) <= 2, (parameter, text)


def test_naughty_strings_on_the_page_of_a_search(client):
    for text in naughty_strings()[::5]:
        assert_safe(client, f"/quotes/?{urlencode({'q': text, 'speaker': text, 'from': text})}")


def test_naughty_strings_as_titles_and_names(client):
    """On all pages of the lists, and every other one on its article's page; the rest differ too little."""
    articles, others = [], []
    for text in naughty_strings():
        actor = ActorFactory(name=text[:300])
        place = LocationFactory(name=text[:200])
        article = ArticleFactory(title=text[:500], body=f"{text}\n\n“{text}” said {text}", outlet=None)
        AliasFactory(actor=actor, name=f"{text[:290]} too")
        quote = QuoteFactory(article=article, speaker=actor, text=text, speaker_mention=text[:300], cue=text[:100])
        ActorMentionFactory(article=article, actor=actor, words=text)
        LocationMentionFactory(article=article, location=place, start=len(text) + 3, end=2 * len(text) + 3)
        articles.append(article)
        others += [actor, place, quote]
    count_anew()
    for address in ["/", *LISTS, *(f"{address}?page={number}" for address in LISTS for number in range(2, 22))]:
        assert_safe(client, address)
    for row in [*articles[::2], *others[::7]]:
        assert_safe(client, row.get_absolute_url())


def assert_safe(client, address: str) -> None:
    response = client.get(address, follow=True)  # what is typed as a filter becomes one
    assert response.status_code == 200, address
    page = response.content.decode()
    assert "<script>alert" not in page, address
    assert "<img src=x" not in page.lower(), address


def test_addresses_that_are_no_pages_are_not_found(client):
    article = ArticleFactory()
    for address in (
        "/articles/abc/",
        "/articles/-1/",
        "/articles/1.5/",
        "/%00/",
        "/%FF/",
        f"/articles/{article.pk}/a/b/",
    ):
        assert client.get(address).status_code == 404, address


def test_an_address_without_its_last_slash_leads_on(client):
    assert client.get("/articles").status_code == 301
    assert reverse("articles") == "/articles/"
