"""Lines that point to other stories are cut; a label before the story's own words is not."""

import pytest

from articles.text.cleaning import teasers
from articles.text.cleaning.pages import page_of

STORY = "The wall above Tarnby gave way on Friday and sent water through three streets, the council said."


def cut_from(line: str) -> list[str]:
    page = page_of("Wall Gives Way", f"{STORY}\n\n{line}\n\n{STORY} Nobody was hurt.")
    return [page.paragraphs[p.paragraph].text[p.start : p.end] for p in teasers.find(page)]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: How the wall was built",
        "RELATED: Council was warned of cracks",
        "Related articles",
        "More on this story",
        "More from Norland",
        "See also: The flood of 1953",
        "READ NEXT",
        "Watch: Water pours through Mill Street",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Continue reading the main story",
        "Most read",
        "Top stories",
        "You may also like",
        "In pictures: Tarnby under water",
        "Video: The moment the wall broke",
        "Recommended for you",
        "Watch a clip of the interview above.",
        "See more photos in the slideshow below:",
        "This article first appeared in The Tarn Post",
        "Tags: floods, Tarnby",
        "Also on the Tarn Post:",
        "Don't miss",
        "Also on the Tarn Post: ten walks for a rainy day",
        "travelTen walks for a rainy day",
        "For more on the flood, visit our special page",
    ],
)
def test_finds(line: str) -> None:
    assert cut_from(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "More than forty houses stood under water on Saturday.",
        "See how it ends, he told the meeting.",
        "Related families were housed together, the council said.",
        "Read the letter, she told him, and then decide.",
        "“Read more: it will do you good,” he said.",
        "Background: “We were never told about the cracks,” Mr Brask said.",
        "Analysis of the water showed no trace of oil.",
        "Watch towers stood along the wall.",
        "Top officials from the council came on Friday.",
        "Video of the collapse was shown in court.",
        "iPhone sales fell in the town after the flood",
        "openWater now has a million users. How did it grow so fast?",
        "More in hope than in faith they dug on.",
        "Tags were found on two of the sheep.",
        "Most read the notice only when it was too late, the inquiry heard.",
    ],
)
def test_ignores(line: str) -> None:
    assert cut_from(line) == []
