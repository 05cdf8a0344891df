"""Bodies told by the words beside them: "the group Aid Now", "Tarak, a charity in Homs", "a charity called Tarak"."""

from bisect import bisect_left
from collections.abc import Sequence

from articles.text.extraction.lexicon import first_names, surnames, word_set
from articles.text.extraction.name import Name
from articles.text.extraction.outlets import may_name
from articles.text.extraction.places_known import is_place
from articles.text.extraction.tokens import Token

HEADS = word_set(
    "company firm corporation charity foundation institute union federation association organisation organization "
    "group network bureau bank newspaper paper magazine website outlet station channel broadcaster agency "
    "publication journal daily tabloid nonprofit non-profit ngo watchdog think-tank brigade militia faction "
    "movement coalition alliance airline retailer supermarket startup start-up manufacturer maker publisher "
    "developer consultancy"
)
PUBLIC = word_set(
    "ministry department office court council parliament congress senate house army navy force forces police union "
    "commission committee agency bureau government university college school hospital church party administration"
)
PEOPLE_TOO = word_set("developer publisher maker")
DETERMINERS = word_set("a an the one")
CALLED = word_set("called named known")
ENDS = word_set("in for that which based of with from who whose on at behind said says")
SAME = tuple(
    word_set(words)
    for words in (
        "company firm corporation retailer manufacturer maker developer publisher consultancy bank airline",
        "group organisation organization charity nonprofit non-profit ngo association foundation movement watchdog",
        "newspaper paper daily tabloid magazine journal publication outlet website site",
        "channel station broadcaster network outlet",
        "militia brigade faction group movement",
    )
)  # what one body may be called by turns
BODY = "body"
LONGEST = 6  # words of a description
LINKS = word_set("of for and the")
STOPS = frozenset((".", ";", ":", "?", "!", "(", ")", "—", "–", ",", "of", "'s", "for", "who", "that"))


def fits(kind: str, head: str) -> bool:
    """Whether a body called ``kind`` may be meant by ``head``: "the organisation" for a charity."""
    return kind == head or any(kind in group and head in group for group in SAME)


def may_be(name: str, kind: str, head: str) -> bool:
    """Whether a body of this name may be a company, a group, a paper: a ministry or a court is none of them."""
    last = name.lower().split()[-1]
    if last in PUBLIC or last == "nations":
        return False
    if kind:
        return kind == BODY or fits(kind, head)
    press = may_name(name)
    return press if head in SAME[2] | SAME[3] else not press


def tell(zones: Sequence[Sequence[Token]], found: Sequence[Name]) -> None:
    """Makes organisations of the names that the text describes as one, everywhere in the text."""
    told: dict[tuple[str, ...], str] = {}
    for name in found:
        head = _head(zones[name.zone], name)
        if head and _may_be_body(name):
            told.setdefault(name.parts, head)
    for name in found:
        head = told.get(name.parts, "")
        if head:
            name.described = head
            if name.kind != "organisation":
                name.kind, name.canonical, name.evidence = "organisation", name.text, 0
                name.parts = (name.text,)


def _may_be_body(name: Name) -> bool:
    if name.kind == "organisation":
        return True
    person = name.kind == "person" and (len(name.parts) > 1 and name.parts[0].lower() in first_names())
    return not (person or name.title or name.role or is_place(name.text))


def _head(tokens: Sequence[Token], name: Name) -> str:
    """The word for what it is; BODY for "the Rodong Sinmun said", for no person's name follows "the"."""
    first = bisect_left(tokens, (name.start,))
    last = bisect_left(tokens, (name.end,)) - 1
    if len(name.text) < 2 or _is_piece(tokens, first, last):
        return ""
    told = _before(tokens, first, last, name) or _called(tokens, first) or _after(tokens, last + 1)
    return told or (BODY if name.kind == "person" and first and tokens[first - 1].text == "the" else "")


def _is_piece(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name goes on: "Nurses United", "Students for Fair Admissions", "Colour of Change"."""
    before = tokens[first - 1] if first else None
    led = before is not None and before.capital and before.lower != "the" and not before.lower.endswith("-based")
    joined = first > 1 and tokens[first - 1].lower in ("for", "of", "and", "y", "de") and tokens[first - 2].capital
    after = tokens[last + 1 : last + 3]
    goes_on = len(after) == 2 and after[0].lower in LINKS and after[1].capital
    return led or joined or goes_on


def _before(tokens: Sequence[Token], first: int, last: int, name: Name) -> str:
    """ "the group People for Peace"; a single word could begin a clause ("the company Jobs founded")."""
    at = first - 2 if first > 1 and tokens[first - 1].lower == "the" else first - 1
    if at < 1 or tokens[at].lower not in HEADS or tokens[at].capital:
        return ""
    if tokens[at].lower in PEOPLE_TOO and len(name.parts) in (2, 3) and name.kind != "organisation":
        return ""  # "developer Ann Bell"
    after = tokens[last + 1].text if last + 1 < len(tokens) else "."
    lone = len(name.parts) == 1 and name.kind != "organisation"
    return "" if lone and (after[0].isalnum() or name.parts[0].lower() in surnames()) else tokens[at].lower


def _called(tokens: Sequence[Token], first: int) -> str:
    """ "a charity called Tarak", "the group, known as Tarak"."""
    at = first - 1
    if at > 1 and tokens[at].lower == "as":
        at -= 1
    if at < 2 or tokens[at].lower not in CALLED:
        return ""
    at -= 2 if tokens[at - 1].text == "," else 1
    return tokens[at].lower if at >= 0 and tokens[at].lower in HEADS else ""


def _after(tokens: Sequence[Token], at: int) -> str:
    """ "Tarak, a small charity in Homs,"."""
    if at + 2 >= len(tokens) or tokens[at].text not in (",", "(") or tokens[at + 1].lower not in DETERMINERS:
        return ""
    for step in range(at + 2, min(at + 2 + LONGEST, len(tokens))):
        text, lower = tokens[step].text, tokens[step].lower
        if text in STOPS:
            return ""
        if lower in HEADS:
            behind = tokens[step + 1] if step + 1 < len(tokens) else None
            ends = behind is None or (behind.text in STOPS and behind.lower != "'s") or _goes_on(behind)
            return lower if ends else ""
    return ""


def _goes_on(behind: Token) -> bool:
    """ "a company based in Leeds", "the firm behind the plan"."""
    return behind.lower in ENDS or (behind.lower.endswith("ed") and not behind.capital)
