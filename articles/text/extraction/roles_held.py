"""Offices an article says its people hold or held: wordings made clean, and those told in an apposition.

"Foreign Secretary" is held, "former Foreign Secretary" was; who only runs for an office has none. The
article's date is the date of the evidence.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from articles.text.extraction.lexicon import titles, word_set, words
from articles.text.extraction.places_known import is_place
from articles.text.values import ActorFound

FORMER = "former "
OPENINGS = word_set("the a an of new longtime veteran embattled")
OFFICES = word_set(
    "president premier chancellor minister secretary senator representative congressman congresswoman governor mayor "
    "ambassador envoy commissioner chairman chairwoman chair chairperson speaker leader director chief head king queen "
    "prince princess emperor emir sultan duke duchess pope cardinal archbishop bishop patriarch general colonel "
    "lieutenant major captain sergeant corporal admiral commander brigadier marshal commodore inspector superintendent "
    "constable detective sheriff deputy judge justice prosecutor counsel spokesman spokeswoman spokesperson adviser "
    "advisor treasurer councillor councilor councilman councilwoman assemblyman assemblywoman whip consul coordinator "
    "administrator editor officer executive delegate ceo coroner negotiator mediator rector dean principal marshal "
    "attorney strategist economist manager ombudsman undersecretary"
)
ALONE_IS_VAGUE = word_set("attorney head deputy chief officer principal executive delegate major manager economist")
SHORT = {
    "sen": "Senator", "sens": "Senator", "gov": "Governor", "govs": "Governor", "rep": "Representative",
    "reps": "Representative", "gen": "General", "col": "Colonel", "lt": "Lieutenant", "maj": "Major",
    "capt": "Captain", "sgt": "Sergeant", "cpl": "Corporal", "adm": "Admiral", "cmdr": "Commander",
    "brig": "Brigadier", "ag": "Attorney General",
}  # fmt: skip
RUNNING = word_set(
    "candidate nominee hopeful frontrunner front-runner contender challenger rival aspirant runner-up elect "
    "president-elect governor-elect senator-elect mayor-elect would-be supporter critic wife husband widow son "
    "daughter ally friend brother sister fellow presumptive fan and & under by with who makes use against"
)
PAST = word_set("former ex late one-time onetime erstwhile retired then ousted deposed ex- then-")
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-.’'&/][^\W_]+)*|&")
LONGEST, MOST_WORDS = 120, 8
LED = re.compile(r"\b(?:former|ex|then|late|one-time|retired|ousted|deposed)[ -]$", re.IGNORECASE)
APPOSED = 160  # characters looked at behind a name
BEHIND = re.compile(
    r",\s(?:who\s(?:is|was)\s)?(?P<article>(?:the|a|an|its|their|his|her)\s)?"
    r"(?P<role>(?:[^\W\d_][\w.’'&/-]{0,24}\s){0,5}?[^\W\d_][\w-]{1,24})"
    r"(?P<of>\s(?:of|for|to|at)\s(?:the\s)?[A-Z][\w.’'&-]{1,24}(?:\s(?:of\s|and\s|for\s)?[A-Z][\w.’'&-]{1,24}){0,4})?"
    r"(?=[,.;)]|\s(?:said|says|told|added|who|has|had|was|is)\b)"
)


def tell(body: str, actors: Sequence[ActorFound]) -> tuple[ActorFound, ...]:
    """The same actors; each person's ``roles`` are offices with a clean wording, former ones marked "former "."""
    return tuple(_told(body, actor) if actor.kind == "person" else _without_roles(actor) for actor in actors)


def _without_roles(actor: ActorFound) -> ActorFound:
    return replace(actor, roles=()) if actor.roles else actor


def _told(body: str, actor: ActorFound) -> ActorFound:
    led: list[str] = []
    if actor.roles:
        past = {body[start:end] for start, end in actor.mentions if LED.search(body, max(0, start - 10), start)}
        led = [FORMER + role if any(text.startswith(role + " ") for text in past) else role for role in actor.roles]
    found = [wording for role in led if (wording := clean(role))]
    for start, end in actor.mentions:
        if body[end : end + 2] == ", " and " " in body[start:end]:
            found += _behind(body, end)
    return replace(actor, roles=tuple(_fullest(found))) if found or actor.roles else actor


def clean(role: str) -> str | None:
    """ "then-Ohio Gov" -> "former Ohio Governor"; None where it is no office that somebody holds."""
    found = WORD.findall(role[:LONGEST])
    found = [part for word in found for part in _unprefixed(word)]
    low = [word.lower() for word in found]
    former = any(word in PAST for word in low)
    cut = max((at for at, word in enumerate(low) if word in RUNNING or word in PAST), default=-1)
    rest = _without_noise(found[cut + 1 :])
    if not rest or len(rest) > MOST_WORDS or rest[0].lower() in ("for", "to", "of", "in"):
        return None
    rest[-1] = SHORT.get(rest[-1].lower(), rest[-1])
    head = rest[-1].lower().rpartition("-")[2].split()[-1]
    if head not in OFFICES or (len(rest) == 1 and head in ALONE_IS_VAGUE):
        return None
    return (FORMER if former else "") + " ".join(rest)


def _unprefixed(word: str) -> list[str]:
    """ "ex-minister" and "then-Governor" as two words."""
    head, hyphen, tail = word.partition("-")
    return [head, tail] if hyphen and tail and head.lower() in ("ex", "then") else [word]


def _without_noise(found: list[str]) -> list[str]:
    """Without words in capitals that a headline left before the office, nor words that belong to no office."""
    last = max((at for at, word in enumerate(found[:-1]) if word.isupper() and len(word) > 5), default=-1)
    kept = found[last + 1 :]
    while len(kept) > 1 and kept[0].lower() in OPENINGS and not is_place(" ".join(kept[:2])):
        kept = kept[1:]
    return [*kept[:-1], kept[-1]] if kept else []


def _behind(body: str, end: int) -> list[str]:
    """ "Ann Bell, the mayor of Tarn, said": the office between the commas."""
    match = BEHIND.match(body, end, min(len(body), end + APPOSED))
    if match is None:
        return []
    role = match["role"]
    last = role.split()[-1].lower()
    if match["article"] is None and not (role[0].isupper() or last in titles("office") or role.split()[0] in PAST):
        return []
    wording = clean(role)
    if wording is None and match["of"] and last in OFFICES:
        wording = clean(role + " X")  # keeps its answer: a vague head is an office once it is said of what
        wording = role if last in ALONE_IS_VAGUE and wording is None else wording
    if wording is None or {word.lower() for word in role.split()} & words("calendar"):
        return []
    return [wording + (" ".join(["", *match["of"].split()]) if match["of"] else "")]


def _fullest(found: Iterable[str]) -> list[str]:
    """Each office once: "Foreign Secretary", not "Secretary" beside it."""
    once = list(dict.fromkeys(found))
    folded = [wording.casefold() for wording in once]
    return [
        wording
        for at, wording in enumerate(once)
        if not any(
            other != folded[at] and (other.endswith(" " + folded[at]) or other.startswith(folded[at] + " of "))
            for other in folded
        )
        and folded[at] not in folded[:at]
    ]
