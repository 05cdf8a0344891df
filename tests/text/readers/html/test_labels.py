"""Lines of furniture are told by their words; lines of the story that begin alike are left alone."""

import pytest

from articles.text.readers.html import labels


@pytest.mark.parametrize(
    ("line", "linked", "kind"),
    [
        ("By Jo Lamm", 0.0, "author"),
        ("Por Ana Brun y Tomás Orr", 0.0, "author"),
        ("Listen to this article", 0.0, "player"),
        ("Follow The Vale Herald on Facebook and X for more stories", 0.3, "newsletter"),
        ("Ακολουθήστε μας στο Google News", 0.4, "newsletter"),
        ("Подписывайтесь на наш Telegram-канал", 0.4, "newsletter"),
        ("Dalsza część artykułu pod wideo", 0.0, "advert"),
        ("La suite après cette publicité", 0.0, "advert"),
        ("Artikkelen fortsetter under annonsen.", 0.0, "advert"),
        ("（编辑：王明）", 0.0, "credit"),
        ("(jol/adb)", 0.0, "credit"),
        ("Our Standards: The Wire Trust Principles.", 0.5, "credit"),
        ("Источник: РИА", 0.0, "credit"),
    ],
)
def test_finds(line: str, linked: float, kind: str) -> None:
    assert labels.kind(line, linked) == kind


@pytest.mark.parametrize(
    ("line", "linked"),
    [
        ("By Tuesday the water had gone", 0.0),
        ("By morning three bridges were closed", 0.0),
        ("Followers of the mayor shared it on Facebook, where he answered them.", 0.2),
        ("Join hands, the mayor wrote on Facebook: the water will fall.", 0.2),
        ("Follow the money, she wrote.", 0.0),
        ("Джерело: управління водного господарства області", 0.0),
        ("Continued rain is expected, the board said.", 0.0),
        ("Listeners called the station all night.", 0.0),
    ],
)
def test_ignores(line: str, linked: float) -> None:
    assert labels.kind(line, linked) == ""


@pytest.mark.parametrize("text", ["By " + "A " * 50_000, "follow " * 30_000, "(" + "ab/" * 50_000, "дальше " * 20_000])
def test_long_lines_are_told_at_once(text: str) -> None:
    assert labels.kind(text[:260], 0.5) in ("", "newsletter", "author")
    assert labels.kind(text, 0.5) == ""
