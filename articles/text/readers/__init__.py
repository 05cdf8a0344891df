"""Source bytes to raw articles, one module a format: a file is split into parts, each part is read."""

from articles.text.readers.reading import READERS, SUFFIXES, read
from articles.text.readers.recognising import NO_STORY, UnreadableSource, too_large
from articles.text.readers.splitting import CONTAINERS, MAX_BYTES, read_whole, split

__all__ = [
    "CONTAINERS",
    "MAX_BYTES",
    "NO_STORY",
    "READERS",
    "SUFFIXES",
    "UnreadableSource",
    "read",
    "read_whole",
    "split",
    "too_large",
]
