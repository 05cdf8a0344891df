"""Lines that send the reader to other stories, wherever they stand."""

import re
from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage

MAX_LINE = 260
LABELLED = re.compile(
    r"^\W{0,3}(?:(?:read|see|find out) (?:more|also|next|on|full story|the full story)|related(?: (?:articles?|stories|story|news|coverage|content|links?|topics?|posts?|videos?))?"
    r"|(?:more|also|further|recommended|suggested)(?: (?:on|from|in|about|reading|stories|news|coverage|by|for you|like this|to explore|read))?|more on this(?: story)?"
    r"|see also|watch(?: (?:now|live|more|also|video|the video|below))?|listen(?: (?:now|live|to))?|photos|pictures|in pictures|gallery|photo gallery|slideshow|video|videos|timeline|interactive|infographic|map|graphic|explainer|analysis|opinion|background|profile|live (?:blog|updates?)|blog|audio|podcast|full coverage|special (?:report|coverage)|in depth|factbox|q&a|you may (?:also )?like|around the web|elsewhere|external links?|internet links|tags|topics|keywords|filed under|categories|category)"
    r"\s?(?::|>>?|»|→|\|).{0,220}$",
    re.IGNORECASE,
)
HEADING = re.compile(
    r"^\W{0,3}(?:related (?:articles?|stories|news|coverage|content|links?|topics?|posts?|videos?)|more (?:on this story|stories|news|headlines|coverage|like this)|more (?:from|on|in) [^.!?]{2,50}"
    r"|also (?:on|in|from) [^.!?]{2,40}|read more(?: at [^.!?]{2,60})?|see also|you (?:may|might) (?:also )?(?:like|be interested in).{0,40}|recommended(?: for you| stories| reading)?|around the web|from (?:around )?the web|promoted stories|sponsored (?:stories|content|links)|paid content"
    r"|advertisement|advertising|story continues below.{0,40}|continue reading (?:the main story|below).{0,40}|article continues.{0,40}|scroll (?:down )?for (?:more|video).{0,40}|(?:view|see|read) (?:all|full) (?:comments|story|article|gallery).{0,40}|up next|next (?:article|story)|previous (?:article|story)|what to read next|more to read|go deeper|on the web|our picks|in this (?:article|story)|comments?)\W*$",
    re.IGNORECASE,
)
PROMPT = re.compile(
    r"^(?:read|see|view|watch|click|scroll|check out|take a look at|for (?:more|full|all|the latest|complete))\b[^.]{0,140}"
    r"\b(?:below|above|here|slideshow|gallery|full (?:story|article|interview|text|report|statement)|more (?:on|from|at)|coverage|visit|go to|click)\b[^.]{0,100}[.:!»>]?$",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Passage]:
    for at, paragraph in page.left():
        text = paragraph.text
        if len(text) > MAX_LINE:
            continue
        if LABELLED.match(text) and not has_quotation(text):
            yield Passage(paragraph=at, kind="teaser", reason="a label that points elsewhere")
        elif HEADING.match(text) or PROMPT.match(text):
            yield Passage(paragraph=at, kind="teaser", reason="a pointer to other stories")


def has_quotation(text: str) -> bool:
    """ "Background: "We were never told," said …" is the story."""
    return sum(text.count(mark) for mark in '"“”') >= 2 and text.rstrip('"”').endswith((".", ",", "?", "!"))
