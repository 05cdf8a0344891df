"""Source bytes to raw articles, one module a format."""

from articles.text.readers.reading import MAX_BYTES, READERS, SUFFIXES, read
from articles.text.readers.recognising import NO_STORY, UnreadableSource, too_large

__all__ = ["MAX_BYTES", "NO_STORY", "READERS", "SUFFIXES", "UnreadableSource", "read", "too_large"]
