"""Source bytes to raw articles: picks the reader, and refuses at once what no reader can read."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from articles.text.readers import recognising
from articles.text.readers.recognising import UnreadableSource, signature, suffix
from articles.text.values import Part, RawArticle, Refused

MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One source format: the suffixes it goes by, its size limit, and the module whose ``read`` takes a Part.

    ``recognises`` tells the format by its first bytes (1,024 of them are enough) and goes before any suffix; plain
    text has no mark of its own and is told by its suffix alone ("" stands for a name without one). The module is
    loaded when the first part of its format comes; ``extra`` names what must be installed for it.
    """

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    max_bytes: int
    recognises: Callable[[bytes], bool] | None = None
    extra: str = ""


READERS: tuple[Reader, ...] = (
    Reader(
        name="plain text",
        module="articles.text.readers.plain_text",
        suffixes=(".txt", ""),
        max_bytes=32 * MB,
    ),
    Reader(
        name="row",
        module="articles.text.readers.rows",
        max_bytes=6 * MB,
    ),
    Reader(
        name="NewsML",
        module="articles.text.readers.newsml",
        max_bytes=20 * MB,
        recognises=recognising.is_newsml,
        extra="ingest",
    ),
    Reader(
        name="NITF",
        module="articles.text.readers.nitf",
        max_bytes=5 * MB,
        recognises=recognising.is_nitf,
        extra="ingest",
    ),
    Reader(
        name="feed",
        module="articles.text.readers.feeds",
        suffixes=(".rss", ".atom", ".rdf"),
        max_bytes=20 * MB,
        recognises=recognising.is_feed,
        extra="ingest",
    ),
    Reader(
        name="mail",
        module="articles.text.readers.mail",
        suffixes=(".eml",),
        max_bytes=20 * MB,
        recognises=recognising.is_mail,
        extra="ingest",
    ),
    Reader(
        name="PDF",
        module="articles.text.readers.pdf",
        suffixes=(".pdf",),
        max_bytes=50 * MB,
        recognises=recognising.is_pdf,
        extra="ingest",
    ),
    Reader(
        name="XML",
        module="articles.text.readers.tei",
        suffixes=(".xml",),
        max_bytes=20 * MB,
        recognises=recognising.is_xml,
        extra="ingest",
    ),
    Reader(
        name="html",
        module="articles.text.readers.html.reading",
        suffixes=(".html", ".htm", ".xhtml", ".shtml"),
        max_bytes=25 * MB,
        recognises=recognising.looks_like_html,
        extra="ingest",
    ),
)
EXPECTED = (
    "expected text (.txt), a web page (.html), a table (.csv, .tsv), JSON, a feed, a crawl (.warc), mail (.eml), "
    "a PDF with text, or a ZIP or TAR of these"
)
SUFFIXES: tuple[str, ...] = tuple(sorted({s for reader in READERS for s in reader.suffixes if s}))


def read(part: Part, *, default_outlet: str | None = None) -> Iterator[RawArticle | Refused]:
    """Every article in one part of a source file; raises UnreadableSource with a sentence saying why there is none.

    ``default_outlet`` is used only where the source itself names no outlet.
    """
    if not part.data:
        raise UnreadableSource(part.name, "the file is empty (0 bytes); expected the text of an article", part.label)
    reader = choose(part)
    if len(part.data) > reader.max_bytes:
        raise UnreadableSource(part.name, recognising.too_large(len(part.data), reader.max_bytes), part.label)
    for found in loaded(reader.module, reader.extra, part.name)(part):
        if isinstance(found, RawArticle):
            outlet = found.outlet or default_outlet
            yield replace(
                found, outlet=outlet, label=found.label or part.label, captured=found.captured or part.captured
            )
        else:
            yield found


def choose(part: Part) -> Reader:
    """The reader for a part: as its container says, else told by content, then by suffix."""
    for reader in READERS:
        if part.format == reader.name or (not part.format and reader.recognises and reader.recognises(part.data)):
            return reader
    called = part.label or part.name
    for reader in READERS:
        if suffix(called) in reader.suffixes:
            if what := signature(part.data):
                raise UnreadableSource(part.name, f"this is {what}, whatever its name says; {EXPECTED}", part.label)
            return reader
    raise UnreadableSource(part.name, f"unknown format; {EXPECTED}", part.label)


@cache
def loaded(module: str, extra: str, name: str) -> Callable[[Part], Iterator[RawArticle | Refused]]:
    """The ``read`` of a reader's module. Raises UnreadableSource where what it needs is not installed."""
    try:
        return importlib.import_module(module).read
    except ModuleNotFoundError as error:
        if not extra:
            raise
        reason = f"this format needs the package {error.name}; install the extra “{extra}” and try again"
        raise UnreadableSource(name, reason) from error
