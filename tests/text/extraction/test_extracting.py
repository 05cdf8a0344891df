"""What holds for every text, however broken."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.extraction import extract
from articles.text.values import CleanArticle, Findings, RawArticle

PIECES = (
    "\"", "“", "”", "‘", "’", "'", "«", "»", "''", " ", "\n\n", "\n", ".", ",", ":", "—", "said ", "Mr Marsh ", "he ",
    "Anna Bell ", "the spokesman ", "told ", "who ", "5'10\"", "the ministry ", "No 10 ", "We will go", "(", ")",
    "according to ", "saying ", "Minister of ", "al-", "bin ", "U.S. ", "é", "٣", "\u200f",
)  # fmt: skip


def found_in(body: str) -> Findings:
    return extract(CleanArticle(raw=RawArticle(source_path="x", title="", body=body), title="", body=body))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_offsets_slice_to_the_text_and_names_agree(body: str) -> None:
    findings = found_in(body)
    names = [actor.name for actor in findings.actors]
    assert len(names) == len(set(names))
    end = 0
    for quote in findings.quotes:
        assert body[quote.start : quote.end] == quote.text
        assert quote.start >= end
        end = quote.end
        assert quote.speaker is None or quote.speaker in names
        assert 0 <= quote.confidence <= 1
    spans = sorted(span for actor in findings.actors for span in actor.mentions)
    assert all(0 <= a < b <= len(body) for a, b in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_no_text_raises(body: str) -> None:
    found_in(body)


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "“",
        "”",
        "'",
        "‘",
        "''",
        "A",
        "A ",
        "a'",
        "x.",
        '" A',
        "“a” ",
        "said ",
        "he said ",
        "the spokesman of ",
        "‘a ",
        "'a ",
        "“a ",
        "„a ",
        "Mr A and ",
        "A, a ",
        "Senator Ann Bell came. “We go,” the deputy senator said. ",
        "Ann Bell, 34, came. “We go,” the 56-year-old said. ",
    ],
)
def test_long_runs_of_anything_are_quick(piece: str) -> None:
    body = (piece * (100_000 // len(piece) + 1))[:100_000]
    before = time.process_time()
    found_in(body)
    assert time.process_time() - before < 12


def test_many_of_one_office_are_quick() -> None:
    names = ("".join(chr(97 + n // 26**place % 26) for place in range(3)).title() + "o" for n in range(1700))
    body = " ".join(f"Senator Ann {name} came. “We go,” the deputy senator said." for name in names)
    before = time.process_time()
    found_in(body)
    assert time.process_time() - before < 12
