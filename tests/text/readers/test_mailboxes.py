"""Mailboxes: where one message ends and the next begins."""

from io import BytesIO

import pytest

from articles.text.readers import mailboxes, read_whole
from articles.text.readers.splitting import Within, split
from articles.text.values import Part, Refused
from tests.text.readers.stories import DATA, facts, told

LINE = b"From a@tarn.example Fri Jun  1 09:24:00 2012\n"
MAIL = b"From: Jo <jo@tarn.example>\nSubject: Wall\nMIME-Version: 1.0\n\nThe wall gave way.\n"


def parts(data: bytes) -> list[Part]:
    return [part for part in split(BytesIO(data), "a.mbox") if isinstance(part, Part)]


def test_the_sample_gives_the_two_stories() -> None:
    found = read_whole(DATA.joinpath("sample.mbox").read_bytes(), "sample.mbox")
    assert [facts(article) for article in found] == told()
    assert [article.label for article in found] == ["message 1", "message 2"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (b"\nFrom here the river ran.\n", 1),
        (b"\n>From 1 June 2012 on\n", 1),
        (b"From b Sat Jun  2 09:24:00 2012\n", 1),
        (b"\nFrom b Sat Jun  2 09:24:00 2012\n" + MAIL, 2),
        (b"\nFrom MAILER-DAEMON Sat Jun  2 09:24:00 UTC 2012\r\n" + MAIL, 2),
        (b"\nFrom b Sat Jun  2 09:24:00 2012\n", 1),
    ],
)
def test_finds_the_messages(text: bytes, count: int) -> None:
    assert len(parts(LINE + MAIL + text)) == count


def test_quoted_lines_are_restored_and_others_keep_their_place() -> None:
    plain, quoted = parts(LINE + MAIL + b"\n" + LINE + MAIL + b"\n>From here.\n>>From there.\n")
    data = LINE + MAIL
    assert plain.start == len(LINE)
    assert plain.length is not None
    assert data[plain.start : plain.start + plain.length] == plain.data.rstrip(b"\n") + b"\n"
    assert quoted.data.endswith(b"\nFrom here.\n>From there.\n")
    assert quoted.start is None


def test_a_message_that_is_too_large_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailboxes, "READERS", ())
    large = LINE + MAIL + b"a" * 25_000_000 + b"\n\n"
    refused, part = mailboxes.split(BytesIO(large + LINE + MAIL), Within(name="a.mbox"))
    assert isinstance(refused, Refused)
    assert isinstance(part, Part)
    assert (refused.label, part.label) == ("message 1", "message 2")
