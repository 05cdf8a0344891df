"""Straight marks that are forgotten, nested or too many do not turn the rest of their paragraph inside out."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.extraction import paragraphs, quotations


def scanned(body: str) -> list[str]:
    return [body[stretch.start : stretch.end] for stretch in quotations.scan(body, paragraphs.split(body))]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (  # the first is never closed
            '"It is not just here, he said. "It will spread," Ms Orr said. "We found more," he said.',
            ["It is not just here, he said.", "It will spread,", "We found more,"],
        ),
        (
            'He said it was "due within days. "Taking all into account, it may be sold," he said. Ten fell ill. '
            '"Most are well," she said.',
            ["due within days.", "Taking all into account, it may be sold,", "Most are well,"],
        ),
        (  # nested, with marks of the same kind
            '"They may be sent by the "Church" of Light; we cannot know," she said. "We wait."',
            ["They may be sent by the \"Church\" of Light; we cannot know,", "We wait."],
        ),
        ('He wrote, "Reports that the man cried "Long live Orr!" as he ran." All saw it.', [
            'Reports that the man cried "Long live Orr!" as he ran.',
        ]),
        ('"The council is not about “justice for all” any more.\n\n"It is about power," she said.', [
            'The council is not about “justice for all” any more.\n\n"It is about power,',
        ]),
        ('One paragraph is "left open here.\n\nThe next has "one of its own" and "two".', [
            "left open here.", "one of its own", "two",
        ]),
        ('"He is 5\'10" tall," she said. "So am I."', ["He is 5'10\" tall,", "So am I."]),
        ('The 12" and 7" "singles" sold, "of course," he said.', ["singles", "of course,"]),
        ('A lone mark closes here." Then "all is well," she said.', ["all is well,"]),
    ],
)  # fmt: skip
def test_the_cheapest_reading(body: str, found: list[str]) -> None:
    assert scanned(body) == found


@pytest.mark.parametrize(
    "body",
    [
        '"We leave," she said. "All of us."',
        'He called it a "lie" and a "farce".',
        'The ("best") word, and "another"—both in marks.',
    ],
)
def test_marks_that_stand_well_are_taken_in_turns(body: str) -> None:
    assert scanned(body) == body.split('"')[1::2]


@given(st.text(alphabet='ab ".,“”\n', max_size=120))
def test_stretches_are_in_order_and_within_the_text(body: str) -> None:
    reach = 0
    for stretch in quotations.scan(body, paragraphs.split(body)):
        for segment in stretch.segments:
            assert reach <= segment.start <= segment.end <= len(body)
            reach = segment.end


@pytest.mark.parametrize("unit", ['"a ', 'a" ', ' "a" "a', '"', ' "a “b” c', '" '])
def test_takes_linear_time(unit: str) -> None:
    body = unit * (100_000 // len(unit))
    start = time.process_time()
    quotations.scan(body, paragraphs.split(body))
    assert time.process_time() - start < 5
