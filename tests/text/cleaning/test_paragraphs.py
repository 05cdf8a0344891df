"""Lines to paragraphs: hard-wrapped text is joined, a paragraph a line is not."""

import textwrap

import pytest

from articles.text.cleaning.paragraphs import split

FIRST = (
    "The wall above Tarnby gave way on Friday night and sent water through three streets of the old town, "
    "the council said. Nobody was reported missing, but two schools were opened as shelters for the night."
)
SECOND = (
    "People from Mill Street spent the night on camp beds. The water is expected to fall by Sunday, and the "
    "council hopes that most of them can then go home, though some houses will have to be pulled down."
)


def texts(body: str) -> list[str]:
    return [paragraph.text for paragraph in split(body)]


@pytest.mark.parametrize("width", [60, 72, 80])
def test_joins_hard_wrapped_lines(width: int) -> None:
    assert texts("\n\n".join(textwrap.fill(p, width) for p in (FIRST, SECOND))) == [FIRST, SECOND]


def test_joins_hard_wrapped_lines_with_indents_and_no_blank_lines() -> None:
    body = "\n".join(textwrap.fill(p, 64, initial_indent="    ") for p in (FIRST, SECOND, FIRST))
    assert texts(body) == [FIRST, SECOND, FIRST]


def test_joins_the_lines_of_a_widget_that_go_on_in_lower_case() -> None:
    assert texts("By clicking 'Search' you\nare agreeing to our\nterms of use.") == [
        "By clicking 'Search' you are agreeing to our terms of use."
    ]


def test_joins_a_word_broken_behind_its_hyphen() -> None:
    assert texts("A well-\nknown wall")[0] == "A well-known wall"


@pytest.mark.parametrize(
    "body", ["\n".join([FIRST, SECOND, FIRST]), "A walk in the hills\ntravelTen walks for a rainy day"]
)
def test_leaves_a_paragraph_a_line(body: str) -> None:
    assert texts(body) == body.split("\n")


def test_counts_the_blank_lines_before_each() -> None:
    assert [p.gap for p in split("A\n\nB\n\n\nC\nD\n \n\t\n\nE")] == [0, 1, 2, 0, 3]
