"""A page costs the same number of queries at 1 row and at 100, and never more than twelve."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import (
    Actor,
    ActorMention,
    Article,
    Copy,
    Figure,
    Location,
    LocationMention,
    Original,
    Quote,
    Report,
    Role,
    Statement,
)
from articles.models.reviewing import take_all_in
from tests.factories import (
    ActorFactory,
    ActorMentionFactory,
    AliasFactory,
    ArticleFactory,
    CutFactory,
    LocationFactory,
    LocationMentionFactory,
    OriginalFactory,
    OutletFactory,
    QuoteFactory,
    count_anew,
)

pytestmark = pytest.mark.django_db

MOST = 12
MOST_FOR_TWO = 2 * MOST  # a page that sets two profiles side by side, and counts what would move
BODY = "\n\n".join(f"Mayor number {n} of place {n} said “We close bridge {n} tonight”." for n in range(110))


def grow(rows: int) -> None:
    """Rows of everything, all of which the first article, speaker and place are tied to."""
    outlet = OutletFactory()
    first = ArticleFactory(body=BODY, outlet=outlet)
    speaker, place = ActorFactory(), LocationFactory()
    for n in range(rows):
        other_speaker, other_place = ActorFactory(), LocationFactory(country="SY" if n % 2 else "IQ")
        AliasFactory(actor=speaker)
        QuoteFactory(article=first, speaker=other_speaker if n else speaker, text=f"We close bridge {n} tonight")
        ActorMentionFactory(article=first, actor=other_speaker if n else speaker, words=f"Mayor number {n} ")
        LocationMentionFactory(article=first, location=other_place if n else place, words=f"place {n} ")
        CutFactory(article=first)
        OriginalFactory(article=first)
        article = ArticleFactory(outlet=OutletFactory())
        QuoteFactory(article=article, speaker=speaker)
        unnamed = ActorFactory(kind="unnamed", source_kind="official")
        QuoteFactory(article=article, speaker=unnamed, text="close the bridge")
        told = {
            "kind": "killed",
            "sentence": article.body,
            "sentence_start": 0,
            "location": place,
            "speaker": other_speaker,
        }
        whole = Figure.objects.create(
            article=article, start=0, end=9, low=n + 2, high=n + 2, wording="9 people", **told
        )
        Figure.objects.create(
            article=article, start=10, end=15, low=1, high=1, wording="1 child", part_of=whole, **told
        )
        statement = Statement.objects.earliest("pk") if n else Statement.objects.create(key=f"statement {first.pk}")
        Report.objects.create(statement=statement, quote=Quote.objects.latest("pk"), kind="exact")
        Role.objects.create(article=article, actor=speaker, wording=f"mayor {n}")
        ActorMentionFactory(article=article, actor=speaker)
        LocationMentionFactory(article=article, location=place)
        ArticleFactory(published_on=None, body=f"On Friday bridge {n} was closed.")
        Copy.objects.create(
            earlier=first, later=ArticleFactory(published_on=None), kind="copy", earlier_share=1, later_share=1
        )
    count_anew()


def addresses() -> dict[str, str]:
    article, quote = Article.objects.earliest("pk"), Quote.objects.earliest("pk")
    speaker, place = Actor.objects.earliest("pk"), Location.objects.earliest("pk")
    several = f"speaker={speaker.pk}&location={place.pk}&outlet={article.outlet_id}&from=2019&q=bridge"
    return {
        "home": "/",
        "articles": "/articles/",
        "quotes": "/quotes/",
        "speakers": "/speakers/",
        "locations": "/locations/",
        "filtered": f"/articles/?{several}",
        "filtered quotes": f"/quotes/?{several}&kind=direct&source=named",
        "facets": "/facets/articles/?facet=speaker&like=a",
        "facets of figures": f"/facets/figures/?facet=location&{several}",
        "gaps": f"/articles/?outlet={article.outlet_id}&gaps=1",
        "search": "/search/?q=bridge",
        "search in quotes": "/search/?q=bridge&in=quotes",
        "search in articles": "/search/?q=bridge&in=articles",
        "search by speaker": "/search/?q=bridge&group=speaker",
        "article": article.get_absolute_url(),
        "article with hits": f"{article.get_absolute_url()}?q=bridge",
        "quote": quote.get_absolute_url(),
        "card": f"{quote.get_absolute_url()}embed/",
        "citation": f"{quote.get_absolute_url()}cite.bib",
        "verification": f"/originals/{Original.objects.earliest('pk').pk}/verify/",
        "statement": Statement.objects.earliest("pk").get_absolute_url(),
        "about": "/about/",
        "corrections": "/corrections/",
        "speaker": speaker.get_absolute_url(),
        "filtered speaker": f"{speaker.get_absolute_url()}?q=bridge&location={place.pk}&outlet={article.outlet_id}",
        "named, not quoted": f"/articles/?unquoted={speaker.pk}",
        "comparison": f"/speakers/compare/?one={speaker.pk}&two={Actor.objects.latest('pk').pk}",
        "unnamed": "/unnamed/",
        "filtered unnamed": f"/unnamed/?source_kind=official&location={place.pk}&outlet={article.outlet_id}",
        "location": place.get_absolute_url(),
        "figures": "/figures/",
        "filtered figures": f"/figures/?kind=killed&{several.replace('&q=bridge', '')}",
        "map": "/map/",
        "map of reporting": f"/map/?role=reported_from&{several}",
        "day": "/days/2019/03/09/",
        "month": "/days/2019/03/",
    }


def desk_addresses() -> dict[str, str]:
    speaker, mention = Actor.objects.earliest("pk"), LocationMention.objects.earliest("pk")
    other = Actor.objects.latest("pk")
    return {
        "queue": reverse("desk:review"),
        "one of the queue": f"{reverse('desk:review')}?quote={Quote.objects.earliest('pk').pk}",
        "who may be the same": reverse("desk:same"),
        "same as one": f"{reverse('desk:same')}?actor={speaker.pk}",
        "two to merge": reverse("desk:merge", args=[speaker.pk, other.pk]),
        "split": reverse("desk:split", args=[speaker.pk]),
        "undated": reverse("desk:undated"),
        "place": reverse("desk:place", args=[mention.pk]),
        "who": reverse("desk:who", args=[ActorMention.objects.earliest("pk").pk]),
        "takedowns": reverse("desk:takedowns"),
    }


def costs(client, found: dict[str, str]) -> dict[str, int]:
    """Queries by the name of the page; what begins and ends a transaction is none."""
    numbers = {}
    for name, address in found.items():
        client.get(address)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200, name
        numbers[name] = sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in queries)
    return numbers


def test_pages_cost_the_same_at_one_row_and_at_a_hundred(client):
    grow(1)
    few = costs(client, addresses())
    grow(100)
    many = costs(client, addresses())
    assert many == few
    assert {name: cost for name, cost in many.items() if cost > MOST} == {}


def test_the_desk_costs_the_same_at_one_row_and_at_a_hundred(admin_client):
    grow(1)
    take_all_in()
    few = costs(admin_client, desk_addresses())
    grow(100)
    take_all_in()
    many = costs(admin_client, desk_addresses())
    assert many == few
    both = many.pop("two to merge")
    assert both <= MOST_FOR_TWO
    assert {name: cost for name, cost in many.items() if cost > MOST} == {}
