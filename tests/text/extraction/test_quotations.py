"""The scanner of quotation marks."""

import pytest

from articles.text.extraction import paragraphs, quotations


def scanned(body: str) -> list[str]:
    return [body[stretch.start : stretch.end] for stretch in quotations.scan(body, paragraphs.split(body))]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('"We leave at dawn," Ms Orr said. "All of us."', ["We leave at dawn,", "All of us."]),
        ("“We leave at dawn,” Ms Orr said.", ["We leave at dawn,"]),
        ("«Wir gehen», sagte sie. „Heute“, sagte er.", ["Wir gehen", "Heute"]),
        ("He said: ‘The workers’ rights don’t count, I’m told.’", ["The workers’ rights don’t count, I’m told."]),
        ("She said: 'It's our lads' turn, and we're ready.'", ["It's our lads' turn, and we're ready."]),
        ("“He told me ‘go away’ twice,” she said.", ["He told me ‘go away’ twice,"]),
        ("“He shouted “stop” at us,” she said.", ["He shouted “stop” at us,"]),
        ("He called it a “blatant lie” and a 'farce'.", ["blatant lie", "farce"]),
        ("‘He said “no” to me,’ she added.", ["He said “no” to me,"]),
        ('""We leave,"" she said. ""All of us,"" he said.', ["We leave,", "All of us,"]),
        ("““We leave,”” she said.", ["We leave,"]),
        ('"“We leave at dawn,” she said.', ["We leave at dawn,"]),
        ('"“Go” is what he told us," she said.', ["“Go” is what he told us,"]),
        ("“He said: “Go home”” and left.", ["He said: “Go home”"]),
    ],
)
def test_finds(body: str, found: list[str]) -> None:
    assert scanned(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "He is 5'10\" tall.",
        'The board was 12" wide.',
        "Music of the '90s and the ’80s.",
        "The players' union and the teachers' union met.",
        "Rock 'n' roll is here.",
        '<a href="x.html" class="y">text</a>',
        'It is the world"s largest dam, and the town"s pride.',
        'An empty pair "" and a lone " mark.'.replace('lone "', "lone"),
        "Text of another age, ''set with pairs'' of apostrophes.",
    ],
)
def test_ignores(body: str) -> None:
    assert scanned(body) == []


def test_a_paragraph_left_open_runs_on_into_the_next_that_opens() -> None:
    body = 'He said: "One.\n\n"Two.\n\n"Three."\n\n"Four," she said.'
    assert scanned(body) == ['One.\n\n"Two.\n\n"Three.', "Four,"]


def test_a_caption_in_between_is_no_part_of_either() -> None:
    body = 'He said: "One.\n\nMarchers in the square\n\n"Two."'
    stretches = quotations.scan(body, paragraphs.split(body))
    assert [body[s.start : s.end] for s in stretches] == ["One.", "Two."]
    assert [s.resumes for s in stretches] == [False, True]


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    assert scanned('He said: "One and two.\n\nThe crowd went home.') == ["One and two."]
