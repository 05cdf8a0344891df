"""Source bytes to raw articles: picks the reader, and refuses at once what no reader can read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from articles.text.readers.plain_text import MAX_BYTES as PLAIN_TEXT_MAX_BYTES
from articles.text.readers.plain_text import read as read_plain_text
from articles.text.readers.recognising import UnreadableSource, signature, suffix
from articles.text.values import RawArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One source format: the suffixes it goes by, its size limit, and the function that reads it.

    ``recognises`` tells the format by its first bytes and goes before any suffix; plain text has
    no mark of its own and is told by its suffix alone ("" stands for a name without one).
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Iterator[RawArticle]]
    max_bytes: int
    recognises: Callable[[bytes], bool] | None = None


READERS: tuple[Reader, ...] = (Reader(suffixes=(".txt", ""), read=read_plain_text, max_bytes=PLAIN_TEXT_MAX_BYTES),)
SUFFIXES: tuple[str, ...] = tuple(sorted({s for reader in READERS for s in reader.suffixes if s}))
MAX_BYTES = max(reader.max_bytes for reader in READERS)


def read(data: bytes, name: str, *, default_outlet: str | None = None) -> tuple[RawArticle, ...]:
    """Every article in one source file; raises UnreadableSource with a sentence saying why there is none.

    ``default_outlet`` is used only where the source itself names no outlet.
    """
    if not data:
        raise UnreadableSource(name, "the file is empty (0 bytes); expected the text of an article")
    reader = choose(data, name)
    found = tuple(reader.read(data, name))
    if not default_outlet:
        return found
    return tuple(a if a.outlet else replace(a, outlet=default_outlet) for a in found)


def choose(data: bytes, name: str) -> Reader:
    """The reader for these bytes: told by content, then by suffix."""
    for reader in READERS:
        if reader.recognises and reader.recognises(data):
            return reader
    expected = f"expected one of {', '.join(SUFFIXES)}"
    for reader in READERS:
        if suffix(name) in reader.suffixes:
            if what := signature(data):
                raise UnreadableSource(name, f"this is {what}, whatever its name says; {expected}")
            return reader
    raise UnreadableSource(name, f"unknown format; {expected}")
