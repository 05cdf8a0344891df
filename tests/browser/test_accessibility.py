"""Every kind of page, light and dark, wide and narrow: axe finds nothing, and nothing scrolls sideways."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from articles.models import Actor, Article, Copy, Location, Original, Quote, Statement
from tests.factories import ArticleFactory, CutFactory, OriginalFactory

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


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
    one, other = Article.objects.order_by("pk")[:2]
    Copy.objects.get_or_create(earlier=one, later=other, kind="overlap", earlier_share=0.4, later_share=0.3)
    whole = Quote.objects.filter(text__contains="\n\n").select_related("article").earliest("pk")
    return {
        "home": "/",
        "articles": "/articles/",
        "filtered": "/articles/?q=dam&from=2019&speaker=nobody",
        "nothing": "/articles/?q=zebra",
        "chosen": "/quotes/?kind=all&source=named",
        "search": "/search/?q=the+dam+OR+bridge",
        "search in quotes": "/search/?q=bridge&in=quotes",
        "search by speaker": "/search/?q=bridge&group=speaker",
        "search for nothing": "/search/?q=zebra&from=2019",
        "search without words": "/search/",
        "did you mean": "/search/?q=brigde",
        "hits": f"{whole.article.get_absolute_url()}?q=the+bridge+OR+water",
        "facets": "/facets/quotes/?facet=speaker",
        "quotes": "/quotes/?page=2",
        "reported speech": "/quotes/?kind=indirect",
        "speakers": "/speakers/",
        "locations": "/locations/",
        "article": whole.place_in_article,
        "undated": Article.objects.undated().earliest("pk").get_absolute_url(),
        "quote": whole.get_absolute_url(),
        "reported": Quote.objects.of_kind("indirect").earliest("pk").get_absolute_url(),
        "card": f"{whole.get_absolute_url()}embed/",
        "verification": reverse("verification", args=[Original.objects.earliest("pk").pk]),
        "about": "/about/",
        "statement": Statement.objects.earliest("pk").get_absolute_url(),
        "comparison": reverse("comparison", args=[one.pk, other.pk]),
        "also ran in": one.get_absolute_url(),
        "right to left": arabic().get_absolute_url(),
        "speakers compared": "/speakers/compare/?one=Ingrid+Sandvall&two=Faris+al-Muntafiqi",
        "comparison without speakers": "/speakers/compare/?one=nobody",
        "unnamed sources": "/unnamed/",
        "figures": "/figures/",
        "speaker": Actor.objects.most_quoted_first()[0].get_absolute_url(),
        "map": "/map/",
        "map of speakers": "/map/?role=speaker_at",
        "day": "/days/2019/02/17/",
        "month": "/days/2019/02/",
        "country": Location.objects.get(name="Iraq").get_absolute_url(),
        "location": Location.objects.most_named_first()[0].get_absolute_url(),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_has_a_barrier(sample_archive: str, open_page: Callable[..., Page], width: int, scheme: str):
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    found = []
    for name, address in kinds_of_pages().items():
        page.goto(sample_archive + address)
        found += [(name, *barrier) for barrier in barriers(page)]
    assert found == []


def test_the_page_of_a_failure_has_none_either(live_server, transactional_db, page: Page):
    page.goto(f"{live_server.url}/articles/999999/")
    assert barriers(page) == []


def barriers(page: Page) -> list[tuple]:
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    violations = Axe().run(page, options=RULES).response["violations"]
    found = [(v["id"], node["target"], node["failureSummary"][:300]) for v in violations for node in v["nodes"]]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append(("scrolls sideways",))
    return found
