"""A journalist searches, from the box to the words in an opened article: with and without JavaScript, wide, narrow."""

import re
from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from articles.importing import vocabulary
from tests.factories import ArticleFactory

BODY = "The dam held.\n\n" + "Rain fell on the hills.\n\n" * 20 + "Then a dam broke, and another dam.\n\nNobody slept."


@pytest.fixture
def archive(transactional_db, live_server) -> str:
    ArticleFactory(title="A night on the river", body=BODY)
    vocabulary.catch_up()
    return live_server.url


@pytest.mark.parametrize(("width", "script"), list(product([320, 1280], [True, False])))
def test_from_the_box_to_the_next_hit(archive: str, open_page: Callable[..., Page], width: int, script: bool):
    page = open_page(viewport={"width": width, "height": 700}, java_script_enabled=script)
    page.goto(f"{archive}/search/")
    page.get_by_label("Search articles, quotes, people and places").fill("dam")
    page.get_by_role("button", name="Search").click()
    row = page.locator(".article-row")
    expect(row.locator(".opening mark.hit")).not_to_have_count(0)
    row.get_by_role("link").first.click()
    expect(page.locator(".hits")).to_contain_text("3 hits for dam")
    if script:
        page.get_by_role("button", name="Next hit").click()
    else:
        page.get_by_role("link", name="Go to the first").click()
    expect(page.locator("#hit-1")).to_be_in_viewport()
    if script:
        page.keyboard.press("n")
    else:
        page.get_by_role("link", name="Next hit, 2 of 3").click()
    expect(page.locator("#hit-2")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("#hit-2$"))


def test_keys_step_in_a_circle_are_told_and_can_be_switched_off(archive: str, open_page: Callable[..., Page]):
    page = open_page(viewport={"width": 1280, "height": 700})
    page.goto(f"{archive}/search/?q=dam")
    page.get_by_role("link", name="A night on the river").first.click()
    expect(page.get_by_role("button", name="Next hit")).to_be_visible()
    position = page.locator(".hits .position")
    page.keyboard.press("p")
    expect(position).to_have_text("3 of 3")
    expect(page.locator("#hit-3")).to_be_focused()
    page.keyboard.press("n")
    expect(position).to_have_text("1 of 3")
    page.get_by_label("Keys n and p").uncheck()
    page.keyboard.press("n")
    expect(position).to_have_text("1 of 3")
    page.reload()
    expect(page.get_by_label("Keys n and p")).not_to_be_checked()


def test_another_spelling_is_one_click_away(archive: str, open_page: Callable[..., Page]):
    page = open_page(java_script_enabled=False)
    page.goto(f"{archive}/articles/?q=rivver")
    page.get_by_role("link", name="river").click()
    expect(page.locator(".article-row")).to_have_count(1)
