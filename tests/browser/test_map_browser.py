"""The map in a real browser: markers and groups, by mouse and by keyboard, and the same places without script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"}


def places_shown(page: Page) -> int:
    """Places that the markers stand for: one for a dot, as many as its number for a group."""
    groups = page.locator(".leaflet-marker-icon.dots").all_inner_texts()
    return page.locator(".leaflet-marker-icon.dot").count() + sum(int(number) for number in groups)


@pytest.mark.parametrize("options", [WIDE, PHONE], ids=["desktop", "phone"])
def test_every_place_of_the_list_is_on_the_map(sample_archive: str, open_page: Callable[..., Page], options: dict):
    page = open_page(**options)
    page.goto(f"{sample_archive}/map/")
    expect(page.locator("#leaflet-map path.land")).to_be_attached()
    expect(page.locator("#drawn-map")).to_be_hidden()
    assert places_shown(page) == page.locator(".spot").count() > 20
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_group_opens_into_its_places(sample_archive: str, open_page: Callable[..., Page]):
    page = open_page(**WIDE, reduced_motion="reduce")
    page.goto(f"{sample_archive}/map/")
    expect(page.locator("#leaflet-map path.land")).to_be_attached()
    for _ in range(12):
        if page.locator(".leaflet-popup").count() or not page.locator(".leaflet-marker-icon.dots").count():
            break
        page.locator(".leaflet-marker-icon.dots").first.dispatch_event("click")
    assert places_shown(page) == page.locator(".spot").count()


def test_by_keyboard_a_dot_leads_to_its_articles(sample_archive: str, open_page: Callable[..., Page]):
    page = open_page(**WIDE, reduced_motion="reduce")
    page.goto(f"{sample_archive}/map/?role=speaker_at")
    expect(page.locator("#leaflet-map path.land")).to_be_attached()
    dot = page.locator(".leaflet-marker-icon.dot").first
    dot.focus()
    name = dot.get_attribute("aria-label") or ""
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup a", has_text="article")
    expect(popup).to_be_visible()
    number = int((re.search(r": (\d+) article", name) or ["", "0"])[1])
    page.keyboard.press("Tab")
    expect(popup).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("speaker_at="))
    expect(page.locator(".article-row")).to_have_count(number)


def test_moving_the_slider_narrows_the_period(sample_archive: str, open_page: Callable[..., Page]):
    page = open_page(**WIDE)
    page.goto(f"{sample_archive}/map/?q=dam")
    page.locator("#period input[type=range]").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"/map/\?q=dam&from=\d{4}-\d\d$"))
    expect(page.locator("#period-from")).not_to_have_value("")


@pytest.mark.parametrize("options", [WIDE, PHONE], ids=["desktop", "phone"])
def test_without_script_the_drawn_map_and_the_list_lead_there(
    sample_archive: str, open_page: Callable[..., Page], options: dict
):
    page = open_page(**options, java_script_enabled=False)
    page.goto(f"{sample_archive}/map/")
    expect(page.locator("#drawn-map svg")).to_be_visible()
    expect(page.locator("#leaflet-map")).to_be_hidden()
    page.get_by_label("From", exact=True).last.select_option("2019-03")
    page.get_by_role("button", name="Show this period").click()
    expect(page).to_have_url(re.compile(r"from=2019-03"))
    link = page.locator(".spot a.times").first
    number = int(link.inner_text().split()[0])
    link.click()
    expect(page.locator(".article-row")).to_have_count(min(number, 25))
