# ruff: noqa: E501  (tables of whole pages, one a row)
"""When a page's story was published: what is taken, what is left alone, and what is never claimed."""

import json

import pytest
from lxml import html as lxml_html

from articles.text.readers.html import dates_months, dates_stamps, dates_urls, dates_zones, metadata
from articles.text.readers.html.dates_stamps import Hints
from articles.text.readers.html.parsing import Page
from articles.text.values import SourceDate

HEADLINE = "Tarn Evacuates Harbour as River Rises"


def ld(**fields: object) -> str:
    value = {"@type": "NewsArticle", "headline": HEADLINE, **fields}
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def read(head: str = "", body: str = "", *, url: str | None = None, lang: str = "") -> metadata.Metadata:
    source = f'<html lang="{lang}"><head>{head}</head><body><article><h1>{HEADLINE}</h1>{body}</article></body></html>'
    return metadata.of(
        Page(tree=lxml_html.document_fromstring(source), source=source, url=url, encoding="utf-8", steps=()), ""
    )


def told(date: SourceDate | None) -> tuple[str, str, str] | None:
    return date and (date.at.strftime("%Y-%m-%d %H:%M"), date.precision, "{:04}-{:02}-{:02}".format(*date.local_day))


PUBLISHED = "article:published_time"


@pytest.mark.parametrize(
    ("head", "body", "options", "expected"),
    [
        # One stamp with its zone.
        (ld(datePublished="2024-05-03T09:24:00Z"), "", {}, ("2024-05-03 09:24", "minute", "2024-05-03")),
        (ld(datePublished="2024-05-03T23:24:00-0400"), "", {}, ("2024-05-04 03:24", "minute", "2024-05-03")),
        (meta("parsely-pub-date", "2024-05-03T09:24:00+05:30"), "", {}, ("2024-05-03 03:54", "minute", "2024-05-03")),
        # Only the day is known.
        (ld(datePublished="2024-05-03"), "", {}, ("2024-05-03 00:00", "day", "2024-05-03")),
        (ld(datePublished="2024-05-03T00:00:00+02:00"), "", {}, ("2024-05-03 00:00", "day", "2024-05-03")),
        # The real time of the day goes before a midnight.
        (ld(datePublished="2024-05-03T00:00:00Z") + meta(PUBLISHED, "2024-05-03T09:24:00Z"), "", {}, ("2024-05-03 09:24", "minute", "2024-05-03")),
        (ld(datePublished="2024-05-03"), "<p>Published 12:35 GMT, 3 May 2024</p>", {}, ("2024-05-03 12:35", "minute", "2024-05-03")),
        # A midnight that readers see is one.
        (ld(datePublished="2024-05-03T00:00:00+01:00"), "<p>3 May 2024, 00:00 BST</p>", {}, ("2024-05-02 23:00", "minute", "2024-05-03")),
        # "Z" that is a local time.
        (ld(datePublished="2024-05-03T09:24:00Z") + meta(PUBLISHED, "2024-05-03T09:24:00+02:00"), "", {}, ("2024-05-03 07:24", "minute", "2024-05-03")),
        (ld(datePublished="2024-05-03T18:24:00Z"), "<p>2024.05.03 18:24</p>", {"url": "https://v.co.kr/1"}, ("2024-05-03 18:24", "minute", "2024-05-03")),
        # No zone: taken from the country, the date line, another stamp; or it stays a day.
        (ld(datePublished="2024-05-03T11:24:00"), "", {"url": "https://t.de/1"}, ("2024-05-03 09:24", "minute", "2024-05-03")),
        (ld(datePublished="2024-01-03T11:24:00"), "", {"url": "https://t.de/1"}, ("2024-01-03 10:24", "minute", "2024-01-03")),
        (ld(datePublished="2024-05-03T11:24:00"), "<p>May 3, 2024 11:24 AM EDT</p>", {}, ("2024-05-03 15:24", "minute", "2024-05-03")),
        (ld(datePublished="2024-05-03T11:24:00", dateModified="2024-05-03T12:00:00+07:00"), "", {}, ("2024-05-03 04:24", "minute", "2024-05-03")),
        (ld(datePublished="2024-05-03T11:24:00"), "", {"url": "https://t.com/1"}, ("2024-05-03 00:00", "day", "2024-05-03")),
        (ld(datePublished="2024-05-03 11:24:17"), '<time datetime="2024-05-03T15:24:17Z">x</time>', {}, ("2024-05-03 15:24", "minute", "2024-05-03")),
        (ld(datePublished="2024-05-03T09:24:00"), "<p>03.05.2024, 11:24 Uhr</p>", {"url": "https://t.de/1"}, ("2024-05-03 09:24", "minute", "2024-05-03")),
        # The day is the one of those who read it.
        (ld(datePublished="2024-05-03T22:24:00Z"), "<p>4. Mai 2024, 00:24 Uhr</p>", {"url": "https://t.de/1", "lang": "de"}, ("2024-05-03 22:24", "minute", "2024-05-04")),
        (ld(datePublished="2024-05-03T22:24:00Z"), "", {"url": "https://t.com/1"}, ("2024-05-03 22:24", "minute", "2024-05-03")),
        # The date line alone.
        ("", "<p>Published 12:35 GMT, 3 May 2024</p>", {}, ("2024-05-03 12:35", "minute", "2024-05-03")),
        ("", "<p>By Ana Kovač</p><span>May 3, 2024</span>", {}, ("2024-05-03 00:00", "day", "2024-05-03")),
        ("", "<p>3 de mayo de 2024 - 12:35</p>", {"url": "https://t.es/1"}, ("2024-05-03 10:35", "minute", "2024-05-03")),
        ("", "<p>Updated 5 May 2024</p><p>Published 3 May 2024</p>", {}, ("2024-05-03 00:00", "day", "2024-05-03")),
        ("", "<div>Submitted on Fri, 2024-05-03 12:35</div><p>On 1 May 2024 at 12:00 the river had begun to rise and the people of the harbour left their houses, as the mayor had asked them to do on the radio.</p>",
         {"url": "https://t.co.th/1"}, ("2024-05-03 05:35", "minute", "2024-05-03")),
        ("", "<p>Por Ana</p><time>03/05/2024 12h35</time><ul><li>2 May 2024 <a href=/b>Another story that is about something else</a></li></ul>", {"url": "https://t.com.br/1"}, ("2024-05-03 15:35", "minute", "2024-05-03")),
        # A date line shown for two kinds of screen is one witness.
        (ld(datePublished="2024-05-03T09:24:00Z"), "<p>9 May 2024</p><p>9 May 2024 |</p><time datetime='2024-05-09'>9 May 2024</time>", {}, ("2024-05-03 09:24", "minute", "2024-05-03")),
        # The address.
        ("", "", {"url": "https://t.com/2024/05/03/tarn"}, ("2024-05-03 00:00", "day", "2024-05-03")),
        ("", "", {"url": "https://t.com/2024/05/tarn"}, ("2024-05-01 00:00", "month", "2024-05-01")),
        # Broken JSON-LD.
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Tarn",\n"datePublished":"2024-05-03T09:24:00Z",}</script>', "", {}, ("2024-05-03 09:24", "minute", "2024-05-03")),
        ('<script type="application/ld+json">//<![CDATA[\n{"@type":"NewsArticle","articleBody":"a "b" c","datePublished":"2024-05-03T09:24:00Z"}\n//]]></script>', "", {}, ("2024-05-03 09:24", "minute", "2024-05-03")),
        ('<script type="application/ld+json">{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2024-05-03T09:24:00Z&quot;}</script>', "", {}, ("2024-05-03 09:24", "minute", "2024-05-03")),
        # A last change written as the publication.
        (ld(datePublished="2024-05-09T10:00:00Z", dateModified="2024-05-09T10:00:00Z") + meta(PUBLISHED, "2024-05-03T09:24:00Z"), "", {}, ("2024-05-03 09:24", "minute", "2024-05-03")),
    ],
)  # fmt: skip
def test_finds(head: str, body: str, options: dict, expected: tuple[str, str, str]) -> None:
    assert told(read(head, body, **options).published) == expected


@pytest.mark.parametrize(
    ("head", "body", "url"),
    [
        ("", "<p>© 2024 The Tarn Post</p>", None),
        ("", "<p>Updated 3 May 2024</p>", None),
        ("", "<p>Friday 3 May</p>", None),
        ("", "<p>" + "The mayor said that it had rained like this on 3 May 1984, when nobody had thought of a wall at all. " * 3 + "</p>", None),
        ("", '<aside><time datetime="2024-05-03T09:24:00Z">3 May</time></aside>', None),
        ("", '<div class="comments"><time itemprop="datePublished" datetime="2024-05-03T09:24:00Z">3 May</time></div>', None),
        ("", '<ul><li><a href="/b">Another story that is about something else</a> <span>3 May 2024</span></li></ul>', None),
        (meta(PUBLISHED, "2124-05-03T09:24:00Z"), "", None),
        (meta(PUBLISHED, "0001-01-01T00:00:00"), "", None),
        (meta(PUBLISHED, "1970-01-01T00:00:00Z"), "", None),
        (meta("og:updated_time", "2024-05-03T09:24:00Z"), "", None),
        ('<script type="application/ld+json">[{"@type":"ImageObject","datePublished":"2024-05-03"},{"@type":"Organization","foundingDate":"1901-01-01"}]</script>', "", None),
        ('<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Quite another thing happened elsewhere","datePublished":"2024-05-03T09:24:00Z"},'
         '{"@type":"NewsArticle","headline":"And yet more of it was seen in towns","datePublished":"2024-05-04T09:24:00Z"}]</script>', "", None),
        ("", "<p>The wall was built after the flood of 3 May 1984, says the engineer who drew it, and it was never looked at again.</p>", None),
        ("", "<table><tr><th>Founded</th><td>3 May 2024</td></tr></table>", None),
        ("", "", "https://t.com/news/20991399/tarn-123456789"),
    ],
)  # fmt: skip
def test_ignores(head: str, body: str, url: str | None) -> None:
    assert read(head, body, url=url).published is None


@pytest.mark.parametrize(
    ("published", "modified", "expected"),
    [
        ("2024-05-03T09:24:00Z", "2024-05-03T10:00:00Z", ("2024-05-03 10:00", "minute", "2024-05-03")),
        ("2024-05-03T09:24:00Z", "2024-05-03T09:24:00Z", None),
        ("2024-05-03T09:24:00Z", "2024-05-02T09:24:00Z", None),
    ],
)  # fmt: skip
def test_updated(published: str, modified: str, expected: tuple[str, str, str] | None) -> None:
    assert told(read(ld(datePublished=published, dateModified=modified)).updated) == expected


def test_origin_and_wording() -> None:
    date = read("", "<p>Published 12:35 GMT, 3 May 2024</p>").published
    assert date is not None
    assert (date.origin, date.raw) == ("header", "12:35 GMT, 3 May 2024")


@pytest.mark.parametrize(
    ("written", "wall", "offset"),
    [
        ("2024-05-03T12:35:00+0200", "2024-05-03T12:35", 120), ("2024-05-03 12:35", "2024-05-03T12:35", None),
        ("2024-05-03T12:35:00 02:00", "2024-05-03T12:35", 120), ("20240503T123500Z", "2024-05-03T12:35", 0),
        ("20240503123500", "2024-05-03T12:35", None), ("1714732500", "2024-05-03T10:35", 0), ("1714732500000", "2024-05-03T10:35", 0),
        ("Fri, 03 May 2024 12:35:00 GMT", "2024-05-03T12:35", 0), ("Fri May 03 12:35:00 CEST 2024", "2024-05-03T12:35", 120),
        ("Fri May 03 2024 12:35:00 GMT+0200 (Somewhere Time)", "2024-05-03T12:35", 120), ("May 3, 2024 12:35 PM ET", "2024-05-03T12:35", -240),
        ("3. Mai 2024, 12:35 Uhr", "2024-05-03T12:35", None), ("le 3 mai 2024 à 12h35", "2024-05-03T12:35", None),
        ("3 de mayo de 2024 12:35 p. m.", "2024-05-03T12:35", None), ("2024年5月3日 12時35分", "2024-05-03T12:35", None),
        ("2024.05.03 오후 3:22", "2024-05-03T15:22", None), ("2024. 5. 3. 15:22", "2024-05-03T15:22", None),
        ("3 мая 2024, 12:35", "2024-05-03T12:35", None), ("03.05.24, 12:35", "2024-05-03T12:35", None),
        ("۱۴ اردیبهشت ۱۴۰۳ - ۱۲:۳۵", "2024-05-03T12:35", None), ("1403/02/14", "2024-05-03T00:00", None),
        ("٣ أيار/مايو ٢٠٢٤", "2024-05-03T00:00", None), ("3 พ.ค. 2567 12:35 น.", "2024-05-03T12:35", None),
        ("2024. május 3. 12:35", "2024-05-03T12:35", None), ("2024 m. gegužės 3 d. 12:35", "2024-05-03T12:35", None),
        ("Thứ sáu, 3/5/2024, 12:35 (GMT+7)", "2024-05-03T12:35", 420), ("3 tháng 5, 2024", "2024-05-03T00:00", None),
        ("03 May 2024 | 09:12 PM IST", "2024-05-03T21:12", 330), ("12:05 a.m. EDT, May 3, 2024", "2024-05-03T00:05", -240),
        ("3. toukokuuta 2024", "2024-05-03T00:00", None), ("3 Μαΐου 2024", "2024-05-03T00:00", None), ("3 मई 2024", "2024-05-03T00:00", None),
        ("৩ মে ২০২৪", "2024-05-03T00:00", None), ("3 במאי 2024", "2024-05-03T00:00", None), ("3 Mayıs 2024 12:35", "2024-05-03T12:35", None),
    ],
)  # fmt: skip
def test_stamps(written: str, wall: str, offset: int | None) -> None:
    stamp = dates_stamps.read(written)
    assert stamp is not None
    assert (stamp.wall.isoformat(timespec="minutes"), stamp.offset) == (wall, offset)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "May 2024",
        "Friday 3 May",
        "Copyright 2024",
        "2024-13-45",
        "31.02.2024",
        "3 Foo 2024",
        "99999999999999",
        "12:35",
        "1.2.3",
    ],
)
def test_no_stamps(written: str) -> None:
    stamp = dates_stamps.read(written)
    assert stamp is None or not stamp.whole


@pytest.mark.parametrize(
    ("day_first", "language", "written", "day"),
    [
        (True, "", "05/03/2024", "2024-03-05"), (False, "", "05/03/2024", "2024-05-03"), (False, "", "13/05/2024", "2024-05-13"),
        (None, "", "05/13/2024", "2024-05-13"), (None, "hr", "3. listopada 2024.", "2024-10-03"), (None, "pl", "3 listopada 2024", "2024-11-03"),
    ],
)  # fmt: skip
def test_order_and_language(day_first: bool | None, language: str, written: str, day: str) -> None:
    stamp = dates_stamps.read(written, Hints(day_first, language))
    assert stamp is not None
    assert stamp.wall.date().isoformat() == day
    assert stamp.certain


def test_uncertain_order() -> None:
    stamp = dates_stamps.read("05/03/2024")
    assert stamp is not None
    assert not stamp.certain


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((1403, 1, 1), "2024-03-20"),
        ((1402, 12, 29), "2024-03-19"),
        ((1404, 1, 1), "2025-03-21"),
        ((1399, 12, 30), "2021-03-20"),
    ],
)
def test_persian_calendar(day: tuple[int, int, int], expected: str) -> None:
    assert str(dates_months.day(*day)) == expected


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.com/2024/05/03/x", "2024-05-03"), ("https://a.com/x-2024-05-03.html", "2024-05-03"), ("https://a.com/x/20240503/y", "2024-05-03"),
        ("https://a.com/world/2024/may/03/x", "2024-05-03"), ("https://a.com/2024/5/3/x", "2024-05-03"), ("https://a.com/x_20240503", "2024-05-03"),
    ],
)  # fmt: skip
def test_addresses(url: str, day: str) -> None:
    stamp = dates_urls.read(url)
    assert stamp is not None
    assert stamp.wall.date().isoformat() == day


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://a.com/x-120240503",
        "https://a.com/id20240503",
        "https://a.com/2024/x",
        "https://a.com/x?d=2024-05-03",
    ],
)
def test_addresses_without_day(url: str | None) -> None:
    assert dates_urls.read(url) is None


@pytest.mark.parametrize(
    "text", ["1", "1 ", "a 1", "May ", "12:", "3 May ", "3 May 2024 ", "(", "1.", "| ", "2024 | ", "3 de ", "tháng "]
)
def test_hostile_lines_take_no_time(text: str) -> None:
    dates_stamps.find(text * (100_000 // len(text)))


def test_the_head_of_the_site_dates_no_story() -> None:
    source = (
        f"<html><body><div class=wrap><header class='masthead'><h1>{HEADLINE}</h1><time datetime='2024-05-10'>Friday, 10 May 2024</time>"
        f"</header><div class=story><h2>{HEADLINE}</h2><p>Ana Kovač</p></div></div></body></html>"
    )
    page = Page(tree=lxml_html.document_fromstring(source), source=source, url=None, encoding="utf-8", steps=())
    assert metadata.of(page, "").published is None


@pytest.mark.parametrize(
    ("host", "locales", "language", "zone"),
    [
        ("t.de", [], None, "Europe/Berlin"), ("t.com.co", [], None, "America/Bogota"), ("t.co.uk", ["de_DE"], "de", "Europe/London"),
        ("t.com", ["ko_KR"], "ko", "Asia/Seoul"), ("t.com", ["en-IN"], "en", "Asia/Kolkata"), ("t.com", [], "ja", "Asia/Tokyo"), (None, ["fr-FR"], "fr", "Europe/Paris"),
        ("t.co", [], "es", None), ("t.com", ["en-US"], "en", None), ("t.com", ["en_GB"], "en", None), ("t.com", ["ar_AR"], "ar", None), ("t.com", ["es_LA"], "es", None),
        ("t.com", ["es_MX"], "es", "America/Mexico_City"), ("t.com.au", [], "en", None), (None, [], None, None), ("t.com", ["de_CA"], "de", None),
    ],
)  # fmt: skip
def test_zones(host: str | None, locales: list[str], language: str | None, zone: str | None) -> None:
    found = dates_zones.of(host, locales, language)
    assert (found and str(found)) == zone
