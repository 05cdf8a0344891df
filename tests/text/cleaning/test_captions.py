"""Captions are told by the gap before them, by their wording, or by the quotation they break into."""

import pytest

from articles.text.cleaning import captions
from articles.text.cleaning.pages import page_of

FIRST = "The wall above Tarnby gave way on Friday and sent water through three streets."
MIDDLE = "Nobody was reported missing, but the council opened two schools as shelters."
LAST = "The water is expected to fall by Sunday, and people may then go home."
OPEN = 'Mr Brask said: "We had ten minutes to get everybody out of the street.'
REOPENED = '"Nobody had told us about the cracks before that night."'


def cut_from(*parts: str) -> list[str]:
    page = page_of("Wall Gives Way", "".join(parts))
    return [page.paragraphs[p.paragraph].text for p in captions.find(page)]


@pytest.mark.parametrize(
    "line",
    [
        "An amateur video claiming to show the wall breaking",
        "Anger: Residents outside the town hall in Tarnby",
        'Brask: "We were never told about the cracks"',
        "Colin Brask at the harbour office",
        "Mill Street under water, as seen in a picture released by the council.",
    ],
)
def test_finds_after_an_unusual_gap(line: str) -> None:
    assert cut_from(FIRST, "\n\n", MIDDLE, "\n\n\n", line, "\n\n", MIDDLE, "\n\n", LAST) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Residents wade through Mill Street. Photograph: Ines Marlow/AFP",
        "Residents wade through Mill Street on Saturday (AP Photo/Ines Marlow)",
        "Residents wade through Mill Street. (Ines Marlow/AFP/Getty Images.)",
        "Residents wade through Mill Street. REUTERS/Ines Marlow",
        "Mr Brask in this undated file photo",
        "Colin Brask (left) with the mayor",
        "File photo: the wall in 1953",
        "A satellite image shows the broken wall",
    ],
)
def test_finds_by_wording(line: str) -> None:
    assert cut_from(FIRST, "\n\n", line, "\n\n", MIDDLE, "\n\n", LAST) == [line]


def test_finds_what_breaks_into_a_quotation() -> None:
    line = "Colin Brask at the harbour office"
    assert cut_from(OPEN, "\n\n", line, "\n\n", REOPENED, "\n\n", LAST) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Then the water came.",
        '"We were never told," he said.',
        "What happens next?",
        "The council gave three reasons:",
        "A video showed water pouring through the gate, and police said that it was real.",
        "Photographs of the wall were shown to the inquiry on Monday.",
        "The senator, Ines Marlow (D), called for an inquiry into the wall.",
        "The footage from the harbour shows it, said Mr Brask, who runs the office there.",
    ],
)
def test_ignores(line: str) -> None:
    assert cut_from(FIRST, "\n\n", line, "\n\n", MIDDLE, "\n\n", LAST) == []


@pytest.mark.parametrize("line", ["Then the water came.", '"We were never told," he said.', "What happens next?"])
def test_ignores_even_after_an_unusual_gap(line: str) -> None:
    assert cut_from(FIRST, "\n\n", MIDDLE, "\n\n\n", line, "\n\n", MIDDLE, "\n\n", LAST) == []


def test_ignores_wide_gaps_that_are_everywhere() -> None:
    assert cut_from("\n\n\n".join([FIRST, "A line without a stop", MIDDLE, "Another such line", LAST])) == []
