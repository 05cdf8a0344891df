"""Crawls: which records are pages, which are passed over, and what a broken record costs."""

import gzip
import time
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from articles.text.readers import UnreadableSource
from articles.text.readers.splitting import split
from articles.text.values import Columns, Part, Refused

DATA = Path(__file__).parents[2] / "data"
REAL = Path(__file__).parents[4] / "shared" / "samples" / "warc"
PAGE = b"<!DOCTYPE html><html><body><p>The wall gave way.</p></body></html>"
CHUNKS = b"5\r\n" + PAGE[:5] + b"\r\n%x\r\n" % (len(PAGE) - 5) + PAGE[5:] + b"\r\n0\r\n\r\n"
HTML = b"Content-Type: text/html; charset=utf-8\r\n"


def record(
    kind: str, block: bytes, uri: str = "http://tarn.example/a", more: str = "", length: int | None = None
) -> bytes:
    size = len(block) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2012-07-01T08:00:00Z\r\n{more}"
    return f"{head}Content-Length: {size}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(status: str = "200 OK", headers: bytes = HTML, body: bytes = PAGE) -> bytes:
    return b"HTTP/1.1 " + status.encode() + b"\r\n" + headers + b"\r\n" + body


def response(*args: bytes | str, uri: str = "http://tarn.example/a") -> bytes:
    return record("response", answer(*args), uri)  # type: ignore[arg-type]


def items(data: bytes, name: str = "a.warc") -> list[Part | Refused]:
    found = list(split(BytesIO(data), name))
    assert not any(isinstance(item, Columns) for item in found)
    return found  # type: ignore[return-value]


def parts(found: Iterable[Part | Refused]) -> list[Part]:
    return [item for item in found if isinstance(item, Part)]


@pytest.mark.parametrize("name", ["sample.warc", "sample.warc.gz", "sample.arc"])
def test_pages_come_with_address_time_and_charset(name: str) -> None:
    first, second = parts(items(DATA.joinpath(name).read_bytes(), name))
    assert first.url == first.label == "https://tarnpost.example/2012/06/01/tarn-evacuates-harbour"
    assert (first.captured, second.captured) == (
        datetime(2012, 7, 1, 8, tzinfo=UTC),
        datetime(2012, 7, 2, 8, tzinfo=UTC),
    )
    assert (first.format, first.charset) == ("html", "utf-8")
    assert "Brânduşa’s" in second.data.decode()


def test_a_crawl_gives_the_same_parts_however_it_is_packed() -> None:
    plain = DATA.joinpath("sample.warc").read_bytes()
    told = [(p.label, p.data) for p in parts(items(plain))]
    for packed in (gzip.compress(plain), DATA.joinpath("sample.warc.gz").read_bytes()):
        assert [(p.label, p.data) for p in parts(items(packed, "a.warc.gz"))] == told


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (HTML, PAGE),
        (b"content-type: TEXT/HTML\r\n", PAGE),
        (b"Content-Type: application/xhtml+xml\r\n", PAGE),
        (b"", PAGE),
        (b"Content-Type: application/octet-stream\r\n", PAGE),
        (HTML + b"Content-Encoding: gzip\r\n", gzip.compress(PAGE, mtime=0)),
        (HTML + b"Content-Encoding: gzip\r\n", PAGE),
        (HTML + b"Content-Encoding: deflate\r\n", zlib.compress(PAGE)),
        (HTML + b"Content-Encoding: deflate\r\n", raw_deflate(PAGE)),
        (HTML + b"Content-Encoding: br\r\n", PAGE),
        (HTML + b"Transfer-Encoding: chunked\r\n", CHUNKS),
        (HTML + b"Transfer-Encoding: Chunked\r\n", PAGE),
        (HTML + b"Transfer-Encoding: chunked\r\n", b"%x\r\n" % len(PAGE) + PAGE),
    ],
)  # fmt: skip
def test_finds_pages(headers: bytes, body: bytes) -> None:
    (part,) = parts(items(response("200 OK", headers, body)))
    assert part.data == PAGE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (response("301 Moved", b"Location: /b\r\n", b""), "a redirect to /b"),
        (response("404 Not Found"), "status 404"),
        (response("200 OK", b"Content-Type: image/png\r\n", b"\x89PNG"), "not a web page but image/png"),
        (response("200 OK", HTML, b""), "an empty page"),
        (response("200 OK", b"", b"\x00\x01"), "content of no known kind"),
        (record("revisit", answer(body=b"")), "the copy stored then is the one read"),
        (record("resource", b"{}", more="Content-Type: application/json\r\n"), "not a web page but application/json"),
        (record("continuation", PAGE), "of type “continuation”"),
    ],
)
def test_passes_over_what_is_no_page(data: bytes, reason: str) -> None:
    (item,) = items(data)
    assert isinstance(item, Refused)
    assert item.passed_over
    assert reason in item.reason


@pytest.mark.parametrize("kind", ["warcinfo", "request", "metadata"])
def test_says_nothing_of_records_about_the_crawl(kind: str) -> None:
    assert len(items(record(kind, b"GET / HTTP/1.1\r\n\r\n") + response())) == 1


def test_a_converted_page_is_plain_text() -> None:
    (part,) = parts(items(record("conversion", b"The wall gave way.", more="Content-Type: text/plain\r\n")))
    assert (part.format, part.data) == ("plain text", b"The wall gave way.")


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        (HTML + b"Content-Encoding: gzip\r\n", b"\x1f\x8b\x08" + bytes(40), "compressed content is damaged"),
        (HTML, b"<html>" + b"a" * 60_000_000, "more than such a file may have"),
        (
            HTML + b"Content-Encoding: gzip\r\n",
            gzip.compress(bytes(100_000_000), mtime=0),
            "more than such a file may have",
        ),
    ],
)
def test_refuses_one_page_and_goes_on(headers: bytes, body: bytes, reason: str) -> None:
    refused, part = items(response("200 OK", headers, body) + response())
    assert isinstance(refused, Refused)
    assert isinstance(part, Part)
    assert reason in refused.reason
    assert not refused.passed_over


def many(count: int) -> list[bytes]:
    return [response(uri=f"http://tarn.example/{n}") for n in range(count)]


@pytest.mark.parametrize("packed", [False, True])
def test_a_truncated_crawl_keeps_what_came_before(packed: bool) -> None:
    pack = gzip.compress if packed else bytes
    data = b"".join(pack(one) for one in many(3))
    *good, broken = items(data[:-90])
    assert [part.label for part in parts(good)] == ["http://tarn.example/0", "http://tarn.example/1"]
    assert isinstance(broken, Refused)
    assert broken.reason.startswith("the crawl is broken here")


def test_a_damaged_member_costs_only_itself() -> None:
    packed = [gzip.compress(one) for one in many(4)]
    packed[1] = packed[1][:30] + bytes(20) + packed[1][50:]
    found = items(b"".join(packed))
    assert [part.label for part in parts(found)] == [f"http://tarn.example/{n}" for n in (0, 2, 3)]
    assert len(found) == 4


def test_a_wrong_length_costs_only_its_record() -> None:
    first, second, third = many(3)
    for wrong in (record("response", answer(), length=len(answer()) - 9), record("response", answer(), length=900_000)):
        found = items(first + wrong + second + third)
        assert {f"http://tarn.example/{n}" for n in range(3)} <= {part.label for part in parts(found)}
        assert any(isinstance(item, Refused) for item in found)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"\x28\xb5\x2f\xfd" + bytes(40), "a.warc.zst", "compressed with Zstandard; unpack it"),
        (b"\x04\x22\x4d\x18" + bytes(40), "a.warc.lz4", "compressed with LZ4; unpack it"),
        (record("warcinfo", b"x"), "a.warc", "only records about the crawl itself"),
        (b"WARC/1.0\r\n" + b"a" * 3_000_000, "a.warc", "its header has no end"),
        (b"WARC/1.0\r\n" + b"a: b\r\n" * 500_000, "a.warc", "its header has no end"),
    ],
)
def test_refuses_a_whole_crawl_in_one_sentence(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        items(data, name)


@pytest.mark.parametrize(
    "unit", [b"WARC/1.0\r\n", b"\nWARC/1.0\r\nContent-Length: 9\r\n\r\n", b"\r\n", b"\x1f\x8b\x08"]
)
def test_hostile_crawls_end_soon(unit: bytes) -> None:
    start = time.process_time()
    for data in (response() + unit * 20_000, gzip.compress(response()) + unit * 20_000):
        assert parts(items(data))
    assert time.process_time() - start < 5


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared samples are not here")
def test_every_real_crawl_ends_in_pages_or_a_sentence() -> None:
    paths = [p for p in REAL.rglob("*") if {".warc", ".arc", ".bad"} & set(p.suffixes)]
    assert len(paths) > 30
    for path in paths:
        assert ended(path)


def ended(path: Path) -> bool:
    try:
        return bool(items(path.read_bytes(), path.name))
    except UnreadableSource as refused:
        return str(refused).startswith(path.name)
