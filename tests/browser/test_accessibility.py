"""Every kind of page: axe finds nothing in any colours, width or language, and nothing is cut, laid over or moving."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from articles.models import Quote
from tests.browser.barriers import COLOURS, EVERY_RULE, barriers, sideways
from tests.browser.kinds import kinds_of_pages, lists, pages_about, single_pages

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 800}
HALF_AS_WIDE = {"width": 640, "height": 400}  # what a window of 1280 by 800 shows at a zoom of 200 %

LOOKS = {
    "en": [
        (WIDE, "light", EVERY_RULE),
        (WIDE, "dark", COLOURS),
        (PHONE, "dark", COLOURS),
        (PHONE, "light", EVERY_RULE),
    ],
    "ar": [(WIDE, "light", EVERY_RULE), (PHONE, "dark", EVERY_RULE)],
}

# Words cut off at the edge of their box, and words laid over other words. Left out: what only listeners get, the
# fields (which scroll), openings (two lines by design), the map (whose dots may touch) and what sticks to the edge.
CUT_OR_OVERLAID = """() => {
  const found = [];
  const unmeant = ".unseen, .skip, .opening, .leaflet-map, svg, input, select, textarea, .filters, .hits, .margin";
  const boxes = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(unmeant) || !element.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(element);
    const hides = ["hidden", "clip"];
    if (hides.includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1
        || hides.includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1) {
      found.push("cut: " + element.textContent.trim().slice(0, 60));
    }
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      let frame = element;
      while (frame.parentElement && getComputedStyle(frame).overflowY === "visible") frame = frame.parentElement;
      const seen = frame === document.documentElement ? {bottom: Infinity} : frame.getBoundingClientRect();
      for (const box of range.getClientRects()) {
        if (box.width > 2 && box.top < seen.bottom) boxes.push([box, element, node.data.trim()]);
      }
    }
  }
  boxes.sort((a, b) => a[0].top - b[0].top);
  for (let i = 0; i < boxes.length; i++) {
    const [one, , words] = boxes[i];
    for (let j = i + 1; j < boxes.length && boxes[j][0].top < one.bottom; j++) {
      const [other, , otherWords] = boxes[j];
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - other.top;
      if (wide > 3 && high > 0.5 * Math.min(one.height, other.height)) {
        found.push(`overlaid: ${words.slice(0, 40)} | ${otherWords.slice(0, 40)}`);
      }
    }
  }
  return found.slice(0, 5);
}"""

MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
  return lasts(style.transitionDuration) || lasts(style.animationDuration) || style.scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 80))"""

SCROLLING_UNTOLD = """() => [...document.querySelectorAll("main *")].filter((element) => {
  if (element.matches("textarea, input, code, .filters")) return false;
  const scrolls = ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const told = element.tabIndex === 0 && (element.ariaLabel || element.hasAttribute("aria-labelledby"));
  return scrolls && element.scrollWidth > element.clientWidth && !told;
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.fixture
def watched(open_page: Callable[..., Page]) -> Page:
    """A page on which nothing moves."""
    return open_page(viewport=WIDE, reduced_motion="reduce")


@pytest.mark.parametrize("kinds", [lists, single_pages])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_has_a_barrier(sample_archive: str, watched: Page, language: str, kinds: Callable[[], dict[str, str]]):
    found = []
    for name, address in kinds().items():
        open_at(watched, f"{sample_archive}{in_language(address, language)}")
        assert watched.locator("html").get_attribute("lang")[:2] == language, name
        for size, scheme, rules in LOOKS[language]:
            watched.set_viewport_size(size)
            watched.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [(name, size["width"], scheme, *barrier) for barrier in barriers(watched, rules)]
    assert found == []


def test_axe_minds_targets_that_are_too_small(live_server, transactional_db, watched: Page):
    watched.goto(f"{live_server.url}/search/")
    watched.evaluate("""
      for (const name of ["one", "two"]) {
        const button = document.createElement("button");
        const size = {width: "12px", height: "12px", minHeight: "0", padding: "0", display: "inline-block"};
        Object.assign(button.style, size);
        button.setAttribute("aria-label", name);
        document.querySelector("main").append(button);
      }
    """)
    assert "target-size" in {rule for rule, *_ in barriers(watched)}


def test_the_page_of_a_failure_has_none_either(live_server, transactional_db, page: Page):
    page.goto(f"{live_server.url}/articles/999999/")
    assert barriers(page) == []


def test_twice_the_size_nothing_is_cut_or_laid_over_and_nothing_moves(
    sample_archive: str, open_page: Callable[..., Page]
):
    page = open_page(viewport=WIDE, reduced_motion="reduce")
    found = []
    for name, address in kinds_of_pages().items():
        open_at(page, sample_archive + address)
        found += [(name, "moves", thing) for thing in page.evaluate(MOVING)]
        for how, size, letters in (("text", WIDE, "200%"), ("zoom", HALF_AS_WIDE, "")):
            page.set_viewport_size(size)
            page.evaluate("size => document.documentElement.style.fontSize = size", letters)
            found += [(name, how, trouble) for trouble in [*sideways(page), *page.evaluate(CUT_OR_OVERLAID)]]
        page.set_viewport_size(WIDE)
    assert found == []


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("W" * 300, "en"),
        ("\N{ARABIC LETTER SEEN}" * 300, "ar"),
        ("<b>" + "\N{RIGHT-TO-LEFT OVERRIDE}Damascus" * 30, "en"),
    ],
    ids=["long", "long-right-to-left", "turned"],
)
def test_long_and_turned_names_stay_within_a_phone(
    live_server, transactional_db, open_page: Callable[..., Page], name: str, language: str
):
    page = open_page(viewport=PHONE)
    found = []
    for address in pages_about(name):
        open_at(page, f"{live_server.url}{in_language(address, language)}")
        found += [(address[:60], trouble) for trouble in sideways(page)]
    assert found == []


def test_what_scrolls_by_itself_is_reached_by_keyboard_and_says_what_it_is(
    sample_archive: str, open_page: Callable[..., Page]
):
    page = open_page(viewport=PHONE)
    quote = Quote.objects.earliest("pk").get_absolute_url()
    for address in ("/unnamed/", "/search/?q=bridge&group=speaker", quote, "/about/"):
        open_at(page, sample_archive + address)
        assert page.evaluate(SCROLLING_UNTOLD) == [], address


def in_language(address: str, language: str) -> str:
    page, mark, place = address.partition("#")
    return f"{page}{'&' if '?' in page else '?'}ui={language}{mark}{place}"


def open_at(page: Page, address: str) -> None:
    """Opens a page and all its folds: what is folded away is to be read as well."""
    page.goto(address)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
