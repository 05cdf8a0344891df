"""Jobs, offers and small print are cut; wages and prices in the story are not."""

import pytest

from articles.text.cleaning import adverts
from articles.text.cleaning.pages import page_of

STORY = "The wall above Tarnby gave way on Friday and sent water through three streets, the council said."


def cut_from(line: str) -> list[str]:
    page = page_of("Wall Gives Way", f"{STORY}\n\n{line}\n\n{STORY} Nobody was hurt.")
    return [page.paragraphs[p.paragraph].text[p.start : p.end] for p in adverts.find(page)]


@pytest.mark.parametrize(
    "line",
    [
        "£40000 per annum: Norland Group: An established and growing firm fir...",
        "£30000 - £35000 per annum + pension: Norland Group: A firm...",
        "Competitive: Norland Solutions Ltd: Our client based in Tarnby a...",
        "Jobs board",
        "Terms of Use.",
        "Privacy Policy",
        "Advertise with us",
        "About us | Contact us | Privacy policy",
        "Terms & Conditions apply",
        "Powered by Norland",
        "Sponsored by Norland Bank",
        "From £9.99 a month",
        "Save up to 50% off our hotels",
        "Buy now and get free delivery",
    ],
)
def test_finds(line: str) -> None:
    assert cut_from(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "£40000 a year is what a teacher earns here, she said.",
        "He was paid £300 a week: it was not enough, he said, and he left.",
        "Competitive sport is over for this year.",
        "Jobs are hard to find in the valley.",
        "About us they know nothing, he said.",
        "Privacy campaigners called the plan a disgrace.",
        "Save the wall, a banner read.",
        "From 1953 on the wall was checked each spring.",
        "Was £30 a fair price? Residents doubted it.",
    ],
)
def test_ignores(line: str) -> None:
    assert cut_from(line) == []
