"""Lines that send the reader to other stories, wherever they stand."""

import re
from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage, opens_with_quote
from articles.text.cleaning.paragraphs import GLUED
from articles.text.cleaning.phrases import line_beginning, line_like

MAX_LINE = 260
SENTENCES = re.compile(r"[.!?]\s+\w")
THINGS = (
    r"(?:articles?|stories|story|news|coverage|content|links?|topics?|posts?|"
    r"videos?|reading|headlines|galleries|pictures)"
)
# Followed by a colon or an arrow: with these a whole sentence may be the headline of another story.
SURE = line_beginning(
    r"(?:read|see|find out|learn) (?:more|also|next|on|(?:the )?full (?:story|article))\b[^:>»→|.]{0,40}[:>»→|]",
    rf"(?:related|recommended|suggested|further)(?: {THINGS})?(?: on .{{2,40}})?\s?[:>»→|]",
    r"(?:more|also|more on this(?: story)?|more from .{2,40}|see also|also read|also see|don['’]t miss|must read|"
    r"you may (?:also )?like)\s?[:>»→|]",
    r"(?:watch|listen|in pictures|photos|pictures|photo gallery|slideshow|full coverage)(?: (?:now|live|more|also|"
    r"below|video|the video))?\s?[:>»→|]",
    r"(?:also|more|elsewhere) (?:on|in|from) [^:.]{2,40}:\s",
    r"(?:tags|topics|keywords|filed under|categor(?:y|ies)|posted in|sections?)\s?:",
)
# With these only a line without a full stop.
LIKELY = line_beginning(
    r"(?:gallery|videos?|timeline|interactive|infographic|map|graphic|explainer|analysis|opinion|background|profile|"
    r"live (?:blog|updates?)|blog|audio|podcast|special (?:report|coverage)|in depth|factbox|q&a|data|slide ?show|"
    r"comment|editorial)\s?[:>»→|]",
)
HEADING = line_like(
    rf"related(?: {THINGS})?:?",
    rf"more (?:on this(?: story)?|{THINGS}|like this)(?: (?:from|on|in) .{{2,50}})?:?",
    r"more (?:from|on|in) [^.!?]{2,60}",
    r"also (?:on|in|from) [^.!?]{2,50}",
    r"(?:read|see|find out) more(?: (?:at|on|from|here|about)\b[^.!?]{0,60})?",
    r"see also:?",
    r"you (?:may|might) (?:also )?(?:like|be interested in)[^.!?]{0,40}",
    r"recommended(?: for you| stories| reading)?",
    r"(?:from )?around the (?:web|bbc|site)",
    r"from the web",
    r"elsewhere on[^.!?]{2,40}",
    r"(?:promoted|sponsored|featured|popular|latest|trending|most (?:read|popular|viewed|shared|commented|e-?mailed|"
    r"watched|recent)|top|other|breaking|local|editors?['’]?s? (?:picks?|choice))"
    rf"(?: (?:{THINGS}|now|today|in [^.!?]{{2,40}}|on [^.!?]{{2,40}}|this week))?",
    r"(?:our|editors?['’]?s?) (?:picks?|choice)",
    r"don['’]t miss",
    r"today['’]s (?:paper|headlines|top stories|videos?|highlights)",
    r"paid content",
    r"advertisement",
    r"advertising",
    r"(?:story|article) continues (?:below|after)[^.!?]{0,40}",
    r"continue reading[^.!?]{0,60}",
    r"scroll (?:down )?for (?:more|video)[^.!?]{0,40}",
    r"(?:view|see|read) (?:all|full|the full|the) (?:story|article|gallery|list|archive|profile)[^.!?]{0,40}",
    r"(?:up|read|watch) next",
    r"(?:next|previous|older|newer) (?:article|story|post|entry|entries)",
    r"what to read next",
    r"more to read",
    r"go deeper",
    r"on the web",
    r"in this (?:article|story|section)",
    r"(?:external|internet|related internet|useful) links?",
    r"around the world",
    r"follow the (?:topics|story)[^.!?]{0,40}",
    r"topics(?: in this article)?",
    r"tags",
    r"share this (?:article|story|page)[^.!?]{0,40}",
)
PROMPT = line_beginning(
    r"(?:read|see|view|watch|scroll|check out|take a look at|look through|flip through|click through|"
    r"listen to)\b[^.]{0,120}"
    r"\b(?:below|above|here|in the (?:gallery|slideshow|video))\b[^.]{0,60}[.:!»>]{0,3}$",
    r"(?:for|read|see|get) (?:more|full|all the latest|the latest|complete)\b[^.]{0,100}\b(?:visit|go to|click|"
    r"coverage|here|follow)\b[^.]{0,80}[.:!»>]{0,3}$",
    r"(?:read|see|watch) (?:the )?(?:full|complete|entire|original|whole|rest) [^.]{0,100}[.:!»>]{0,3}$",
    r"this (?:article|story|post|piece|report|entry) (?:(?:was )?(?:first|originally) )(?:appeared|ran|published|"
    r"posted)\b.{0,140}$",
    r"more (?:on|about|from) (?:this|the|our)\b[^.]{0,80}[:»>]$",
)


def find(page: Page) -> Iterator[Passage]:
    for at, paragraph in page.left():
        text = paragraph.text
        if len(text) <= MAX_LINE and not opens_with_quote(text) and points_elsewhere(text):
            yield Passage(paragraph=at, kind="teaser", reason="points to other stories")


def points_elsewhere(text: str) -> bool:
    if HEADING.match(text) or PROMPT.match(text) or is_labelled_headline(text):
        return True
    if SURE.match(text):
        return not is_spoken(text)
    return LIKELY.match(text) is not None and not text.endswith(".") and not is_spoken(text)


def is_labelled_headline(text: str) -> bool:
    """One headline with its section's name run into it; two sentences are prose about a firm that spells itself so."""
    return GLUED.match(text) is not None and not text.endswith(".") and not SENTENCES.search(text)


def is_spoken(text: str) -> bool:
    """A label before somebody's words is the story's own: 'Background: "We were never told," he said.'"""
    return sum(text.count(mark) for mark in '"“”') >= 2 and text.rstrip('"”').endswith((".", ",", "?", "!"))
