"""RSS, RDF and Atom: every entry an article, whatever state the feed is in."""

import time
from contextlib import suppress
from pathlib import Path

import pytest

from articles.text.readers import UnreadableSource, read_whole
from articles.text.values import RawArticle, Refused
from tests.text.readers.stories import DATA, facts, told

REAL = Path(__file__).parents[4] / "shared" / "samples" / "feeds"
TEXT = "The wall gave way. “We had nine minutes,” said the mayor."


def feed(item: str, head: str = "<title>The Tarn Post</title><link>https://tarn.example/</link>") -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}<item>{item}</item></channel></rss>'.encode()


def only(data: bytes, name: str = "a.rss") -> RawArticle:
    (article,) = read_whole(data, name)
    assert isinstance(article, RawArticle), article
    return article


@pytest.mark.parametrize("name", ["sample.rss", "sample.atom", "sample.rdf", "sample.xml"])
def test_the_samples_give_the_two_stories(name: str) -> None:
    found = read_whole(DATA.joinpath(name).read_bytes(), name)
    assert [facts(article) for article in found] == told()


@pytest.mark.parametrize(
    ("description", "body"),
    [
        ("Wall &amp;amp; river ran high today.", "Wall & river ran high today."),
        ("<![CDATA[<p>One ran.</p><p>Two ran.</p>]]>", "One ran.\n\nTwo ran."),
        ("&lt;p&gt;One ran.&lt;/p&gt;&lt;p&gt;Two ran.", "One ran.\n\nTwo ran."),
        ("&amp;lt;p&amp;gt;One ran.&amp;lt;/p&amp;gt;", "One ran."),
        ("One ran.&lt;br/&gt;&lt;br/&gt;Two ran.", "One ran.\n\nTwo ran."),
        ("One ran.&lt;script&gt;var a;&lt;/script&gt;", "One ran."),
        ("One ran. &lt;a href='x'&gt;Continue reading...&lt;/a&gt;", "One ran."),
        ("One ran.&lt;p&gt;The post Wall appeared first on Tarn.&lt;/p&gt;", "One ran."),
        ("One&amp;nbsp;ran – caf&#233;.", "One ran – café."),
    ],
)
def test_finds_the_text(description: str, body: str) -> None:
    assert only(feed(f"<title>Wall</title><description>{description}</description>")).body == body


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ("<author>jo@tarn.example (Jo Reed)</author>", "byline", "Jo Reed"),
        ("<author>jo@tarn.example</author>", "byline", None),
        ("<author>The Tarn Post</author>", "byline", None),
        ("<source url='https://vell.example/f'>Vell Echo</source>", "outlet", "Vell Echo"),
        ("<link>https://tarn.example/a</link>", "url", "https://tarn.example/a"),
        ("<link>/a/b</link>", "url", "https://tarn.example/a/b"),
        ("<guid>https://tarn.example/g</guid>", "url", "https://tarn.example/g"),
        ("<guid>4711</guid>", "url", None),
        ("<link>javascript:alert(1)</link>", "url", None),
    ],
)
def test_finds_the_facts(more: str, field: str, value: str | None) -> None:
    found = only(feed(f"<title>Wall</title><description>{TEXT}</description>{more}"))
    assert getattr(found, field) == value


def test_a_date_keeps_its_zone_and_its_own_day() -> None:
    found = only(feed(f"<description>{TEXT}</description><pubDate>Fri, 01 Jun 2012 00:24:00 BST</pubDate>")).published
    assert found is not None
    assert (found.at.isoformat(), found.local_day) == ("2012-05-31T23:24:00+00:00", (2012, 6, 1))


@pytest.mark.parametrize("item", ["<title>Wall</title>", "", "<title>Wall</title><description> </description>"])
def test_passes_over_entries_without_text(item: str) -> None:
    (refused,) = read_whole(feed(item), "a.rss")
    assert isinstance(refused, Refused)
    assert refused.passed_over
    assert refused.label == "entry 1"


def test_says_that_there_is_only_a_summary() -> None:
    assert "only the feed's summary" in only(feed(f"<title>Wall</title><description>{TEXT}</description>")).steps


def test_a_caption_is_left_out_and_kept() -> None:
    marked = "<![CDATA[<figure><img src='a'><figcaption>The wall.</figcaption></figure><p>The river ran.</p>]]>"
    found = only(feed(f"<title>Wall</title><description>{marked}</description>"))
    assert (found.body, [cut.text for cut in found.left_out]) == ("The river ran.", ["The wall."])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("declared", [True, False])
def test_reads_every_encoding(encoding: str, declared: bool) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>' if declared else ""
    text = f"{head}<rss version='2.0'><channel><title>Tarn</title><item><title>Café à Vell</title>"
    text += "<description>The café by the river closed its doors on Friday.</description></item></channel></rss>"
    assert only(text.encode(encoding)).title == "Café à Vell"


@pytest.mark.parametrize(
    "break_it",
    [
        lambda text: text[: len(text) * 2 // 3],
        lambda text: text.replace("</description>", "", 1),
        lambda text: text.replace("</content:encoded>", "", 1),
        lambda text: text.replace("</item>", "", 1),
        lambda text: text.replace("</title>", "", 1),
        lambda text: text.replace("The ", "The & <b ", 1),
        lambda text: text.replace("</channel>", "\x00\x07</channel>"),
    ],
)
def test_broken_markup_still_gives_the_first_story(break_it) -> None:  # type: ignore[no-untyped-def]
    text = DATA.joinpath("sample.rss").read_text()
    first = read_whole(break_it(text).encode(), "a.rss")[0]
    assert isinstance(first, RawArticle)
    assert first.title == told()[0]["title"]


def test_one_entry_the_library_stumbles_over_costs_no_other() -> None:
    image = "<image><width/></image>"
    one = f"<item><title>Wall</title><description>{TEXT}</description></item>"
    found = read_whole(feed(f"<title>Wall</title><description>{TEXT}</description></item>{one}<item>{image}"), "a.rss")
    assert [article.title for article in found if isinstance(article, RawArticle)] == ["Wall", "Wall"]


@pytest.mark.parametrize("size", [20, 2_000])
def test_of_a_large_broken_feed_every_entry_is_read(size: int) -> None:
    item = f"<item><title>Wall & river</title><description>{TEXT}</description></item>"
    found = read_whole(b"<rss version='2.0'><channel>" + (item * size).encode(), "a.rss")
    assert sum(isinstance(article, RawArticle) for article in found) == size


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<rss version='2.0'><channel><title>T</title></channel></rss>", "without any entries"),
        (b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss version='2.0'><channel/></rss>", "declares entities of its own"),
        (b"<html><body>Moved</body></html>", "HTML page|story|furniture"),
    ],
)
def test_refuses_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        read_whole(data, "a.rss")


@pytest.mark.parametrize("unit", ["<", "<a ", "&", "<![CDATA[", "<item>", "&lt;", "<p a=b ", "]]>", "<!--", "\u201c"])
def test_hostile_feeds_take_linear_time(unit: str) -> None:
    start = time.process_time()
    data = feed(f"<title>Wall</title><description>{unit * (100_000 // len(unit))}</description>")
    with suppress(UnreadableSource):
        read_whole(data, "a.rss")
    assert time.process_time() - start < 3


def test_an_overlong_base_address_takes_linear_time() -> None:
    start = time.process_time()
    base = "https://tarn.example/" + "a/" * 30_000
    links = '<link href="b"/>' * 5_000
    entry = f"<title>Wall</title>{links}<summary>{TEXT}</summary>"
    head = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{base}"><title>The Tarn Post</title>'
    assert only(f"{head}<entry>{entry}</entry></feed>".encode()).body == TEXT
    assert time.process_time() - start < 3


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared samples are not here")
def test_every_real_feed_ends_in_articles_or_a_sentence() -> None:
    paths = sorted(path for path in REAL.rglob("input/*") if path.name != "unrecognized.rss")
    assert len(paths) == 30
    for path in paths:
        assert read_whole(path.read_bytes(), path.name), path
