"""Bad archives, crawls, mail, feeds and PDF for tests/bad_files.py: each family a function of a number."""

# ruff: noqa: E501 - bytes that are better read in one line

import base64
import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable
from functools import cache

from tests.importing_apart import story

Bad = tuple[str, bytes]
ZEROS = 51_000_000
ROW = b'{"title": "Tarn", "text": "The wall of the harbour of Tarn broke in the night, and again."}\n'


def chosen(number: int, *makers: Callable[[], Bad]) -> Bad:
    return makers[number % len(makers)]()


@cache
def zeros(packing: Callable[[bytes], bytes], count: int = ZEROS) -> bytes:
    """Nothing but zeros, packed: dozens of files hold the same ones."""
    return packing(bytes(count))


def gzip_without_time(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a name comes twice is meant
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


@cache
def many_zeros_zipped() -> bytes:
    return zipped([(f"{n}.txt", bytes(4_000_000)) for n in range(60)])


@cache
def zips_of_zeros() -> bytes:
    return zipped(
        [("a.zip", in_zips(bytes(ZEROS), 2))] + [(f"{n}.zip", in_zips(bytes(9_000_000), 2)) for n in range(9)]
    )


def in_zips(data: bytes, levels: int) -> bytes:
    for level in range(levels):
        data = zipped([(f"{level}.zip", data)])
    return data


def row(number: int) -> bytes:
    return json.dumps(story(number)).encode()


def overlapping() -> bytes:
    """A hundred entries of the directory that all point at the same bytes."""
    data = zipped([("a.json", ROW * 20_000)])
    start = struct.unpack("<I", data[-6:-2])[0]
    entry = data[start:-22]
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 100, 100, len(entry) * 100, start, 0)
    return data[:start] + entry * 100 + end


def zip_tricks(number: int) -> Bad:
    plain = zipped([("a.json", row(34_000 + number)), ("b.json", row(34_100 + number))])
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: zipped([("zeros.txt", bytes(ZEROS)), ("a.json", row(34_000 + number))]),
        many_zeros_zipped,
        lambda: in_zips(plain, 9),
        lambda: zipped([(name, row(34_000 + number)) for name in ("../../up.json", "/etc/tarn.json", "C:\\a.json", "a\x00b.json", "~/x.json")]),
        lambda: plain.replace(b"\x14\x00\x00\x00\x08", b"\x14\x00\x01\x00\x08"),
        overlapping,
        lambda: plain.replace(zlib.crc32(row(34_000 + number)).to_bytes(4, "little"), bytes(4)),
        lambda: zipped([(f"{n}/", b"") for n in range(30_000)]),
        lambda: plain[: len(plain) * 2 // 3],
        lambda: plain[:-22] + b"PK\x05\x06" + b"\xff" * 18,
        lambda: bytes(999) + plain,
        lambda: zipped([("a.json", row(34_000 + number))] * 50),
        lambda: plain.replace(b"\x08\x00\x00\x00", b"\x63\x00\x00\x00"),
        lambda: zipped([("x" * 60_000 + ".json", row(34_000 + number)), ("\n\x1b[2J.json", row(34_200 + number))]),
        lambda: zipped([("page.html", b"<" * 5_000_000), ("a.json", row(34_000 + number))]),
        zips_of_zeros,
    )  # fmt: skip
    return ".zip", makers[number % len(makers)]()


@cache
def endless(megabytes: int) -> bytes:
    """One stream of zeros, put together from a block that is packed once."""
    packing, million, check = zlib.compressobj(wbits=-15), bytes(1_000_000), 0
    block = packing.compress(million) + packing.flush(zlib.Z_FULL_FLUSH)
    for _ in range(megabytes):
        check = zlib.crc32(million, check)
    head, end = b"\x1f\x8b\x08" + bytes(6) + b"\xff", struct.pack("<II", check, megabytes * len(million))
    return head + block * megabytes + b"\x03\x00" + end


@cache
def many_empties() -> bytes:
    return gzip.compress(b"") * 50_000


def packed(number: int) -> Bad:
    rows = row(35_000 + number) + b"\n" + row(35_100 + number)
    nested = rows
    for _ in range(12):
        nested = gzip.compress(nested)
    return chosen(
        number,
        lambda: (".txt.gz", endless(1_500 if number == 0 else 100)),
        lambda: (".jsonl.gz", gzip.compress(ROW * 1_000)),
        lambda: (".xz", zeros(lzma.compress, ZEROS * 2)),
        lambda: (".bz2", zeros(bz2.compress) * 8),
        lambda: (".gz", nested),
        lambda: (".gz", gzip.compress(b"") * 50_000 + gzip.compress(rows)),
        lambda: (".jsonl.gz", gzip.compress(rows)[:-9]),
        lambda: (".jsonl.gz", gzip.compress(rows) + b"trailing junk" * 99),
        lambda: (".gz", b"\x1f\x8b\x08\x1f" + b"a" * 200_000),
        lambda: (".csv.gz", gzip.compress(b"title,text\n" + b'"' + bytes(ZEROS))),
        lambda: (".html.gz", gzip.compress(b"<html>" + b"<" * ZEROS)),
    )


def tar_tricks(number: int) -> Bad:
    written = io.BytesIO()
    kinds = (
        tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE,
        tarfile.CONTTYPE, tarfile.GNUTYPE_SPARSE, b"X", b"\xff",
    )  # fmt: skip
    with tarfile.open(fileobj=written, mode="w") as archive:
        for at in range(3):
            odd = tarfile.TarInfo(
                ("../" * 9 + f"etc/{at}.json", f"/dev/{at}.json", f"{'d/' * 90}{at}.json")[number % 3]
            )
            odd.type, odd.linkname = kinds[(number + at) % len(kinds)], ("/etc/hostname", odd.name, "a.json")[at]
            archive.addfile(odd)
        good = tarfile.TarInfo("a.json")
        good.size = len(row(36_000 + number))
        archive.addfile(good, io.BytesIO(row(36_000 + number)))
    data = written.getvalue()
    head = bytearray(data[:512])
    head[124:136] = b"\x80" + b"\xff" * 11 if number % 2 else b"77777777777\0"
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return chosen(
        number // 2,
        lambda: (".tar", data),
        lambda: (".tar", bytes(head) + data[512:]),
        lambda: (".tar", data[:1_700]),
        lambda: (".tgz", gzip.compress(data + bytes(ZEROS))),
        lambda: (".tar", data[:1_500] + b"\xff" * 300 + data[1_800:]),
    )


def record(kind: str, block: bytes, length: object = None, more: str = "") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://tarn.example/{len(block)}\r\n"
        f"WARC-Date: 2012-07-01T08:00:00Z\r\n{more}Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, headers: str = "") -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body


def crawls(number: int) -> Bad:
    told = story(37_000 + number)
    web = f"<html><h1>{told['title']}</h1><p>{told['text']}</p></html>".replace("\n\n", "</p><p>").encode()
    good = record("response", answer(web))
    chunks = b"1\r\n<\r\n" * 200_000
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: record("response", answer(web), 10) + good,
        lambda: record("response", answer(web), 10**15) + good,
        lambda: record("response", answer(web), -1) + good,
        lambda: record("response", answer(web), "9" * 5_000) + good,
        lambda: record("response", answer(zeros(gzip_without_time), "Content-Encoding: gzip\r\n")) + good,
        lambda: record("response", answer(chunks, "Transfer-Encoding: chunked\r\n")) + good,
        lambda: record("response", answer(b"fffffffff\r\n" + web, "Transfer-Encoding: chunked\r\n")) + good,
        lambda: record("response", answer(web, "Content-Encoding: gzip, gzip, br, zstd, deflate\r\n")) + good,
        lambda: record("response", b"HTTP/1.1 200\r\n" + b"a: b\r\n" * 100_000) + good,
        lambda: record("response", answer(web), more="X: y\r\n" * 50_000) + good,
        lambda: b"WARC/1.0\r\n" + b"a" * 2_000_000,
        lambda: b"".join(record("revisit", b"", more="WARC-Refers-To-Target-URI: https://tarn.example/0\r\n") for _ in range(2_000)),
        lambda: b"".join(record("response", answer(b"<html><p>%d</p>" % n)) for n in range(2_000)),
        lambda: record("response", web) + record("conversion", web) + record("\x00", web) + good,
        lambda: b"filedesc://a.arc 0.0.0.0 20120601000000 text/plain 99999999999999\n1 0 Tarn\n" + web,
        lambda: record("response", answer(gzip.compress(web)[:-20], "Content-Encoding: gzip\r\n")) + good[:-40],
        lambda: good.replace(b"2012-07-01T08:00:00Z", b"99999-99-99T99:99:99Z") + good.replace(b"text/html", b"text/html; charset=\xff"),
        lambda: record("response", answer(b"<html><body>" + b"<div>" * 100_000)) + good,
    )  # fmt: skip
    data = makers[number % len(makers)]()
    return (".warc.gz", gzip.compress(data)) if number % 3 == 2 else (".warc", data)


def letters(number: int) -> Bad:
    told = story(38_000 + number)
    head = f"From: a@tarn.example\r\nSubject: {told['title']}\r\nMIME-Version: 1.0\r\nMessage-ID: <{number}@tarn.example>\r\n"
    plain = f"Content-Type: text/plain\r\n\r\n{told['text']}\r\n"
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(10_000))
    forwarded = "Content-Type: message/rfc822\r\n\r\n" * 5_000
    flat = "".join(f"--b\r\n{plain}" for _ in range(10_000))
    words = "=?utf-8?B?" + base64.b64encode(b"\xff" * 60).decode() + "?= "
    makers = (
        lambda: f"{head}{nested}{plain}",
        lambda: f"{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n{flat}",
        lambda: f"{head}Content-Type: multipart/mixed; boundary={'b' * 90_000}\r\n\r\n--b\r\n{plain}",
        lambda: f"{head}Content-Type: multipart/mixed\r\n\r\n--b\r\n{plain}",
        lambda: f"{head}{forwarded}{plain}",
        lambda: f"{head}Subject: {words * 5_000}\r\n{plain}",
        lambda: head + "X-Tarn: y\r\n" * 100_000 + plain,
        lambda: f"{head}Content-Type: text/plain; charset=unknown-{'x' * 9_000}\r\n\r\n{told['text']}",
        lambda: f"{head}Content-Transfer-Encoding: base64\r\n{plain}{'=' * 500_000}",
        lambda: f"{head}Content-Transfer-Encoding: quoted-printable\r\n{plain}{'=' * 500_000}",
        lambda: f"{head}Content-Type: text/html\r\n\r\n{'<div>' * 100_000}{told['text']}",
        lambda: f"{head}To: {'a@b.example, ' * 50_000}\r\nDate: Fri, 99 Foo 99999 99:99:99 +9999\r\n{plain}",
        lambda: (
            f"{head}Content-Type: text/plain; {'; '.join(f'a*{n}*=x' for n in range(20_000))}\r\n\r\n{told['text']}"
        ),
        lambda: f"{head}References: {'<' * 300_000}\r\nFrom: {'(' * 100_000}\r\n{plain}",
        lambda: f"{head}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b--\r\n--b--\r\n",
    )
    data = makers[number % len(makers)]().encode()
    return chosen(number, lambda: (".eml", data), lambda: (".mbox", b"From a@b Fri Jun  1 09:24:00 2012\n" + data))


def mailboxes(number: int) -> Bad:
    line = b"From a@tarn.example Fri Jun  1 09:24:00 2012\n"
    head = b"Subject: Tarn\nMIME-Version: 1.0\nMessage-ID: <a@tarn.example>\n\n"
    return chosen(
        number,
        lambda: (".mbox", line * 20_000),
        lambda: (".mbox", (line + head + b"Tarn\n\n") * 900),
        lambda: (".mbox", line + head + b"x" * 21_000_000),
        lambda: (".mbox", line + b"Subject: " + b"\xff" * 200_000),
        lambda: (".mbox", b"From \n" * 9_000),
    )


def feeds(number: int) -> Bad:
    told = story(39_000 + number)
    item = f"<item><title>{told['title']}</title><description>{told['text']}</description></item>"
    inner = f"<rss><channel>{item}</channel></rss>"
    for _ in range(5):
        inner = f"<rss><channel><item><title>Tarn</title><description><![CDATA[{inner.replace(']]>', ']] >')}]]></description></item></channel></rss>"
    # The base is joined to every element below it: the longest one takes its reader to the limit of time.
    base = "a/" * (20_000 if number < 9 else 2_000)
    makers = (
        lambda: f"<rss><channel>{'<item><title>Tarn</title></item>' * (100_000 if number < 5 else 1_000)}</channel></rss>",
        lambda: inner,
        lambda: f"<rss><channel>{item}",
        lambda: f"<rss><channel>{'<channel>' * 5_000}{item}",
        lambda: f"<rss><channel><item><title>{'&amp;' * 100_000}</title><link>{'../' * 50_000}</link></item>{item}</channel></rss>",
        lambda: f"<feed xmlns='http://www.w3.org/2005/Atom'>{'<entry>' * 5_000}{told['text']}",
        lambda: f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='{base}'><entry><title type='xhtml'><div>{'<b>' * 3_000}",
        lambda: f"<rss><channel>{item.replace('<description>', '<description>' + '<![CDATA[' * 20_000)}</channel></rss>",
        lambda: f"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>{'<li/>' * 100_000}{item}</rdf:RDF>",
        lambda: f"<rss><channel><item>{'<pubDate>Fri, 1 Jun 2012</pubDate>' * 20_000}</item>{item}</channel></rss>",
        lambda: f"<rss><channel>{'<item><guid>a</guid><title>Tarn</title><description>' + told['text'] + '</description></item>'}"
                f"{item * 300}</channel></rss>",
    )  # fmt: skip
    return ".rss", makers[number % len(makers)]().encode()


def pdf(objects: Iterable[bytes], more: bytes = b"/Root 1 0 R") -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d %b>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, more, len(data),
    )  # fmt: skip


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (more, len(data), data)


@cache
def long_page() -> bytes:
    return zlib.compress(b"BT /F 9 Tf (Tarn) Tj ET\n" * 3_000_000)


def documents(number: int) -> Bad:
    root, pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    form = stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/Resources<</XObject<</X 4 0 R>>>>")
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: pdf([root, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999>>"]),
        lambda: pdf([root, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>"]),
        lambda: pdf([root, pages, leaf, stream(long_page(), b"/Filter/FlateDecode"), font]),
        lambda: pdf([root, pages, leaf, stream(zlib.compress(zlib.compress(bytes(ZEROS))), b"/Filter[/FlateDecode/FlateDecode]"), font]),
        lambda: pdf([root, pages, leaf, b"[4 0 R 4 0 R]", font]),
        lambda: pdf([root, pages, leaf.replace(b"/Font", b"/XObject<</X 4 0 R>>/Font"), form, font]),
        lambda: pdf([root, pages, leaf, stream(b"BT /F 9 Tf " + b"(Tarn) Tj " * 100_000 + b"ET"), font]),
        lambda: pdf([root, pages, leaf, stream(b"q " * 500_000), font]),
        lambda: pdf([root, pages]).replace(b"xref\n0 3", b"xref\n0 999999999"),
        lambda: pdf([root, pages], b"/Root 1 0 R/Prev 9"),
        lambda: pdf([root, pages, leaf, stream(b"BT (Tarn) Tj ET"), font], b"/Root 1 0 R/Encrypt 5 0 R"),
        lambda: pdf([root, b"<</Type/Pages/Kids[%b]/Count 9>>" % (b"3 0 R " * 5_000), leaf, stream(b"BT /F 9 Tf (Tarn) Tj ET"), font]),
        lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<" * 100_000,
        lambda: pdf([root, b"[" * 20_000]),
        lambda: b"%PDF-1.7\n" + b"startxref\n9\n%%EOF\n" * 20_000,
        lambda: pdf([b"1 0 R"]),
        lambda: pdf([root, pages, leaf, stream(b"BT /F 1e30 Tf 1e308 0 0 1e308 1e308 0 Tm (Tarn wall) Tj ET"), font]),
    )  # fmt: skip
    return ".pdf", makers[number % len(makers)]()


ARCHIVES = (zip_tricks, packed, tar_tricks, crawls, letters, mailboxes, feeds, documents)
