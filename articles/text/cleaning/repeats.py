"""The headline printed again above the story."""

from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage

TOP = 3
STOPS = (".", "。", "۔")


def find(page: Page) -> Iterator[Passage]:
    title = folded(page.title)
    for at, paragraph in page.left():
        if at >= TOP or len(page.paragraphs) == 1:
            return
        # Where a story has no headline, its first sentence is lent to it, full stop and all; that stays in the story.
        lent = paragraph.text.endswith(STOPS) and page.title.rstrip().endswith((*STOPS, "…"))
        if title and folded(paragraph.text) == title and not lent:
            yield Passage(paragraph=at, kind="title", reason="the headline again")


def folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
