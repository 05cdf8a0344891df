"""Credits alone on a line are cut; people who are credited inside a sentence are not."""

import pytest

from articles.text.cleaning import credit_lines
from articles.text.cleaning.pages import page_of

STORY = "The wall above Tarnby gave way on Friday and sent water through three streets, the council said."


def cut_from(line: str) -> list[str]:
    page = page_of("Wall Gives Way", f"{STORY}\n\n{line}\n\n{STORY} Nobody was hurt.")
    return [page.paragraphs[p.paragraph].text[p.start : p.end] for p in credit_lines.find(page)]


@pytest.mark.parametrize(
    "line",
    [
        "Photograph: Ines Marlow/Getty",
        "Photo: Colin Brask",
        "Picture credit: The Tarn Post",
        "Ines Marlow / AFP",
        "Ines Marlow/Getty Images",
        "REUTERS/Colin Brask",
        "Getty Images",
        "AP",
        "(AP)",
        "Colin Brask via Getty Images",
        "Image copyright Getty Images",
        "© 2014 The Tarn Post Ltd",
        "Copyright 2014 The Tarn Post. All rights reserved.",
        "All rights reserved.",
        "Additional reporting by Ines Marlow",
        "Reporting by Ines Marlow; Editing by Colin Brask",
        "Ines Marlow and Colin Brask contributed to this report.",
        "Marlow reported from Tarnby.",
        "This material may not be published, broadcast, rewritten or redistributed.",
    ],
)
def test_finds(line: str) -> None:
    assert cut_from(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "A photographer, Ines Marlow, was hurt when the wall fell.",
        "Copyright law does not protect it, the judge said.",
        "The picture by Marlow hung in the town hall for years, he said.",
        "He works for AP and was not at the scene.",
        "She reported the damage to the council.",
        "Image matters, the mayor said.",
        "Reuters said it had lost contact with two of its reporters in the town on Friday.",
        "Editing the report took a month, she said.",
    ],
)
def test_ignores(line: str) -> None:
    assert cut_from(line) == []
