"""An editor's day in a real browser: the queue by keyboard only, a merge and its undoing, two editors at once."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as project
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from articles.models import Actor, Article, Decision, Location, LocationMention, Quote, Unreviewed
from articles.permitting import SENIOR
from tests.browser.barriers import barriers

pytestmark = pytest.mark.django_db(transaction=True)

Login = Callable[..., Page]


@pytest.fixture
def login(sample_archive: str, new_context: Callable[..., BrowserContext]) -> Iterator[Login]:
    """Opens a page for a senior editor; at the end nothing may have broken the policy or failed."""
    complaints: list[str] = []

    def enter(name: str, **options) -> Page:
        user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
        user.groups.add(Group.objects.get(name=SENIOR))
        client = Client()
        client.force_login(user)
        context = new_context(base_url=sample_archive, **options)
        cookie = project.SESSION_COOKIE_NAME
        context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": sample_archive}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        return page

    yield enter
    assert complaints == []


def test_ten_findings_are_cleared_by_keyboard_only(login: Login):
    page = login("ann")
    page.goto("/admin/review/")
    left = Unreviewed.objects.left()
    for n, key in enumerate(["a", "r", "1", "a", "a", "r", "a", "1", "a", "a"], start=1):
        page.keyboard.press(key)
        expect(page.locator(".progress")).to_contain_text(f"{left - n:,} left")
        expect(page.locator(".progress")).to_contain_text(f"{n} judged")
    assert Decision.objects.filter(editor__username="ann").count() == 10
    page.keyboard.press("u")
    expect(page.locator(".progress")).to_contain_text(f"{left - 9:,} left")
    assert Decision.objects.undone().count() == 1
    before = page.locator(".evidence mark").inner_text()
    page.keyboard.press("n")
    expect(page.locator(".evidence mark")).not_to_have_text(before)
    page.keyboard.press("?")
    expect(page.locator("details.keys")).to_have_attribute("open", "")


def test_keys_are_letters_in_a_field_and_can_be_switched_off(login: Login):
    page = login("ann")
    page.goto("/admin/review/")
    left = Unreviewed.objects.left()
    page.locator("#reason").fill("a rrr")
    page.locator("#reason").press("a")
    page.locator("details.keys summary").click()
    page.locator("#keys-on").uncheck()
    page.locator("h1").click()
    page.keyboard.press("a")
    page.reload()
    page.keyboard.press("a")
    expect(page.locator(".progress")).to_contain_text(f"{left:,} left")


def test_the_queue_works_without_scripts(login: Login):
    page = login("ann", java_script_enabled=False)
    page.goto("/admin/review/")
    left = Unreviewed.objects.left()
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".progress")).to_contain_text(f"{left - 1:,} left")


def test_two_actors_are_merged_the_old_link_followed_and_all_undone(login: Login):
    page = login("ann")
    page.goto("/admin/same/")
    page.get_by_role("link", name="Look at both").first.click()
    held = dict(Quote.objects.filter(speaker__isnull=False).values_list("pk", "speaker"))
    page.get_by_label("Why, if it needs saying").fill("one person")
    page.get_by_role("button", name="They are the same: merge").click()
    expect(page.locator(".messagelist")).to_contain_text("is now part of")
    gone = Actor.objects.get(merged_into__isnull=False)
    page.goto(f"/speakers/{gone.pk}/")
    assert f"/speakers/{gone.merged_into_id}/" in page.url
    page.goto(f"/admin/articles/actor/{gone.merged_into_id}/history/")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator(".messagelist")).to_contain_text("Undone")
    assert dict(Quote.objects.filter(speaker__isnull=False).values_list("pk", "speaker")) == held
    page.goto(f"/speakers/{gone.pk}/")
    assert f"/speakers/{gone.pk}/" in page.url


def test_what_was_given_to_another_is_theirs_after_the_next_import(login: Login):
    page = login("ann")
    page.goto("/admin/review/")
    pk = int(page.locator(".judging input[name=quote]").input_value())
    other = page.locator(".candidates .button:not(.current)").first
    name = int(other.get_attribute("value") or 0)
    other.click()
    expect(page.locator(".messagelist")).to_contain_text("Given to")
    call_command("import_articles", *(str(path) for path in sorted(project.SAMPLE_DIR.glob("*.txt"))))
    call_command("reextract", "--all")
    assert Quote.objects.get(pk=pk).speaker_id == name


def test_two_editors_collide_and_the_second_chooses(login: Login):
    article = Article.objects.earliest("pk")
    ann, ben = login("ann"), login("ben")
    for page in (ann, ben):
        page.goto(f"/admin/articles/article/{article.pk}/change/")
    ann.locator("#id_title").fill("Ann's title")
    ann.get_by_role("button", name="Save", exact=True).click()
    expect(ann.locator(".messagelist .success")).to_be_visible()
    ben.locator("#id_title").fill("Ben's title")
    ben.get_by_role("button", name="Save", exact=True).click()
    expect(ben.get_by_role("heading", level=1)).to_contain_text("Somebody else has changed this meanwhile")
    expect(ben.locator(".sides")).to_contain_text("Ann's title")
    expect(ben.locator(".sides")).to_contain_text("Ben's title")
    assert barriers(ben) == []
    ben.get_by_label("Mine").check()
    ben.get_by_role("button", name="Save what I chose").click()
    expect(ben.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    assert article.title == "Ben's title"


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark"), (320, "dark"), (1280, "light")])
def test_no_page_of_the_desk_has_a_barrier(login: Login, width: int, scheme: str):
    page = login("ann", viewport={"width": width, "height": 800}, color_scheme=scheme)
    quote = Quote.objects.exclude(speaker=None).exclude(speaker_mention="").earliest("pk")
    found = []
    page.goto("/admin/review/")
    page.keyboard.press("a")
    expect(page.locator(".messagelist")).to_be_visible()
    decided = Decision.objects.get()
    one, other = Actor.objects.filter(kind="person").order_by("pk")[:2]
    for address in (
        "/admin/",
        "/admin/review/",
        f"/admin/review/alike/?quote={quote.pk}",
        "/admin/same/",
        f"/admin/same/{one.pk}/{other.pk}/",
        f"/admin/split/{quote.speaker_id}/",
        "/admin/undated/",
        f"/admin/place/{LocationMention.objects.earliest('pk').pk}/",
        f"/admin/articles/{quote.article_id}/reported-from/?q=Amman",
        f"/admin/articles/quote/{decided.object_id}/history/",
        "/admin/guide/",
        "/corrections/?since=2012-05-03",
    ):
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        found += [(address, *barrier) for barrier in barriers(page)]
    assert found == []


def test_coordinates_are_chosen_on_a_map(login: Login):
    page = login("ann", viewport={"width": 320, "height": 800})
    page.goto("/admin/articles/location/add/?name=Kavsan")
    latitude, longitude = page.locator("#id_latitude"), page.locator("#id_longitude")
    box = page.get_by_role("group", name="Choose the coordinates on a map")
    expect(page.locator(".point-map .pin")).to_have_count(0)
    box.click(position={"x": 120, "y": 60})
    expect(latitude).to_have_value(re.compile(r"^-?\d+\.\d{4}$"))
    expect(page.locator(".point-map .pin")).to_be_visible()
    latitude.fill("37.5")
    longitude.fill("42.5")
    pin, frame = page.locator(".point-map .pin").bounding_box(), box.bounding_box()
    assert pin is not None
    assert frame is not None
    assert abs(pin["x"] + pin["width"] / 2 - frame["x"] - frame["width"] / 2) < 6
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Location.objects.get(name="Kavsan").latitude == 37.5
