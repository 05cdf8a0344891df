"""What lands of pages as publishing systems write them: exactly the story, its headline, and when it was published."""

import pytest

from articles.text import cleaning
from articles.text.readers.html import reading
from articles.text.values import Part, SourceDate
from tests.text.readers.html.press_pages import WESTERN, Case
from tests.text.readers.html.press_pages_abroad import ABROAD
from tests.text.readers.html.press_pages_parts import PARTS


@pytest.mark.parametrize("case", [*WESTERN, *ABROAD, *PARTS], ids=lambda case: case.name)
def test_only_the_story_lands(case: Case) -> None:
    raw = next(iter(reading.read(Part(data=case.page.encode(), name="page.html"))))
    article = cleaning.clean(raw)
    assert article.body.split("\n\n") == [" ".join(paragraph.split()) for paragraph in case.body]
    assert article.title == case.title
    assert written(raw.published) == case.published


def written(date: SourceDate | None) -> str:
    if date is None:
        return ""
    return (
        date.at.isoformat(timespec="minutes")
        if date.precision == "minute"
        else "{}-{:02}-{:02}".format(*date.local_day)
    )
