"""Facets, filters and pages swap the list in place; the address bar, the focus and the live region follow."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PHONE = {"viewport": {"width": 320, "height": 700}}


@pytest.fixture
def quotes(sample_archive: str, open_page: Callable[..., Page]) -> Page:
    page = open_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{sample_archive}/quotes/")
    # What is swapped in place keeps this; a new page would not.
    page.evaluate("window.stayed = true")
    return page


def test_a_facet_narrows_the_list_in_place_and_back_widens_it(quotes: Page):
    before = quotes.locator(".range").inner_text()
    choice = quotes.locator(".facet a[id^=choice-speaker-]").first
    number = choice.locator(".times").inner_text()
    name = choice.get_attribute("id")
    choice.focus()
    quotes.keyboard.press("Enter")
    expect(quotes.locator(".chips .chip")).to_have_count(1)
    assert quotes.evaluate("window.stayed")
    expect(quotes).to_have_url(re.compile(r"\?speaker=\d+$"))
    expect(quotes.locator("#live")).to_have_text(f"{number} found")
    expect(quotes.locator(".range")).to_contain_text(f"of {number}")
    expect(quotes.locator(f"#{name}")).to_be_focused()
    expect(quotes).to_have_title(re.compile("^Quotes: "))
    quotes.go_back()
    expect(quotes.locator(".range")).to_have_text(before)
    expect(quotes).to_have_url(re.compile("/quotes/$"))
    expect(quotes.locator(".chips")).to_have_count(0)


def test_the_form_keeps_what_a_facet_chose(quotes: Page):
    quotes.locator(".facet a[id^=choice-speaker-]").first.click()
    expect(quotes.locator(".chips .chip")).to_have_count(1)
    quotes.locator("#filter-order").select_option("oldest")
    quotes.locator("#filters-apply").click()
    expect(quotes).to_have_url(re.compile(r"speaker=.*order=oldest$"))
    assert quotes.evaluate("window.stayed")
    expect(quotes.locator(".chips .chip")).to_have_count(1)
    expect(quotes.locator("#filters-apply")).to_be_focused()


def test_the_next_page_is_read_from_its_first_row(quotes: Page):
    quotes.locator("#page-next").click()
    expect(quotes.locator(".range")).to_contain_text("26–50 of")
    assert quotes.evaluate("window.stayed")
    expect(quotes).to_have_url(re.compile("after="))
    expect(quotes.locator("#results")).to_be_focused()


def test_the_same_without_scripts(sample_archive: str, open_page: Callable[..., Page]):
    page = open_page(java_script_enabled=False, **PHONE)
    page.goto(f"{sample_archive}/articles/")
    page.locator(".filters summary").click()
    choice = page.locator(".facet a[id^=choice-location-]").first
    number = choice.locator(".times").inner_text()
    choice.click()
    expect(page.locator(".range")).to_contain_text(f"of {number}")
    page.locator(".timeline details summary").first.click()
    page.locator(".timeline tbody a").first.click()
    expect(page.locator(".chips .chip")).to_have_count(3)


def test_filters_stay_at_hand_on_a_phone(sample_archive: str, open_page: Callable[..., Page]):
    page = open_page(**PHONE)
    page.goto(f"{sample_archive}/quotes/")
    page.mouse.wheel(0, 3000)
    page.wait_for_function("window.scrollY > 500")
    box = page.locator(".filters summary").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 40
    page.locator(".filters summary").click()
    page.evaluate("window.stayed = true")
    page.get_by_label("Outlet", exact=True).fill("gazette")
    page.locator("#filters-apply").click()
    expect(page.locator(".chips .chip")).to_have_count(1)
    expect(page.locator("#filters-apply")).to_be_hidden()
    expect(page.locator("#filters-fold")).to_be_focused()
    assert page.evaluate("window.stayed")


def test_values_are_found_while_typing(sample_archive: str, open_page: Callable[..., Page]):
    page = open_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{sample_archive}/facets/quotes/?facet=speaker")
    last = page.locator(".values .directory bdi").last.inner_text()
    page.evaluate("window.stayed = true")
    page.locator("#like").press_sequentially(last[:6])
    expect(page.locator(".values .directory bdi").first).to_contain_text(re.compile(re.escape(last[:6]), re.IGNORECASE))
    expect(page).to_have_url(re.compile("like="))
    expect(page.locator("#like")).to_be_focused()
    assert page.evaluate("window.stayed")
