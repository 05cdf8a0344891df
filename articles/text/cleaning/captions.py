"""Captions of pictures that stood in the story."""

import re
from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage, ends_with_stop, leaves_quote_open, opens_with_quote

MAX_CAPTION = 220
MAX_WORDED = 420
PICTURED = re.compile(
    r"\b(?:file (?:photo|picture|image)|(?:photo|picture|image|photograph|handout|video|frame grab|still|screen ?(?:grab|shot))s? (?:taken|released|provided|made available|shows?|showing|from|purport\w+|obtained|posted|dated|issued)"
    r"|in this (?:[\w.,]+ ){0,6}(?:photo|picture|image|photograph|handout|file|frame|screen ?(?:grab|shot)))\b"
    r"|\((?:left|right|centre|center|top|bottom|above|l|r|c|file|pictured|file photo)\)|\bpictured (?:left|right|above|below|here|with|in|at)\b"
    r"|\bphoto(?:graph)?(?: by)?: |\bpicture(?: by)?: |\bimage(?: by)?: |\b(?:getty images|ap photo|afp/getty|reuters/\w+|epa/\w+|/(?:ap|afp|epa|reuters|getty))\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:an? |the )?(?:(?:amateur|undated|recent|aerial|satellite|archive|still|video|file|handout|television|tv|screen) ){0,3}"
    r"(?:pictured|photo(?:graph)?|picture|image|video|footage|file (?:photo|picture|image)|still|frame grab|screen ?(?:grab|shot)|caption)s?(?:\s?:|\s(?:shows?|showing|claims?|claiming|purport\w+|taken|released|of|from|appears?|posted|provided)\b)",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Passage]:
    left = list(page.left())
    for place, (at, paragraph) in enumerate(left):
        before = left[place - 1][1].text if place else ""
        after = left[place + 1][1].text if place + 1 < len(left) else ""
        if reason := why(page, at, paragraph.text, before, after):
            yield Passage(paragraph=at, kind="caption", reason=reason)


def why(page: Page, at: int, text: str, before: str, after: str) -> str | None:
    """What shows that this paragraph is a caption, or None."""
    if len(text) <= MAX_WORDED and not opens_with_quote(text) and worded_as_caption(text):
        return "worded as a caption"
    if (
        len(text) > MAX_CAPTION
        or opens_with_quote(text)
        or ends_with_stop_outside_quote(text)
        or text.endswith((":", ",", ";"))
    ):
        return None
    if page.set_apart(at) and after and not text.endswith("?"):
        return "set apart by blank lines"
    if leaves_quote_open(before) and opens_with_quote(after) and not leaves_quote_open(text):
        return "breaks into a quotation that goes on"
    return None


def worded_as_caption(text: str) -> bool:
    if OPENING.match(text) and len(text) <= MAX_CAPTION and not ends_with_stop(text):
        return True
    return (
        PICTURED.search(text) is not None
        and (len(text) <= MAX_CAPTION or not ends_with_stop(text))
        and " said" not in text
    )


def ends_with_stop_outside_quote(text: str) -> bool:
    """'Hague: "We must act."' is a caption all the same; 'He left.' is not."""
    return ends_with_stop(text) and text[-1] not in "\"”’'"
