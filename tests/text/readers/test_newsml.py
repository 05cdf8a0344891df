"""NewsML-G2 messages and items, and Reuters' older items."""

from pathlib import Path

import pytest

from articles.text.readers import UnreadableSource, read_whole
from articles.text.values import RawArticle, Refused
from tests.text.readers.stories import DATA, facts, told

REAL = Path(__file__).parents[4] / "shared" / "samples" / "ninjs-newsml" / "newsml-g2" / "examples"
NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
STORY = (
    "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body><p>The wall gave way.</p></body></html></inlineXML>"
)


def item(meta: str = "", content: str = "", story: str = STORY, more: str = "") -> bytes:
    return (
        f"<?xml version='1.0'?><newsItem xmlns='{NAMESPACE}' xml:lang='en'>{more}<itemMeta>{meta}</itemMeta>"
        f"<contentMeta><headline>Wall</headline>{content}</contentMeta><contentSet>{story}</contentSet></newsItem>"
    ).encode()


def only(data: bytes) -> RawArticle:
    (article,) = read_whole(data, "a.xml")
    assert isinstance(article, RawArticle), article
    return article


def test_the_sample_gives_the_two_stories() -> None:
    found = read_whole(DATA.joinpath("sample.newsml.xml").read_bytes(), "sample.newsml.xml")
    assert [facts(article) for article in found] == told()
    assert [article.label for article in found] == ["item 1", "item 2"]


@pytest.mark.parametrize("prefix", ["", "n:", "nar_2:"])
def test_is_told_by_its_root_whatever_the_prefix(prefix: str) -> None:
    declared = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    text = item().decode().replace(f"xmlns='{NAMESPACE}'", f"{declared}='{NAMESPACE}'")
    for name in ("newsItem", "itemMeta", "contentMeta", "headline", "contentSet", "inlineXML"):
        text = text.replace(f"<{name}", f"<{prefix}{name}").replace(f"</{name}", f"</{prefix}{name}")
    assert only(b"\xef\xbb\xbf<!-- sent -->" + text.removeprefix("<?xml version='1.0'?>").encode()).title == "Wall"


@pytest.mark.parametrize(
    ("meta", "content", "published", "updated"),
    [
        ("<firstCreated>2012-06-01T10:24:00+01:00</firstCreated>", "", "2012-06-01T09:24", None),
        ("", "<contentCreated>2012-06-01</contentCreated>", "2012-06-01T00:00", None),
        ("<versionCreated>2012-06-02T09:00:00Z</versionCreated>", "", "2012-06-02T09:00", None),
        (
            "<versionCreated>2012-06-02T09:00:00Z</versionCreated>",
            "<contentCreated>2012-06-01T09:00:00Z</contentCreated>",
            "2012-06-01T09:00",
            "2012-06-02T09:00",
        ),
    ],
)
def test_finds_the_dates(meta: str, content: str, published: str, updated: str | None) -> None:
    found = only(item(meta, content))
    assert found.published is not None
    assert found.published.at.isoformat()[:16] == published
    assert (found.updated.at.isoformat()[:16] if found.updated else None) == updated


@pytest.mark.parametrize(
    ("meta", "more", "outlet"),
    [
        ("<provider qcode='p:x'><name>Tarn Wire</name></provider>", "", "Tarn Wire"),
        ("<provider qcode='nprov:TARN'/>", "", "TARN"),
        ("<provider uri='http://www.tarn.example/about'/>", "", "tarn.example"),
        ("", "<rightsInfo><copyrightHolder><name>Tarn Post</name></copyrightHolder></rightsInfo>", "Tarn Post"),
    ],
)
def test_finds_the_outlet(meta: str, more: str, outlet: str) -> None:
    assert only(item(meta, more=more)).outlet == outlet


@pytest.mark.parametrize(
    "story",
    [
        "<inlineData contenttype='text/plain'>The wall gave way.\n\nThe river ran.</inlineData>",
        "<inlineData contenttype='text/html'>&lt;p&gt;The wall gave way.&lt;/p&gt;&lt;p&gt;The river ran.</inlineData>",
        "<inlineXML><nitf><body><body.content><p>The wall\n gave way.</p><p>The river ran.</p>"
        "</body.content></body></nitf></inlineXML>",
        STORY.replace("</p>", "</p><p>The <em>river</em> ran.</p>"),
    ],
)
def test_finds_the_text(story: str) -> None:
    assert only(item(story=story)).body == "The wall gave way.\n\nThe river ran."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (item("<itemClass qcode='ninat:picture'/>"), "a picture, not a text"),
        (item("<pubStatus qcode='stat:canceled'/>"), "withdrawn by its agency"),
        (item(story="<remoteContent href='a.txt'/>"), "in another file"),
        (f"<packageItem xmlns='{NAMESPACE}'/>".encode(), "a package"),
        (f"<conceptItem xmlns='{NAMESPACE}'/>".encode(), "a description of a concept"),
    ],
)
def test_passes_over_what_is_no_story(data: bytes, reason: str) -> None:
    (refused,) = read_whole(data, "a.xml")
    assert isinstance(refused, Refused)
    assert refused.passed_over
    assert reason in refused.reason


def test_an_item_without_text_is_refused() -> None:
    (refused,) = read_whole(item(story=""), "a.xml")
    assert isinstance(refused, Refused)
    assert not refused.passed_over


def test_reads_an_older_item() -> None:
    text = (
        "<?xml version='1.0' encoding='iso-8859-1'?><newsitem itemid='1' date='1996-08-20' xml:lang='en'>"
        "<title>TARN: Wall.</title>"
        "<headline>Wall gives way.</headline><byline>Jo Reed</byline><dateline>TARN 1996-08-20</dateline>"
        "<text><p>The wall gave way.</p><p>Café.</p></text><copyright>(c) Tarn Limited 1996</copyright></newsitem>"
    )
    found = only(text.encode("latin-1"))
    assert (found.title, found.byline, found.outlet) == ("Wall gives way.", "Jo Reed", "Tarn")
    assert found.body == "The wall gave way.\n\nCafé."
    assert found.published is not None
    assert found.published.local_day == (1996, 8, 20)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE newsItem [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
        f"<!DOCTYPE newsItem [<!ENTITY l0 'ha'>{LAUGHS}]>",
        "<!DOCTYPE newsItem [<!ENTITY % a SYSTEM 'http://tarn.example/a.dtd'> %a;]>",
    ],
)
def test_refuses_entities_of_its_own(doctype: str) -> None:
    with pytest.raises(UnreadableSource, match="declares entities of its own"):
        read_whole(item().replace(b"<newsItem", doctype.encode() + b"<newsItem", 1), "a.xml")


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared samples are not here")
def test_every_real_item_ends_in_articles_or_a_sentence() -> None:
    found = {path.name: outcome(path) for path in sorted(REAL.glob("*.xml"))}
    assert {name for name, count in found.items() if count} >= {
        "LISTING_2_NewsML-G2_Text_Document.xml",
        "LISTING_22_Sports_story_in_NewsML-G2NITF.xml",
        "Receiver View.xml",
    }


def outcome(path: Path) -> int:
    try:
        return sum(isinstance(one, RawArticle) for one in read_whole(path.read_bytes(), path.name))
    except UnreadableSource:
        return 0
