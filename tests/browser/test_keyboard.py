"""Journeys by keyboard alone: no mouse, and at every step the focus is seen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Quote
from tests.browser.ways import DESK

FAR = 250  # steps of the Tab key after which nobody goes on

# What the eye needs of the focused element: a ring round it, and some of it in view with nothing over it.
UNSEEN_FOCUS = """() => {
  const element = document.activeElement;
  if (element === document.body) return "";
  const style = getComputedStyle(element);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
  const bare = [...element.getClientRects()].some((box) =>
    [0.1, 0.5, 0.9].some((across) => [0.2, 0.5, 0.8].some((down) => {
      const there = document.elementFromPoint(box.left + across * box.width, box.top + down * box.height);
      const within = there && (element.contains(there) || there.contains(element));
      return within || there?.closest("label")?.control === element;
    })));
  return ring && bare ? "" : `${ring ? "covered" : "no ring"}: ${element.outerHTML.slice(0, 120)}`;
}"""


class Keyboard:
    """A reader without a mouse: it can only press keys, and looks where the focus is after each."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def go_to(self, target: Locator, key: str = "Tab") -> None:
        """Steps until the focus is on the target, which the page must hold."""
        target = target.first
        self.page.wait_for_load_state()
        expect(target).to_be_attached()
        for _ in range(FAR):
            self.press(key)
            assert self.page.evaluate(UNSEEN_FOCUS) == ""
            if target.evaluate("element => element === document.activeElement"):
                return
        pytest.fail(f"{FAR} steps did not lead to {target}")

    def enter(self, target: Locator, key: str = "Tab") -> None:
        self.go_to(target, key)
        self.press("Enter")

    def type_into(self, field: Locator, words: str) -> None:
        self.go_to(field)
        self.page.keyboard.type(words)


@pytest.fixture
def keyboard(open_page: Callable[..., Page]) -> Keyboard:
    return Keyboard(open_page(**DESK, permissions=["clipboard-read", "clipboard-write"]))


def range_of(page: Page) -> Locator:
    return page.locator(".range").first


def test_past_the_head_to_the_first_result(sample_archive: str, keyboard: Keyboard):
    page = keyboard.page
    page.goto(f"{sample_archive}/search/?q=dam")
    keyboard.enter(page.get_by_role("link", name="Skip to the content"))
    expect(page.get_by_role("main")).to_be_focused()
    quote = page.locator(".quote-row a.words")
    keyboard.enter(quote)
    expect(page).to_have_url(re.compile(r"/quotes/\d+/"))
    keyboard.enter(page.get_by_role("link", name="See it in the article"))
    expect(page.locator("mark.shown").first).to_be_in_viewport()


def test_a_search_and_from_hit_to_hit(sample_archive: str, keyboard: Keyboard):
    page = keyboard.page
    page.goto(sample_archive)
    keyboard.type_into(page.get_by_label("Search", exact=True), "dam")
    keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    tab = page.get_by_role("navigation", name="Kinds of results").get_by_role("link", name="Articles")
    keyboard.enter(tab)
    expect(tab).to_have_attribute("aria-current", "page")
    keyboard.enter(page.locator(".article-row .title a"))
    expect(page.locator(".hits")).to_be_visible()
    keyboard.enter(page.get_by_role("button", name="Next hit"))
    position = page.locator(".hits .position")
    expect(position).to_have_text(re.compile("^1 of"))
    expect(page.locator("#hit-1")).to_be_in_viewport()
    keyboard.enter(page.get_by_role("button", name="Previous hit"), "Shift+Tab")
    expect(position).to_have_text(re.compile(r"^(\d+) of \1$"))


def test_filters_are_set_and_one_is_taken_away(sample_archive: str, keyboard: Keyboard):
    page = keyboard.page
    page.goto(f"{sample_archive}/quotes/")
    chips = page.locator(".chips .chip")
    keyboard.type_into(page.get_by_label("From", exact=True), "2019-03")
    keyboard.go_to(page.get_by_label("Kind of quote").or_(page.locator("#filter-kind")))
    keyboard.press("ArrowDown")
    keyboard.enter(page.get_by_role("button", name="Apply"))
    expect(chips).to_have_count(2)
    expect(page.get_by_role("button", name="Apply")).to_be_focused()
    before = range_of(page).inner_text()
    keyboard.enter(chips, "Shift+Tab")
    expect(chips).to_have_count(1)
    expect(range_of(page)).not_to_have_text(before)
    assert "from=" not in page.url


def test_a_value_is_found_by_typing_among_all_of_a_facet(sample_archive: str, keyboard: Keyboard):
    page = keyboard.page
    page.goto(f"{sample_archive}/quotes/")
    keyboard.enter(page.get_by_role("link", name=re.compile("^Show all Speaker")))
    expect(page).to_have_url(re.compile("/facets/quotes/"))
    values = page.locator(".values .directory li")
    name = values.last.locator("bdi").inner_text()
    keyboard.type_into(page.get_by_label("Holding the letters"), name)
    expect(values.first).to_contain_text(name)
    expect(page).to_have_url(re.compile("like="))
    expect(page.get_by_label("Holding the letters")).to_be_focused()
    number = values.first.locator(".times").inner_text()
    keyboard.enter(values.first.get_by_role("link"))
    expect(page.locator(".chips .chip")).to_have_count(1)
    expect(range_of(page)).to_contain_text(f"of {number}")


def test_through_time_from_the_year_to_a_day(sample_archive: str, keyboard: Keyboard):
    page = keyboard.page
    page.goto(f"{sample_archive}/articles/?from=2019&to=2019")
    for shape in (r"from=2019-\d\d(&|$)", r"from=2019-\d\d-\d\d(&|$)"):
        keyboard.enter(page.get_by_text("The same figures as a table"))
        row = page.locator(".timeline tbody tr").filter(has=page.get_by_role("link")).first
        number = row.get_by_role("cell").first.inner_text()
        keyboard.enter(row.get_by_role("link"))
        expect(page).to_have_url(re.compile(shape))
        expect(range_of(page)).to_contain_text(f"of {number}")


def test_from_the_map_to_the_list_beside_it(sample_archive: str, keyboard: Keyboard):
    page = keyboard.page
    page.goto(f"{sample_archive}/map/")
    expect(page.locator("#leaflet-map path.land")).to_be_attached()
    keyboard.enter(page.get_by_role("link", name="To the same places as a list"))
    expect(page.locator("#places")).to_be_focused()
    link = page.locator(".spot a.times").nth(2)
    number = link.inner_text().split()[0]
    keyboard.enter(link)
    expect(range_of(page)).to_contain_text(f"of {number}")


def test_a_quote_is_proved_and_copied(sample_archive: str, keyboard: Keyboard):
    page = keyboard.page
    quote = Quote.objects.filter(speaker__kind="person").earliest("pk")
    page.goto(sample_archive + quote.get_absolute_url())
    keyboard.enter(page.get_by_role("button", name="Copy with its source"))
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert quote.paragraphs[0] in page.evaluate("navigator.clipboard.readText()")
    keyboard.enter(page.get_by_role("button", name="Verify the stored bytes now"))
    expect(page.get_by_role("status")).to_contain_text("The stored bytes have this sha256")
    keyboard.enter(page.get_by_role("link", name="Back to the quote"))
    keyboard.enter(page.get_by_text("As plain text with its source"))
    expect(page.get_by_role("textbox", name="As plain text with its source")).to_be_visible()


def test_the_language_is_changed_from_the_foot_of_the_page(live_server, transactional_db, keyboard: Keyboard):
    page = keyboard.page
    page.goto(f"{live_server.url}/articles/")
    root = page.locator("html")
    for name, language, direction in (("العربية", "ar", "rtl"), ("Français", "fr", "ltr"), ("English", "en-gb", "ltr")):
        keyboard.enter(page.get_by_role("link", name=name), "Shift+Tab")
        expect(root).to_have_attribute("lang", language)
        expect(root).to_have_attribute("dir", direction)
