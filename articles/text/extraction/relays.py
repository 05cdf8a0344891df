"""Through whom the words came: "told Channel 4 News", "said, according to CNN", "Reuters quoted him as saying"."""

import re
from collections.abc import Iterator
from itertools import chain

from articles.text.extraction.attribution import Attribution
from articles.text.extraction.outlets import OUTLET, may_name
from articles.text.extraction.skeleton import Skeleton

LONGEST = 1_500  # characters of a sentence that are looked at
_PATTERNS = tuple(
    re.compile(pattern.replace("OUTLET", OUTLET))
    for pattern in (
        r"\b(?:told|telling|tells|informed)\s+OUTLET",
        r"\b(?:[Ii]nterview(?:ed)?|remarks|comments|[Ss]peaking|spoke|speaks|statement|talking|said|says|wrote|writing|"
        r"message|[Aa]ppearing|appeared)(?:\s[\w’'-]+){0,3}?\s(?:with|to|on|by|in|for)\s+OUTLET",
        r"\b[Aa]ccording to\s+OUTLET",
        r"\b(?:quoted|reported|reports|carried|broadcast|aired|published|cited)(?:\s(?:\w+\s){0,2}?by)?\s+OUTLET",
        r"OUTLET\s+(?:(?:has|have|had|also|later|earlier|first)\s)?(?:quoted|quotes|reported|reports|cited|cites)\b",
    )
)
# No pattern without one of these; each begins with a plain letter, so that searching skips all others.
_NEAR = re.compile(
    "told|telling|tells|informed|nterview|remarks|comments|peaking|spoke|speaks|statement|talking|said|says|wrote"
    "|writing|message|ppear|ccording|quote|report|carried|broadcast|aired|published|cite"
)


def find(built: Skeleton, one: Attribution) -> str | None:
    """The wording for whoever passed the words on, where the quote's own sentences say so; else None."""
    if one.mention is None:
        return None
    for start, text in _sentences(built, one):
        if not may_name(text) or not _NEAR.search(text):
            continue
        for match in chain.from_iterable(pattern.finditer(text) for pattern in _PATTERNS):
            a, b = match.span("outlet")
            if one.mention.end <= start + a or one.mention.start >= start + b:
                return re.sub(r"[’']s$", "", " ".join(match["outlet"].split()))
    return None


def _sentences(built: Skeleton, one: Attribution) -> Iterator[tuple[int, str]]:
    """Where each sentence at the quote begins, and its text with all quoted words blanked."""
    items = built.items
    numbers = {items[one.view.first].sentence, items[one.view.last].sentence}
    if one.cue is not None:
        numbers.add(items[one.cue.at].sentence)
    for number in sorted(numbers):
        first, behind = built.sentence_span(number)
        start, end = items[first].start, min(items[behind - 1].end, items[first].start + LONGEST)
        text, at = [], start
        for item in items[first:behind]:
            if item.kind == "q" and item.start < end:
                text += [built.body[at : item.start], " " * (min(item.end, end) - item.start)]
                at = min(item.end, end)
        yield start, "".join([*text, built.body[at:end]])
