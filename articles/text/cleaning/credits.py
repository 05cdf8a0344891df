"""Who took the picture, who else reported, who holds the copyright."""

import re
from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage

MAX_LINE = 300
AGENCIES = r"(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty(?: Images)?|Rex(?: Features)?|Corbis|Alamy|Bloomberg|Associated Press|SANA|Xinhua|Shutterstock|WireImage|UPI)"
PICTURE = re.compile(
    r"^(?:photo(?:graph(?:er|s|y)?|s)?|pictures?|image|images|video|illustration|graphic)(?: credits?)?\s?(?:by|courtesy(?: of)?|:)\s?:?\s?\S.{0,150}$"
    r"|^(?:image|photo|picture) (?:copyright|caption|credit|source)\b.{0,200}$"
    rf"|^[(\[]?{AGENCIES}(?: (?:photo|file|images?|picture|video))?(?:\s?/\s?[^.!?]{{2,60}})?[)\]]?$"
    rf"|^[(\[]?[^\W\d_a-z][^.!?()]{{2,50}}\s?/\s?{AGENCIES}(?:[/ -][^.!?()]{{0,40}})?[)\]]?$"
    r"|^(?:credit|courtesy)\s?:\s?.{2,150}$",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"^(?:©|\(c\)\s|copyright\b).{0,250}$|^.{0,120}\ball rights reserved\b.{0,120}$"
    r"|^this material may not be (?:published|reproduced).{0,200}$|^.{0,60}contributed to this (?:report|article|story)\.?$",
    re.IGNORECASE,
)
REPORTING = re.compile(
    r"^\W?(?:(?:additional |further )?(?:reporting|writing) by|(?:compiled|edited|written and edited) by|editing by|"
    r"\w[\w ,.&’'-]{2,150} contributed (?:reporting )?to this (?:report|article|story))\b.{0,250}$",
    re.IGNORECASE,
)
# At the end of a paragraph, in brackets.
INSIDE = re.compile(
    rf"\s?\((?:(?:(?:additional )?(?:reporting|writing|editing) by)\s[^()]{{3,250}}|{AGENCIES} (?:photo|file photo|images?)\b[^()]{{0,80}}|"
    rf"(?:photo|picture|image|photograph)s?(?: credit)?\s?(?:by|:)\s?[^()]{{2,80}})\)\.?\s*$",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Passage]:
    for at, paragraph in page.left():
        text = paragraph.text
        if len(text) <= MAX_LINE:
            if PICTURE.match(text):
                yield Passage(paragraph=at, kind="credit", reason="picture credit")
            elif COPYRIGHT.match(text):
                yield Passage(paragraph=at, kind="copyright", reason="copyright line")
            elif at > 0 and REPORTING.match(text):
                yield Passage(paragraph=at, kind="credit", reason="reporting credit")
        if match := INSIDE.search(text, max(0, len(text) - MAX_LINE)):
            yield Passage(paragraph=at, kind="credit", reason="credit in brackets", start=match.start(), end=len(text))
