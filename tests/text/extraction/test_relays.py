"""Through whom a speaker's words came."""

import pytest

from articles.text.extraction import extract
from articles.text.values import CleanArticle, RawArticle


def relay(body: str) -> tuple[str | None, str | None]:
    raw = RawArticle(source_path="x", title="", body=body)
    quotes = extract(CleanArticle(raw=raw, title="", body=body)).quotes
    return quotes[0].speaker, quotes[0].relay


@pytest.mark.parametrize(
    ("body", "speaker", "through"),
    [
        ('Mayor Ann Bell told Channel 4 News: "The bridge is closed."', "Ann Bell", "Channel 4 News"),
        ('"The bridge is closed," Ann Bell told the BBC.', "Ann Bell", "the BBC"),
        ('"The bridge is closed," Ann Bell told the Riverton Gazette on Monday.', "Ann Bell", "the Riverton Gazette"),
        ('"The bridge is closed," Ann Bell said, according to CNN.', "Ann Bell", "CNN"),
        ('"The bridge is closed," Ann Bell said in an interview with Sky News.', "Ann Bell", "Sky News"),
        ('Speaking on BBC Radio 4, Ann Bell said: "The bridge is closed."', "Ann Bell", "BBC Radio 4"),
        ('State television quoted Ann Bell as saying: "The bridge is closed."', "Ann Bell", "State television"),
        ('"The bridge is closed," Ann Bell was quoted as saying by the state news agency SANA.', "Ann Bell",
         "the state news agency SANA"),
        ('"The bridge is closed," Reuters quoted Ann Bell as saying.', "Ann Bell", "Reuters"),
        ('"The bridge is closed," Ann Bell told state television.', "Ann Bell", "state television"),
        ('“The bridge is closed,” said Ann Bell, the Harbour Herald reported.', "Ann Bell", "the Harbour Herald"),
        ('"The bridge is closed," Ann Bell told a local newspaper.', "Ann Bell", "a local newspaper"),
        ('"The bridge is closed," Ann Bell said on BBC\'s Today programme.', "Ann Bell", "BBC"),
        ('"The bridge is closed," Ann Bell said, according to an Associated Press report.', "Ann Bell",
         "Associated Press"),
    ],
)  # fmt: skip
def test_finds(body: str, speaker: str, through: str):
    assert relay(body) == (speaker, through)


@pytest.mark.parametrize(
    "body",
    [
        'Ann Bell told reporters: "The bridge is closed."',
        'Ann Bell told the council: "The bridge is closed."',
        '"The bridge is closed," CNN said.',
        'Ann Bell said: "I told the BBC that it is closed."',
        '"The bridge is closed," Ann Bell said in a statement on Monday.',
        '"The bridge is closed," Ann Bell told a radio host.',
        'The Gazette opened in May. "The bridge is closed," Ann Bell said.',
        '"The bridge is closed," Ann Bell said for the second time.',
        '"The bridge is closed," Ann Bell said, according to the mayor of Riverton.',
    ],
)
def test_ignores(body: str):
    assert relay(body)[1] is None


@pytest.mark.parametrize("part", ["told the ", "News ", "al-A ", "a-b ", "A. ", "told the A of "])
def test_long_runs_are_quick(part: str):
    body = '"It is closed," Ann Bell said ' + part * (100_000 // len(part))
    assert relay(body) is not None
