"""Who took the picture, who else reported, who holds the rights."""

import re
from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage
from articles.text.cleaning.phrases import Holding, line_beginning, line_like

MAX_LINE = 280
AGENCY = (
    r"(?:AP|AFP|EPA|PA|Reuters?|REUTERS|Getty(?: Images)?|Rex(?: Features)?|Corbis|Alamy|Bloomberg|Associated Press|"
    r"Agence France-Presse|SANA|Xinhua|Shutterstock|WireImage|UPI|Press Association|Keystone|Barcroft)"
)
NAMES = r"[^\W\d_][^.!?:()]{1,60}"
PICTURE = line_like(
    r"(?:photo|picture|image|video|illustration|graphic)s?(?: credits?)?:\s?[^!?]{2,120}",
    r"photograph(?:er|s|y)?(?: credits?)?:\s?[^!?]{2,120}",
    rf"(?:photo|photograph|photography|picture|image|video|illustration|graphic)s? (?:by|courtesy(?: of)?) {NAMES}",
    r"(?:image|photo|picture) (?:copyright|credit|source)\b:?.{0,120}",
    r"(?:picture |photo )?(?:credit|courtesy)(?: of)?:\s?.{2,120}",
    rf"{AGENCY}(?: (?:photo|file|images?|picture|video))?(?:\s?/\s?{NAMES})?\)?",
    rf"©\s?{AGENCY}.{{0,60}}",
)
PHOTOGRAPHER = Holding(
    ("/", "via", "|"),
    line_like(rf"{NAMES}\s?(?:/|via|\|)\s?{AGENCY}(?:(?:\s?/\s?|\s-\s|\svia\s){NAMES}|\.)?\)?"),
)
RIGHTS = line_beginning(
    r"©",
    r"\(c\) (?:\d{4}|[A-Z])",
    r"copyright\b(?! (?:law|infring|case|act|theft|protect|rules|suit|claim|office|holder|dispute))",
    r"this material may not be (?:published|reproduced)",
)
RESERVED = Holding(("all rights reserved",), line_beginning(r".{0,100}\ball rights reserved\b"))
REPORTING = line_beginning(
    r"(?:additional |further )?(?:reporting|writing) (?:for .{2,40} )?by\b",
    r"(?:compiled|edited|written and edited|translated|editing) by\b",
    r"(?:the )?associated press (?:writers?|reporters?|contributed)\b",
    r"(?:©|source:)?\s?reuters?$",
)
CONTRIBUTED = Holding(
    (" contributed ", " reported from "),
    line_beginning(
        r"[^\W\d_][\w ,.&’'-]{2,150} contributed (?:\w+ )?to this (?:report|article|story|post)",
        r"[^\W\d_][\w ,.&’'-]{2,80} (?:reported|"
        r"contributed) from [^\W\d_][^.]{2,60}(?:, and [^.]{3,80} from [^.]{2,50})?\.$",
    ),
)
CREDITS = (PICTURE, PHOTOGRAPHER, REPORTING, CONTRIBUTED)
# At the end of a paragraph, in brackets.
INSIDE = re.compile(
    rf"\s?\((?:(?:(?:additional )?(?:reporting|writing)|editing|compiled) by\s[^()]{{3,250}}"
    rf"|{AGENCY} (?:file )?(?:photo|image|picture)\b[^()]{{0,80}}"
    rf"|[^()/]{{2,60}}/\s?{AGENCY}\b[^()]{{0,40}}"
    r"|(?:photo|picture|image|photograph)s?(?: credit)?\s?(?:by|:)\s?[^()]{2,80})\)\.?\s*$"
    r"|(?<=[.!?\"”])\s+(?:Reuters?|AFP|UPI)\s*$",
    re.IGNORECASE,
)
INSIDE_ENDS = (")", ").", "reuter", "reuters", "afp", "upi")


def find(page: Page) -> Iterator[Passage]:
    for at, paragraph in page.left():
        text = paragraph.text
        if (found := of_line(text)) and at > 0:
            yield Passage(paragraph=at, kind=found, reason="a credit alone on its line")
        elif text[-8:].lower().endswith(INSIDE_ENDS) and (match := INSIDE.search(text, max(0, len(text) - MAX_LINE))):
            yield Passage(
                paragraph=at, kind="credit", reason="a credit in brackets", start=match.start(), end=len(text)
            )


def of_line(text: str) -> str | None:
    if len(text) > MAX_LINE:
        return None
    if RIGHTS.match(text) or RESERVED.match(text):
        return "copyright"
    return "credit" if any(pattern.match(text) for pattern in CREDITS) else None
