"""PDF: lines to paragraphs, what is printed around them, and documents without text."""

from io import BytesIO

import pytest
from pypdf import PdfWriter

from articles.text.readers import UnreadableSource, printing, read_whole
from articles.text.readers.printing import Line
from tests.text.readers.stories import DATA, facts, told

SAMPLE = DATA / "sample.pdf"


def lines(*texts: str, top: float = 700, step: float = 14, x: float = 50, size: float = 11) -> list[Line]:
    return [Line(text, x, top - step * n, size) for n, text in enumerate(texts)]


def texts(*pages: list[Line]) -> list[str]:
    kept, _ = printing.without_margins(list(pages))
    return [block.text for block in printing.blocks(kept)]


def test_the_sample_gives_the_first_story() -> None:
    (article,) = read_whole(SAMPLE.read_bytes(), "sample.pdf")
    assert facts(article) == told()[0]


BODY = ["The wall gave way in the night and the river", "ran into the market hall, where nobody was, and", "stayed."]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (lines(*BODY), [" ".join(BODY)]),
        (lines(*BODY) + lines(*BODY, top=640), [" ".join(BODY)] * 2),
        (
            [*lines(*BODY), Line("Two died.", 70, 658, 11), *lines(*BODY[:1], top=644)],
            [" ".join(BODY), "Two died. " + BODY[0]],
        ),
        (lines("The Wall", size=20) + lines(*BODY, top=670), ["The Wall", " ".join(BODY)]),
        (lines(*BODY) + lines(*BODY, top=658), [" ".join(BODY)] * 2),
        (lines(*BODY[:2]) + lines("stayed there.", top=700, x=300), [" ".join([*BODY[:2], "stayed there."])]),
    ],
)
def test_finds_paragraphs(page: list[Line], expected: list[str]) -> None:
    assert texts(page) == expected


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("the evacu-", "ation went on", "the evacuation went on"),
        ("a well-", "known man, a well-known one", "a well-known man, a well-known one"),
        ("the North-", "South line", "the North-South line"),
        ("it ended -", "so they said", "it ended - so they said"),
        ("https://tarn.example/the-", "wall", "https://tarn.example/the-wall"),
    ],
)
def test_joins_lines(left: str, right: str, whole: str) -> None:
    assert texts(lines(left, right)) == [whole]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            Line("The Tarn Post", 50, 800, 9),
            *lines("abc"[n - 1], *BODY),
            Line(f"Page {n}", 250, 20, 9),
            Line("Tarn, June", 50, 30, 9),
        ]
        for n in (1, 2, 3)
    ]
    assert texts(*pages) == [" ".join([letter, *BODY]) for letter in "abc"]


def test_what_a_browser_prints_around_a_page_gives_its_address() -> None:
    page = [Line("6/1/12, 9:24 AM Wall", 20, 830, 8), *lines(*BODY), Line("https://tarn.example/wall 1/1", 20, 10, 8)]
    kept, url = printing.without_margins([page])
    assert url == "https://tarn.example/wall"
    assert [line.text for line in kept[0]] == BODY


def made(password: str = "", pages: int = 1) -> bytes:
    writer, data = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (made(), "a PDF without text, perhaps pictures of pages"),
        (made(pages=300), "a PDF of 300 pages"),
        (made("secret"), "locked with a password"),
        (b"%PDF-1.7\n", "a damaged PDF"),
        (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n", "PDF"),
        (SAMPLE.read_bytes()[:9_000], "PDF"),
    ],
)
def test_refuses_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        read_whole(data, "a.pdf")
