"""Names as they stand in addresses and as they are compared."""

import re
import unicodedata

from django.utils.text import slugify

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
SLUG_LENGTH = 60


def slug_of(words: str) -> str:
    """A slug for an address: ASCII where that can be had, letters of any script otherwise, never empty."""
    slug = slugify(words) or slugify(words, allow_unicode=True)
    return slug[:SLUG_LENGTH].strip("-_") or "untitled"


def fold(words: str) -> str:
    """Words for comparing: no accents, no case, single spaces ("François  Hollande" -> "francois hollande")."""
    plain = words if words.isascii() else _BEYOND_ASCII.sub(_uncombined, unicodedata.normalize("NFKD", words))
    return " ".join(plain.split()).casefold()


def _uncombined(letters: re.Match[str]) -> str:
    return "".join([c for c in letters.group() if not unicodedata.combining(c)])
