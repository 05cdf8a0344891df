"""What a page says about itself is cut; what the story says in like words stays."""

import pytest

from articles.text.cleaning import notices
from articles.text.cleaning.pages import page_of

STORY = "The wall above Tarnby gave way on Friday and sent water through three streets, the council said."


def cut_from(line: str) -> list[str]:
    page = page_of("Wall Gives Way", f"{STORY}\n\n{line}\n\n{STORY} Nobody was hurt.")
    return [page.paragraphs[p.paragraph].text[p.start : p.end] for p in notices.find(page)]


@pytest.mark.parametrize(
    "line",
    [
        "Warning: some of these pictures are graphic",
        "WARNING: This video contains distressing scenes",
        "Editor's note: Warning, graphic content",
        "Some readers may find the following images disturbing",
        "Viewer discretion is advised",
        "This article was amended on 4 March 2011 to correct a name.",
        "This story has been updated with a statement from the council.",
        "Correction: An earlier version of this article gave the wrong date.",
        "An earlier version of this story misspelled Mr Brask's name.",
        "Media playback is unsupported on your device",
        "Please enable Javascript to watch this video",
        "We use cookies to improve this site",
        "By clicking 'Search' you are agreeing to our",
        "Skip to main content",
        "Back to top",
        "Image 3 of 12",
        "3/12",
        "Loading...",
        "Close",
        "First published: 4 March 2011",
        "This is a developing story. Please check back for updates.",
    ],
)
def test_finds(line: str) -> None:
    assert cut_from(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Warning sirens sounded across the valley before dawn, residents said.",
        "He issued a warning: leave now or stay at your own risk.",
        "The video was not available to reporters.",
        "This story began in a small town in the hills.",
        "By clicking its fingers the council cannot rebuild the wall, he said.",
        "Correction officers were called to the jail.",
        "Close to the wall, two houses stood empty.",
        "We use the road every day, she said.",
        "An earlier report by the council had warned of cracks.",
        "Updated maps of the valley were shown to residents on Friday.",
    ],
)
def test_ignores(line: str) -> None:
    assert cut_from(line) == []
