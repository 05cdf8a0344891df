"""Three readers with a question: a journalist on deadline, a researcher, and somebody who listens to the screen.

Each comes in four ways: at a desk and on a phone, with and without JavaScript.
"""

import csv
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.db.models import Count
from playwright.sync_api import Locator, Page, expect

from articles.models import Actor, Quote, Statement
from tests.browser.kinds import arabic
from tests.browser.ways import WAYS

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("options", WAYS)
def test_a_journalist_on_deadline(sample_archive: str, open_page: Callable[..., Page], options: dict):
    """From a question typed in one line to words that can be printed: proved, cited, and followed to the bytes."""
    quote = reported_twice()
    script = options.get("java_script_enabled", True)
    page = open_page(**options, **({"permissions": ["clipboard-read", "clipboard-write"]} if script else {}))
    page.goto(sample_archive)
    day = quote.article.published_on
    word = max(re.findall(r"[a-z]+", quote.text), key=len)
    page.get_by_label("Search", exact=True).fill(f'{word} speaker:"{quote.speaker.name}" after:{day:%Y-%m}')
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("list", name="Active filters").get_by_role("listitem")).to_have_count(4)

    tab = page.get_by_role("navigation", name="Kinds of results").get_by_role("link", name="Quotes")
    shown = number_in(tab)
    tab.click()
    results = page.get_by_role("region", name="Results")
    expect(results.get_by_role("article")).to_have_count(shown)
    results.get_by_role("link", name=quote.paragraphs[0][:30]).first.click()
    page.wait_for_url(re.compile(r"/quotes/\d+/$"))
    quote = quote.report.statement.reports.get(quote=page.url.split("/")[-2]).quote  # the same words, in any report

    fits(page)
    proof = page.get_by_role("region", name="Prove it")
    expect(proof.get_by_role("region", name="The passage as it stands in the file")).to_contain_text(quote.text[:20])
    told = proof.get_by_role("region", name="In the original file").get_by_role("code").inner_text()
    page.get_by_role("button", name="Verify the stored bytes now").click()
    expect(page.get_by_role("status")).to_contain_text("The stored bytes have this sha256")
    expect(page.get_by_role("code").first).to_have_text(told)
    page.get_by_role("link", name="Back to the quote").click()

    if script:
        page.get_by_role("button", name="Copy with its source").click()
        expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    page.get_by_text("As plain text with its source").first.click()
    expect(page.get_by_role("textbox", name="As plain text with its source")).to_have_value(
        re.compile(re.escape(quote.text[:20]))
    )
    assert str(day.year) in downloaded(page, page.get_by_role("link", name="BibTeX"))

    page.get_by_role("link", name=re.compile(r"Reported in \d+ articles")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A statement and its reports")
    reports = page.get_by_role("region", name="Who reported it").get_by_role("list").get_by_role("blockquote")
    expect(reports).to_have_count(quote.report.statement.reports.count())
    fits(page)
    page.get_by_role("link", name=quote.article.title, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(quote.article.title)
    fits(page)
    source = page.get_by_role("region", name="The source")
    answer = page.request.get(sample_archive + str(source.get_by_role("link").first.get_attribute("href")))
    assert hashlib.sha256(answer.body()).hexdigest() == told == source.get_by_role("code").first.inner_text()


@pytest.mark.parametrize("options", WAYS)
def test_a_researcher_takes_it_all_along(sample_archive: str, open_page: Callable[..., Page], options: dict):
    """Everything one speaker said, narrowed, taken along in three forms: always as many as the page says."""
    one, other = Actor.objects.most_quoted_first().filter(kind="person")[:2]
    page = open_page(**options)
    page.goto(f"{sample_archive}/speakers/")
    page.get_by_role("link", name=one.name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(one.name)
    everything = total(page)
    assert everything == number_in(page.get_by_text(re.compile(r"^\s*\d+ quotes")).first) > 1

    open_filters(page)
    page.get_by_label("From", exact=True).fill("2019-03")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("list", name="Active filters")).to_be_visible()
    narrowed = total(page)
    assert 0 < narrowed < everything
    fits(page)

    rows = list(csv.DictReader(downloaded(page, page.get_by_role("link", name="CSV")).splitlines(keepends=True)))
    lines = [json.loads(line) for line in downloaded(page, page.get_by_role("link", name="JSON Lines")).splitlines()]
    assert len(rows) == len(lines) == narrowed
    assert {row["speaker"] for row in lines} == {one.name}
    assert all(re.match(r"\d{4}-\d\d-\d\dT", row["retrieved_at"]) for row in rows)
    feed = page.request.get(sample_archive + str(page.get_by_role("link", name="Atom feed").get_attribute("href")))
    assert len(ElementTree.fromstring(feed.text()).findall(f"{ATOM}entry")) == narrowed
    (query,) = {row["query"] for row in rows} & {row["query"] for row in lines}
    page.goto(query)
    says_total(page, narrowed)

    page.goto(sample_archive + one.get_absolute_url())
    page.get_by_label("Compare with another speaker").fill(other.name)
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{one.name} and {other.name}")
    fits(page)
    link = page.get_by_role("main").get_by_role("link", name=re.compile(r"^\s*\d+ quotes?\s*$")).last
    quotes = number_in(link)
    link.click()
    says_total(page, quotes)

    page.get_by_role("contentinfo").get_by_role("link", name="Unnamed sources").click()
    fits(page)
    link = page.get_by_role("table").last.get_by_role("row").last.get_by_role("link").first
    unnamed = number_in(link)
    link.click()
    says_total(page, unnamed)
    page.goto(f"{sample_archive}/figures/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    fits(page)


@pytest.mark.parametrize("options", WAYS)
def test_somebody_who_listens(sample_archive: str, open_page: Callable[..., Page], options: dict):
    """Everything by role and name alone, as a screen reader offers it."""
    story = arabic()
    page = open_page(**options)
    page.goto(f"{sample_archive}/articles/")
    expect(page.get_by_role("navigation", name="Archive")).to_match_aria_snapshot("""
        - navigation "Archive":
          - list:
            - listitem:
              - link "Quotes"
            - listitem:
              - link "Articles"
    """)
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert steps_of_headings(page) == []
    announced = page.get_by_role("status").first
    expect(announced).to_have_text(f"{total(page)} found")

    page.get_by_text("The same figures as a table").click()
    bars = page.get_by_role("table").get_by_role("row").filter(has=page.get_by_role("link"))
    expect(bars.nth(1)).to_be_visible()
    number = number_in(bars.first.get_by_role("cell").first)
    bars.first.get_by_role("link").click()
    expect(page.get_by_role("list", name="Active filters")).to_be_visible()
    says_total(page, number)
    expect(announced).to_have_text(f"{number} found")
    page.get_by_role("link", name="Clear all").click()

    page.goto(f"{sample_archive}/map/")
    page.get_by_role("link", name="To the same places as a list").click()
    beside = page.get_by_role("list").filter(has=page.get_by_role("link", name=re.compile(r"\d+ articles? \w"))).last
    link = beside.get_by_role("link", name=re.compile(r"\d+ articles? \w")).first
    number = number_in(link)
    link.click()
    says_total(page, number)

    page.goto(sample_archive + story.get_absolute_url())
    heading = page.get_by_role("heading", level=1, name=story.title)
    expect(heading).to_have_attribute("lang", "ar")
    expect(heading).to_have_attribute("dir", "rtl")
    expect(page.get_by_text("قال العمدة")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("complementary", name="About this article")).to_be_visible()
    assert steps_of_headings(page) == []
    page.get_by_role("navigation", name="Language of the interface").get_by_role("link", name="العربية").click()
    expect(page.locator("html[lang=ar][dir=rtl]").get_by_role("heading", level=1)).to_have_text(story.title)


def reported_twice() -> Quote:
    """A dated quote in marks of a person, which two articles report."""
    counted = Statement.objects.annotate(articles=Count("reports__quote__article", distinct=True))
    found = Quote.objects.filter(report__statement__in=counted.filter(articles__gt=1), speaker__kind="person")
    rows = found.filter(article__published_on__isnull=False).exclude(kind="indirect").exclude(text__contains="\n")
    return rows.select_related("article", "speaker", "report__statement").order_by("pk")[0]


def open_filters(page: Page) -> None:
    """The filters are folded on a phone; at a desk they always stand open."""
    if not page.get_by_label("From", exact=True).is_visible():
        page.get_by_text("Filters", exact=True).click()


def total(page: Page) -> int:
    """The number of rows that the page says its list has."""
    said = page.get_by_text(re.compile(r"^\s*[\d,]+(–[\d,]+)? of [\d,]+\s*$")).first.inner_text()
    return int(said.rpartition(" of ")[2].replace(",", ""))


def says_total(page: Page, number: int) -> None:
    """Waits, as what was clicked before may still be loading."""
    expect(page.get_by_text(re.compile(rf"^\s*[\d,]+(–[\d,]+)? of {number:,}\s*$")).first).to_be_visible()


def number_in(place: Locator) -> int:
    found = re.search(r"\d[\d,]*", place.inner_text())
    assert found, place.inner_text()
    return int(found[0].replace(",", ""))


def downloaded(page: Page, link: Locator) -> str:
    with page.expect_download() as told:
        link.click()
    return Path(told.value.path()).read_text(encoding="utf-8")


def fits(page: Page) -> None:
    page.wait_for_load_state()
    assert page.locator("html").evaluate("root => root.scrollWidth <= root.clientWidth"), page.url


def steps_of_headings(page: Page) -> list[str]:
    """Headings that skip a level below the one before them."""
    told = page.get_by_role("main").aria_snapshot()
    levels = [int(level) for level in re.findall(r"heading .*?\[level=(\d)\]", told)]
    return [f"{above} to {below}" for above, below in zip([1, *levels], levels, strict=False) if below > above + 1]
