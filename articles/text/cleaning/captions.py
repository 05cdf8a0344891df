"""Captions of pictures that stood in the story."""

import re
from collections.abc import Iterator

from articles.text.cleaning.credit_lines import AGENCY
from articles.text.cleaning.pages import (
    Page,
    Passage,
    ends_with_stop,
    leaves_quote_open,
    opens_with_quote,
)

MAX_CAPTION = 220
MAX_CREDITED = 420
PICTURE = r"(?:photo(?:graph)?|picture|image|handout|frame ?grab|video ?grab|still|screen ?(?:grab|shot)|snapshot)"
SENTENCES = re.compile(r"[a-z]{3}[.!?] [A-Z]")
NAME = r"[^\W\d_][\w .'’-]{1,50}"
CREDITED = re.compile(
    rf"\((?:[^()]{{0,60}}/\s?)?{AGENCY}"
    r"(?: (?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Pp]icture)| via |\s?/)[^()]{0,60}\)[.)]?$"
    rf"|\((?:{NAME}/\s?)+{AGENCY}\.?\)\.?$|\((?:[Pp]hoto|[Pp]icture|[Ii]mage|"
    rf"[Cc]redit)s?(?: credit)?(?: by)?:? [^()]{{2,80}}\)\.?$"
    rf"|\b(?:Photo(?:graph)?|Picture|Image|Credit)s?(?: credit)?(?: by)?\s?: [^.!?:]{{2,60}}$"
    rf"|(?:^|[.!?:] ){NAME}\s?/\s?{AGENCY}(?:\s?/\s?{NAME}| via {NAME})?[.)]?$"
    rf"|(?:^|[.!?:] ){AGENCY}\s?/\s?{NAME}[.)]?$|\bvia (?:AP|AFP|Getty Images|Reuters)[.)]?$|[./] ?Getty Images[.)]?$"
)
DATED = re.compile(
    rf"\b(?:in|from) (?:this|an?|these) (?:[\w.,]+ ){{0,6}}{PICTURE}s?\b|\bfile {PICTURE}\b|"
    rf"\({PICTURE}[^()]{{0,30}}\)"
    r"|\((?:pictured|left|right|centre|center|far left|far right|above|second left)\)",
    re.IGNORECASE,
)
OPENING = re.compile(
    rf"^(?:an? |the |this )?(?:(?:amateur|undated|recent|aerial|satellite|archive|still|video|file|handout|"
    rf"television|tv|screen) ){{0,3}}"
    rf"(?:pictured|{PICTURE}s?|video|footage|caption)(?:\s?:|\s(?:shows?|showing|claims?|claiming|purport\w+|taken|"
    rf"released|of|from|posted|provided)\b)",
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
    if len(text) > MAX_CREDITED or opens_with_quote(text):
        return None
    if is_credited(text):
        return "ends with a picture's credit"
    if len(text) > MAX_CAPTION or text.endswith((":", ",", ";", "?")):
        return None
    if page.set_apart(at) and worded(text):
        return "set apart and worded as a caption"
    if is_sentence(text):
        return None
    if worded(text):
        return "worded as a caption"
    if not after or SENTENCES.search(text):
        return None
    if page.set_apart(at):
        return "set apart by blank lines"
    if leaves_quote_open(before) and opens_with_quote(after) and not leaves_quote_open(text):
        return "breaks into a quotation that goes on"
    return None


def is_credited(text: str) -> bool:
    # Each of the wordings has one of these; looking for them is quicker than for the wordings.
    marked = "(" in text or "/" in text or ":" in text or "via " in text or "Getty" in text
    return marked and CREDITED.search(text) is not None


def worded(text: str) -> bool:
    return OPENING.match(text) is not None or DATED.search(text) is not None


def is_sentence(text: str) -> bool:
    """'Hague: "We must act."' may be a caption all the same; 'He left.' is none."""
    return ends_with_stop(text) and text[-1] not in "\"”’'"
