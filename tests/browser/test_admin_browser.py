"""The desk in a real browser, under the archive's own Content-Security-Policy."""

import importlib
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings as project
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from playwright.sync_api import Page, expect

from articles.models import Actor, Article, ImportRun, Quarantined, Quote

pytestmark = pytest.mark.django_db(transaction=True)

BODY = "“We will not leave the valley,” Ada Brandt said on Friday.\n\n“The gates are closed,” she added."


@pytest.fixture(scope="module", autouse=True)
def _database_beside_the_browser() -> Iterator[None]:
    """Playwright runs an event loop in this thread, in which Django would refuse to touch the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def article(transactional_db) -> Article:
    article = Article.objects.create(title="Dam sound", body=BODY, text_key="a" * 64)
    actor = Actor.objects.create(kind="person", name="Ada Brandt", key="person:ada brandt")
    Actor.objects.create(kind="person", name="Jo Lund", key="person:jo lund")
    words = "We will not leave the valley,"
    Quote.objects.create(article=article, speaker=actor, start=1, end=1 + len(words), text=words, rule="verb")
    return article


@pytest.fixture
def desk(article: Article, live_server, page: Page) -> Iterator[Page]:
    """A page on which an editor has logged in; at the end nothing may have broken the policy or failed."""
    if not Group.objects.filter(name="Editor").exists():
        importlib.import_module("articles.migrations.0003_editor_group").add_group(apps, connection.schema_editor())
        importlib.import_module("articles.migrations.0008_editors_read").allow(apps, connection.schema_editor())
    editor = User.objects.create_user("edith", is_staff=True)
    editor.groups.add(Group.objects.get(name="Editor"))
    client = Client()
    client.force_login(editor)
    name = project.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    page.goto(f"{live_server.url}/admin/")
    expect(page.get_by_role("heading", name="What is in the archive")).to_be_visible()
    yield page
    assert complaints == []


def test_another_speaker_is_chosen_on_the_articles_page(desk: Page, article: Article):
    desk.get_by_role("link", name="Articles", exact=True).first.click()
    desk.get_by_role("link", name="Dam sound").click()
    desk.locator("#quotes-0 .select2-selection").click()
    desk.keyboard.type("lund")
    desk.locator(".select2-results__option", has_text="Jo Lund").click()
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    quote = Quote.objects.get()
    assert (quote.speaker.name, quote.edited_by.username) == ("Jo Lund", "edith")


def test_a_missed_quote_is_pasted_into_a_new_row(desk: Page, article: Article, live_server):
    desk.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    desk.locator("#quotes-2-group .add-row a").click()
    desk.locator("#id_quotes-2-0-text").fill("“The gates are closed,”")
    desk.locator("#quotes-2-0 .select2-selection").click()
    desk.keyboard.type("brandt")
    desk.locator(".select2-results__option", has_text="Ada Brandt").click()
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert Quote.objects.get(text="The gates are closed,").speaker.name == "Ada Brandt"


def test_a_day_is_picked_and_the_rest_of_the_date_follows(desk: Page, article: Article, live_server):
    desk.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    desk.locator(".field-published_on .date-icon").click()
    desk.locator(".calendarbox:visible td a", has_text="1").first.click()
    desk.locator(".field-published_on .datetimeshortcuts a").first.click()
    desk.locator(".field-published_at .clock-icon").click()
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    assert (article.published_precision, article.published_origin) == ("day", "editor")


def test_a_speaker_is_made_in_passing(desk: Page, article: Article, live_server):
    quote = Quote.objects.get()
    desk.goto(f"{live_server.url}/admin/articles/quote/{quote.pk}/change/")
    with desk.expect_popup() as opened:
        desk.locator("#add_id_speaker").click()
    opened.value.locator("#id_name").fill("Mara Voss")
    opened.value.locator("#id_kind").select_option("person")
    opened.value.get_by_role("button", name="Save").first.click()
    expect(desk.locator(".field-speaker .select2-selection__rendered")).to_contain_text("Mara Voss")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    quote.refresh_from_db()
    assert quote.speaker.name == "Mara Voss"


def test_what_is_in_quarantine_is_tried_again(desk: Page, article: Article, live_server, tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text("The Bridge Is Closed\n\nThe mayor of the town closed the bridge on Friday, and nobody objected.\n")
    Quarantined.objects.create(name=str(path), reason=f"{path}: cannot be read")
    gone = str(tmp_path / "gone.txt")
    Quarantined.objects.create(name=gone, reason=f"{gone}: cannot be read")
    desk.goto(f"{live_server.url}/admin/articles/quarantined/")
    desk.locator("#action-toggle").check()
    desk.locator("select[name=action]").select_option("try_again")
    desk.locator("button[name=index]").click()
    expect(desk.locator(".messagelist")).to_contain_text("1 imported, 0 already here, 1 still refused.")
    assert [row.name for row in Quarantined.objects.all()] == [gone]
    assert Article.objects.filter(title="The Bridge Is Closed").exists()


def test_no_page_of_the_desk_breaks_the_policy(desk: Page, article: Article, live_server):
    quote, actor = Quote.objects.get(), Actor.objects.get(name="Ada Brandt")
    run = ImportRun.objects.create(arguments=["import_articles", "in"])
    for address in (
        "articles/article/",
        "articles/article/?q=nothing",
        f"articles/article/{article.pk}/history/",
        f"articles/article/{article.pk}/delete/",
        "articles/article/add/",
        "articles/quote/?edited=yes&_facets=True",
        f"articles/quote/{quote.pk}/change/",
        f"articles/actor/{actor.pk}/change/",
        f"articles/actor/{actor.pk}/delete/",
        "articles/location/add/",
        "articles/original/",
        "articles/quarantined/",
        f"articles/importrun/{run.pk}/change/",
        f"articles/fileoutcome/?run__id__exact={run.pk}",
        "articles/fixitycheck/",
        "articles/copy/",
        "articles/statement/",
        "articles/role/",
        "articles/actormention/add/",
        "password_change/",
    ):
        answer = desk.goto(f"{live_server.url}/admin/{address}")
        assert answer is not None
        assert answer.ok, address
        assert "'unsafe-" not in answer.headers["content-security-policy"]
