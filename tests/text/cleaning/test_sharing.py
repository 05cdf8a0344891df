"""Buttons and invitations are cut; sentences about sharing, following and writing stay."""

import pytest

from articles.text.cleaning import sharing
from articles.text.cleaning.pages import page_of

STORY = "The wall above Tarnby gave way on Friday and sent water through three streets, the council said."


def cut_from(line: str) -> list[str]:
    page = page_of("Wall Gives Way", f"{STORY}\n\n{line}\n\n{STORY} Nobody was hurt.")
    return [page.paragraphs[p.paragraph].text[p.start : p.end] for p in sharing.find(page)]


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Tweet",
        "Share this article",
        "Share on Facebook",
        "Facebook Twitter Pinterest",
        "Share | Tweet | Email",
        "23 comments",
        "1,204 shares",
        "Comments (4)",
        "Leave a comment",
        "Suggest a correction",
        "Sign up for our newsletter",
        "Sign up here to get our daily briefing",
        "Get the latest headlines straight to your inbox",
        "Follow us on Twitter",
        "Follow Ines Marlow on Twitter @inesmarlow",
        "Like us on Facebook",
        "Follow @tarnpost",
        "Have you tried our new tablet edition?",
        "Click here to read the full report",
        "Do you have a story for us?",
        "Email: newsdesk@example.org",
        "newsdesk@example.org",
        "Were you affected by the flood? Email us at news@example.org",
        "Download the Tarn Post app",
        "Send us your pictures and videos",
    ],
)
def test_finds(line: str) -> None:
    assert cut_from(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell sharply on Friday.",
        "He sold 500,000 shares.",
        "Follow the river north and you reach the wall, he said.",
        "She wrote on Twitter that the wall had gone.",
        "“Have you tried to live without water?” she asked.",
        "Comments made by the mayor angered residents.",
        "Print workers walked out on Friday.",
        "Subscribers to the fund lost their money, the court heard.",
        "Sign language was used at the meeting.",
        "The click here and there of cameras annoyed him.",
        "Facebook said it had removed the page.",
        "Join the army or leave: that was the choice, he said.",
        "Get out of the valley, police told residents.",
    ],
)
def test_ignores(line: str) -> None:
    assert cut_from(line) == []
