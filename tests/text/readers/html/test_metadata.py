# ruff: noqa: E501  (tables of whole pages, one a row)
"""Pages as the publishing systems of the press write them, all invented."""

import json

import pytest
from lxml import html as lxml_html

from articles.text.readers.html import metadata
from articles.text.readers.html.metadata import Metadata
from articles.text.readers.html.parsing import Page

BODY_EN = (
    "The river rose in the night and the people of the harbour left their houses, as the mayor had asked them to. " * 3
)
BODY_DE = (
    "Der Fluss ist in der Nacht gestiegen und die Menschen haben ihre Häuser verlassen, wie es die Stadt wollte. " * 3
)


def read(source: str, *, url: str | None = None, body: str = "") -> Metadata:
    tree = lxml_html.document_fromstring(source)
    return metadata.of(Page(tree=tree, source=source, url=url, encoding="utf-8", steps=()), body)


def ld(*nodes: dict) -> str:
    value = nodes[0] if len(nodes) == 1 else list(nodes)
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def page(head: str = "", body: str = "", lang: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


STORY = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Tarn Evacuates Harbour as River Rises"}

YOAST = page(
    '<title>Tarn Evacuates Harbour as River Rises - The Tarn Post</title>'
    '<link rel="canonical" href="https://tarnpost.example/2024/05/03/tarn-evacuates/">'
    '<meta property="og:locale" content="en_US"><meta property="og:type" content="article">'
    '<meta property="og:title" content="Tarn Evacuates Harbour as River Rises - The Tarn Post">'
    '<meta property="og:site_name" content="The Tarn Post">'
    '<meta property="article:published_time" content="2024-05-03T09:24:11+00:00">'
    '<meta property="article:modified_time" content="2024-05-04T07:00:00+00:00">'
    '<meta name="author" content="Élodie Marsh">'
    + ld({"@graph": [
        {"@type": "Article", "headline": "Tarn Evacuates Harbour as River Rises", "author": {"name": "Élodie Marsh", "@id": "#p"},
         "datePublished": "2024-05-03T09:24:11+00:00", "dateModified": "2024-05-04T07:00:00+00:00"},
        {"@type": "WebPage", "name": "Tarn Evacuates Harbour as River Rises - The Tarn Post", "datePublished": "2024-05-03T09:24:11+00:00"},
        {"@type": "ImageObject", "url": "https://tarnpost.example/a.jpg", "datePublished": "2019-01-01T00:00:00+00:00"},
        {"@type": "WebSite", "name": "The Tarn Post"}]}),
    '<header><div class="site-title"><a href="/">The Tarn Post</a></div></header><article class="post hentry category-latest tag-cookie">'
    '<h1 class="entry-title">Tarn Evacuates Harbour as River Rises</h1><div class="entry-meta"><time class="entry-date published" '
    'datetime="2024-05-03T09:24:11+00:00">May 3, 2024</time> by <a rel="author" href="/a">Élodie Marsh</a></div><p>Text.</p></article>',
    "en-US",
)  # fmt: skip
ARC = page(
    "<title>Tarn evacuates harbour | World | Vell Herald</title>"
    '<meta property="og:title" content="Tarn evacuates harbour as river rises"><meta property="og:site_name" content="Vell Herald">'
    + ld({**STORY, "headline": "Tarn evacuates harbour as river rises", "datePublished": "2024-05-03T13:24:00.123Z",
          "author": [{"@type": "Person", "name": "Jonas Wirth"}, {"@type": "Person", "name": "Ana Kovač"}],
          "publisher": {"@type": "Organization", "name": "Vell Herald"}})
    + "<script>window.Fusion={};Fusion.globalContent={\"display_date\":\"2021-01-01T00:00:00Z\"}</script>",
    '<main><h1><span>Tarn evacuates harbour as river rises</span></h1><h2>Four hundred people left</h2>'
    '<time datetime="2024-05-03T13:24:00Z">May 03, 2024 at 9:24 am EDT</time></main>',
)  # fmt: skip
GERMAN = page(
    "<title>Hochwasser in Tarn: Vierhundert Menschen verlassen den Hafen | Tarner Zeitung</title>"
    '<link rel="canonical" href="https://www.tarner-zeitung.de/welt/hafen-102.html">'
    '<meta property="og:title" content="Hochwasser in Tarn: Vierhundert Menschen verlassen den Hafen">'
    '<meta name="date" content="2024-05-03T11:24:00+02:00">'
    + ld({**STORY, "headline": "Vierhundert Menschen verlassen den Hafen", "datePublished": "2024-05-03T11:24:00+02:00",
          "dateModified": "2024-05-03T15:02:10+02:00", "author": "Von Jörg Ähre und Ute Öl"}),
    '<div class="masthead">Freitag, 10. Mai 2024</div><article><h1><span class="kicker">Hochwasser in Tarn</span> '
    '<span class="headline">Vierhundert Menschen verlassen den Hafen</span></h1><p>Stand: 03.05.2024, 11:24 Uhr</p></article>',
    "de",
)  # fmt: skip
BBC = page(
    "<title>Tarn leaves its harbour - Northern News</title><link rel=canonical href='https://www.northern.example/news/articles/c1'>"
    '<meta property="og:title" content="Tarn leaves its harbour">'
    + ld({**STORY, "headline": "Tarn leaves its harbour", "datePublished": "2024-05-03T05:04:23.000Z",
          "publisher": {"name": "Northern News"}, "author": {"@type": "Organization", "name": "Northern News"}}),
    '<article><div data-component="headline-block"><h1>Tarn leaves its harbour</h1></div>'
    '<div data-component="byline-block"><time datetime="2024-05-03T05:04:23.000Z">3 hours ago</time></div></article>',
)  # fmt: skip
KOREAN = page(
    '<title>타른 항구 주민 400명 대피 :: 벨일보</title><meta property="og:title" content="타른 항구 주민 400명 대피">'
    '<meta property="og:site_name" content="벨일보"><meta property="article:published_time" content="2024-05-03T18:24:00">'
    '<link rel="canonical" href="https://www.velldaily.co.kr/article/1">',
    '<h2 id="title_area"><span>타른 항구 주민 400명 대피</span></h2><div>입력<span data-date-time="2024-05-03 18:24:00">2024.05.03. 오후 6:24</span>'
    "</div><em class='byline_name'>김하나 기자</em>",
    "ko",
)  # fmt: skip
ARABIC = page(
    '<title>إجلاء سكان ميناء تارن - صحيفة فيل</title><meta property="og:title" content="إجلاء سكان ميناء تارن">'
    '<meta property="og:site_name" content="صحيفة فيل">',
    '<h1>إجلاء سكان ميناء تارن</h1><div class="date">٣ مايو ٢٠٢٤ - ١٢:٢٤ GMT</div>',
    "en-US",
)  # fmt: skip
BLOG = page(
    "<title>The Vell Notebook: The night of the flood</title><link rel='canonical' href='https://vellnotebook.blogspot.com/2024/05/night.html'>",
    "<h1 class='title'>The Vell Notebook</h1><h2 class='date-header'>Friday, May 3, 2024</h2>"
    "<h3 class='post-title'>The night of the flood</h3><div class='post-body'>Text</div>",
)  # fmt: skip
NEXT = page(
    "<title>Harbour emptied</title>" + '<meta property="og:title" content="Harbour emptied in nine minutes">'
    '<meta name="parsely-pub-date" content="2024-05-03T09:24:00Z"><meta name="parsely-author" content="Jonas Wirth">',
    '<div id="__next"><h1>Harbour emptied in nine minutes</h1><div>By Jonas Wirth</div></div>'
    '<script id="__NEXT_DATA__" type="application/json">{"related":[{"publishedAt":"2020-01-01T00:00:00Z"}]}</script>',
)  # fmt: skip


@pytest.mark.parametrize(
    ("source", "title", "outlet", "byline", "published", "language"),
    [
        (YOAST, "Tarn Evacuates Harbour as River Rises", "The Tarn Post", "Élodie Marsh", "2024-05-03T09:24:11+00:00", "en"),
        (ARC, "Tarn evacuates harbour as river rises", "Vell Herald", "Jonas Wirth, Ana Kovač", "2024-05-03T13:24:00+00:00", "en"),
        (GERMAN, "Vierhundert Menschen verlassen den Hafen", "Tarner Zeitung", "Jörg Ähre, Ute Öl", "2024-05-03T09:24:00+00:00", "de"),
        (BBC, "Tarn leaves its harbour", "Northern News", "Northern News", "2024-05-03T05:04:23+00:00", "en"),
        (KOREAN, "타른 항구 주민 400명 대피", "벨일보", "김하나", "2024-05-03T09:24:00+00:00", "ko"),
        (ARABIC, "إجلاء سكان ميناء تارن", "صحيفة فيل", None, "2024-05-03T12:24:00+00:00", "ar"),
        (NEXT, "Harbour emptied in nine minutes", None, "Jonas Wirth", "2024-05-03T09:24:00+00:00", "en"),
    ],
)  # fmt: skip
def test_publishing_systems(source, title, outlet, byline, published, language) -> None:
    body = (
        "قال رئيس البلدية إن النهر ارتفع في الليل وإن الناس الذين كانوا في الميناء تركوا بيوتهم إلى المدرسة. " * 5
        if language == "ar"
        else ""
    )
    found = read(source, body=body)
    assert found.title == title
    assert found.outlet == outlet
    assert found.byline == byline
    assert found.language == language
    assert found.published is not None
    assert found.published.precision == "minute"
    assert found.published.at.isoformat(timespec="seconds") == published


def test_a_blog_is_not_its_story() -> None:
    found = read(BLOG)
    assert found.title == "The night of the flood"
    assert found.published is not None
    assert found.published.local_day[:2] == (2024, 5)


def test_updated_and_dateline() -> None:
    found = read(GERMAN)
    assert found.updated is not None
    assert found.updated.at.isoformat() == "2024-05-03T13:02:10+00:00"
    assert found.dateline == "Stand: 03.05.2024, 11:24 Uhr"


HEADLINE = "Tarn Evacuates Harbour as River Rises"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("", f"<h1>{HEADLINE}</h1>", HEADLINE),
        ('<meta property="og:title" content="Tarn&amp;#039;s harbour &amp;amp; the river">', "", "Tarn's harbour & the river"),
        (f"<title>{HEADLINE} | World | The Tarn Post</title><meta property='og:site_name' content='The Tarn Post'>", "", f"{HEADLINE} | World"),
        (f"<title>{HEADLINE} | The Tarn Post</title>", "", HEADLINE),
        (f"<title>The Tarn Post – {HEADLINE}</title><meta property='og:site_name' content='The Tarn Post'>", "", HEADLINE),
        (f"<title>{HEADLINE} [Tarn Post]</title><meta property='og:site_name' content='Tarn Post'>", "", HEADLINE),
        (f"<meta property='og:title' content='{HEADLINE}'>", f"<h1><a href='/'>Tarn Post</a></h1><h2>{HEADLINE}</h2>", HEADLINE),
        (f"<meta property='og:title' content='{HEADLINE}'>", f"<h1>World</h1><h1>{HEADLINE}</h1>", HEADLINE),
        (f"<meta property='og:title' content='{HEADLINE}'>", f"<h1>World news</h1><div>{HEADLINE}</div>", HEADLINE),
        ("<meta property='og:title' content=\"Tarn's 'safe' wall breaks\">", "<h1>Tarn’s ‘safe’ wall breaks</h1>", "Tarn’s ‘safe’ wall breaks"),
        (f"<meta property='og:title' content='{HEADLINE}'>", f"<h1><span>Flood</span><br><span>{HEADLINE}</span></h1>", HEADLINE),
        (f"<meta property='og:title' content='Flood: {HEADLINE}'>", f"<h1><small class='topline'>Flood</small> {HEADLINE}</h1>", HEADLINE),
        (f"<meta property='og:title' content='{HEADLINE}'>", f"<h1><span class='sr-only'>Premium</span>{HEADLINE}<svg><title>x</title></svg></h1>", HEADLINE),
        ("<meta property='og:title' content='How a river emptied a town’s harbour overnight'>",
         f"<article><h1>{HEADLINE}</h1></article>", HEADLINE),
        ("<meta property='og:title' content='Tarn&#173;er Hafen&nbsp;leer'>", "", "Tarner Hafen leer"),
    ],
)  # fmt: skip
def test_titles(head: str, body: str, title: str) -> None:
    assert read(page(head, body)).title == title


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ('<meta name="author" content="By Jonas Wirth and Ana Kovač">', "Jonas Wirth, Ana Kovač"),
        ('<meta name="author" content="Jonas Wirth, Political Correspondent">', "Jonas Wirth"),
        ('<meta name="author" content="admin"><meta name="byl" content="By Ana Kovač">', "Ana Kovač"),
        ('<meta property="article:author" content="https://facebook.com/tarnpost"><meta name="parsely-author" content="Ana Kovač">', "Ana Kovač"),
        ('<meta name="author" content="The Tarn Post"><meta name="dc.creator" content="Ana Kovač">', "Ana Kovač"),
        ('<meta name="author" content="Reuters">', "Reuters"),
        (ld({**STORY, "author": [{"name": "Ana Kovač"}, {"name": "The Tarn Post"}]}), "Ana Kovač"),
        (ld({**STORY, "author": {"@type": "Person", "name": ["Ana Kovač", "Jonas Wirth"]}}), "Ana Kovač, Jonas Wirth"),
        (ld({"@graph": [{**STORY, "author": {"@id": "#1"}}, {"@type": "Person", "@id": "#1", "name": "Ana Kovač"}]}), "Ana Kovač"),
        ('<meta name="author" content="desk@tarnpost.example">', None),
        ('<meta name="author" content="https://tarnpost.example/staff">', None),
        ("", None),
    ],
)  # fmt: skip
def test_bylines(head: str, byline: str | None) -> None:
    source = page(head + '<meta property="og:site_name" content="The Tarn Post">', f"<h1>{HEADLINE}</h1>")
    assert read(source).byline == byline


@pytest.mark.parametrize(
    ("head", "url", "outlet"),
    [
        ('<meta property="og:site_name" content="The Tarn Post">', None, "The Tarn Post"),
        ('<meta property="og:site_name" content="www.tarnpost.com">' + ld({**STORY, "publisher": {"name": "Tarn Post"}}), None, "Tarn Post"),
        ('<meta property="og:site_name" content="The Tarn Post | News from the river and the hills around it">', None, "The Tarn Post"),
        ("<title>Harbour - The Tarn Post</title>", "https://www.tarnpost.com/a", "The Tarn Post"),
        ("<title>Harbour - The Tarn River Times</title>", "https://www.trtimes.com/a", "The Tarn River Times"),
        ("<title>Harbour empties</title>", "https://www.tarnpost.com/a", "tarnpost.com"),
        ('<meta property="og:site_name" content="@tarnpost">', None, None),
        ('<meta property="og:site_name" content="Home">', None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_outlets(head: str, url: str | None, outlet: str | None) -> None:
    assert read(page(head), url=url).outlet == outlet


@pytest.mark.parametrize(
    ("head", "known", "url"),
    [
        ('<link rel="canonical" href="https://a.example/x?id=3#top">', None, "https://a.example/x?id=3"),
        ('<link rel="canonical" href="/x">', "https://a.example/amp/x", "https://a.example/x"),
        ('<link rel="canonical" href="https://a.example/"><meta property="og:url" content="https://a.example/x">', None, "https://a.example/x"),
        ('<link rel="canonical" href="http://[broken/"><meta property="og:url" content="javascript:void(0)">', "https://a.example/y", "https://a.example/y"),
        (ld({**STORY, "mainEntityOfPage": {"@id": "https://a.example/z"}}), None, "https://a.example/z"),
        ("", None, None),
    ],
)  # fmt: skip
def test_addresses(head: str, known: str | None, url: str | None) -> None:
    assert read(page(head), url=known).url == url


@pytest.mark.parametrize(
    ("lang", "head", "body", "language"),
    [
        ("en-US", "", BODY_EN, "en"),
        ("en-US", "", BODY_DE, "de"),
        ("", '<meta property="og:locale" content="fr_FR">', "", "fr"),
        (
            "da",
            "",
            "Floden steg i nat, og der er ikke flere i havnen, som borgmesteren har bedt dem om at forlade.",
            "da",
        ),
        ("bg", "", "Реката се покачи през нощта и хората напуснаха домовете си край пристанището.", "bg"),
        ("", "", BODY_EN, "en"),
        ("x", "", "", None),
    ],
)
def test_languages(lang: str, head: str, body: str, language: str | None) -> None:
    assert read(page(head, "", lang), body=body).language == language


@pytest.mark.parametrize(
    "source",
    [
        "<p>x", "<html></html>", "<title></title><h1></h1>", "<h1>" * 300, "<div>" * 5000 + "x",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">' + '{"a":' * 50_000 + "</script>",
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":{"a":[[]]},"author":[[[]],7,null],"datePublished":{}}</script><h1>a</h1>',
        '<script type="application/ld+json">{"@type":["NewsArticle",5],"headline":["x"],"publisher":[[]],"datePublished":[20240503]}</script>',
        "<meta property='article:published_time' content='" + "9" * 10_000 + "'>",
        "<time datetime='99999-99-99T99:99:99+99:99'>x</time>", "<meta name=author content='" + "," * 50_000 + "'>",
        "<h1>" + "a " * 50_000 + "</h1><p>" + "1 " * 50_000, "<title>" + " - " * 50_000 + "</title>",
        "<link rel=canonical href='http://[::1'><meta property=og:url content='//'><h1><img alt=x></h1>",
    ],
)  # fmt: skip
def test_survives(source: str) -> None:
    tree = lxml_html.document_fromstring(source, parser=lxml_html.HTMLParser(huge_tree=True))
    assert metadata.of(Page(tree=tree, source=source, url=None, encoding="utf-8", steps=()), "").url is None


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (f"<meta property='og:title' content='Flood: {HEADLINE}'>",
         f"<h2><span class='x1'>Flood</span><span class='hidden'>:</span> <span class='x2'>{HEADLINE}</span></h2>", HEADLINE),
        (f"<title>Tarn: {HEADLINE} | Tarn Post</title>",
         f"<h1><span class='article-heading__kicker'>Tarn</span><span class='visually-hidden'>: </span><span>{HEADLINE}</span></h1>", HEADLINE),
        (f"<meta property='og:title' content='{HEADLINE}'>", f"<h1><span class=a>{HEADLINE}</span><span class=b>{HEADLINE}</span></h1>", HEADLINE),
        (f"<meta property='og:title' content='Flood: {HEADLINE}'>", f"<p>Flood</p><h2>{HEADLINE}</h2>", HEADLINE),
        (f"<meta property='og:title' content='The flood in pictures'><title>{HEADLINE}</title>", f"<div class='hl'>{HEADLINE}</div>", HEADLINE),
        (f"<meta property='og:title' content='{HEADLINE}'>", "<h1>Tarn Evacuates Harbour as&nbsp;River&shy; Rises</h1>", HEADLINE),
    ],
)  # fmt: skip
def test_titles_in_parts(head: str, body: str, title: str) -> None:
    assert read(page(head, body)).title == title


def test_mojibake() -> None:
    assert read(page("", "<h1>Tarn’s cafÃ© is “closedâ€\x9d</h1>")).title == "Tarn’s café is “closed”"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Tarn: The river that came back</title><meta property='og:site_name' content='Tarnpost Daily'>", "Tarn: The river that came back"),
        ("<title>Vell - the town that waited for rain</title><meta property='og:site_name' content='Vell Herald'>", "Vell - the town that waited for rain"),
    ],
)  # fmt: skip
def test_titles_keep_their_own_words(head: str, title: str) -> None:
    assert read(page(head)).title == title
