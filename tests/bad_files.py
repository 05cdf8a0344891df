"""Bad files of every kind, made from numbers: what a newsroom's disk, a broken crawl or an attacker would bring.

A family is a function of a number; it gives the suffix and the bytes of a file. Families of archives and crawls,
of mail, feeds and PDF stand in tests/bad_archives.py; files that are odd on the disk in tests/bad_disk.py.
"""

# ruff: noqa: E501 - bytes that are better read in one line

import codecs
import json
import random
from collections.abc import Callable
from pathlib import Path

from tests.bad_archives import ARCHIVES
from tests.importing_apart import story

Bad = tuple[str, bytes]
DATA = Path(__file__).parent / "data"
SAMPLES = sorted(path for path in DATA.glob("sample*.*") if path.is_file())
SUFFIXES = (
    ".txt", "", ".html", ".htm", ".json", ".jsonl", ".csv", ".tsv", ".warc", ".warc.gz", ".arc", ".rss", ".atom",
    ".rdf", ".xml", ".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".eml", ".mbox", ".pdf",
)  # fmt: skip
MANY, MEGABYTE = 100_000, 1_000_000
EMPTIES = (
    b"", b" ", b"\n", b"\r\n" * 500, b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff\x00\n", b"\x00", b"\x1a", b"{}", b"[]",
    b"<html></html>", b'""', b"null", b"title,text\n", b"<?xml version='1.0'?>", "\u200b\u2060\ufeff".encode(),
)  # fmt: skip


def text(number: int) -> str:
    """A story in plain text that no other number has."""
    told = story(number)
    return f"{told['source']}\n{told['date']}\n\n{told['title']}\n\n{told['text']}\n"


def page(number: int, more: str = "", head: str = "") -> str:
    told = story(number)
    paragraphs = "".join(f"<p>{line}</p>" for line in told["text"].split("\n\n"))
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{told['title']}</title>{head}"
        f"<meta property='article:published_time' content='{told['date']}'></head>"
        f"<body><article><h1>{told['title']}</h1>{paragraphs}{more}</article></body></html>"
    )


def chosen(number: int, *makers: Callable[[], Bad]) -> Bad:
    return makers[number % len(makers)]()


def truncated(number: int) -> Bad:
    chance = random.Random(number)
    sample = SAMPLES[(number * 7) % len(SAMPLES)]
    data = sample.read_bytes()
    return "".join(sample.suffixes), data[: chance.randrange(len(data))]


def flipped(number: int) -> Bad:
    chance = random.Random(number)
    sample = SAMPLES[(number * 5) % len(SAMPLES)]
    data = bytearray(sample.read_bytes())
    for _ in range(chance.choice((1, 10, 100, 1_000))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return "".join(sample.suffixes), bytes(data)


def wrong_suffix(number: int) -> Bad:
    return SUFFIXES[(number * 5) % len(SUFFIXES)], SAMPLES[(number * 3) % len(SAMPLES)].read_bytes()


def empty(number: int) -> Bad:
    return SUFFIXES[(number * 3) % len(SUFFIXES)], EMPTIES[number % len(EMPTIES)]


def noise(number: int) -> Bad:
    chance = random.Random(number)
    starts = (b"", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"%PDF-1.7\n", b"WARC/1.0\r\n", b"<html>", b"{", b"From a 1\n")
    return SUFFIXES[number % len(SUFFIXES)], starts[number % len(starts)] + chance.randbytes(30_000)


def wrong_encoding(number: int) -> Bad:
    real = ("utf-16", "utf-16-le", "utf-32", "utf-7", "cp1252", "cp037", "shift_jis", "koi8-r", "big5", "utf-8-sig")
    said = ("utf-8", "ascii", "utf-16", "utf-32", "none", "rot13", "base64", "zlib", "x" * 5_000, "idna")
    words = text(20_000 + number) + "Élodie ‘naïve’ “café” "
    encoded = words.encode(real[number % len(real)], "replace")
    web = page(20_000 + number, "Élodie “café”").replace("charset='utf-8'", f"charset='{said[number % len(said)]}'")
    xml = f"<?xml version='1.0' encoding='{said[number % len(said)]}'?><rss><channel><item><title>Tarn</title></item>"
    return chosen(
        number,
        lambda: (".txt", encoded),
        lambda: (".html", web.encode(real[number % len(real)], "replace")),
        lambda: (".xml", xml.encode(real[(number + 3) % len(real)], "replace")),
        lambda: (".csv", encoded),
        lambda: (".txt", codecs.BOM_UTF16_LE + words.encode("utf-8")),
    )


def control_characters(number: int) -> Bad:
    chance = random.Random(number)
    marks = ("\x00", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u202e", "\ufffe", "\U000e0001", "\x0c", "\ufeff", "\u0300")
    words = text(21_000 + number).split(" ")
    torn = "".join(word + (chance.choice(marks) if chance.random() < 0.4 else " ") for word in words)
    row = {"title": torn[:80], "text": torn, "date": "2012-06-01\x00", "source": "\x00Tarn\x00", "url": "\x00"}
    return chosen(
        number,
        lambda: (".txt", torn.encode()),
        lambda: (".html", page(21_000 + number, torn).encode()),
        lambda: (".jsonl", json.dumps(row).encode()),
        lambda: (".csv", f"title,text,source\n{torn[:50]},{torn},\x00Tarn\x00\n".encode()),
        lambda: (".xml", f"<rss><channel><item><title>{torn}</title></item></channel></rss>".encode()),
    )


def surrogates(number: int) -> Bad:
    told = story(22_000 + number)
    lone = chr(0xD800 + 37 * number)
    row = {key: f"{value}{lone}" for key, value in told.items()} | {
        "author": lone,
        "url": f"https://tarn.example/{lone}",
    }
    rows = json.dumps([row, {**row, lone: lone, "source": lone, "date": told["date"]}])
    entity = page(
        22_000 + number, f"<p>&#xD8{number:02d}; &#x110000; &#99999999999; &#0; &#x80;</p>", f"&#xD800;{'&#0;' * 99}"
    )
    return chosen(
        number,
        lambda: (".json", rows.encode()),
        lambda: (".txt", f"{text(22_000 + number)}{lone}".encode("utf-8", "surrogatepass")),
        lambda: (".html", entity.encode()),
        lambda: (".jsonl", "\n".join(json.dumps(one) for one in json.loads(rows)).encode()),
        lambda: (".html", page(22_000 + number, head='<script type="application/ld+json">{"@type":"NewsArticle",'
                               '"headline":"\\ud800","author":{"name":"\\udfff"},"publisher":{"name":"\\ud800"}}</script>').encode()),
    )  # fmt: skip


def deep(number: int) -> Bad:
    tags = ("div", "p", "table", "b", "font", "svg", "li", "form", "a", "q", "blockquote", "section")
    tag = tags[number % len(tags)]
    levels = (MANY, 2_000, 20_000)[number % 3]
    opened, closed = f"<{tag}>" * levels, f"</{tag}>" * levels
    xml = f"<rss xmlns='x'><channel><item><title>Tarn</title><description>{opened}</description></item></channel></rss>"
    return chosen(
        number,
        lambda: (".html", page(23_000 + number, opened).encode()),
        lambda: (".html", page(23_000 + number, f"{opened}Tarn{closed}").encode()),
        lambda: (".html", f"<html><body>{opened}Tarn".encode()),
        lambda: (".xml", xml.encode()),
        lambda: (".xml", f"<nitf><body>{opened}Tarn{closed}</body></nitf>".encode()),
        lambda: (".json", b"[" * levels),
        lambda: (".json", (b'{"text":' * levels) + b"1" + b"}" * levels),
        lambda: (".jsonl", (b'{"title": "Tarn", "text": ' + b"[" * levels + b"]" * levels + b"}\n") * 2),
        lambda: (".html", page(1, head=f'<script type="application/ld+json">{"[" * levels}</script>').encode()),
        lambda: (".xml", f"<newsItem xmlns='x'><contentSet>{opened}".encode()),
        lambda: (".xml", f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>{opened}Tarn{closed}</text></TEI>".encode()),
    )


def attributes(number: int) -> Bad:
    count = 200_000 if number < 3 else 20_000
    many = " ".join(f"a{n}='{n}'" for n in range(count))
    classes = " ".join(f"c{n}" for n in range(count))
    spaces = " ".join(f"xmlns:n{n}='u{n}'" for n in range(count // 10))
    return chosen(
        number,
        lambda: (".html", page(24_000 + number, f"<div {many}>Tarn</div>").encode()),
        lambda: (".html", f"<html {many}><body {many}><p>Tarn".encode()),
        lambda: (".xml", f"<rss {many}><channel><item><title>Tarn</title></item></channel></rss>".encode()),
        lambda: (".html", page(24_000 + number, f"<p class='{classes}' id='{classes}'>Tarn</p>").encode()),
        lambda: (".xml", f"<feed xmlns='http://www.w3.org/2005/Atom' {spaces}><entry><title>T</title></entry>".encode()),
        lambda: (".html", page(24_000 + number, head="<meta property='og:title' content='x'>" * (count // 20)).encode()),
    )  # fmt: skip


def unclosed(number: int) -> Bad:
    marks = (
        "<!--", "<![CDATA[", "<script>", "<style>", "<textarea>", "<title>", "<a href='", "<p title=\"", "<!DOCTYPE ",
        "<?php ", "<noscript>", "<template>", "<iframe>", "<svg><style><!--", "<math><mtext><table>", "<select><option>",
    )  # fmt: skip
    mark = marks[number % len(marks)]
    again = mark * (1 if number % 2 else 20_000)
    return chosen(
        number,
        lambda: (".html", page(25_000 + number).replace("<p>", f"{again}<p>", 1).encode()),
        lambda: (".html", f"{again}{page(25_000 + number)}".encode()),
        lambda: (".xml", f"<rss><channel><item><title>{again}Tarn</title></item></channel></rss>".encode()),
        lambda: (".html", page(25_000 + number, head=again).encode()),
    )


def repeated(number: int) -> Bad:
    marks = (
        "<", "“", '"', "&", "(", "A", " ", "\n", "-", "A. ", "' ", "said ", "“a” ", "<a", "</", "&#", "Mr ", "\r", ".",
        "http://", "2012-", "=", "1", "Mon, ", "a:\n", "\t", "é", "「", ">", "x@", "Tarn ", "*\n", "===\n",
    )  # fmt: skip
    mark = marks[number % len(marks)]
    size = (3 * MEGABYTE if number in (0, 8) or number > 20 else 100_000) // len(mark.encode())
    return chosen(
        number // 2,
        lambda: (".txt", (text(26_000 + number) + mark * size).encode()),
        lambda: (".html", page(26_000 + number, mark * size).encode()),
        lambda: (".txt", (mark * size).encode()),
        lambda: (".html", f"<html><head><title>{mark * size}".encode()),
        lambda: (".jsonl", json.dumps({**story(26_000 + number), "text": mark * size}).encode()),
    )


def encoded_blobs(number: int) -> Bad:
    blob = random.Random(number).randbytes(MEGABYTE if number < 4 or number > 20 else 50_000).hex()
    return chosen(
        number,
        lambda: (".html", page(27_000 + number, f"<img src='data:image/png;base64,{blob}'>").encode()),
        lambda: (".html", page(27_000 + number, f"<p>{blob}</p>").encode()),
        lambda: (".txt", f"{text(27_000 + number)}\n{blob}".encode()),
        lambda: (".html", page(27_000 + number, head=f"<script>var a='{blob}'</script>").encode()),
        lambda: (".json", json.dumps({**story(27_000 + number), "image": blob}).encode()),
    )


def entities(number: int) -> Bad:
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    bomb = f"<!DOCTYPE ROOT [<!ENTITY l0 'laugh'>{laughs}]>"
    long = f"<!DOCTYPE ROOT [<!ENTITY l11 '{'laugh' * 20_000}'>]>"
    secret = "<!DOCTYPE ROOT [<!ENTITY l11 SYSTEM 'SECRET'>]>"
    outside = "<!DOCTYPE ROOT SYSTEM 'SECRET' [<!ENTITY % p SYSTEM 'SECRET'> %p; <!ENTITY l11 '%p;'>]>"
    circle = "<!DOCTYPE ROOT [<!ENTITY l11 '&l12;'><!ENTITY l12 '&l11;'>]>"
    doctype = (bomb, long, secret, outside, circle)[number % 5]
    use = "&l11;" * (2_000 if doctype is long else 1)
    roots = (
        ("rss", f"<rss><channel><item><title>{use}</title><description>{use}</description></item></channel></rss>"),
        ("nitf", f"<nitf><body><body.head><hedline><hl1>{use}</hl1></hedline></body.head><p>{use}</p></body></nitf>"),
        ("newsItem", f"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta/>{use}</newsItem>"),
        ("html", page(28_000 + number, f"<p>{use}</p>").replace("<!DOCTYPE html>", "")),
        ("TEI", f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>{use}</p></body></text></TEI>"),
    )
    root, body = roots[number // 5 % 5]
    return (
        ".html" if root == "html" else ".xml"
    ), f"<?xml version='1.0'?>{doctype.replace('ROOT', root)}{body}".encode()


def tables(number: int) -> Bad:
    told = story(29_000 + number)
    row = f'"{told["title"]}","{told["text"]}",{told["date"]}\n'
    return chosen(
        number,
        lambda: (".csv", ",".join(f"c{n}" for n in range(MEGABYTE)).encode() + b"\n" + b"," * MEGABYTE),
        lambda: (".csv", f'title,text,date\n{row}"unbalanced,'.encode() + b"a,b\n" * (200_000 if number > 20 else 500)),
        lambda: (".csv", f"title,text,date\nTarn,{'a' * (50 if number < 5 else 7) * MEGABYTE},2012\n{row}".encode()),
        lambda: (".csv", f"title,title,text,text,date,date\n{row * 3}".encode()),
        lambda: (".tsv", b"title\ttext\n" + b"a" * 99 + b"\nb\tc\td" * 5_000),
        lambda: (".csv", b"title,text\r" * 9_000),
        lambda: (".csv", f"title,text,date\n{chr(34) * 100_001}\n{row}".encode()),
        lambda: (".csv", b"\n" * MEGABYTE + b"title,text\n"),
        lambda: (".csv", f"{'x' * 200_000},text\n{row}".encode()),
        lambda: (".csv", b"text\n" + b"Tarn\n" * (20_000 if number > 20 else 500)),
    )


def objects(number: int) -> Bad:
    digits = "9" * MANY
    wrong: tuple[object, ...] = (1, [], {}, None, True, [[]], {"a": 1}, ["x"] * 999, 1e308, "")
    wrongly = {**story(30_000 + number), "title": wrong[number % 10], "date": wrong[number // 2 % 10], "url": [1]}
    return chosen(
        number,
        lambda: (".json", f'{{"title": {digits}, "text": {digits}, "date": {digits}}}'.encode()),
        lambda: (".jsonl", (f'{{"title": "Tarn", "text": "T", "date": -{digits}}}\n' * 3).encode()),
        lambda: (".json", f'[{{"title": "Tarn", "text": "Tarn {number}", "date": 1e{digits[:400]}}}, NaN, -Infinity]'.encode()),
        lambda: (".json", json.dumps([wrongly, wrongly, 1, None, [[wrongly]]]).encode()),
        lambda: (".json", json.dumps({str(n): n for n in range(MANY)}).encode()),
        lambda: (".jsonl", ("{}\n[]\n1\nnull\n\"\"\n{\"a\"\n" * 300).encode()),
        lambda: (".json", json.dumps({**story(30_000 + number), "text": [story(n) for n in range(30_000, 30_300)]}).encode()),
        lambda: (".json", b'{"title": "a", ' * 3_000),
        lambda: (".json", json.dumps({"uri": "x", "versioncreated": digits, "body_text": wrong, "headline": {}}).encode()),
        lambda: (".json", b'"' + b"\\" * MEGABYTE),
    )  # fmt: skip


def dates(number: int) -> Bad:
    wrong = (
        "99999-01-01", "0000-00-00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "-0044-03-15",
        "2012-02-30", "1e300", "-1", "253402300800", "99999999999999999999", "2012-06-01T25:61:61+99:99",
        "31 December 9999 23:59 PST", "1 January 0001", "Fri, 99 Foo 99999 99:99:99 +9999", "٢٠١٢-٠٦-٠١", "²⁰¹²-06-01",
        "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59.999999-23:59", "2012-06-01T00:00:00+00:00" * 5_000, "nan",
    )  # fmt: skip
    date = wrong[number % len(wrong)]
    told = {**story(31_000 + number), "date": date}
    web = page(31_000 + number, f"<time datetime='{date}'>{date}</time>").replace(story(31_000 + number)["date"], date)
    item = (
        f"<item><title>{told['title']}</title><pubDate>{date}</pubDate><description>{told['text']}</description></item>"
    )
    if number % 20 == number:
        return (
            ".jsonl",
            f"{json.dumps(told)}\n{json.dumps({**told, 'text': told['text'] + ' More.', 'date': told['date']})}".encode(),
        )
    return chosen(
        number // 20,
        lambda: (".txt", text(31_000 + number).replace(story(31_000 + number)["date"], date).encode()),
        lambda: (".html", web.encode()),
        lambda: (".rss", f"<rss><channel>{item}</channel></rss>".encode()),
    )


def long_fields(number: int) -> Bad:
    size = MEGABYTE if number < 2 or number > 20 else 60_000
    long = ("Tarn " * (size // 5), "T" * size, "“" * size, "É. " * (size // 3))[number % 4]
    told = story(32_000 + number)
    return chosen(
        number // 2,
        lambda: (".jsonl", json.dumps({**told, "title": long}).encode()),
        lambda: (".jsonl", json.dumps({**told, "source": long, "author": long, "url": f"https://{long}"}).encode()),
        lambda: (".html", page(32_000 + number).replace(told["title"], long).encode()),
        lambda: (".txt", f"{long}\n\n{text(32_000 + number)}".encode()),
        lambda: (".html", page(32_000 + number, head=f"<meta property='og:site_name' content='{long}'>"
                               f"<meta name='author' content='{long}'><link rel='canonical' href='{long}'>").encode()),
        lambda: (".jsonl", json.dumps({**told, "language": long, "date": long, long[:90_000]: long}).encode()),
    )  # fmt: skip


def hard_to_search(number: int) -> Bad:
    times = 40_000 if number > 20 else 2_000
    makers = (
        lambda: "“" + "Bridge fell. " * times + "” said Mayor Ines Marsh.",
        lambda: "“We fell,” said Ines Marsh. " * (times // 4),
        lambda: " ".join(f"Ines{n} Marsh{n}" for n in range(times // 2)),
        lambda: "said Mr " * times,
        lambda: "Tarn" + "\u0301" * times * 10,
        lambda: "\n\n".join(f"“{n}" for n in range(times)),
        lambda: "x" * times * 20,
        lambda: "\n\n".join(f"Headline {n}\n\n==========\n\nBy Ines Marsh\n1 June 2012" for n in range(times // 10)),
        lambda: "the spokesman for the ministry of " * times + "said it.",
        lambda: "\u202b\u05d0\u05d1 “\u05d2” " * times,
    )
    words = makers[number % len(makers)]()
    return chosen(
        number // 10,
        lambda: (".txt", f"{text(33_000 + number)}\n\n{words}".encode()),
        lambda: (".html", page(33_000 + number, f"<p>{words}</p>").encode()),
    )


FAMILIES: dict[str, Callable[[int], Bad]] = {
    family.__name__: family
    for family in (
        truncated, flipped, wrong_suffix, empty, noise, wrong_encoding, control_characters, surrogates, deep, attributes,
        unclosed, repeated, encoded_blobs, entities, tables, objects, dates, long_fields, hard_to_search, *ARCHIVES,
    )
}  # fmt: skip


def write_families(folder: Path, seeds: int, secret: str) -> list[Path]:
    """Every family's first files; ``secret`` is the path that entities try to read."""
    written = []
    for family, make in FAMILIES.items():
        for number in range(seeds):
            suffix, data = make(number)
            path = folder / f"{family}-{number:03d}{suffix}"
            path.write_bytes(data.replace(b"SECRET", secret.encode()))
            written.append(path)
    return written
