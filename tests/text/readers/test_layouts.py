"""Heads of plain-text stories in any order: front matter, wires, outlets without labels, dates told by other lines."""

import pytest

from articles.text.readers import paths, read_whole
from articles.text.values import RawArticle

BODY = "Water ran through three streets of Tarnby on Friday, the council said.\n\nNobody was hurt.\n"
TITLE = "Wall Gives Way"


def article(text: str, name: str = "story.txt") -> RawArticle:
    (found,) = read_whole(text.encode(), name)
    assert isinstance(found, RawArticle)
    return found


def facts(found: RawArticle) -> tuple[str, str | None, str | None, str | None]:
    at = found.published and f"{found.published.at:%Y-%m-%d %H:%M}"
    return found.title, at, found.byline, found.outlet


@pytest.mark.parametrize(
    ("head", "published", "byline", "outlet"),
    [
        (
            f'---\ntitle: "{TITLE}"\ndate: 2012-06-01T09:24:00+01:00\nauthors:\n  - Ines Marlow\n  - Jo Ray\n'
            "tags: [walls, water]\nsource: The Tarn Post\ndescription: >\n  Long\n  words\n---\n\n",
            "2012-06-01 08:24", "Ines Marlow, Jo Ray", "The Tarn Post",
        ),
        (
            f"+++\ntitle = '{TITLE}'\ndate = 2012-06-01T09:24:00Z\nauthor = \"Ines Marlow\"\ndraft = false\n+++\n",
            "2012-06-01 09:24", "Ines Marlow", None,
        ),
        (
            f"---\nAuthor: [Ines Marlow]\nTitle: {TITLE}\nPublication-Date: 1 June 2012\n...\n",
            "2012-06-01 00:00", "Ines Marlow", None,
        ),
        (
            f"Title: {TITLE}\nTags: water, walls\nSection: News\nLanguage: en\n"
            "Date: Fri, 01 Jun 2012 09:24:00 +0000\n\n",
            "2012-06-01 09:24", None, None,
        ),
        (f"The Tarn Post\n1 June 2012\n\n{TITLE}\n\n", "2012-06-01 00:00", None, "The Tarn Post"),
        (f"1 June 2012\n{TITLE}\nThe Tarn Post\nBy Jo Ray\n\n", "2012-06-01 00:00", "Jo Ray", "The Tarn Post"),
        (
            f"{TITLE}\n\nInes Marlow in Tarnby\nThe Tarn Guardian, Friday 1 June 2012 14.05 BST\n\n",
            "2012-06-01 13:05", "Ines Marlow in Tarnby", "The Tarn Guardian",
        ),
        (f"{TITLE}\n1 June 2012\n09:24 GMT\n\n", "2012-06-01 09:24", None, None),
        (f"{TITLE}\n==============\n\n1 June 2012\n\n", "2012-06-01 00:00", None, None),
        (f"BC-TARN-WALL//(RECASTS)//\n^{TITLE}^\nURGENT\nATTN EDITORS\n(EDS: adds quotes)\n1 June 2012\n\n",
         "2012-06-01 00:00", None, None),
        (f"{TITLE}\nPublished: 01/06/2012 09:24\nUpdated: 02/06/2012 10:24 BST\n\n", "2012-06-01 08:24", None, None),
        (f"{TITLE}\nPublished: 06/01/2012\nUpdated: 2:24 PM EST, June 2, 2012\n\n", "2012-06-01 00:00", None, None),
        (f"{TITLE}\n06/01/2012\n\nThe last fair was on 05/23/2012.\n\n", "2012-06-01 00:00", None, None),
        (f"{TITLE}\nWASHINGTON | Fri Jun 1, 2012 2:24pm EDT\n\n", "2012-06-01 18:24", None, None),
        (f"{TITLE}\nFriday, June 1, 2012; Page A01\n\n", "2012-06-01 00:00", None, None),
        (f"{TITLE}\nBy Jo Ray Last updated at 2:24 PM on 1st June 2012\n\n", "2012-06-01 00:00", "Jo Ray", None),
        (f"{TITLE}\nPage last updated at 09:24 GMT, 1 June 2012 10:24 UK\n\n", "2012-06-01 09:24", None, None),
        (f"{TITLE}\nDate: 20120601\n\n", "2012-06-01 00:00", None, None),
        (f"{TITLE}\nFri Jun 1 09:24:00 UTC 2012\n\n", "2012-06-01 09:24", None, None),
        (f"{TITLE}\nFreitag, 1. Juni 2012, 14:05 Uhr\n\n", "2012-06-01 00:00", None, None),
        (f"{TITLE}\nPublié le vendredi 1er juin 2012 à 09h24\n\n", "2012-06-01 00:00", None, None),
    ],
)  # fmt: skip
def test_finds(head: str, published: str, byline: str | None, outlet: str | None) -> None:
    found = article(head + BODY)
    assert facts(found) == (TITLE, published, byline, outlet)
    assert found.published is not None
    assert found.published.certain
    assert found.body.endswith(BODY.strip())


@pytest.mark.parametrize(
    "text",
    [
        f"---\n\n{BODY}\n---\n\n{BODY}",
        f"{TITLE}\n\nThe Harbour Press was built in 1900.\n\n{BODY}",
        f"{TITLE}\n\nInes Marlow\n\n{BODY}",
        f"{TITLE}\n\nThe flood of 1 June 2012 was the worst\n\n{BODY}",
        f"{TITLE} on 1 June 2012\n\n{BODY}",
        f"{TITLE}\n\nENDS meet in Tarnby.\n\n{BODY}",
    ],
)
def test_ignores(text: str) -> None:
    found = article(text)
    assert (found.published, found.byline, found.outlet) == (None, None, None)
    assert "Nobody was hurt." in found.body


@pytest.mark.parametrize(
    "sign", ["ENDITEM", "-30-", "ENDS", "-ENDS-", "(ends)", "NNNN", "###", "# # #", "- 30 -\n\nNNNN"]
)
def test_signs_of_the_end_are_no_part_of_the_story(sign: str) -> None:
    assert article(f"{TITLE}\n\n{BODY}\n{sign}\n").body == BODY.strip()


def test_a_story_in_capitals() -> None:
    found = article(f"WALL GIVES WAY\nBY INES MARLOW\n1 JUNE 2012\n\n{BODY.upper()}")
    assert facts(found) == ("WALL GIVES WAY", "2012-06-01 00:00", "INES MARLOW", None)
    assert found.language == "en"


@pytest.mark.parametrize(
    ("opening", "day", "title"),
    [
        ("TARNBY, 3 JAN 90 (EFE) -- [TEXT] THE WALL BROKE TODAY.", (1990, 1, 3), "THE WALL BROKE TODAY."),
        ("LA MAR, 24 DEC 88 -- [REPORT] [INES\nMARLOW] [TEXT] THE WALL BROKE.", (1988, 12, 24), "THE WALL BROKE."),
        ("TARNBY (VELL), JUNE 11 89 (EFE)-- [TEXT] THE WALL BROKE.", (1989, 6, 11), "THE WALL BROKE."),
        ("THE WALL -- BUILT IN 1990 -- BROKE TODAY.", None, "THE WALL -- BUILT IN 1990 -- BROKE TODAY."),
        ("TARNBY, NO DATE (EFE) -- [TEXT] THE WALL BROKE.", None, "THE WALL BROKE."),
    ],
)
def test_datelines_in_capitals(opening: str, day: tuple[int, int, int] | None, title: str) -> None:
    found = article(f"{opening}\n\n{BODY.upper()}")
    assert (found.published and found.published.local_day, found.title) == (day, title)


@pytest.mark.parametrize(
    ("head", "day", "certain"),
    [
        ("03/04/2012", (2012, 4, 3), False),
        ("03.04.2012", (2012, 4, 3), True),
        ("Published: 03/04/2012\nUpdated: 13/04/2012", (2012, 4, 3), True),
        ("Published: 03/04/2012\nUpdated: 04/13/2012", (2012, 3, 4), True),
    ],
)
def test_which_part_is_the_day(head: str, day: tuple[int, int, int], certain: bool) -> None:
    published = article(f"{TITLE}\n{head}\n\n{BODY}").published
    assert published is not None
    assert (published.local_day, published.certain) == (day, certain)


@pytest.mark.parametrize(
    "name", ["2012/06/01/wall.txt", "20120601-wall.txt", "wall_2012-06-01.txt", "x/2012-06-01/2012-06-01 wall.txt",
             "201206010924.txt", "2012_6_1.txt"],
)  # fmt: skip
def test_a_path_dates_a_story_without_a_date(name: str) -> None:
    published = article(f"{TITLE}\n\n{BODY}", name).published
    assert published is not None
    assert (published.local_day, published.precision, published.origin) == ((2012, 6, 1), "day", "path")


@pytest.mark.parametrize(
    "name", ["wall.txt", "2012/06/wall.txt", "12345678.txt", "18290512.txt", "20121301.txt", "1234567890123.txt",
             "2012-06-01/2012-06-02.txt", "world-18304456.txt"],
)  # fmt: skip
def test_paths_without_a_day(name: str) -> None:
    assert paths.day_of(name) is None


def test_a_printed_date_goes_before_that_of_the_path() -> None:
    published = article(f"{TITLE}\n2 June 2012\n\n{BODY}", "2012/06/01/wall.txt").published
    assert published is not None
    assert published.origin == "header"


@pytest.mark.parametrize(
    "title",
    [
        "UN-Arab League envoy quits",
        "US-Russia talks stall",
        "US-IRAN TALKS STALL",
        "Breaking the siege of Tarnby",
        "Advisory council meets",
        "Alert issued for Tarnby",
        "Eds and coders march",
        "The Guardian of the wall",
        "Star of Tarnby dies",
        "1989 and after",
        "2012: the year of the flood",
        "A/C units run out",
        "By the river, a town waits",
        "Embargo holds, says minister",
    ],
)
def test_headlines_that_look_like_something_else(title: str) -> None:
    found = article(f"{title}\n\nBy Jo Ray\n\n1 June 2012\n\n{BODY}")
    assert facts(found) == (title, "2012-06-01 00:00", "Jo Ray", None)
