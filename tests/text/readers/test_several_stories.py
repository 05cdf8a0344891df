"""Files of many stories taken apart, and single stories left whole."""

import re
import time
from pathlib import Path

import pytest

from articles.text.readers import read_whole
from articles.text.values import RawArticle, Refused

MUC = Path(__file__).parents[4] / "shared" / "samples" / "muc"
BODY = (
    "Water ran through three streets of Tarnby on Friday, the council said. Nobody had expected it.\n\n"
    "Nobody was hurt, and the fire brigade left at noon.\n"
)
WALL, SCHOOLS = "Wall Gives Way", "Schools Open To Families"
NEXIS = """
                              {n} of 2 DOCUMENTS

                               The Tarn Guardian (Vell)

                              June {n}, 2012 Friday

{title}

BYLINE: Ines Marlow

SECTION: NEWS; Pg. 4

LENGTH: 543 words

{body}
LOAD-DATE: June 9, 2012

LANGUAGE: ENGLISH

                    Copyright 2012 Tarn Newspapers Limited
"""
NEXIS_UNI = """{title}
The Tarn Guardian
June {n}, 2012 Friday 09:24 AM GMT

Copyright 2012 Tarn Media Limited All Rights Reserved

Section: NEWS
Length: 543 words
Byline: Ines Marlow

Body

{body}
Load-Date: June 9, 2012

End of Document

"""
FACTIVA = """{title}
By Ines Marlow
543 words
{n} June 2012
09:24 GMT
Tarn Newswires
TARNWR
English
(c) 2012. The Tarn Press. All Rights Reserved.

{body}
Document TARNWR002012060{n}e861000jx

"""
PROQUEST = """____________________________________________________________

Title: {title}

Author: Marlow, Ines

Full text: {body}
Subject: Floods; Walls

Title: {title}

Publication title: The Tarn Post

Pages: 4

Publication date: Jun {n}, 2012

"""
NEWSBANK = """{title}

The Tarn Guardian (Vell, Tarnland) - Friday, June {n}, 2012
Author: Ines Marlow

{body}
Record Number: 12AB34CD5{n}

"""


def read(text: str, name: str = "stories.txt") -> list[RawArticle | Refused]:
    return list(read_whole(text.encode(), name))


def both(layout: str) -> str:
    return "".join(layout.format(n=n, title=title, body=BODY) for n, title in ((1, WALL), (2, SCHOOLS)))


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (both(NEXIS), "The Tarn Guardian (Vell)"),
        (both(NEXIS_UNI), "The Tarn Guardian"),
        (both(FACTIVA), "Tarn Newswires"),
        (both(PROQUEST), "The Tarn Post"),
        (both(NEWSBANK), "The Tarn Guardian (Vell, Tarnland)"),
        (both("Document {n} of 250\n\n{title}\nThe Tarn Post, {n} June 2012\n\n{body}\n"), "The Tarn Post"),
        (both("DOCUMENT ID: 1{n}\n{title}\nThe Tarn Post, {n} June 2012\n\n{body}\n"), "The Tarn Post"),
        (both("TARN-WIRE-000{n} (AB)\n\n   TARNBY, {n} JUN 12 (EFE) -- [TEXT] {body}\n\n"), "EFE"),
        (both("-----\nTitle: {title}\nDate: 2012-06-0{n}\nSource: The Tarn Post\n\n{body}\n"), "The Tarn Post"),
        (both("Title: {title}\nSource: The Tarn Post\nDate: 2012-06-0{n}\n\n{body}\n"), "The Tarn Post"),
        (both("---\ntitle: {title}\nsource: The Tarn Post\ndate: 2012-06-0{n}\n---\n\n{body}\n"), "The Tarn Post"),
        (both("{title}\nThe Tarn Post, {n} June 2012\n\n{body}\n==========\n"), "The Tarn Post"),
        (both("{title}\nThe Tarn Post, {n} June 2012\n\n{body}\n***\n"), "The Tarn Post"),
        (both("{title}\nThe Tarn Post, {n} June 2012\n\n{body}\n---\n"), "The Tarn Post"),
        (both("{title}\nThe Tarn Post, {n} June 2012\n\n{body}\f"), "The Tarn Post"),
        (both("{title}\nThe Tarn Post, {n} June 2012\n\n{body}\n\n\n\n"), "The Tarn Post"),
        (both("ZCZC A{n}\n{title}\nThe Tarn Post, {n} June 2012\n\n{body}\nNNNN\n"), "The Tarn Post"),
    ],
)
def test_finds(text: str, outlet: str) -> None:
    found = [story for story in read(text) if isinstance(story, RawArticle)]
    assert [story.label for story in found] == ["story 1", "story 2"]
    assert [story.published and story.published.local_day for story in found] == [(2012, 6, 1), (2012, 6, 2)]
    assert [story.outlet for story in found] == [outlet] * 2
    if outlet != "EFE":
        assert [story.title for story in found] == [WALL, SCHOOLS]
        assert all(story.body == BODY.strip() for story in found)


def test_titles_alone_are_enough_between_double_rules() -> None:
    text = f"{WALL}\n\n{BODY * 3}\n==========\n\n{SCHOOLS}\n\n{BODY * 3}"
    assert [story.title for story in read(text) if isinstance(story, RawArticle)] == [WALL, SCHOOLS]


@pytest.mark.parametrize("rule", ["* * *", "***", "---", "- - -", "_____", "#", "\f", "\n\n\n", "=====", "ENDS"])
@pytest.mark.parametrize("section", ["", "The schools\n\n", "14:05 The mayor speaks\n\n"])
def test_ignores(rule: str, section: str) -> None:
    """A story with rules between its sections is one story, whatever its sections begin with."""
    text = f"{WALL}\n1 June 2012\n\n{BODY}\n{rule}\n\n{section}{BODY}\n{rule}\n\n{section}{BODY}"
    (story,) = read(text)
    assert isinstance(story, RawArticle)
    assert (story.title, story.label) == (WALL, "")


@pytest.mark.parametrize(
    "text",
    [
        f"{WALL}\n==============\n\n{BODY}",
        f"{WALL}\n\n{BODY}\nThe schools\n===========\n\n{BODY}",
        f"{WALL}\n\n{BODY}\nFrom Tarnby they went home on foot.\n\n{BODY}",
        f"{WALL}\n\n1 of 3\n\n{BODY}\n\n2 of 3\n\n{BODY}",
        f"COVID-19 Closes Schools\n\n{BODY}\nCOVID-20 would be worse\n\n{BODY}",
        f"M25 shut after crash\n\n{BODY}\nM11 open\n\n{BODY}",
        f"Q: What is known?\n\n{BODY}\nQ: Who is to blame?\n\n{BODY}",
        f"By: Ines Marlow\n\n{BODY}\nBy: the river\n\n{BODY}",
    ],
)
def test_one_story_stays_one(text: str) -> None:
    assert len(read(text)) == 1


def test_sections_of_one_of_the_stories_stay_with_it() -> None:
    one, two = (f"{title}\nBy Ines Marlow\n{n} June 2012\n\n{BODY}" for n, title in ((1, WALL), (2, SCHOOLS)))
    first, second = read(f"{one}\n***\n\nThe day after was dry.\n\n***\n\n{two}")
    assert isinstance(first, RawArticle)
    assert isinstance(second, RawArticle)
    assert "The day after was dry." in first.body
    assert second.title == SCHOOLS


def test_one_empty_story_is_refused_alone() -> None:
    found = read(both("Document {n} of 3\n\n{title}\n\n{body}\n") + "Document 3 of 3\n\n--\n")
    assert [type(story) for story in found] == [RawArticle, RawArticle, Refused]
    assert found[2].label == "story 3"


def test_a_long_file_is_read_in_linear_time() -> None:
    layout = "TARN-WIRE-{n:06} (AB)\n\n   TARNBY, {d} JUN 90 (EFE) -- [TEXT] {body}\n\n"
    text = "".join(layout.format(n=n, d=n % 28 + 1, body=BODY * 6) for n in range(2_000))
    start = time.process_time()
    found = read(text)
    assert len(found) == 2_000
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "unit",
    [
        "---\n", "---\na: b\n", "***\n", "=====\n", "_" * 99 + "\n", "\f", "\n\n\n", "Title: a\n\n",
        "Document 1 of 2\n", "- - ", "AB-0001\n\n", "Full text: a\n\n", "LENGTH: 5 words\n", "5 words\n", "NNNN\n",
        "(c) ", "[A] ", "A -- ", "^a", "1. ", "1 June 2012\n", "The Tarn Post\n", "By A B\n", "09:24\n",
        "Title: a\nDate: b\n", "x\n***\n", "x\n***\ny\n---\n", "x\n\n\n\n", "a\nNNNN\n", "x\n\f",
        "x\n1 June 2012\n\ny\n---\n", "Story 1\n\n", "BC-A-B\n\n",
    ],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    data = unit * (200_000 // len(unit))
    start = time.process_time()
    read_whole((data + "\n\nend").encode(), "a.txt")
    assert time.process_time() - start < 4


@pytest.mark.skipif(not MUC.is_dir(), reason="the real files of many stories are not beside this project")
def test_files_of_a_hundred_stories() -> None:
    months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    for path in sorted(MUC.glob("dev*")):
        found = [story for story in read_whole(path.read_bytes(), path.name) if isinstance(story, RawArticle)]
        assert len(found) == 100
        assert len({story.body for story in found}) >= 99
        for story in found:
            opening = " ".join(story.body.split())[:150]
            told = re.search(r", (\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)\b.{0,60}?--", opening)
            if told and int(told.group(3)) > 70:
                assert story.published is not None
                day = (1900 + int(told.group(3)), months.index(told.group(2)) + 1, int(told.group(1)))
                assert story.published.local_day == day
            assert story.language == "en"
