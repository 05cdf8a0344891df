"""What a place is to its story: where it was reported from, where the speaker was, or simply named in it.

Datelines ("ALEPPO, Syria (Reuters) —") and phrases that put a speaker somewhere ("told reporters in Geneva") are
told by their form. Every pattern looks at a window of fixed length, so the time is linear in the text.
"""

import re
from collections.abc import Sequence

from articles.text.extraction.places_candidates import Candidate
from articles.text.extraction.places_words import words_of
from articles.text.values import PlaceRole

LONGEST_DATELINE = 110
WINDOW = 150

_DASH = re.compile(r"\s*(?:[—–―]|--+|\s-)\s*(?=\S)|:\s+(?=\S)")
_BREAK = re.compile(r"[.!?]\s|\n")
_AGENCY = re.compile(r"\(\s*[A-Z][^()\n]{0,40}\)|\b(?:REUTERS|Reuters|AFP|AP|Xinhua|XINHUA|IRIN|PTI|dpa|ANSA|UPI)\b")
_DATE = re.compile(
    r"\b(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|\d{1,4}(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\b[A-Z][A-Z'’-]+\b")
_STATE = re.compile(r"\b(?:[A-Z][a-z]{1,5}\.|[A-Z]\.[A-Z]\.)")
_LEFT = re.compile(r"[\s,;/()|.&-]*(?:(?:and|near|by)[\s,/()]*)*")

_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight)"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_WHEN = rf"(?:,? (?:(?:on|late on|early on|earlier on|late|early|earlier) )?{_DAY}{_PART},?)?"
_DATED = r",? (?:on|late|early|earlier) (?:\d{1,2} [a-z]{3,9}|[a-z]{3,9} \d{1,2}),?"
_ON = f"(?:{_DATED}|{_WHEN})"
_WORDS = r"(?: [\w'’.-]{1,24}){0,%d}?"
_MEETING = (
    r"(?:news|press|media) (?:conference|briefing)s?|briefing|presser|speech|rally|interview|televised address|"
    r"question-and-answer session"
)
_HEARERS = (
    r"reporters|journalists|correspondents|newsmen|the press|the media|lawmakers|diplomats|delegates|supporters|"
    r"(?:state|public|local|national) (?:television|tv|radio|media)|parliament|a crowd"
)
_ASIDE = r"(?:,? (?:at|outside|after|following|before|during|ahead of)" + _WORDS % 6 + r")?"
_PREPOSITION = (
    r" (?:in|at|from|outside|near|inside)(?: the| his| her| their)?(?: (?:[a-z]+ )?(?:capital|city|town|port|resort)"
    r"(?: of|,)?)?(?: (?:central|northern|southern|eastern|western|nearby|neighbou?ring|downtown))?\s*$"
)
# What both _SPEAKER_AT and _SAID_IN end with: few windows do, and this is soon told.
_LAST_WORD = re.compile(
    r" (?:in|at|from|outside|near|inside|the|his|her|their|(?:capital|city|town|port|resort),?|of"
    r"|central|northern|southern|eastern|western|nearby|neighbou?ring|downtown)\s*$",
    re.IGNORECASE,
)
_SPEAKS_TO = r"(?:spoke|speaks|speaking|talk(?:ed|ing)) (?:to|with)"
_TELLS = rf"\b(?:told|tells?|telling|brief(?:s|ed|ing)|address(?:es|ed|ing)|{_SPEAKS_TO})"
_LINES = "phone|telephone|skype|video link|videolink|zoom|whatsapp"
_OUTLETS = (
    "reuters|afp|ap|bbc|cnn|nbc|abc|cbs|npr|sky news|al[- ]jazeera|al[- ]arabiya|associated press|guardian|"
    "new york times|washington post|(?-i:[A-Z]{2,5})"
)
_SPEAKER_AT = re.compile(
    "(?:"
    + "|".join(
        (
            # told (a group of) reporters … in
            _TELLS + _WORDS % 4 + f" (?:{_HEARERS})" + _ON + _ASIDE,
            # told a news conference in; said at a joint press conference in
            rf"(?:{_TELLS}|\b(?:at|during|in)) (?:an?|the|his|her|their|its)" + _WORDS % 3 + f" (?:{_MEETING})"
            + "(?: with" + _WORDS % 4 + ")?" + _ON,
            # told the BBC by telephone from; said via Skype from
            r"\b(?:said|says|told|tells|speaking|spoke|reached|contacted|added)" + _WORDS % 6
            + rf" (?:by|via|over|on) (?:the |a |satellite |mobile )*(?:{_LINES})" + _ON,
            # told Reuters from
            rf"\b(?:told|tells) (?:the )?(?:{_OUTLETS})(?: (?:news|radio|television|tv))?" + _ON,
            # speaking (after talks with somebody) in
            r"\bspeaking" + _ON + _ASIDE,
        )
    )
    + ")" + _PREPOSITION,
    re.IGNORECASE,
)  # fmt: skip
# No _SPEAKER_AT without one of these: few windows hold one.
_SPEAKER_NEEDS = words_of(
    "told tell brief address spoke speak talk conference presser speech rally interview session phone skype video "
    "zoom whatsapp"
)
_SAYS = "said|says|added|announced|declared|told him|told her"
_SAID_IN = re.compile(rf"\b(?:{_SAYS}){_ON} (?:in|from)\s*$", re.IGNORECASE)
_NEXT = rf"\s+(?:(?:on|late on) )?{_DAY}\b|\s+(?:after|before|ahead of|during|following)\b"
_CLAUSE_ENDS = re.compile(rf"(?:, (?!where|which)|[.;”\"]|{_NEXT}|\s*$)", re.IGNORECASE)
_PLACING = ("In", "At", "From")
_OPENING = re.compile(
    rf"[^.!?\n]{{0,{WINDOW}}}\b(?:told|briefed|addressed|spoke to) [^.!?\n]{{0,40}}\b"
    rf"(?:{_HEARERS}|news conference|press conference|briefing)\b",
    re.IGNORECASE,
)


def roles(body: str, kept: Sequence[Candidate]) -> list[PlaceRole]:
    """The role of each candidate, which are in reading order."""
    reported = _in_datelines(body, kept)
    found: list[PlaceRole] = []
    for at, candidate in enumerate(kept):
        if at in reported:
            found.append("reported_from")
        elif _puts_speaker(body, candidate) or (found and found[-1] == "speaker_at" and _encloses(body, kept, at)):
            found.append("speaker_at")
        else:
            found.append("mentioned")
    return found


def _encloses(body: str, kept: Sequence[Candidate], at: int) -> bool:
    """ "Geneva, Switzerland": the second says where the first lies."""
    before, place = kept[at - 1], kept[at].chosen
    return body[before.end : kept[at].start] == ", " and place is not None and place.feature in ("country", "admin1")


def _puts_speaker(body: str, candidate: Candidate) -> bool:
    window = body[max(0, candidate.start - WINDOW) : candidate.start]
    bare = window.rstrip()
    if _LAST_WORD.match(window, max(0, bare.rfind(" "))) is None and not bare.endswith(_PLACING):
        return False  # most places
    if breaks := list(_BREAK.finditer(window)):
        window = window[breaks[-1].end() :]
    led = _LAST_WORD.match(window, max(0, window.rstrip().rfind(" "))) is not None
    if led and any(map(window.casefold().__contains__, _SPEAKER_NEEDS)) and _SPEAKER_AT.search(window):
        return True
    after = body[candidate.end : candidate.end + WINDOW]
    if led and _SAID_IN.search(window):
        return _CLAUSE_ENDS.match(after) is not None
    return window.strip() in _PLACING and after.startswith(",") and _OPENING.match(after) is not None


def _in_datelines(body: str, kept: Sequence[Candidate]) -> set[int]:
    """The numbers of the candidates that stand in a dateline."""
    found: set[int] = set()
    behind = 0
    for at, candidate in enumerate(kept):
        if candidate.start < behind:
            continue
        start = body.rfind("\n", 0, candidate.start) + 1
        if candidate.start - start > LONGEST_DATELINE // 2:
            continue
        inside, end = _dateline(body, start, kept, at)
        found |= inside
        behind = max(behind, end)
    return found


def _dateline(body: str, start: int, kept: Sequence[Candidate], first: int) -> tuple[set[int], int]:
    """The candidates of the dateline that the paragraph at ``start`` begins with, and its end; none, and 0, if none."""
    opening = body[start : start + LONGEST_DATELINE]
    if (line_end := opening.find("\n")) >= 0:
        opening = opening[:line_end]
    for mark in _DASH.finditer(opening):
        head = opening[: mark.start()]
        inside = {n for n in range(first, len(kept[first : first + 8]) + first) if kept[n].end <= start + len(head)}
        if inside and _is_dateline(head, [(kept[n].start - start, kept[n].end - start) for n in sorted(inside)]):
            if _stands_by_itself(head) or _leads_in(body, opening, mark, start, kept[first]):
                return inside, start + mark.end()
            return set(), 0
    return set(), 0


def _is_dateline(head: str, places: Sequence[tuple[int, int]]) -> bool:
    """Nothing but places, dates, agencies and punctuation."""
    rest = head
    for begin, end in places:
        rest = rest[:begin] + " " * (end - begin) + rest[end:]
    for pattern in (_AGENCY, _DATE, _SHOUTED, _STATE):
        rest = pattern.sub(" ", rest)
    return _LEFT.fullmatch(rest) is not None


def _stands_by_itself(head: str) -> bool:
    """Capitals, an agency, a date or brackets show that it is one."""
    first = re.match(r"[(\s]*([^\W\d_][\w'’-]*)", head)
    shouted = first is not None and len(first[1]) > 2 and first[1].isupper()
    bracketed = head.startswith("(") and head.endswith(")")
    return shouted or bracketed or _AGENCY.search(head) is not None or _DATE.search(head) is not None


def _leads_in(body: str, opening: str, mark: re.Match[str], start: int, place: Candidate) -> bool:
    """ "Damascus – The government …": the story's first words, a town alone, and no dash that closes an aside."""
    town = place.chosen is not None and place.chosen.feature == "city"
    rest = opening[mark.end() :]
    sentence = _BREAK.split(rest)[0]
    return start == 0 and town and ":" not in mark[0] and rest[:1].isupper() and _DASH.search(sentence) is None
