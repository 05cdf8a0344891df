"""Which texts are one story, and which quotes are the same words, however they were edited on the way."""

from articles.text.matching.comparing import Kinship, Likeness, judge, liken
from articles.text.matching.quoting import Quoted, kind_of, quoted, same_keys, same_words, sought_keys, stored_keys
from articles.text.matching.signing import are_alike, bands, signature
from articles.text.matching.words import read

__all__ = [
    "Kinship",
    "Likeness",
    "Quoted",
    "are_alike",
    "bands",
    "judge",
    "kind_of",
    "liken",
    "quoted",
    "read",
    "same_keys",
    "same_words",
    "signature",
    "sought_keys",
    "stored_keys",
]
