"""Crawls (WARC and ARC, gzipped or not): one part for every web page; what holds no story is passed over and counted.

A broken record costs that record: reading goes on at the next one that can be found.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from articles.text.readers import responses
from articles.text.readers.reading import READERS
from articles.text.readers.recognising import UnreadableSource, is_crawl, is_feed, markup, too_large
from articles.text.readers.responses import Response, Unpackable
from articles.text.readers.splitting import Within
from articles.text.readers.unpacking import GZIP, Damaged, Unpacked, find_next
from articles.text.values import Part, Refused

MAX_LABEL = 200
MAX_BREAKS = 100
MAX_SHORT = 5
MAX_SPENT = 2_000_000
ARC_LINE = re.compile(rb"[a-z][a-z0-9+.-]{1,20}:.{0,60000} \d{8,17} .{0,200} \d{1,12}\s*$", re.IGNORECASE)
STARTS = (b"\nWARC/1.", b"\nWARC/0.", b"\nhttp://", b"\nhttps://")
PAGES = {"text/html", "application/xhtml+xml"}
TEXTS = {"text/plain"}
WEB = ("http://", "https://", "ftp://", "file://")
# Records about the crawl itself: nobody would look for a story there.
ABOUT = {"warcinfo", "request", "metadata", "arc_header"}
LIBRARY_ERRORS = (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, TypeError, AttributeError)
BROKEN = "the crawl is broken here"
UNSUPPORTED = (
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"\x2a\x4d\x18", "Zstandard"),
    (b"\x04\x22\x4d\x18", "LZ4"),
)


# It reports every address that it mends.
logging.getLogger("warcio").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Place:
    """A record of the crawl, as a person is told of it."""

    within: Within
    number: int
    uri: str = ""

    @property
    def label(self) -> str:
        own = self.uri if len(self.uri) <= MAX_LABEL else self.uri[: MAX_LABEL - 1] + "…"
        return self.within.inside(own or f"record {self.number}").label

    def refused(self, reason: str, *, passed_over: bool = False) -> Refused:
        return Refused(name=self.within.name, label=self.label, reason=reason, passed_over=passed_over)


def split(file: IO[bytes], within: Within) -> Iterator[Part | Refused]:
    """The pages of a crawl. Raises UnreadableSource where there is no record at all."""
    head = file.read(8)
    refuse_unsupported(head, within)
    stream = Unpacked(file, gzipped=head.startswith(GZIP))
    records = Records(stream, within)
    found = False
    for item in records.items():
        found = True
        yield item
    if not found:
        what = "only records about the crawl itself" if records.number > 1 else "no record"
        raise UnreadableSource(within.name, f"holds {what}; expected web pages in a WARC or ARC file", within.label)


class Records:
    """The records of one crawl, in order; ``number`` is that of the record being read, ``mark`` where it began."""

    def __init__(self, stream: Unpacked, within: Within) -> None:
        self.stream = stream
        self.within = within
        self.number = 0
        self.mark: int | None = None
        self.parsed = 0
        self.last = ""

    def items(self) -> Iterator[Part | Refused]:
        breaks = short = spent = 0
        while True:
            self.number += 1
            self.place, self.mark = Place(self.within, self.number), None
            parsed = self.parsed
            try:
                if not (line := first_line(self.stream)):
                    return
                yield from self.of_record(line)
            except Damaged as damage:
                if not self.parsed:
                    reason = f"{damage}; expected a WARC or ARC file"
                    raise UnreadableSource(self.within.name, reason, self.within.label) from damage
                breaks, short = breaks + 1, short + isinstance(damage, Short)
                spent += self.stream.spent
                more = breaks < MAX_BREAKS and short < MAX_SHORT and spent < MAX_SPENT and self.go_on()
                # A request or a note whose length is wrong by a few bytes costs nothing.
                if not (more and parsed == self.parsed and self.last in ABOUT):
                    yield self.place.refused(f"{BROKEN}: {damage}; what could be found before and after it was read")
                if not more:
                    return

    def of_record(self, line: bytes) -> Iterator[Part | Refused]:
        self.mark = self.stream.mark - (0 if self.stream.gzipped else len(line))
        record = parsed(self.stream, line)
        self.parsed += 1
        self.place = Place(self.within, self.number, uri_of(record))
        self.last = record.rec_type
        yield from found_in(record, self.place)
        finish(record)

    def go_on(self) -> bool:
        """Moves on to the next record after the one that broke; False where none is left."""
        stream = self.stream
        mark = stream.mark if self.mark is None else self.mark
        at = find_next(stream.file, mark + 1, (GZIP,) if stream.gzipped else STARTS)
        if at is not None:
            stream.start_at(at if stream.gzipped else at + 1)
        return at is not None


class Short(Damaged):
    """The file ends before its last record does."""


def refuse_unsupported(head: bytes, within: Within) -> None:
    for magic, name in UNSUPPORTED:
        if head.startswith(magic) or head[1:].startswith(magic):
            raise UnreadableSource(
                within.name,
                f"a crawl compressed with {name}; unpack it, or pack it with gzip, and try again",
                within.label,
            )


def first_line(stream: Unpacked) -> bytes:
    """The first line of the next record; blank lines between records are passed."""
    while line := stream.readline():
        if line.strip():
            return line
    return b""


def parsed(stream: Unpacked, first: bytes) -> ArcWarcRecord:
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=True)
    if not is_crawl(first) and not ARC_LINE.match(first):
        raise Damaged("no record begins where one should")
    try:
        record = loader.parse_record_stream(stream, first, None, no_record_parse=True)
    except (*LIBRARY_ERRORS, EOFError) as error:
        raise Damaged("its header cannot be read") from error
    if record.length is None:
        raise Damaged("its header does not say how long it is")
    return record


def uri_of(record: ArcWarcRecord) -> str:
    return record.rec_headers.get_header("WARC-Target-URI") or ""


def finish(record: ArcWarcRecord) -> None:
    """Reads past what is left of a record. Raises Short where the file ends first."""
    while record.raw_stream.read(65_536):
        pass
    if record.raw_stream.limit:
        raise Short(f"the file ends {record.raw_stream.limit:,} bytes before the record does")


def found_in(record: ArcWarcRecord, place: Place) -> Iterator[Part | Refused]:
    """What one record gives: nothing, a page, or why there is none."""
    if record.rec_type in ABOUT or (place.uri and not place.uri.lower().startswith(WEB)):
        return
    if record.rec_type == "revisit":
        yield place.refused(
            "the same page as at an earlier visit; the copy stored then is the one read", passed_over=True
        )
    elif record.rec_type == "response":
        yield from of_response(record, place)
    elif record.rec_type in {"resource", "conversion"}:
        yield from of_resource(record, place)
    else:
        yield place.refused(f"a record of type “{record.rec_type}”, which holds no page of its own", passed_over=True)


def of_response(record: ArcWarcRecord, place: Place) -> Iterator[Part | Refused]:
    declared, _ = responses.content_type(record.content_type or "")
    limit = page_limit()
    data = whole(record, limit)
    if data is None:
        head = record.raw_stream.read(2_000)
        kind = responses.parse(head, media_type=declared, max_bytes=limit, body=False).media_type
        yield refused_size(place, record, limit, kind)
        return
    try:
        response = responses.parse(data, media_type=declared, max_bytes=limit)
    except Unpackable as error:
        yield place.refused(str(error), passed_over=False)
        return
    if reason := no_page(response):
        yield place.refused(reason, passed_over=True)
    elif len(response.body) > limit:
        yield place.refused(too_large(len(response.body), limit))
    else:
        # A feed may be sent under the name of a page.
        kind = "feed" if is_feed(response.body) else "html"
        yield part_of(record, place, response.body, kind, response.charset)


def of_resource(record: ArcWarcRecord, place: Place) -> Iterator[Part | Refused]:
    kind, charset = responses.content_type(record.content_type or "")
    limit = page_limit()
    if kind not in PAGES | TEXTS or place.uri.endswith("/robots.txt"):
        yield place.refused(f"not a web page but {kind or 'content of no known kind'}", passed_over=True)
        return
    data = whole(record, limit)
    if data is None:
        yield refused_size(place, record, limit, kind)
    elif not data.strip():
        yield place.refused("an empty page", passed_over=True)
    else:
        yield part_of(record, place, data, "html" if kind in PAGES else "plain text", charset)


def whole(record: ArcWarcRecord, limit: int) -> bytes | None:
    """The record's bytes; None where they are too many to be a page. Raises Short where they end too soon."""
    if record.length > 2 * limit:
        return None
    data: bytes = record.raw_stream.read(record.length)
    if len(data) < record.length and b"</html>" not in data[-200:].lower():
        raise Short(f"the file ends {record.length - len(data):,} bytes before the record does")
    return data


def refused_size(place: Place, record: ArcWarcRecord, limit: int, kind: str) -> Refused:
    if kind in PAGES | TEXTS or not kind:
        return place.refused(too_large(record.length, limit))
    return place.refused(f"not a web page but {kind}", passed_over=True)


def no_page(response: Response) -> str | None:
    """Why a response is no page with a story, None where it is one."""
    status = response.status
    if status is not None and 300 <= status < 400:
        return (
            f"a redirect to {response.location[:MAX_LABEL]}" if response.location else f"a redirect (status {status})"
        )
    if status is not None and status != 200:
        return f"no page but an answer with status {status}"
    if not response.body.strip():
        return "an empty page"
    if response.media_type in PAGES or (is_vague(response.media_type) and looks_like_page(response.body)):
        return None
    return f"not a web page but {response.media_type or 'content of no known kind'}"


def is_vague(media_type: str) -> bool:
    return media_type in {
        "",
        "no-type",
        "unknown",
        "application/octet-stream",
        "text/unknown",
        "unk",
        "application/http",
    }


def looks_like_page(body: bytes) -> bool:
    head = body[:2_000].lower()
    return markup(body) == "an HTML page" or b"<html" in head or b"<!doctype html" in head


def part_of(record: ArcWarcRecord, place: Place, data: bytes, kind: str, charset: str | None) -> Part:
    return Part(
        data=data, name=place.within.name, label=place.label, format=kind, url=place.uri or None,
        captured=moment(record.rec_headers.get_header("WARC-Date")), charset=charset,
    )  # fmt: skip


def moment(value: Any) -> datetime | None:
    """When the crawler was there, None where it is not said."""
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)


def page_limit() -> int:
    return next((reader.max_bytes for reader in READERS if reader.name == "html"), 10_000_000)
