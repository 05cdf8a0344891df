"""The body of a web page is the story: no captions, links, boxes or headline; what was cut is kept apart."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.readers import recognising
from articles.text.readers.html import body, parsing
from articles.text.readers.html import reading as pages
from articles.text.readers.recognising import UnreadableSource
from articles.text.values import Part, RawArticle

ONE = "The harbour of Vellmark was closed on Tuesday after the north wall gave way, the port authority said."
TWO = "“We heard it crack and then we ran,” said Odile Marn, who sells nets beside the pier, as men counted boats."
THREE = "Engineers from three towns arrived before dawn, and no ferry will sail again until the wall is braced."
STORY = f"{ONE}\n\n{TWO}\n\n{THREE}"
PARAGRAPHS = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"


def part(page: str | bytes, **more: str) -> Part:
    return Part(data=page if isinstance(page, bytes) else page.encode(), name="page.html", **more)


def found(page: str | bytes) -> body.Body:
    return body.find(parsing.parse(part(page)))


def whole(inner: str, head: str = "") -> str:
    menu = "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(12))
    return (
        f"<!doctype html><html><head><title>Wall gives way</title>{head}</head><body><header><ul>{menu}</ul></header>"
        f"{inner}<footer><p>All words of the Vellmark Courier belong to its readers.</p></footer></body></html>"
    )


@pytest.mark.parametrize(
    "inner",
    [
        f"<article><h1>Wall gives way</h1>{PARAGRAPHS}</article>",
        f"<article class='tone-comment subscriber-only print:mx-0'><p class='text-navy'>{PARAGRAPHS[3:]}</article>",
        f"<div class='js-paywall-content'>{PARAGRAPHS}</div>",
        f"<main><h1>Wall gives way</h1><div>{PARAGRAPHS}</div></main>",
        f"<div class='x1'><div class='x2'>{PARAGRAPHS}</div></div>",
        f"<div itemprop=articleBody>{ONE}<br><br>{TWO}<br><br>{THREE}</div>",
        f"<div><div>{ONE}</div><div>{TWO}</div><div>{THREE}</div></div>",
        f"<table><tr><td>{PARAGRAPHS}</td></tr></table>",
        f"<form>{PARAGRAPHS}</form>",
        f"<article>{PARAGRAPHS.replace('</p>', '')}",
        f"<article><p>{ONE}</p><article class=teaser-card><h3><a href=/a>Bakers strike in Orle</a></h3></article>"
        f"<p>{TWO}</p><p>{THREE}</p></article>",
        f"<article class='post type-post category-news tag-share comments-open'>{PARAGRAPHS}</article>",
        f"<div class='page has-sidebar with-newsletter'><article>{PARAGRAPHS}</article></div>",
        f"<section amp-access=premium class='article-body'>{PARAGRAPHS}</section>",
    ],
)
def test_finds(inner: str) -> None:
    assert found(whole(inner)).text == STORY


@pytest.mark.parametrize(
    ("inserted", "kind"),
    [
        ("<figure><img><figcaption>The wall on Tuesday. Photo: Ilse Bram</figcaption></figure>", "caption"),
        ("<div class=image-caption>Boats in the harbour before the wall gave way</div>", "caption"),
        ("<div class='related-articles'><a href=/1>Storms to come</a></div>", "related"),
        ("<p>Read more: <a href=/2>How the wall was built, and by whom</a></p>", "related"),
        ("<p><a href=/2>How the wall was built, and who was paid for it</a></p>", "related"),
        ("<p><strong>Lire aussi : <a href=/2>Comment le mur fut construit</a></strong></p>", "related"),
        ("<p>اقرأ أيضا: <a href=/2>كيف بني الجدار في المدينة القديمة</a></p>", "related"),
        (
            "<div class=newsletter-signup><p>Have the morning's news in your letter box every day, for free.</p></div>",
            "newsletter",
        ),
        ("<p>Sign up for our newsletter to get the news from the harbour every morning.</p>", "newsletter"),
        ("<p>Advertisement</p>", "advert"),
        ("<div class='ad-slot'><p>Nets of every kind, sold cheaply at Brokk's on the quay.</p></div>", "advert"),
        ("<div class=share-bar><span>Share this on every network that you know of</span></div>", "share"),
        (
            "<blockquote class=twitter-tweet><p>The wall is down, stay away from the pier please.</p></blockquote>",
            "embed",
        ),
    ],
)
def test_cuts(inserted: str, kind: str) -> None:
    page = whole(f"<article><h1>Wall gives way</h1><p>{ONE}</p>{inserted}<p>{TWO}</p><p>{THREE}</p></article>")
    told = found(page)
    assert told.text == STORY
    assert {(cut.kind, cut.before) for cut in told.cuts} == {(kind, len(ONE))}


@pytest.mark.parametrize(
    ("inserted", "kept"),
    [
        ("<h2>What comes next</h2>", "What comes next"),
        (
            "<ul><li>Forty boats lost their moorings</li><li>Two cranes fell</li></ul>",
            "Forty boats lost their moorings\n\nTwo cranes fell",
        ),
        (
            "<blockquote><p>Nobody had told us that the wall was hollow.</p></blockquote>",
            "Nobody had told us that the wall was hollow.",
        ),
        ("<p>The mayor, <a href=/m>Tilda Oss</a>, was abroad.</p>", "The mayor, Tilda Oss, was abroad."),
        (
            "<p>Read more than the first page, she advised, and you will find the engineers’ warning.</p>",
            "Read more than the first page, she advised, and you will find the engineers’ warning.",
        ),
        ("<p>No.</p>", "No."),
    ],
)
def test_leaves(inserted: str, kept: str) -> None:
    page = whole(f"<article><h1>Wall gives way</h1><p>{ONE}</p>{inserted}<p>{TWO}</p><p>{THREE}</p></article>")
    assert found(page).text == f"{ONE}\n\n{kept}\n\n{TWO}\n\n{THREE}"


def test_teasers_below_the_story_are_no_part_of_it() -> None:
    teasers = "".join(
        f"<div><h3><a href=/{n}>Another story, number {n}</a></h3><p>What it says is told in full there.</p></div>"
        for n in range(4)
    )
    assert found(whole(f"<div class=c>{PARAGRAPHS}<div>{teasers}</div></div>")).text == STORY


def test_a_stream_of_teasers_longer_than_the_story_is_no_part_of_it() -> None:
    words = "What it says is told there in full, with all that the mayors of three towns had to say of it. " * 3
    items = "".join(f"<li><h3><a href=/{n}>Another story, number {n}</a></h3><p>{words}{n}</p></li>" for n in range(20))
    story = PARAGRAPHS + "".join(f"<p>{n}. {TWO}</p>" for n in range(4))
    text = found(whole(f"<div><h1>Wall gives way</h1><div>{story}</div><ul>{items}</ul></div>")).text
    assert text.startswith(STORY)
    assert "told there" not in text


def test_the_standfirst_above_the_first_paragraph_is_the_storys() -> None:
    standfirst = "<p class=standfirst>Ferries stand still and forty boats are adrift in the bay.</p>"
    page = whole(
        f"<article><header><h1>Wall gives way</h1>{standfirst}</header>"
        f"<div class=article-body>{PARAGRAPHS}</div></article>"
    )
    assert found(page).text == f"Ferries stand still and forty boats are adrift in the bay.\n\n{STORY}"


def test_a_page_drawn_by_scripts_is_read_from_its_data() -> None:
    data = STORY.replace("\n", "\\n")
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{data}"}}</script>'
    told = found(whole("<div id=root></div>", head))
    assert (told.text, told.how) == (STORY, "data")


def test_the_pages_data_tell_where_the_story_ends() -> None:
    told = STORY.replace("\n", "\\n")
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{told}"}}</script>'
    behind = "<p>Odile Brann has written of the sea for eleven years, and lives in Orle.</p>"
    assert found(whole(f"<div>{PARAGRAPHS}{behind}</div>", head)).text == STORY
    cut_off = head.replace(THREE, THREE[:50])
    assert found(whole(f"<div>{PARAGRAPHS}{behind}</div>", cut_off)).text.endswith("lives in Orle.")


def test_the_headline_is_not_said_again() -> None:
    page = whole(
        f"<article><h1>Wall gives way</h1><div class=article-body><p>Wall gives way</p>{PARAGRAPHS}</div></article>"
    )
    (article,) = pages.read(part(page))
    assert isinstance(article, RawArticle)
    assert (article.title, article.body) == ("Wall gives way", STORY)


@pytest.mark.parametrize(
    "head",
    [
        b"<!DOCTYPE html><p>x",
        b"\xef\xbb\xbf\n <!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
        b"<!-- saved from the harbour --><HTML lang=en>",
        b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html xmlns='http://www.w3.org/1999/xhtml'>",
        "<html><head>".encode("utf-16"),
        b"<head><title>x</title>",
        b"<meta charset=utf-8><title>Wall</title>",
        b"<div class=a><div>x</div></div>",
    ],
)
def test_recognises_a_page(head: bytes) -> None:
    assert recognising.looks_like_html(head)


@pytest.mark.parametrize(
    "head",
    [
        b"<Reuters> The wall gave way on Tuesday.",
        b"< 40 boats were lost",
        b"<DOC><DOCNO>1</DOCNO>",
        b"<?xml version='1.0'?><rss><channel>",
        b"<div> is what they wrote on the wall",
        b"Words about <html> and <body>",
        b"",
    ],
)
def test_takes_no_other_text_for_a_page(head: bytes) -> None:
    assert not recognising.looks_like_html(head)


@pytest.mark.parametrize(
    ("data", "charset", "encoding"),
    [
        ("<p>über".encode(), "iso-8859-1", "utf-8"),
        ("<p>über".encode("latin-1"), "iso-8859-1", "cp1252"),
        ("<meta charset=gb2312><p>城市的墙倒了".encode("gb18030"), None, "gb18030"),
        ("<meta charset=shift_jis><p>壁が崩れた".encode("cp932"), None, "cp932"),
        ("<?xml version='1.0' encoding='windows-1251'?><html><p>Стена рухнула".encode("cp1251"), None, "cp1251"),
        ("\ufeff<p>über".encode("utf-16"), None, "utf-16-le"),
        ("<p>über".encode(), "no-such-charset", "utf-8"),
    ],
)
def test_decodes(data: bytes, charset: str | None, encoding: str) -> None:
    page = parsing.parse(Part(data=data, name="page.html", charset=charset))
    assert page.encoding == encoding
    assert "�" not in page.source


@pytest.mark.parametrize(
    "data", [b"<", b"<!-- only a comment", b"<html></html>", b"\x00" * 50, "<p>Too short.</p>".encode("utf-16")]
)
def test_refuses_what_shows_no_story(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        list(pages.read(Part(data=data, name="page.html")))


@settings(max_examples=80, deadline=None)
@given(
    st.binary()
    | st.text(alphabet=st.sampled_from(list("<>/!-=\"'& pabdivh1\n\x00[]?"))).map(
        lambda text: f"<html><p>{STORY}{text}".encode()
    )
)
def test_whatever_is_broken_is_read_or_refused(data: bytes) -> None:
    with suppress(UnreadableSource):
        assert all(isinstance(piece, RawArticle) for piece in pages.read(Part(data=data, name="page.html")))


def test_what_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="nested more than"):
        list(pages.read(part("<html><body>" + "<div>" * 100_000 + STORY)))


@pytest.mark.parametrize(
    "hostile",
    [
        f"<p {' '.join(f'a{n}=1' for n in range(60_000))}>",
        f"<p {' '.join(f'a{n}' for n in range(60_000))}>",
        "<p " + " ".join(f'a{n}="<>"' for n in range(60_000)) + ">",
        f"<p {' '.join(f'<a{n}' for n in range(60_000))}>",
        "<p a='" * 30_000,
        "<p><b>" * 30_000,
        "<!--" * 50_000,
        "<script>" + "a<" * 200_000,
        f"<img src='data:image/png;base64,{'A' * 2_000_000}'>",
        "<" * 200_000,
        "</div>" * 60_000,
        "a" * 1_000_000,
        "<br>" * 50_000,
        "<span class=caption>" * 1_500,
        '"articleBody": "' * 20_000,
        "<div>" * 1_800 + "<h1>Wall</h1><nav>x</nav><article>y</article>" * 10_000,
    ],
    ids=range(16),
)
def test_hostile_pages_take_linear_time(hostile: str) -> None:
    started = time.process_time()
    with suppress(UnreadableSource):
        list(pages.read(part(f"<html><body><article>{PARAGRAPHS}{hostile}")))
    assert time.process_time() - started < 4
