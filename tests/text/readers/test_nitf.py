"""NITF: one story with its head, captions and notes aside."""

import pytest

from articles.text.readers import UnreadableSource, read_whole
from articles.text.values import RawArticle
from tests.text.readers.stories import DATA, facts, told


def story(
    content: str, head: str = "", body_head: str = "<hedline><hl1>Wall</hl1></hedline>", end: str = ""
) -> RawArticle:
    data = (
        f"<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf-3-4.dtd'><nitf><head>{head}</head><body>"
        f"<body.head>{body_head}</body.head><body.content>{content}</body.content>{end}</body></nitf>"
    )
    (article,) = read_whole(data.encode(), "a.xml")
    assert isinstance(article, RawArticle), article
    return article


def test_the_sample_gives_the_first_story() -> None:
    (article,) = read_whole(DATA.joinpath("sample.nitf.xml").read_bytes(), "sample.nitf.xml")
    assert facts(article) == told()[0]


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("<p>The wall\n   gave way.</p><p>Two <em>died</em>.</p>", "The wall gave way.\n\nTwo died."),
        ("<block><p>One.</p></block><p>Two<br/>three.</p>", "One.\n\nTwo\nthree."),
        ("<p>Caf&eacute;&nbsp;&mdash; open.</p>", "Café — open."),
        ("<ul><li>One.</li><li>Two.</li></ul>", "One.\n\nTwo."),
        ("<pre>  The wall gave\nway.\n  Two died.</pre>", "The wall gave way.\n\nTwo died."),
    ],
)
def test_finds_the_text(content: str, body: str) -> None:
    assert story(content).body == body


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("<byline>By Jo Reed, <byttl>Staff Reporter</byttl></byline>", "Jo Reed"),
        ("<byline>By <person>Jo Reed</person> and <person>Li Ma</person></byline>", "Jo Reed, Li Ma"),
        ("<byline><byttl>Tarn Network</byttl></byline>", "Tarn Network"),
        ("", None),
    ],
)
def test_finds_the_byline(byline: str, name: str | None) -> None:
    assert story("<p>One.</p>", body_head=f"<hedline><hl1>Wall</hl1></hedline>{byline}").byline == name


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<docdata><date.issue norm='20120601T092400Z'/></docdata>", (2012, 6, 1)),
        ("<docdata><date.release norm='20120602'/></docdata>", (2012, 6, 2)),
        ("<pubdata date.publication='20120603'/>", (2012, 6, 3)),
    ],
)
def test_finds_the_date(head: str, day: tuple[int, int, int]) -> None:
    published = story("<p>One.</p>", head).published
    assert published is not None
    assert published.local_day == day


def test_captions_and_credits_are_left_out_at_their_place() -> None:
    media = "<media><media-caption>The wall.</media-caption><media-producer>Jo</media-producer></media>"
    found = story(f"<p>One ran.</p>{media}<p>Two.</p>", end="<body.end><tagline>Write to us.</tagline></body.end>")
    assert found.body == "One ran.\n\nTwo."
    assert [(cut.kind, cut.text, cut.before) for cut in found.left_out] == [
        ("caption", "The wall.", len("One ran.\n\n")),
        ("credit", "Write to us.", len(found.body)),
    ]


def test_refuses_a_head_without_a_story() -> None:
    with pytest.raises(UnreadableSource, match="holds no story"):
        story("")
