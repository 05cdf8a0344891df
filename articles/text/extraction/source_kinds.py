"""What kind of source an unnamed one is, and whose: told from the reporter's wording alone."""

import re
from functools import cache
from typing import Literal

from articles.text.extraction.lexicon import titles, word_set, words
from articles.text.extraction.places_known import is_place

SourceKind = Literal[
    "official", "spokesperson", "witness", "activist", "military", "police", "diplomat", "medic", "resident", "victim",
    "relative", "refugee", "rebel", "lawyer", "expert", "media", "aid", "business", "politician", "document", "other",
]  # fmt: skip

# The first row that fits the last noun decides; a word before it may tell more than "official" or "source".
HEADS: tuple[tuple[SourceKind, frozenset[str]], ...] = (
    ("spokesperson", word_set("spokesman spokeswoman spokesperson spokespeople spokesmen")),
    ("witness", word_set("witness eyewitness onlooker bystander passerby passer-by")),
    ("activist", word_set("activist campaigner protester protestor demonstrator dissident monitor watchdog observatory "
                          "marcher organiser organizer opposition")),
    ("rebel", word_set("rebel fighter militant insurgent guerrilla gunman defector militiaman jihadist")),
    ("military", word_set("soldier officer general colonel captain lieutenant major sergeant commander troop army navy "
                          "military admiral marshal marine pilot veteran")),
    ("police", word_set("police policeman policewoman detective constable sheriff superintendent trooper inspector "
                        "investigator")),
    ("diplomat", word_set("diplomat envoy ambassador consul mediator negotiator embassy consulate observer")),
    ("medic", word_set("doctor medic nurse surgeon paramedic physician hospital clinic midwife pathologist")),
    ("aid", word_set("volunteer rescuer firefighter fireman charity ngo")),
    ("resident", word_set("resident villager local neighbour neighbor shopkeeper farmer inhabitant townsman citizen")),
    ("refugee", word_set("refugee migrant evacuee deportee exile")),
    ("victim", word_set("victim survivor detainee prisoner hostage patient")),
    ("relative", word_set("relative mother father brother sister son daughter wife husband uncle aunt cousin parent "
                          "grandfather grandmother widow widower friend family")),
    ("lawyer", word_set("lawyer attorney solicitor barrister prosecutor judge")),
    ("expert", word_set("expert analyst economist scientist researcher historian professor scholar academic pollster "
                        "strategist critic commentator")),
    ("media", word_set("journalist reporter correspondent editor newspaper broadcaster television station channel "
                       "agency blogger photographer cameraman")),
    ("business", word_set("executive trader dealer banker broker manager investor shareholder company firm owner "
                          "boss director")),
    ("politician", word_set("lawmaker legislator senator congressman congresswoman mp politician candidate deputy "
                            "councillor minister mayor governor republican democrat")),
    ("document", word_set("statement report letter memo email e-mail document communique communiqué survey poll tweet "
                          "post study filing indictment lawsuit")),
    ("official", word_set("official aide adviser advisor bureaucrat authority ministry government administration "
                          "department office secretary presidency staffer regulator")),
)  # fmt: skip
OPEN = word_set("source person man woman worker member leader insider employee people staff head somebody someone one "
                "chief boss personnel team group crew men women children forces force")  # fmt: skip
BEFORE: tuple[tuple[SourceKind, frozenset[str]], ...] = (
    ("aid", word_set("aid relief rescue humanitarian charity")),
    ("medic", word_set("medical hospital health ambulance clinic")),
    ("police", word_set("police")),
    ("military", word_set("military army navy defence defense")),
    ("diplomat", word_set("diplomatic embassy")),
    ("rebel", word_set("rebel militant insurgent militia")),
    ("activist", word_set("opposition activist rights campaign protest")),
    ("resident", word_set("local village")),
    ("media", word_set("media news press")),
    ("business", word_set("industry market company trade banking")),
    ("lawyer", word_set("legal court judicial")),
    ("politician", word_set("party parliamentary congressional")),
    ("official", word_set("government ministry official security intelligence administration state palace")),
)
HINTS: tuple[tuple[re.Pattern[str], SourceKind], ...] = (
    (re.compile(r"\b(?:familiar with|briefed on|close to|knowledge of|involved in)\b", re.IGNORECASE), "official"),
    (re.compile(r"\bwho (?:saw|witnessed|watched|heard|was there)\b", re.IGNORECASE), "witness"),
    (re.compile(r"\bwho (?:fled|escaped)\b", re.IGNORECASE), "refugee"),
    (re.compile(r"\bwho (?:lives|live|lived)\b", re.IGNORECASE), "resident"),
)
WORD = re.compile(r"[^\W_]+(?:[.’'&/-][^\W_]+)*\.?")
LEADING = re.compile(
    r"^(?:(?:a|an|the|one|two|three|four|five|six|several|some|many|most|another|other|both|his|her|their|its|"
    r"senior|top|former|local|unnamed|anonymous|western|high-ranking|leading|chief|\d+)\s+)+",
    re.IGNORECASE,
)
# "at the ministry", "of Aid Now", "for the army", "with the charity": whose; "in Homs" only says where.
OWNED = re.compile(r"\s(?:of|for|from|at|with|inside|within)\s+(?:(?:the|an?|his|her|their)\s+)?(?P<body>.+)$")
ENDS = re.compile(r",|\s(?:who|whose|which|that|said|speaking|in|on|close|familiar|near)\s")
LONGEST = 300


def source_kind(wording: str) -> tuple[SourceKind, str]:
    """ "a No 10 spokesman" -> ("spokesperson", "No 10"); the affiliation is "" where none is stated."""
    text = " ".join(wording[:LONGEST].split())
    core, owner = _parts(text)
    affiliation = owner or _before(core)
    return _kind(text, core), affiliation


def _parts(text: str) -> tuple[str, str]:
    """The noun phrase itself, and the body named behind it."""
    phrase = ENDS.split(text + " ", maxsplit=1)[0].strip()
    match = OWNED.search(phrase)
    core = phrase[: match.start()] if match else phrase
    owner = match["body"] if match else ""
    return core, owner if _is_body(owner) else ""


def _is_body(owner: str) -> bool:
    """Not a town, a day or a thing: "a man from Homs", "a leader of the protest" belong to no body."""
    found = WORD.findall(owner)
    if not found or is_place(owner):
        return False
    return found[-1].lower().rstrip("s") in _bodies() or (
        owner[0].isupper() and found[0].lower() not in words("calendar")
    )


@cache
def _bodies() -> frozenset[str]:
    return frozenset(words("head")) | word_set(
        "ministry government army police charity agency group office embassy department union hospital university "
        "council court party administration palace campaign company bank church opposition presidency commission"
    )


def _before(core: str) -> str:
    """ "Foreign Office" of "a senior Foreign Office official": capitals and bodies before the last noun."""
    found = [re.sub(r"[’']s?$", "", word) for word in WORD.findall(LEADING.sub("", core))]
    if len(found) < 2:
        return ""
    lead = found[:-1]
    while lead and lead[0][0].islower() and lead[0].lower() not in _bodies():
        lead.pop(0)
    while lead and not (lead[-1][0].isupper() or lead[-1][0].isdigit() or lead[-1].lower() in _bodies()):
        lead.pop()
    if lead and lead[-1].lower() in titles("office") and lead[-1][0].islower():
        lead.pop()
    return " ".join(lead)


def _kind(text: str, core: str) -> SourceKind:
    found = [word.lower() for word in WORD.findall(core)]
    head = _singular(found[-1]) if found else ""
    said = next((kind for kind, heads in HEADS if head in heads or (found and found[-1] in heads)), None)
    told = next((kind for kind, before in BEFORE if before.intersection(found[:-1])), None)
    hinted = next((kind for pattern, kind in HINTS if pattern.search(text)), None)
    if said == "official" and told in ("military", "police", "medic", "aid", "rebel"):
        return told
    if said is not None:
        return said
    if head in OPEN or (found and found[-1] in OPEN):
        return told or hinted or _by_owner(text)
    return told or hinted or "other"


def _by_owner(text: str) -> SourceKind:
    """ "a member of the army", "people at the ministry"."""
    found = {word.lower() for word in WORD.findall(text)}
    for kind, heads in HEADS[2:]:
        if kind in ("military", "police", "official", "activist", "medic", "diplomat") and found & heads:
            return kind
    return "other"


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
