"""Every kind of page, light and dark, wide and narrow: axe finds nothing, and nothing scrolls sideways."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from articles.models import Actor, Article, Location, Quote

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def kinds_of_pages() -> dict[str, str]:
    whole = Quote.objects.filter(text__contains="\n\n").select_related("article").earliest("pk")
    return {
        "home": "/",
        "articles": "/articles/",
        "filtered": "/articles/?q=dam&from=2019&speaker=nobody",
        "nothing": "/articles/?q=zebra",
        "quotes": "/quotes/?page=2",
        "speakers": "/speakers/",
        "locations": "/locations/",
        "article": whole.place_in_article,
        "undated": Article.objects.undated().earliest("pk").get_absolute_url(),
        "quote": whole.get_absolute_url(),
        "speaker": Actor.objects.most_quoted_first()[0].get_absolute_url(),
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
