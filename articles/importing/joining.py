"""What is kept where two sources say different things of one article, one actor, one alias.

Every rule here takes the better of two, whichever came first, so that files give the same archive in any order.
"""

from collections.abc import Mapping
from typing import Any

PRECISIONS = ("unknown", "year", "month", "day", "minute")
DATE_FIELDS = (
    "published_at",
    "published_on",
    "published_precision",
    "published_origin",
    "published_certain",
    "published_raw",
)
WORDS = ("url", "byline", "language", "dateline")
MOMENTS = ("source_updated_at", "captured_at")


def joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of ``one`` that the header of ``other`` betters: a gap filled, a finer or earlier date."""
    better = {name: other[name] for name in WORDS if _wins(other[name], one[name])}
    better |= {name: other[name] for name in MOMENTS if _wins(other[name], one[name])}
    if _rank_of_date(other) < _rank_of_date(one):
        better |= {name: other[name] for name in DATE_FIELDS}
    return better


def _wins(other: Any, one: Any) -> bool:
    return bool(other) and (not one or other < one)


def _rank_of_date(header: Mapping[str, Any]) -> tuple[bool, int, str, str, str]:
    fineness = PRECISIONS.index(header["published_precision"])
    at = header["published_at"]
    return (
        not header["published_certain"],
        -fineness,
        at.isoformat() if at else "",
        header["published_origin"],
        header["published_raw"],
    )


def name_rank(name: str) -> tuple[bool, bool, int, str]:
    """Least for the spelling that is shown: in mixed case, without lone initials, the longest, the first by letter."""
    initials = any(len(word.rstrip(".")) == 1 for word in name.split())
    return (name.isupper() or name.islower(), initials, -len(name), name)


def alias_rank(name: str) -> tuple[bool, str]:
    return (name == name.upper(), name)
