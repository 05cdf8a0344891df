"""Source bytes to raw articles, one module a format."""

from articles.text.readers.reading import MAX_BYTES, READERS, SUFFIXES, read
from articles.text.readers.recognising import UnreadableSource

__all__ = ["MAX_BYTES", "READERS", "SUFFIXES", "UnreadableSource", "read"]
