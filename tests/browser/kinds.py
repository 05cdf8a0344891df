"""An address of every kind of page, on an archive of the sample articles."""

from datetime import UTC, date, datetime

from django.urls import reverse

from articles.models import Actor, Article, Copy, Figure, Location, Original, Quote, Statement
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
)

DAY = date(2019, 3, 9)


def arabic() -> Article:
    """An article from a part of a file, in a language in which quotes are not looked for."""
    article = ArticleFactory(
        title="الجسر مغلق الليلة",
        body="قال العمدة إن الجسر مغلق الليلة.\n\nCNN: لم يعترض أحد.",
        language="ar",
        published_origin="metadata",
        published_certain=False,
        captured_at=datetime(2019, 3, 10, 4, 5, tzinfo=UTC),
    )
    OriginalFactory(article=article, name="dump.jsonl", label="line 17", start=100, length=900)
    CutFactory(article=article, text="صورة")
    return article


def kinds_of_pages() -> dict[str, str]:
    return {**lists(), **single_pages()}


def lists() -> dict[str, str]:
    return {
        "home": "/",
        "articles": "/articles/",
        "filters refused": "/articles/?q=dam&from=2019-13-45&speaker=nobody",
        "nothing": "/articles/?q=zebra",
        "chosen": "/quotes/?kind=all&source=named",
        "search": "/search/?q=the+dam+OR+bridge",
        "search in quotes": "/search/?q=bridge&in=quotes",
        "search for people": "/search/?q=sandvall&in=people",
        "search by speaker": "/search/?q=bridge&group=speaker",
        "search for nothing": "/search/?q=zebra&from=2019",
        "search without words": "/search/",
        "did you mean": "/search/?q=brigde",
        "facets": "/facets/quotes/?facet=speaker",
        "facets of nothing": "/facets/articles/?facet=outlet&q=zebra",
        "quotes": "/quotes/?page=2",
        "reported speech": "/quotes/?kind=indirect",
        "speakers": "/speakers/",
        "no speakers": "/speakers/?q=zebra",
        "locations": "/locations/",
        "no locations": "/locations/?q=zebra",
        "speakers compared": "/speakers/compare/?one=Ingrid+Sandvall&two=Faris+al-Muntafiqi",
        "comparison without speakers": "/speakers/compare/?one=nobody",
        "unnamed sources": "/unnamed/",
        "no unnamed sources": "/unnamed/?q=zebra",
        "figures": "/figures/",
        "no figures": "/figures/?q=zebra",
        "map": "/map/",
        "map of speakers": "/map/?role=speaker_at",
        "map of nothing": "/map/?q=zebra",
        "day": "/days/2019/02/17/",
        "empty day": "/days/2019/12/31/",
        "month": "/days/2019/02/",
        "corrections": "/corrections/",
        "corrections refused": "/corrections/?since=lately&article=x",
        "about": "/about/",
    }


def single_pages() -> dict[str, str]:
    one, other = Article.objects.order_by("pk")[:2]
    Copy.objects.get_or_create(earlier=one, later=other, kind="overlap", earlier_share=0.4, later_share=0.3)
    whole = Quote.objects.filter(text__contains="\n\n").select_related("article").earliest("pk")
    return {
        "hits": f"{whole.article.get_absolute_url()}?q=the+bridge+OR+water",
        "article": whole.place_in_article,
        "undated": Article.objects.undated().earliest("pk").get_absolute_url(),
        "also ran in": one.get_absolute_url(),
        "right to left": arabic().get_absolute_url(),
        "quote": whole.get_absolute_url(),
        "reported": Quote.objects.of_kind("indirect").earliest("pk").get_absolute_url(),
        "card": f"{whole.get_absolute_url()}embed/",
        "verification": reverse("verification", args=[Original.objects.earliest("pk").pk]),
        "statement": Statement.objects.earliest("pk").get_absolute_url(),
        "comparison": reverse("comparison", args=[one.pk, other.pk]),
        "speaker": Actor.objects.most_quoted_first()[0].get_absolute_url(),
        "country": Location.objects.get(name="Iraq").get_absolute_url(),
        "location": Location.objects.most_named_first()[0].get_absolute_url(),
    }


def pages_about(name: str) -> list[str]:
    """Addresses of pages on which an outlet, an article, a speaker, an unnamed source and a place all bear the name."""
    article = ArticleFactory(
        title=name,
        byline=name,
        body=f"{name} spoke near the bridge. “We close the bridge tonight,” she said.",
        outlet=OutletFactory(name=name[:200]),
        published_on=DAY,
    )
    speaker = ActorFactory(name=name, key="long")
    AliasFactory(actor=speaker, name=name[::-1])
    unnamed = ActorFactory(name=name, kind="unnamed", key="unnamed long", affiliation=name[:200])
    place = LocationFactory(name=name[:200], key="long")
    quote = QuoteFactory(article=article, speaker=speaker)
    QuoteFactory(article=ArticleFactory(title=name, outlet=article.outlet), speaker=unnamed)
    ActorMentionFactory(article=article, actor=speaker, words="she")
    LocationMentionFactory(article=article, location=place)
    original = OriginalFactory(article=article, name=f"{name[:200]}.txt", label=name[:200])
    Figure.objects.create(
        article=article,
        start=0,
        end=5,
        low=9,
        high=9,
        kind="killed",
        wording=name[:200],
        sentence=article.body,
        sentence_start=0,
        location=place,
        speaker=speaker,
    )
    return [
        *("/", "/articles/", "/quotes/", "/speakers/", "/locations/", "/unnamed/", "/figures/", "/map/"),
        *("/days/2019/03/09/", "/days/2019/03/", "/facets/quotes/?facet=speaker", "/search/?q=bridge"),
        f"/articles/?speaker={speaker.pk}&location={place.pk}&outlet={article.outlet_id}",
        f"/articles/?q={name}&speaker={name}",
        f"/search/?q={name}",
        f"/speakers/compare/?one={speaker.pk}&two={unnamed.pk}",
        *(thing.get_absolute_url() for thing in (article, speaker, unnamed, place, quote)),
        f"{quote.get_absolute_url()}embed/",
        reverse("verification", args=[original.pk]),
    ]
