"""The headline printed again above the story is cut; the same words further down are not."""

import pytest

from articles.text.cleaning import repeats
from articles.text.cleaning.pages import page_of

TITLE = "Wall Gives Way Above Tarnby"


def cut_from(*paragraphs: str) -> list[int]:
    return [p.paragraph for p in repeats.find(page_of(TITLE, "\n\n".join(paragraphs)))]


@pytest.mark.parametrize("line", [TITLE, TITLE.upper(), f"“{TITLE}”", f"{TITLE}."])
def test_finds(line: str) -> None:
    assert cut_from(line, "Water ran through the town.") == [0]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Wall gives way above Tarnby as rain falls.", "Water ran."),
        (TITLE,),
        ("One.", "Two.", "Three.", TITLE),
        ("…", "Water ran."),
    ],
)
def test_ignores(paragraphs: tuple[str, ...]) -> None:
    assert cut_from(*paragraphs) == []


def test_a_first_sentence_that_was_lent_as_headline_stays() -> None:
    sentence = "The wall above Tarnby gave way on Friday morning."
    assert not list(repeats.find(page_of(sentence, f"{sentence}\n\nWater ran through the town.")))
