"""Through whom the words came: "told Channel 4 News", "said, according to CNN", "Reuters quoted him as saying"."""

import re
from collections.abc import Iterator
from itertools import chain

from articles.text.extraction.attribution import Attribution
from articles.text.extraction.skeleton import Skeleton

LONGEST = 1_500  # characters of a sentence that are looked at
_WORD = r"(?:[A-Z][\w.&'’-]*|al-[A-Z][\w-]*|of|de|and|\d{1,2})"
_ENDS = (
    "News Newsnight Times Post TV Television Radio Journal Press Herald Tribune Guardian Telegraph Magazine Network "
    "Gazette Chronicle Observer Mail Mirror Express Independent Examiner Standard Courier Dispatch Globe Monde Spiegel "
    "Figaro Tass Jazeera Arabiya Ahram Hayat Watan Mayadeen Manar Sun"
).replace(" ", "|")
_WHOLE = (
    "AFP AP UPI BBC CNN CNBC MSNBC NBC ABC CBS PBS NPR ITV ITN RTE C-SPAN CTV CBC SBS NHK ZDF ARD RAI SANA IRNA TASS "
    "RIA PTI ANSA DPA Reuters Bloomberg Politico Axios Xinhua Interfax Anadolu Kyodo Haaretz Newsweek Time Fox "
    "Univision Breitbart BuzzFeed Vox Vice"
).replace(" ", "|")
_KIND = (
    r"(?:television|TV|radio|newspapers?|news agency|news agencies|broadcasters?|radio station|TV station|television "
    r"station|TV channel|television channel|satellite channel|news channel|magazine|news website|news site|daily"
    r"|tabloid|news network|state media)"
)
_NAMED = (
    rf"(?:{_WORD}\s){{0,4}}?(?:{_ENDS})(?:\s(?:News|Radio|TV|Television|World|English|Online|Agency|\d{{1,2}})){{0,2}}"
)
_SHORT = rf"(?:{_WHOLE})(?:[’']s)?(?:\s(?:News|Radio|TV|World|Arabic|English|Persian|\d{{1,2}})){{0,3}}"
_DESCRIBED = rf"(?:(?!(?:that|said|was|to|in|on|as|with|by|of|and)\b)[\w-]+\s){{0,4}}?{_KIND}(?:\s[A-Z][\w-]*){{0,3}}"
_PERSON = (
    r"(?!\s(?:interviewer|host|presenter|anchor|correspondent|reporter|journalist|crew|executive|producer|show)s?\b)"
)
_OUTLET = rf"(?:an?\s(?=[A-Z]))?(?P<outlet>(?:[Tt]he\s|an?\s)?(?:{_NAMED}|{_SHORT}|{_DESCRIBED}{_PERSON}))\b"
_PATTERNS = tuple(
    re.compile(pattern.replace("OUTLET", _OUTLET))
    for pattern in (
        r"\b(?:told|telling|tells|informed)\s+OUTLET",
        r"\b(?:[Ii]nterview(?:ed)?|remarks|comments|[Ss]peaking|spoke|speaks|statement|talking|said|says|wrote|writing|"
        r"message|[Aa]ppearing|appeared)(?:\s[\w’'-]+){0,3}?\s(?:with|to|on|by|in|for)\s+OUTLET",
        r"\b[Aa]ccording to\s+OUTLET",
        r"\b(?:quoted|reported|reports|carried|broadcast|aired|published|cited)(?:\s(?:\w+\s){0,2}?by)?\s+OUTLET",
        r"OUTLET\s+(?:(?:has|have|had|also|later|earlier|first)\s)?(?:quoted|quotes|reported|reports|cited|cites)\b",
    )
)
_NEAR = re.compile(
    r"\b(?:told|telling|tells|informed|[Ii]nterview|remarks|comments|[Ss]peaking|spoke|speaks|statement|talking|said|says"
    r"|wrote|writing|message|[Aa]ppear|[Aa]ccording|quoted|quotes|reported|reports|carried|broadcast|aired|published|cite)"
)


def find(built: Skeleton, one: Attribution) -> str | None:
    """The wording for whoever passed the words on, where the quote's own sentences say so; else None."""
    if one.mention is None:
        return None
    for start, text in _sentences(built, one):
        if not _NEAR.search(text):
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
