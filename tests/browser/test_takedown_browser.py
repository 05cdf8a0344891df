"""Two editors in two browsers take down an article and a name: one asks, the other confirms, nothing is left to see."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as project
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from articles import curation
from articles.curation import taking_down
from articles.models import Actor, Article, Cut, Outlet, Quote, Takedown
from articles.permitting import SENIOR
from tests.browser.barriers import barriers
from tests.test_takedown import CANARIES, OTHER, STORY, traces

pytestmark = pytest.mark.django_db(transaction=True)

Login = Callable[..., Page]
READERS_PAGES = (
    "/",
    "/articles/",
    "/quotes/",
    "/speakers/",
    "/locations/",
    "/days/2019/03/12/",
    "/map/",
    "/figures/",
    "/corrections/",
    "/search/?q=dam",
)
DESKS_PAGES = (
    "/admin/",
    "/admin/review/",
    "/admin/takedowns/",
    "/admin/articles/importrun/",
    "/admin/articles/original/",
)
DOWNLOADS = tuple(f"/{noun}.{form}" for noun in ("articles", "quotes", "speakers") for form in ("csv", "jsonl", "atom"))


@pytest.fixture
def login(live_server, new_context: Callable[..., BrowserContext]) -> Iterator[Login]:
    """Opens a page for a senior editor; at the end nothing may have broken the policy or failed."""
    complaints: list[str] = []

    def enter(name: str, **options) -> Page:
        user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
        user.groups.add(Group.objects.get(name=SENIOR))
        client = Client()
        client.force_login(user)
        context = new_context(base_url=live_server.url, **options)
        cookie = project.SESSION_COOKIE_NAME
        context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        return page

    yield enter
    assert complaints == []


@pytest.fixture
def folder(transactional_db, tmp_path: Path) -> Path:
    """An archive of two articles; the first holds the canaries."""
    (tmp_path / "trundlemoss.txt").write_text(STORY)
    (tmp_path / "bridge.txt").write_text(OTHER)
    call_command("import_articles", str(tmp_path))
    article = Article.objects.get(title__startswith="Zorbinate")
    outlet = Outlet.objects.create(name="Hobnackle")
    rows = Article.objects.filter(pk=article.pk)
    rows.update(byline="Will Wexelby", url="https://crumplewick.example/1", outlet=outlet)
    Cut.objects.create(article=article, position=0, kind="caption", text="A drimmocast")
    quote = Quote.objects.get(text__contains="flumetide")
    curation.accept(quote, User.objects.create_user("eve", is_staff=True), reason="grebblethorn it is")
    return tmp_path


def canaries_on(page: Page, addresses) -> dict[str, list[str]]:
    found = {}
    for address in addresses:
        page.goto(address)
        text = page.content().lower()
        if here := [canary for canary in CANARIES.values() if canary in text]:
            found[address] = here
    return found


def canaries_in(page: Page, addresses) -> dict[str, list[str]]:
    """As a browser downloads them."""
    texts = {address: page.request.get(address).text().lower() for address in addresses}
    found = {address: [canary for canary in CANARIES.values() if canary in text] for address, text in texts.items()}
    return {address: here for address, here in found.items() if here}


def test_two_editors_seal_an_article_and_no_canary_is_left(folder: Path, login: Login):
    ann, bob = login("ann"), login("bob")
    article = Article.objects.get(title__startswith="Zorbinate")
    quote = Quote.objects.filter(article=article)[0]
    own = [article.get_absolute_url(), quote.get_absolute_url(), f"/quotes/{quote.pk}/embed/"]
    own += [speaker.get_absolute_url() for speaker in Actor.objects.filter(quotes__article=article)]
    assert canaries_on(ann, READERS_PAGES)
    ann.goto(f"/admin/articles/article/{article.pk}/change/")
    ann.get_by_role("link", name="Hide or seal").click()
    expect(ann.get_by_role("button", name="Ask a second editor")).to_be_visible()
    assert barriers(ann) == []
    ann.get_by_label("sealed").focus()
    ann.keyboard.press("Space")
    ann.keyboard.press("Tab")
    ann.keyboard.type("A court said so.")
    ann.keyboard.press("Enter")
    expect(ann.locator(".messagelist")).to_contain_text("It waits for a second editor")
    asked = Takedown.objects.get()
    ann.goto(f"/admin/takedowns/{asked.pk}/")
    expect(ann.get_by_role("button", name="Confirm")).to_have_count(0)
    bob.goto("/admin/")
    bob.get_by_role("link", name="Takedowns").first.click()
    bob.get_by_role("link", name=f"Article {article.pk}").click()
    expect(bob.locator("body")).to_contain_text("It cannot be undone")
    assert barriers(bob) == []
    bob.get_by_role("button", name="Confirm").focus()
    bob.keyboard.press("Enter")
    expect(bob.locator(".messagelist")).to_contain_text("Done.")
    assert not Article.objects.filter(pk=article.pk).exists()
    for _ in range(2):
        assert canaries_on(bob, [*READERS_PAGES, *DESKS_PAGES, f"/admin/takedowns/{asked.pk}/"]) == {}
        assert canaries_in(bob, [*DOWNLOADS, *own]) == {}
        assert traces() == {}
        call_command("import_articles", str(folder))
    answer = bob.goto(article.get_absolute_url())
    assert answer is not None
    assert answer.status == 410
    expect(bob.get_by_role("heading", level=1)).to_have_text("Sealed")
    bob.goto("/corrections/")
    expect(bob.locator(".corrections-list").first).to_contain_text("An article was sealed.")


@pytest.mark.parametrize("degree", ["name unlinked", "name replaced by initials"])
def test_two_editors_take_down_a_name(folder: Path, login: Login, degree: str):
    ann, bob = login("ann"), login("bob")
    actor = Actor.objects.get(name="Ada Quillfeather")
    ann.goto(f"/admin/articles/actor/{actor.pk}/change/")
    ann.get_by_role("link", name="Unlink or show by initials").click()
    expect(ann.get_by_role("button", name="Ask a second editor")).to_be_visible()
    assert barriers(ann) == []
    ann.get_by_label(degree).check()
    ann.get_by_label("Why").fill("She asked for it.")
    ann.get_by_role("button", name="Ask a second editor").click()
    expect(ann.locator(".messagelist")).to_contain_text("It waits for a second editor")
    bob.goto("/admin/takedowns/")
    bob.get_by_role("link", name=f"Speaker {actor.pk}").click()
    expect(bob.get_by_role("button", name="Confirm")).to_be_visible()
    assert barriers(bob) == []
    bob.get_by_role("button", name="Confirm").click()
    expect(bob.locator(".messagelist")).to_contain_text("Done.")
    gone = bob.goto(actor.get_absolute_url())
    assert gone is not None
    bob.goto(Article.objects.get(title__startswith="Zorbinate").get_absolute_url())
    if degree == "name unlinked":
        assert gone.status == 410
        expect(bob.locator("article").first).to_contain_text("Ada Quillfeather has worked")
        expect(bob.locator(f"a[href*='/speakers/{actor.pk}/']")).to_have_count(0)
    else:
        assert gone.status == 200
        expect(bob.locator("article").first).to_contain_text("A. Q. has worked")
        expect(bob.locator("body")).not_to_contain_text("Quillfeather")
        assert canaries_on(bob, ["/speakers/", f"/speakers/{actor.pk}/"]).get("/speakers/") is None
    bob.goto("/corrections/")
    expect(bob.locator(".corrections-list").first).to_contain_text("A speaker’s name was")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")])
def test_no_page_of_takedowns_has_a_barrier(folder: Path, login: Login, width: int, scheme: str):
    ann = login("ann", viewport={"width": width, "height": 800}, color_scheme=scheme)
    article, actor = Article.objects.earliest("pk"), Actor.objects.get(name="Ada Quillfeather")
    user = User.objects.get(username="ann")
    curation_of = {"hide": article, "unlink": actor}
    asked = [taking_down.ask(row, degree, user, reason="Asked for.") for degree, row in curation_of.items()]
    pages = [f"/admin/takedowns/{each.pk}/" for each in asked]
    pages += ["/admin/takedowns/", f"/admin/articles/{article.pk}/take-down/", f"/admin/speakers/{actor.pk}/take-down/"]
    found = []
    for address in [*pages, "/corrections/"]:
        ann.goto(address)
        found += [(address, *barrier) for barrier in barriers(ann)]
    assert found == []
