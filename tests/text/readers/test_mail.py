"""Mail: which of its texts is the story, and what its header and forwarded headers tell."""

import time
from email.message import EmailMessage

import pytest

from articles.text.readers import UnreadableSource, read_whole
from articles.text.readers.recognising import is_mail
from articles.text.values import RawArticle
from tests.text.readers.stories import DATA, facts, told

HEAD = (
    b"MIME-Version: 1.0\r\nFrom: Jo Reed <jo@tarn.example>\r\nSubject: Wall\r\nDate: Fri, 1 Jun 2012 09:24:00 +0000\r\n"
)


def mail(headers: bytes = b"", body: bytes = b"The wall gave way.") -> bytes:
    return HEAD + headers + b"\r\n" + body


def only(data: bytes) -> RawArticle:
    (article,) = read_whole(data, "a.eml")
    assert isinstance(article, RawArticle)
    return article


def test_the_sample_gives_both_stories() -> None:
    found = read_whole(DATA.joinpath("sample.eml").read_bytes(), "sample.eml")
    assert [facts(article) for article in found] == told()
    assert [article.label for article in found] == ["", "attached message 1"]


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        (b"Content-Type: text/plain; charset=utf-8\r\n", "Café.".encode(), "Café."),
        (b"Content-Type: text/plain; charset=iso-8859-1\r\n", b"Caf\xe9 \x93now\x94.", "Café “now”."),
        (b"Content-Type: text/plain; charset=us-ascii\r\n", "Café.".encode(), "Café."),
        (b"Content-Type: text/plain; charset=nonsense\r\n", "Café.".encode(), "Café."),
        (b"Content-Transfer-Encoding: quoted-printable\r\n", b"The wall=\r\n gave w=61y.", "The wall gave way."),
        (b"Content-Transfer-Encoding: base64\r\n", b"VGhlIHdhbGwu", "The wall."),
        (b"Content-Type: text/html\r\n", b"<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        (
            b"Content-Type: text/plain; format=flowed\r\n",
            b"The wall \r\ngave way.\r\n\r\nEnd.",
            "The wall gave way.\n\nEnd.",
        ),
        (b"", b"The wall gave way.\r\n-- \r\nJo Reed\r\nTarn", "The wall gave way."),
        (b"", b"Wall\r\n\r\nBy Li Ma\r\n\r\nThe wall gave way in the night.", "The wall gave way in the night."),
    ],
)
def test_finds_the_text(headers: bytes, body: bytes, text: str) -> None:
    assert only(mail(headers, body)).body == text


def test_of_alternatives_the_plain_one_counts_unless_it_is_a_hint() -> None:
    for plain, expected in (("The wall gave way. " * 20, "The wall"), ("See the web version.", "The river")):
        message = EmailMessage()
        message["Subject"] = "Wall"
        message.set_content(plain)
        message.add_alternative(f"<p>{'The river ran high. ' * 30}</p>", subtype="html")
        message.add_attachment(b"The picture", maintype="text", subtype="plain", filename="a.txt")
        assert only(message.as_bytes()).body.startswith(expected)


@pytest.mark.parametrize(
    ("sender", "byline", "outlet"),
    [
        ("Jo Reed <jo@tarn.example>", "Jo Reed", None),
        ("The Tarn Post <jo@tarn.example>", None, "The Tarn Post"),
        ("Jo Reed <news@tarn.example>", None, "Jo Reed"),
        ("news@tarn.example", None, "tarn.example"),
        ("jo@tarn.example", None, None),
        ("Jo Reed via Tarn List <jo@tarn.example>", "Jo Reed", "Tarn List"),
        ("=?utf-8?q?=C3=89lodie_Marsh?= <e@tarn.example>", "Élodie Marsh", None),
    ],
)
def test_tells_people_from_papers(sender: str, byline: str | None, outlet: str | None) -> None:
    found = only(mail().replace(b"Jo Reed <jo@tarn.example>", sender.encode()))
    assert (found.byline, found.outlet) == (byline, outlet)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (b"Fwd: RE: Wall", "Wall"),
        (b"[tarn-list] Wall", "Wall"),
        (b"=?iso-8859-1?Q?Caf=E9?= wall", "Café wall"),
        (b"Caf\xe9 wall", "Café wall"),
        (b"=?x?y?z", "=?x?y?z"),
        (b"Wall: a report", "Wall: a report"),
    ],
)
def test_finds_the_title(subject: bytes, title: str) -> None:
    assert only(mail().replace(b"Subject: Wall", b"Subject: " + subject)).title == title


def test_what_was_sent_on_keeps_its_own_date_and_sender() -> None:
    text = (
        b"FYI\n\n---------- Forwarded message ---------\nFrom: Tarn Wire Service <wire@tarn.example>\n"
        b"Date: Thu, May 31, 2012 at 9:24 AM\nSubject: River rises\nTo: me\n\nThe river rose.\n"
    )
    found = only(mail(body=text))
    assert (found.title, found.outlet, found.byline, found.body) == (
        "River rises",
        "Tarn Wire Service",
        None,
        "The river rose.",
    )
    assert found.published is not None
    assert (found.published.local_day, found.published.precision) == ((2012, 5, 31), "day")
    assert [cut.text for cut in found.left_out] == ["FYI"]


@pytest.mark.parametrize(
    ("data", "recognised"),
    [
        (mail(), True),
        (b"Received: from a by b;\n Fri, 1 Jun 2012\nFrom: a\n\nText", True),
        (b"From: The harbour\nSubject: Water\n\nThe story.", False),
        (b"Title: Wall\nDate: 1 June 2012\n\nThe story.", False),
        (b"The wall gave way.\nReceived: nothing\n", False),
    ],
)
def test_is_told_by_what_only_mail_has(data: bytes, recognised: bool) -> None:
    assert is_mail(data) is recognised


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (mail(body=b""), "holds no story"),
        (mail(b"Content-Type: image/png\r\n", b"x"), "holds no story"),
        (
            mail(b"Content-Type: multipart/mixed; boundary=a\r\n", b"--a\r\nContent-Type: image/png\r\n\r\nx"),
            "no story",
        ),
    ],
)
def test_refuses_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        read_whole(data, "a.eml")


def test_deep_and_long_mails_end_soon() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3_000))
    start = time.process_time()
    for data in (
        HEAD + nested,
        mail(b"X: " + b"=?a?q?" * 20_000),
        mail(body=b"> " * 50_000),
        mail(body=b"-" * 100_000),
    ):
        try_reading(data)
    assert time.process_time() - start < 8


def try_reading(data: bytes) -> None:
    try:
        read_whole(data, "a.eml")
    except UnreadableSource as refused:
        assert refused.reason  # noqa: PT017 - either outcome will do
