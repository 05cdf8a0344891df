"""The way of a journalist through the archive: from a question to the very place where it was said."""

import re
from collections.abc import Callable

import pytest
from django.db.models import Count
from playwright.sync_api import Page, expect

from articles.models import Actor, Location, Quote
from tests.browser.ways import WAYS


def somebody() -> tuple[Actor, Quote, Location]:
    """A speaker with several articles, one dated quote of theirs, and a place its article names."""
    counted = Actor.objects.filter(kind="person").annotate(n=Count("quotes__article", distinct=True))
    speaker = counted.order_by("-n", "pk")[0]
    dated = speaker.quotes.filter(article__published_on__isnull=False, article__location_mentions__isnull=False)
    quote = dated.select_related("article").earliest("article__published_on", "pk")
    return speaker, quote, Location.objects.filter(mentions__article=quote.article_id).order_by("pk")[0]


def filter_by(page: Page, label: str, value: str) -> None:
    page.wait_for_load_state()
    field = page.get_by_label(label, exact=True)
    if not field.is_visible():
        page.locator(".filters summary").click()
    field.fill(value)
    page.get_by_role("button", name="Apply").click()


@pytest.mark.parametrize("options", WAYS)
def test_from_the_first_page_to_a_quote_and_back(sample_archive: str, open_page: Callable[..., Page], options: dict):
    speaker, quote, place = somebody()
    day = quote.article.published_on
    page = open_page(**options)
    page.goto(sample_archive)
    expect(page.get_by_role("heading", level=1)).to_have_text("Who said what, when and where")
    page.get_by_role("navigation", name="Archive").get_by_role("link", name="Articles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")

    filter_by(page, "Speaker", speaker.name.upper())
    expect(page.locator(".chips .chip")).to_have_count(1)
    expect(page.get_by_role("link", name=f"quoting {speaker.name}")).to_be_visible()
    for number, (label, value) in enumerate(
        [("From", day.isoformat()), ("Until", f"{day.day}/{day.month}/{day.year}"), ("Place", place.name)], 2
    ):
        filter_by(page, label, value)
        expect(page.locator(".chips .chip")).to_have_count(number)
    expect(page).to_have_url(re.compile(r"/articles/\?[^#]*from=[^#]*&to=[^#]*&speaker=[^#]*&location="))
    assert "=&" not in page.url
    listed = page.url

    page.get_by_role("link", name=quote.article.title, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(quote.article.title)
    page.locator(f"a.footnote[href='{quote.get_absolute_url()}']").click()
    expect(page.locator(".quotation blockquote")).to_contain_text(quote.paragraphs[0][:40])
    page.get_by_role("link", name="See it in the article").click()
    expect(page.locator(f"mark#{quote.anchor}")).to_be_in_viewport()

    for _ in range(3):
        page.go_back()
    expect(page).to_have_url(listed)
    page.get_by_role("link", name=f"quoting {speaker.name}").click()
    expect(page.locator(".chips .chip")).to_have_count(3)
    page.get_by_role("link", name="Clear all").click()
    expect(page.locator(".chips")).to_have_count(0)


def test_the_words_are_copied_with_their_source(sample_archive: str, open_page: Callable[..., Page]):
    quote = Quote.objects.filter(speaker__kind="person").select_related("article__outlet", "speaker").earliest("pk")
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(sample_archive + quote.get_absolute_url())
    page.get_by_role("button", name="Copy with its source").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    for words in (quote.paragraphs[0], quote.speaker.name, quote.article.outlet.name, quote.article.published_words):
        assert words in copied
    assert copied.endswith(f"{sample_archive}/quotes/{quote.pk}/")


def test_without_script_the_words_can_still_be_taken_along(sample_archive: str, open_page: Callable[..., Page]):
    quote = Quote.objects.earliest("pk")
    page = open_page(java_script_enabled=False)
    page.goto(sample_archive + quote.get_absolute_url())
    expect(page.get_by_role("button", name="Copy with its source")).to_be_hidden()
    page.locator("summary", has_text="As plain text with its source").click()
    expect(page.get_by_label("As plain text with its source")).to_have_value(re.compile(r"/quotes/\d+/$"))


def test_by_keyboard_the_content_is_one_step_away(sample_archive: str, open_page: Callable[..., Page]):
    page = open_page()
    page.goto(f"{sample_archive}/articles/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Words", exact=True)).to_be_focused()


def test_every_part_of_a_quote_over_paragraphs_stands_out(sample_archive: str, open_page: Callable[..., Page]):
    quote = Quote.objects.filter(text__contains="\n\n").select_related("article").earliest("pk")
    page = open_page(java_script_enabled=False)
    page.goto(sample_archive + quote.place_in_article)
    expect(page.locator("mark.shown")).to_have_count(quote.text.count("\n\n") + 1)
