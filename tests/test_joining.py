"""What is kept where two sources say different things: the same, whichever came first."""

from datetime import UTC, datetime
from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.joining import DATE_FIELDS, MOMENTS, WORDS, alias_rank, joined, name_rank

EMPTY = {
    **dict.fromkeys(WORDS, ""),
    **dict.fromkeys(MOMENTS),
    **dict(zip(DATE_FIELDS, (None, None, "unknown", "", True, ""), strict=True)),
}


def dated(precision: str, day: int, origin: str = "header", *, certain: bool = True) -> dict:
    at = datetime(2012, 6, day, tzinfo=UTC)
    return {**EMPTY, **dict(zip(DATE_FIELDS, (at, at.date(), precision, origin, certain, f"{day} June"), strict=True))}


@pytest.mark.parametrize(
    ("one", "other", "field", "kept"),
    [
        (EMPTY, {**EMPTY, "byline": "Ines Marsh"}, "byline", "Ines Marsh"),
        ({**EMPTY, "url": "https://b.example"}, {**EMPTY, "url": "https://a.example"}, "url", "https://a.example"),
        (EMPTY, dated("day", 2), "published_precision", "day"),
        (dated("day", 2), dated("minute", 2), "published_precision", "minute"),
        (dated("minute", 3), dated("minute", 2), "published_raw", "2 June"),
        (dated("minute", 2, certain=False), dated("day", 3), "published_raw", "3 June"),
    ],
)
def test_the_better_header_is_kept_whichever_came_first(one, other, field, kept):
    assert (one | joined(one, other))[field] == kept
    assert (other | joined(other, one))[field] == kept


headers = st.builds(
    lambda words, date: {**date, **dict(zip(WORDS, words, strict=True))},
    st.tuples(*(st.sampled_from(["", "a", "b"]) for _ in WORDS)),
    st.sampled_from([EMPTY, dated("day", 1), dated("minute", 1), dated("minute", 2), dated("month", 1, certain=False)]),
)


@given(st.lists(headers, min_size=2, max_size=4))
def test_headers_joined_in_any_order_are_one(found):
    results = [reduce(lambda one, other: one | joined(one, other), order) for order in permutations(found)]
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Kofi Annan", "KOFI ANNAN"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("William Hague", "William J. Hague"),
        ("Foreign Ministry", "foreign ministry"),
    ],
)
def test_the_name_that_is_shown(better, worse):
    assert min(worse, better, key=name_rank) == better


def test_an_alias_is_shown_in_mixed_case():
    assert min("MR HAGUE", "Mr Hague", key=alias_rank) == "Mr Hague"
