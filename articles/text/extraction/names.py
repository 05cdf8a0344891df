"""Mentions of people and organisations: each run of capitals taken apart into titles and a name.

A run becomes a person only on evidence: a title, a given name, an initial, a speech verb beside it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from articles.text.extraction import runs
from articles.text.extraction.lexicon import (
    first_names,
    nouns,
    organisations,
    speakers,
    title_openings,
    title_words,
    titles,
    verb_class,
    words,
)
from articles.text.extraction.places_known import is_place
from articles.text.extraction.tokens import Token

Kind = Literal["person", "organisation", "lone", "other"]
LONGEST_ALIAS = 8


@dataclass(slots=True)
class Name:
    """One mention. ``start``/``end`` span the name with its honorific ("Mr Hague"); ``parts`` are the words
    of the name alone; ``role`` the office beside it; ``nation`` says that a nationality qualifies the office.
    """

    start: int
    end: int
    kind: Kind
    parts: tuple[str, ...]
    zone: int
    core_start: int
    title: str = ""
    role: str = ""
    role_span: tuple[int, int] | None = None
    nation: str = ""
    gender: str = "u"
    evidence: int = 0
    attributive: bool = False
    canonical: str = ""
    opens: bool = False  # first in its sentence, where any word has a capital
    extent: int = -1  # where the capitals begin that lead up to a person's name
    entity: int | None = field(default=None)

    @property
    def text(self) -> str:
        return " ".join(self.parts)


def find(zones: Sequence[Sequence[Token]], headlines: Sequence[bool]) -> list[Name]:
    """Mentions of all zones, in order; zones are pieces of the text that names do not cross."""
    found: list[Name] = []
    low = {token.text for tokens in zones for token in tokens if token.text[0].islower()}
    for index, tokens in enumerate(zones):
        for run in runs.find(tokens):
            if len(run.words) > 1 and _is_common_opening(tokens, run, low):
                run.words.pop(0)
            found.extend(_read(tokens, run, index))
    _shorten(found)
    counts = Counter(name.parts[-1] for name in found if name.parts and not headlines[name.zone])
    for name in found:
        if name.kind == "other" and name.evidence > 0 and len(name.parts) > 1 and not headlines[name.zone]:
            _weigh(name, counts)
    return found


def _shorten(found: list[Name]) -> None:
    """ "Understated Perez" at the head of a sentence is Perez, where the text names a Tom Perez."""
    bearers = {name.parts[-1] for name in found if len(name.parts) > 1 and name.parts[0].lower() in first_names()}
    for name in found:
        if name.opens and len(name.parts) == 2 and not name.title and name.kind in ("person", "other"):
            if name.parts[1] in bearers and name.parts[0].lower() not in first_names():
                name.start = name.core_start = name.end - len(name.parts[1])
                name.parts, name.kind = name.parts[1:], "lone"


def _is_common_opening(tokens: Sequence[Token], run: runs.Run, low: set[str]) -> bool:
    """The first word of a sentence has its capital from there if the text also writes it small."""
    first = run.words[0]
    if first and tokens[first - 1].text not in (".", "?", "!", ":", "…"):
        return False
    lower = tokens[first].lower
    if lower in first_names() or lower in titles("office") or lower in titles("honorific"):
        return False
    return lower in low or verb_class(lower) is not None


def _weigh(name: Name, counts: Counter[str]) -> None:
    """A run of unknown words is a person when the text treats it as one."""
    if name.evidence >= 2 or (name.evidence == 1 and counts[name.parts[-1]] > 1):
        name.kind = "person"


def _read(tokens: Sequence[Token], run: runs.Run, zone: int) -> list[Name]:
    indices = run.words
    whole = _organisation(tokens, indices, zone)
    if whole:
        return [whole]
    found: list[Name] = []
    rest = indices
    while rest:
        size, canonical = _known(tokens, rest)
        if size:
            if len(rest) == size or not _goes_on(tokens, rest, size):
                found.append(_body(tokens, rest[:size], zone, canonical))
            rest = rest[size:]
            continue
        at = next((i for i in range(1, len(rest)) if _known(tokens, rest[i:])[0]), None)
        piece = rest if at is None else rest[:at]
        named = _person(tokens, piece, zone)
        if named:
            if named.kind == "person" and piece is not indices:
                named.extent = tokens[indices[0]].start
            found.append(named)
        rest = rest[len(piece) :]
    return found


def _goes_on(tokens: Sequence[Token], indices: list[int], size: int) -> bool:
    """A known body that only opens a longer capitalised name ("Apple Valley") is not meant."""
    following = [tokens[i].lower for i in indices[size:]]
    return bool(following) and following[-1] in words("person_never") and following[0] not in titles("office")


def _known(tokens: Sequence[Token], indices: list[int]) -> tuple[int, str]:
    """How many of the leading words are the longest wording of a known body, and its canonical name."""
    known = organisations()
    for size in range(min(len(indices), LONGEST_ALIAS), 0, -1):
        wording = _text(tokens, indices[0], indices[size - 1])
        if wording in known and _trusted(tokens, indices, size, wording):
            return size, known[wording]
    return 0, ""


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    parts = [tokens[first].text]
    for i in range(first + 1, last + 1):
        parts.append((" " if tokens[i].start > tokens[i - 1].end else "") + tokens[i].text)
    return "".join(parts)


AMBIGUOUS = frozenset(
    "Times Post Journal Guardian Observer Telegraph Mirror Independent Economist Treasury Fed Lords Commons "
    "Congress Senate Kremlin Pentagon".split()
)
COMMON = frozenset("Apple Amazon Amnesty Labour PA WHO AU ICE IRC ICE Google".split())


def _trusted(tokens: Sequence[Token], indices: list[int], size: int, wording: str) -> bool:
    """A wording that is also an everyday word needs "the" before it, and must stand alone."""
    if wording in AMBIGUOUS:
        before = tokens[indices[0] - 1].lower if indices[0] else ""
        return before == "the" and len(indices) == size
    if wording in COMMON:
        return len(indices) == size
    return True


def _organisation(tokens: Sequence[Token], indices: list[int], zone: int) -> Name | None:
    """The whole run, when a head noun says that it is one body."""
    lowers = [tokens[i].lower for i in indices]
    known = organisations().get(_text(tokens, indices[0], indices[-1]))
    if known and _trusted(tokens, indices, len(indices), _text(tokens, indices[0], indices[-1])):
        return _body(tokens, indices, zone, known)
    heads = words("head")
    tail = lowers[-1]
    joined = any(tokens[i].lower in ("of", "for") for i in range(indices[0], indices[-1]))
    if len(indices) < 2 or not (tail in heads or (joined and lowers[0] in heads)):
        return _headed(tokens, indices, zone) if joined else None
    if lowers[0] in titles("honorific") or len(indices) == 2 and lowers[0] in words("nationality") and tail in WEAK_HEADS:
        return None
    office = next((i for i, word in enumerate(lowers[:-1]) if word in titles("office") and i + 2 < len(lowers)), None)
    if office == 0 and tail not in PERSON_HEADS and tail not in WEAK_HEADS:
        office = None
    if office is not None and not joined and lowers[0] not in ("chief", "general", "director"):
        return None
    return _body(tokens, indices, zone, "")


WEAK_HEADS = frozenset(
    "army navy police force forces press senate house parliament front guard democrats republicans conservatives "
    "workers brothers staff court mail post mission command cross records programme program unit".split()
)


def _headed(tokens: Sequence[Token], indices: list[int], zone: int) -> Name | None:
    """ "University of Oxford" inside a longer run: left to the pieces."""
    return _body(tokens, indices, zone, "") if any(tokens[i].lower in words("head") for i in indices[:4]) else None


def _body(tokens: Sequence[Token], indices: list[int], zone: int, canonical: str) -> Name:
    first, last = tokens[indices[0]], tokens[indices[-1]]
    text = _text(tokens, indices[0], indices[-1])
    return Name(
        start=first.start, end=last.end, kind="organisation", parts=(text,), zone=zone, core_start=first.start,
        canonical=canonical or text,
    )  # fmt: skip


def _person(tokens: Sequence[Token], indices: list[int], zone: int) -> Name | None:
    """A run without a known body, as a person, a lone word, or something else."""
    lead = 0
    for place, index in enumerate(indices[:-1]):
        lower = tokens[index].lower
        if lower in titles("honorific") or (lower in titles("office") and not _given_before(tokens, indices, place)):
            lead = place + 1
    while lead < len(indices) - 1 and tokens[indices[lead]].lower in title_openings():
        lead += 1
    before, core = indices[:lead], list(indices[lead:])
    while len(core) > 1 and tokens[core[-1]].lower in titles("suffix"):
        core.pop()
    if not core:
        return None
    lowers = [tokens[i].lower for i in core]
    if lowers[-1] in titles("office") and lowers[0] not in first_names():
        return _office_or_surname(tokens, core, zone)
    if len(core) == 1 and (lowers[0] in title_openings() or lowers[0] in words("head") or lowers[0] in titles("honorific")):
        return None
    return _named(tokens, before, core, zone)


def _office_or_surname(tokens: Sequence[Token], core: list[int], zone: int) -> Name | None:
    """ "King said": a name only if somebody of the text bears it."""
    before = tokens[core[0] - 1].lower if core[0] else ""
    if len(core) > 1 or before in ("the", "a", "an", "former", "his", "her", "our", "'s"):
        return None
    token = tokens[core[0]]
    return Name(
        start=token.start, end=token.end, kind="lone", parts=(token.text,), zone=zone, core_start=token.start, evidence=-1
    )  # fmt: skip


def _given_before(tokens: Sequence[Token], indices: list[int], place: int) -> bool:
    """ "Stephen King Jr": an office word after a given name is a surname."""
    return place == 1 and tokens[indices[0]].lower in first_names() and tokens[indices[0]].lower not in titles("office")


def _named(tokens: Sequence[Token], before: list[int], core: list[int], zone: int) -> Name:
    first, last = tokens[core[0]], tokens[core[-1]]
    name = Name(
        start=first.start, end=last.end, kind="other", parts=_parts(tokens, core), zone=zone, core_start=first.start
    )  # fmt: skip
    name.opens = not before and (core[0] == 0 or tokens[core[0] - 1].text in (".", "?", "!", ":", "…"))
    _take_titles(tokens, before, core[0], name)
    _take_gender(name)
    name.kind = _kind(tokens, core, name)
    name.attributive = _is_attributive(tokens, core[-1])
    return name


def _parts(tokens: Sequence[Token], core: list[int]) -> tuple[str, ...]:
    return tuple(tokens[i].text for i in range(core[0], core[-1] + 1) if tokens[i].text != ".")


def _take_titles(tokens: Sequence[Token], before: list[int], core: int, name: Name) -> None:
    """Capitalised titles of the run, else lower-case ones in front ("prime minister X", "spokesman X")."""
    role = [i for i in before if tokens[i].lower not in titles("honorific")]
    honorific = [i for i in before if tokens[i].lower in titles("honorific")]
    if honorific:
        name.title = tokens[honorific[-1]].text
        name.start = tokens[honorific[-1]].start
        name.evidence += 3
    at = (before[0] if before else core) - 1
    low: list[int] = []
    while at >= 0 and len(low) < 4 and _is_low_title(tokens[at].lower) and not tokens[at].capital:
        low.insert(0, at)
        at -= 1
    if low and not any(tokens[i].lower in titles("office") for i in low):
        low = []
    role = low + role
    if at >= 0 and tokens[at].lower in words("nationality") and (low or role):
        name.nation = tokens[at].text
    while role and tokens[role[0]].lower in words("nationality"):
        name.nation = tokens[role.pop(0)].text
    if any(tokens[i].lower in titles("office") for i in role):
        name.evidence += 3
        name.role = _text(tokens, role[0], role[-1])
        name.role_span = (tokens[role[0]].start, tokens[role[-1]].end)
        capitals = [i for i in role if tokens[i].capital]
        name.start = min(name.start, tokens[capitals[0] if capitals else role[-1]].start)


def _is_low_title(word: str) -> bool:
    return word in title_words()


def _take_gender(name: Name) -> None:
    title = name.title.lower() or name.role.split(" ")[-1].lower()
    if title in titles("female"):
        name.gender = "f"
    elif title in titles("male"):
        name.gender = "m"
    elif len(name.parts) > 1:
        name.gender = first_names().get(name.parts[0].lower(), "u")


def _kind(tokens: Sequence[Token], core: list[int], name: Name) -> Kind:
    lowers = [tokens[i].lower for i in core]
    if lowers[-1] in words("person_never") and not (name.title and len(core) == 1) and not _is_surname(lowers):
        name.evidence = -1
        return "other"
    if len(core) > 1 and lowers[0] in words("opening") and not name.title:
        name.evidence = 0
        return "other"
    if len(core) == 1:
        return "person" if name.evidence >= 3 and not is_place(name.text) or name.title else "lone"
    if len(name.parts) > 6 or any(word in words("head") and (word not in PERSON_HEADS or len(core) > 2) for word in lowers):
        return "other"
    if lowers[0] in words("nationality") and lowers[0] not in first_names():
        name.evidence = -1
        return "other"
    name.evidence += _shape(tokens, core, lowers) + _context(tokens, core)
    if is_place(name.text) and name.evidence < 5:
        name.evidence = -1
        return "other"
    return "person" if name.evidence >= 3 else "other"


def _is_surname(lowers: list[str]) -> bool:
    return 1 < len(lowers) < 4 and not words("head").intersection(lowers[1:-1]) and lowers[-1] in words("surname") and lowers[0] in first_names() and (
        lowers[0] not in PLACE_LIKE
    )


PERSON_HEADS = frozenset("cross house church bank post fund watch board guard banks mail press cabinet staff".split())


def _shape(tokens: Sequence[Token], core: list[int], lowers: list[str]) -> int:
    known = first_names()
    score = 3 if lowers[0] in known and lowers[0] not in PLACE_LIKE else 0
    if any(len(tokens[i].text) == 1 for i in core[:-1]) or re.fullmatch(r"(?:[^\W\d_]\.){2,}", tokens[core[0]].text):
        score += 2 if len(lowers[-1]) > 1 else 0
    inner = [tokens[i].lower for i in range(core[0] + 1, core[-1] + 1) if tokens[i].text[0].islower()]
    if inner:
        score += 1 if all(word in ("de", "del", "di", "da", "du", "la", "le", "el") for word in inner) else 2
    if is_place(tokens[core[-1]].text) and lowers[0] not in known:
        score -= 2
    if any("-" in tokens[i].text and tokens[i].text.partition("-")[2][:1].islower() for i in core[:1]):
        score -= 3 if lowers[0].endswith("ed") else 0
    if len(lowers) == 3 and lowers[1] in known:
        score += 1
    return score


PLACE_LIKE = frozenset("virginia florence sydney orlando jordan chad georgia victoria israel austin houston".split())


def _context(tokens: Sequence[Token], core: list[int]) -> int:
    """What stands beside the name: a speech verb, an age, "who", a description."""
    after = [token.lower for token in tokens[core[-1] + 1 : core[-1] + 6]]
    before = tokens[core[0] - 1].lower if core[0] else ""
    score = 0
    if after and verb_class(after[0]) in ("say", "tell", "talk", "write"):
        score += 2
    if len(after) > 1 and after[0] in ("also", "later", "then") and verb_class(after[1]) in ("say", "tell"):
        score += 2
    if before in ("said", "says", "told", "added") or before == "to" and len(after) < 1:
        score += 1
    if len(after) > 2 and after[0] == ",":
        if after[1].isdigit() and after[2] == ",":
            score += 3
        elif after[1] in ("who", "whose"):
            score += 3
        elif after[1] in ("a", "an", "the", "his", "her", "their") or after[1] in titles("office"):
            described = any(word in nouns("person") for word in after[1:])
            score += 3 if described else 1
    if after and after[0] in ("who", "whose", "himself", "herself"):
        score += 3
    return score


def _is_attributive(tokens: Sequence[Token], last: int) -> bool:
    """ "the Assad regime", "the Annan plan": the name only says whose."""
    if last + 1 >= len(tokens):
        return False
    after = tokens[last + 1]
    if after.capital or after.start - tokens[last].end != 1:
        return False
    return after.lower in speakers() and verb_class(after.lower) is None
