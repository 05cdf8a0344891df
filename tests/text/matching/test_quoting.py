"""Which quotes are the same words; what a report did with them."""

import time

import pytest

from articles.text.matching import kind_of, quoted, read, same_words, sought_keys, stored_keys

LONG = "We found the northern gate open and the guards gone, and nobody in the village would tell us why"
OTHER = "The harvest on the terraces will be the smallest that my grandmother can remember"


def said(text: str, speaker: str | None = "ada", day: int | None = 100, article: int = 1, marked: bool = True):
    return quoted(text, speaker=speaker, day=day, article=article, marked=marked)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said(LONG), said(LONG.upper() + "!", "ben", 900, 2)),
        (said(LONG), said("the northern gate open and the guards gone, and nobody in the village", None, None, 2)),
        (
            said(LONG),
            said("We found the northern gate open ... and nobody in the village would tell us", "ada", 100, 2),
        ),
        (said(LONG), said(LONG.replace("found", "saw").replace("would tell", "could tell"), "ben", 101, 2)),
        (said(f"{LONG}. {OTHER}"), said(f"{OTHER}. It is a pity", "ada", 100, 2)),
        (said("a bitter peace"), said("a bitter peace", day=102, article=2)),
        (said("a bitter peace"), said(f"It was a bitter peace. {OTHER}", day=99, article=2)),
        (said("forsake"), said("never forsake", day=101, article=2)),
        (said("a bitter peace"), said(f"It was a bitter peace. {OTHER}")),
    ],
)
def test_finds(one, other):
    assert same_words(one, other)
    assert same_words(other, one)
    if one.article != other.article:
        assert sought_keys(one) & stored_keys(other)
        assert sought_keys(other) & stored_keys(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said(LONG), said(OTHER, article=2)),
        (said("a bitter peace"), said("a bitter peace", "ben", article=2)),
        (said("a bitter peace"), said("a bitter peace", day=110, article=2)),
        (said("a bitter peace"), said("a bitter peace", day=None, article=2)),
        (said("a bitter peace", None), said("a bitter peace", None, article=2)),
        (said("why"), said("why", article=2)),
        (said("gate"), said(LONG, article=2)),
        (said("peace"), said(f"It was a bitter peace. {OTHER}")),
        (said(LONG), said(LONG.replace("and nobody", "and not everybody"), article=2)),
        (
            said("The convoy carried 40 tons of flour to the eastern districts before the road was closed"),
            said("The convoy carried 65 tons of flour to the eastern districts before the road was closed", article=2),
        ),
        (
            said("the committee will meet again on Monday to agree on the budget of the relief fund", marked=False),
            said(
                "the committee would meet again on Monday to agree on a budget of the relief fund", "ada", 140, 2, False
            ),
        ),
    ],
)
def test_ignores(one, other):
    assert not same_words(one, other)
    assert not same_words(other, one)


@pytest.mark.parametrize(
    ("report", "kind"),
    [
        (LONG + ",", "exact"),
        ("the northern gate open and the guards gone", "shortened"),
        ("We found the northern gate open ... nobody in the village would tell us why", "stitched"),
        (LONG.replace("would tell", "could tell"), "paraphrased"),
    ],
)
def test_says_what_a_report_did_with_the_words(report, kind):
    assert kind_of(read(report), read(LONG)) == kind


@pytest.mark.parametrize("text", ["a" * 100_000, "a " * 50_000, "war " * 25_000, "“" * 100_000, "A B " * 25_000])
def test_hostile_quotes_cost_little(text):
    began = time.process_time()
    one, other = said(text), said(text + "x", article=2)
    stored_keys(one), sought_keys(other)
    same_words(one, other)
    assert time.process_time() - began < 3
