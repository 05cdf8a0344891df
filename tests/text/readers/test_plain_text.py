"""The head of a plain-text file, in the layouts that archives hold."""

import pytest

from articles.text.cleaning import clean
from articles.text.readers import UnreadableSource, read_whole
from articles.text.values import RawArticle

BODY = "Water ran through three streets of Tarnby on Friday, the council said.\n\nNobody was hurt.\n"


def article(text: str) -> RawArticle:
    (found,) = read_whole(text.encode(), "story.txt")
    return found


@pytest.mark.parametrize(
    ("head", "title", "published", "updated", "byline", "outlet"),
    [
        ("Wall Gives Way\n\n", "Wall Gives Way", None, None, None, None),
        (
            "01/06/2012 02:24 BST | Updated 01/06/2012 04:12 BST\n\nWall Gives Way\n\n",
            "Wall Gives Way",
            "01:24",
            "03:12",
            None,
            None,
        ),
        ("Wall Gives Way\n\nBy Ines Marlow\n\nJune 1, 2012\n\n", "Wall Gives Way", "00:00", None, "Ines Marlow", None),
        (
            "Wall Gives Way\nBy Ines Marlow, Political Editor\nFriday 1 June 2012 14.05 BST\n\n",
            "Wall Gives Way",
            "13:05",
            None,
            "Ines Marlow, Political Editor",
            None,
        ),
        (
            "Published: 2012-06-01T02:24:00+01:00\nLast updated: Jun 1, 2012, 2:24 PM EDT\nWall Gives Way\n\n",
            "Wall Gives Way",
            "01:24",
            "18:24",
            None,
            None,
        ),
        (
            "---\nTitle: Wall Gives Way\nDate: 2012-06-01\nAuthor: Ines Marlow\nSource: The Tarn Post\nTags: x\n---\n",
            "Wall Gives Way",
            "00:00",
            None,
            "Ines Marlow",
            "The Tarn Post",
        ),
        (
            "Wall Gives Way\n\nexample.org, Friday 1 June 2012 14.05 BST\n\n",
            "Wall Gives Way",
            "13:05",
            None,
            None,
            "example.org",
        ),
        (
            "By Ines Marlow | 1 June 2012 | 14:05 GMT\n\nWall Gives Way\n\n",
            "Wall Gives Way",
            "14:05",
            None,
            "Ines Marlow",
            None,
        ),
        (
            "Wall Gives Way\n\nPosted on June 1st, 2012 by Ines Marlow\n\n",
            "Wall Gives Way",
            "00:00",
            None,
            "Ines Marlow",
            None,
        ),
        ("1 June 2012 Last updated at 14:05 GMT\n\nWall Gives Way\n\n", "Wall Gives Way", "00:00", "14:05", None, None),
        (
            "Outlet: The Tarn Post\nWall Gives Way\nPosted 31/02/2012\n\n",
            "Wall Gives Way",
            None,
            None,
            None,
            "The Tarn Post",
        ),
        (
            "https://news.example.org/2012/06/01/wall.html\n\nWall Gives Way\n\n",
            "Wall Gives Way",
            "00:00",
            None,
            None,
            "news.example.org",
        ),
    ],
)
def test_finds(
    head: str, title: str, published: str | None, updated: str | None, byline: str | None, outlet: str | None
) -> None:
    found = article(head + BODY)
    assert found.title == title
    assert found.body == BODY.strip()
    assert (found.published and f"{found.published.at:%H:%M}") == published
    assert (found.updated and f"{found.updated.at:%H:%M}") == updated
    assert (found.byline, found.outlet) == (byline, outlet)
    assert found.published is None or found.published.local_day == (2012, 6, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Source: army to leave by Friday, the general said.\n\n" + BODY,
        "Updated plans for the wall were shown on 1 June 2012, and residents said that they liked them.\n\n" + BODY,
        "By the time the wall broke, nobody was left in Mill Street.\n\n" + BODY,
        "The wall broke, the council said,\n\n" + BODY,
        "“We had ten minutes to get out,” she said.\n\n" + BODY,
    ],
)
def test_ignores(text: str) -> None:
    """A story that begins right away keeps its first line in the body, and lends it as a title."""
    found = article(text)
    assert found.body == text.strip()
    assert found.title
    assert (found.published, found.outlet, found.byline) == (None, None, None)


def test_the_date_line_is_kept_word_for_word() -> None:
    line = "01/06/2012 02:24 BST | Updated 01/06/2012 04:12 BST"
    assert article(f"{line}\n\nWall Gives Way\n\n{BODY}").dateline == line


def test_byline_and_date_below_the_standfirst() -> None:
    found = article(f"Wall Gives Way\n\nThree streets under water in Tarnby\n\nBy INES MARLOW\n1 June 2012\n\n{BODY}")
    assert found.byline == "INES MARLOW"
    assert found.published is not None
    assert found.body.startswith("Three streets under water in Tarnby\n")
    assert "MARLOW" not in found.body


def test_a_printed_date_goes_before_the_one_in_the_address() -> None:
    found = article(f"URL: https://example.org/2012/06/02/wall\nWall Gives Way\n1 June 2012 23:50 BST\n\n{BODY}")
    assert found.published is not None
    assert (found.published.origin, found.published.local_day) == ("header", (2012, 6, 1))
    assert found.url == "https://example.org/2012/06/02/wall"


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("TARNBY, June 1, 2012 (Wire) - Water ran through the town.", (2012, 6, 1)),
        ("TARNBY, 3 JAN 90 -- Water ran through the town.", (1990, 1, 3)),
        ("TARNBY, 1 June (Wire) — Water ran through the town.", None),
        ("TARNBY, Norland (Wire) - Water ran through the town on June 1, 2012.", None),
    ],
)
def test_a_wire_dateline_gives_a_date_only_with_its_year(opening: str, day: tuple[int, int, int] | None) -> None:
    found = article(f"Wall Gives Way\n\n{opening}\n\n{BODY}")
    assert (found.published and found.published.local_day) == day
    assert found.body.startswith("TARNBY")
    assert found.published is None or found.published.origin == "dateline"


def test_a_long_first_sentence_lends_a_title_cut_at_a_word() -> None:
    found = article("Water " + "ran through the town and " * 20 + "nobody was hurt.\n\n" + BODY)
    assert len(found.title) <= 120
    assert found.title.endswith("…")


def test_a_title_on_two_lines() -> None:
    found = article(f"Wall gives way above Tarnby as\nrain falls for a ninth day\n\n{BODY}")
    assert found.title == "Wall gives way above Tarnby as rain falls for a ninth day"


def test_a_title_in_a_file_without_blank_lines() -> None:
    found = article("Wall Gives Way\n" + BODY.replace("\n\n", "\n"))
    assert found.title == "Wall Gives Way"


def test_runs_of_blank_lines_in_the_body_are_kept() -> None:
    assert "\n\n\nA caption" in article(f"Wall Gives Way\n\n{BODY}\n\nA caption\n\n{BODY}").body


def test_one_line_is_title_and_body() -> None:
    assert (article("Hello").title, article("Hello").body) == ("Hello", "Hello")


@pytest.mark.parametrize("outlet", ["صحيفة النهر", "al-Wadi", "The Tarn & Vale Post", "Ça Va Dire", "tarnpost.example"])
def test_an_outlet_may_be_called_anything(outlet: str) -> None:
    story = f"01/06/2012 02:24 BST\nSource: {outlet}\n\nWall Gives Way\n\nWater ran through the town."
    (found,) = read_whole(story.encode(), "a.txt")
    assert (found.outlet, found.title) == (outlet, "Wall Gives Way")


@pytest.mark.parametrize(
    "first",
    [
        "The council of Tarnby said on Friday that the water had run through three streets of the town",
        "Nobody in the town has slept since the wall above it gave way on Thursday night, the mayor told us.",
        "Engineers came from the U.S.",
        "U.S.",
        "The council asked for help from the U.S. and sent the mayor to Geneva for more U.S.",
        "The water ran through three streets of the town and then",
        "“Nobody slept,” the mayor said.",
    ],
)
def test_a_sentence_a_line_loses_none(first: str) -> None:
    lines = [first, "and into the market hall, which stands in the lowest part of it beside the old harbour."]
    lines += ["Nobody was hurt.", '"...there are conditions which may indicate worse," the mayor said.']
    if not first.endswith("then"):
        lines[1] = lines[1].capitalize()
    body = clean(article("\n".join(lines) + "\n")).body
    assert " ".join(body.split()) == " ".join(" ".join(lines).split())


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Wall gives way above Tarnby", "Wall gives way above Tarnby"),
        ("Who let the wall fall?", "Who let the wall fall?"),
        ("Council: ‘Nobody has slept’", "Council: ‘Nobody has slept’"),
        ("水はターンビーの通りを流れた。", "水はターンビーの通りを流れた。"),
    ],
)
def test_a_headline_above_sentences_is_the_title(first: str, title: str) -> None:
    found = article(
        f"{first}\nThe water ran through three streets of Tarnby on Friday, the council said there.\nEnd.\n"
    )
    assert found.title == title
    assert (first in found.body) == first.endswith("。")


def test_a_list_of_addresses_is_no_story() -> None:
    with pytest.raises(UnreadableSource, match="holds no story"):
        article("\n".join(f"https://tarnpost.example/2012/06/01/{n}" for n in range(99)))
