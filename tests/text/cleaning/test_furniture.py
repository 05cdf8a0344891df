"""Where the page's furniture begins and, if it does, where the story goes on."""

import pytest

from articles.text.cleaning import furniture
from articles.text.cleaning.pages import page_of

STORY = [
    "The wall above Tarnby gave way on Friday and sent water through three streets, the council said.",
    '"We had ten minutes to get everybody out," said Colin Brask, who runs the harbour office in the town.',
    "Nobody was reported missing, but the council opened two schools as shelters for the people of Mill Street.",
    "The water is expected to fall by Sunday, and people may then go home, a spokesman for the council said.",
]
LATER = [
    "Two houses in Mill Street will have to be pulled down, the council said after a meeting on Saturday night.",
    "The wall had been checked in the spring, and the engineers who saw it then had found no reason for concern.",
    "An inquiry will begin next month under a retired judge, who has promised to hear everybody from the street.",
]
GLUED = ["newsFive walks for a rainy day", "Life and Style", "sportTarnby lose again at home to Norland"]
REPEATED = ["Ten walks for a rainy day", "Ten walks for a rainy day", "Bakers of the north", "Books"]
TRUNCATED = [
    "IT Manager",
    "Norland Group: An established and growing consultancy fir...",
    "Our client based in Tarnby a...",
]
SHEER_LENGTH = [
    f"Loose line number {word}"
    for word in ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
]
UNSPACED = ["A walk in the hills\nThe best of the north\nWhat to read in March"]
WITH_PROSE = [*GLUED, "A film about the flood opens this week, and its maker talks about fear and water.", *GLUED]


def left_of(paragraphs: list[str]) -> list[str]:
    page = page_of("Wall Gives Way", "\n\n".join(paragraphs))
    cut = {passage.paragraph for passage in furniture.find(page)}
    return [p.text for at, p in enumerate(page.paragraphs) if at not in cut]


@pytest.mark.parametrize("tail", [GLUED, REPEATED, TRUNCATED, SHEER_LENGTH, UNSPACED, WITH_PROSE])
def test_finds(tail: list[str]) -> None:
    assert left_of(STORY + tail) == STORY


def test_finds_a_widget_in_the_middle_and_goes_on_after_it() -> None:
    assert left_of(STORY + GLUED + REPEATED + LATER) == STORY + LATER


@pytest.mark.parametrize(
    "ending",
    [
        ["It was over."],
        ["Then the rain stopped", "and the birds sang."],
        ["Q: Were you afraid?", "A: Not for myself.", "Q: And now?", "A: Now I sleep."],
        ["The council named the dead as:", "Ines Marlow", "Colin Brask", "Ada Fenn", "Tom Hale", "Ruth Orrin"],
        [
            "Water, water in the street,",
            "water at the door,",
            "water where the children sleep,",
            "water, and then more.",
        ],
        ["Levels at noon", "Tarnby 3.41 2.20", "Norland 2.87 1.95", "Mill 4.02 2.31"],
        ['"I will not go back," she said', '"I will not," she said again'],
    ],
)
def test_ignores(ending: list[str]) -> None:
    assert left_of(STORY + ending) == STORY + ending


def test_ignores_crossheads_between_paragraphs() -> None:
    page = [STORY[0], "Ten minutes", STORY[1], STORY[2], "Home by Sunday", STORY[3]]
    assert left_of(page) == page


def test_a_page_of_loose_lines_is_left_whole() -> None:
    assert left_of(GLUED + REPEATED) == GLUED + REPEATED
