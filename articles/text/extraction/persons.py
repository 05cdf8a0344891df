"""Runs of capitals that name a person, and on what evidence: titles, given names, what stands beside."""

import re
from collections.abc import Sequence

from articles.text.extraction.bodies import PERSON_HEADS
from articles.text.extraction.lexicon import (
    common_words,
    first_names,
    nouns,
    speakers,
    title_openings,
    title_words,
    titles,
    verb_class,
    verb_form,
    word_set,
    words,
)
from articles.text.extraction.name import Kind, Name, wording
from articles.text.extraction.places_known import is_place, lookup
from articles.text.extraction.places_words import abbreviations
from articles.text.extraction.tokens import Token

HONORIFICS = titles("honorific")
OFFICES = titles("office")
PARTICLES = titles("particle")
SUFFIXES = titles("suffix")
FEMALE = titles("female")
MALE = titles("male")
NATIONALITIES = words("nationality")
NEVER_PERSON = words("person_never")
HEADS = words("head")
OPENINGS = words("opening")
COMMON_SURNAMES = words("surname")
PERSONS = nouns("person")
TITLE_OPENINGS = title_openings()
TITLE_WORDS = title_words()
SPEAKERS = speakers()
SURNAMES = word_set(
    "king prince bishop pope judge major marshal duke cardinal archer fisher farmer porter baker fellow"
)
ANYBODYS = word_set("chairman spokesman congressman councilman assemblyman")  # a woman's title too, in older texts
DESCRIBING = OFFICES | TITLE_WORDS | PERSONS  # "Ann Bell, senior economist at", "Ann Bell, editor of"
LEADING_ROLES = word_set(
    "president minister chairman chairwoman secretary governor mayor senator spokesman spokeswoman"
)
KUNYA = word_set("abu abou umm um")  # "Umm Dilshad", mother of Dilshad
EASTERN = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{1,6}")  # "Ki-moon", "Jong-un"
BUILT = word_set(
    "bridge park square garden gardens hall field fields street church lake river camp bank show post mail wall house "
    "center way drive border gates gallery temple forest court"
)
ACTING = word_set(
    "'s is was has had did does will would could can may might also then later , who whose himself herself"
)
PLACE_LIKE = word_set("virginia florence sydney orlando jordan chad georgia victoria israel austin houston")


def read(tokens: Sequence[Token], indices: list[int], zone: int) -> Name | None:
    """A run without a known body, as a person, a lone word, or something else."""
    lead = 0
    for place, index in enumerate(indices[:-1]):
        lower = tokens[index].lower
        if lower in HONORIFICS or (_is_office_word(lower) and not _given_before(tokens, indices, place)):
            lead = place + 1
    while lead < len(indices) - 1 and tokens[indices[lead]].lower in TITLE_OPENINGS:
        lead += 1
    before, core = indices[:lead], list(indices[lead:])
    while len(core) > 1 and tokens[core[-1]].lower in SUFFIXES:
        core.pop()
    core = _without_place(tokens, _cut(tokens, core))
    if not core or _is_abbreviation(tokens, core):
        return None
    lowers = [tokens[i].lower for i in core]
    if lowers[-1] in OFFICES and (lowers[-1] not in SURNAMES or _is_office(tokens, core[:-1])):
        return _office_or_surname(tokens, core, zone)
    if len(core) == 1 and (lowers[0] in TITLE_OPENINGS or lowers[0] in HONORIFICS):
        return None
    if len(core) == 1 and lowers[0] in HEADS:
        return _office_or_surname(tokens, core, zone)  # "Bank said", of an Ann Bank
    if len(core) == 1 and not before and _opens(tokens, core[0]) and _is_plain_word(lowers[0]):
        return _borne(tokens, core[0], zone) if _acts(tokens, core[0] + 1) else None
    name = _named(tokens, before, core, zone)
    if len(core) > 1 and core[-1] < indices[-1] and tokens[core[-1] + 1].lower in SUFFIXES:
        name.end = tokens[core[-1] + 1].end  # "Ann Bell KC"
    return name


def _is_office_word(lower: str) -> bool:
    """ "Senators Ann Lee and Ed Orr" too."""
    return lower in OFFICES or (lower[-1] == "s" and len(lower) > 4 and lower[:-1] in OFFICES)


def _is_plain_word(lower: str) -> bool:
    return lower not in first_names() and (lower in common_words() or lower in SPEAKERS)


def _is_abbreviation(tokens: Sequence[Token], core: list[int]) -> bool:
    """ "W. Va." is no person."""
    text = "".join([token.text for token in tokens[core[0] : core[-1] + 1]]).rstrip(".")
    return len(text) < 8 and (text + "." in abbreviations() or tokens[core[0]].text in ("D.C.", "U.S.", "U.K."))


def _cut(tokens: Sequence[Token], core: list[int]) -> list[int]:
    """ "Ann Bell Blasts Rival" is Ann Bell: a name ends before a word that nobody bears."""
    for place in range(2, len(core)):
        lower = tokens[core[place]].lower
        if _is_no_surname(lower) and tokens[core[0]].lower in first_names() and core[place] == core[place - 1] + 1:
            last = tokens[core[-1]].lower
            return core if last in HEADS or last in NEVER_PERSON else core[:place]
    return core


def _without_place(tokens: Sequence[Token], core: list[int]) -> list[int]:
    """ "Governor of Washington Ann Bell" is Ann Bell, and so is "head of the federation CNPF Ann Bell"."""
    if len(core) < 3 or not core[0]:
        return core
    short = tokens[core[0]].text
    second = tokens[core[1]]
    if len(short) > 2 and _is_initialism(short) and second.lower in first_names() and not second.text.isupper():
        return core[1:]
    if tokens[core[0] - 1].lower not in ("of", "in"):
        return core
    for size in range(1, len(core) - 1):
        given = tokens[core[size]].lower in first_names()
        if given and tokens[core[0]].lower not in first_names() and is_place(wording(tokens, core[0], core[size - 1])):
            return core[size:]
    return core


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in (".", "?", "!", ":", "…")


def _is_office(tokens: Sequence[Token], before: list[int]) -> bool:
    """Whether only titles and places stand before an office: "Ohio Governor", "King"."""
    if not before or all(tokens[i].lower in TITLE_OPENINGS for i in before):
        return True
    return is_place(wording(tokens, before[0], before[-1])) and tokens[before[0]].lower not in first_names()


def _office_or_surname(tokens: Sequence[Token], core: list[int], zone: int) -> Name | None:
    """ "King said": a name only if somebody of the text bears it."""
    before = tokens[core[0] - 1].lower if core[0] else ""
    if len(core) > 1 or before in ("the", "a", "an", "former", "his", "her", "our", "'s"):
        return None
    return _borne(tokens, core[0], zone)


def _borne(tokens: Sequence[Token], at: int, zone: int) -> Name:
    """A word that is a name only if somebody of the text bears it as a surname."""
    token = tokens[at]
    name = Name(start=token.start, end=token.end, kind="lone", parts=(token.text,), zone=zone)
    name.evidence = -1
    return name


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """ "Wall praised", "Wall's", "Wall has": not "Wall paper"."""
    if at >= len(tokens):
        return False
    lower = tokens[at].lower
    return lower in ACTING or lower.endswith("ed") or verb_form(lower) in ("past", "third")


def _given_before(tokens: Sequence[Token], indices: list[int], place: int) -> bool:
    """ "Stephen King Jr": an office word after a given name is a surname."""
    return place == 1 and tokens[indices[0]].lower in first_names() and tokens[indices[0]].lower not in OFFICES


def _named(tokens: Sequence[Token], before: list[int], core: list[int], zone: int) -> Name:
    first, last = tokens[core[0]], tokens[core[-1]]
    name = Name(start=first.start, end=last.end, kind="other", parts=_parts(tokens, core), zone=zone)
    name.opens = not before and _opens(tokens, core[0])
    _take_titles(tokens, before, core[0], name)
    _take_gender(name)
    name.kind = _kind(tokens, core, name)
    name.attributive = _is_attributive(tokens, core[-1])
    return name


def _parts(tokens: Sequence[Token], core: list[int]) -> tuple[str, ...]:
    return tuple([token.text for token in tokens[core[0] : core[-1] + 1] if token.text != "."])


def _take_titles(tokens: Sequence[Token], before: list[int], core: int, name: Name) -> None:
    """Capitalised titles of the run, else lower-case ones in front ("prime minister X", "spokesman X")."""
    at = (before[0] if before else core) - 1
    if not before and (at < 0 or tokens[at].lower not in TITLE_WORDS):
        return  # most names
    role = [i for i in before if tokens[i].lower not in HONORIFICS]
    honorific = [i for i in before if tokens[i].lower in HONORIFICS]
    if honorific:
        name.title = tokens[honorific[-1]].text
        name.start = tokens[honorific[-1]].start
        name.evidence += 3
    low: list[int] = []
    while at >= 0 and len(low) < 4 and tokens[at].lower in TITLE_WORDS and not tokens[at].capital:
        low.insert(0, at)
        at -= 1
    if low and at >= 0 and tokens[at].lower in TITLE_WORDS and _opens(tokens, at):
        low.insert(0, at)  # "Defence minister Ann Bell"
        at -= 1
    if low and not any(tokens[i].lower in OFFICES for i in low):
        low = []
    role = low + role
    if at >= 0 and tokens[at].lower in NATIONALITIES and (low or role):
        name.nation = tokens[at].text
    while role and tokens[role[0]].lower in NATIONALITIES:
        name.nation = tokens[role.pop(0)].text
    if any(tokens[i].lower in OFFICES for i in role):
        name.evidence += 3
        name.role = wording(tokens, role[0], role[-1])
        name.role_span = (tokens[role[0]].start, tokens[role[-1]].end)
        capitals = [i for i in role if tokens[i].capital]
        name.start = min(name.start, tokens[capitals[0] if capitals else role[-1]].start)


def _take_gender(name: Name) -> None:
    title = name.title.lower() or name.role.split(" ")[-1].lower()
    if title in FEMALE:
        name.gender = "f"
    elif title in MALE and not (title in ANYBODYS and first_names().get(name.parts[0].lower()) == "f"):
        name.gender = "m"
    elif len(name.parts) > 1:
        name.gender = first_names().get(name.parts[0].lower(), "u")


def _kind(tokens: Sequence[Token], core: list[int], name: Name) -> Kind:
    lowers = [tokens[i].lower for i in core]
    if lowers[-1] in NEVER_PERSON and not (name.title and len(core) == 1) and not _is_surname(lowers):
        name.evidence = -1
        return "lone" if len(core) == 1 else "other"
    if len(core) > 1 and _is_no_surname(lowers[-1]) and not _is_called(tokens, core, name):
        name.evidence = -1
        return "other"
    if len(core) > 1 and lowers[0] in OPENINGS and not name.title:
        name.evidence = 0
        return "other"
    if len(core) == 1:
        known = name.evidence >= 3 or _is_who(tokens, core[0])
        return "person" if (known and not is_place(name.text)) or name.title else "lone"
    if len(name.parts) > 6 or any(word in HEADS and (word not in PERSON_HEADS or len(core) > 2) for word in lowers):
        return "other"
    if lowers[0] in NATIONALITIES and lowers[0] not in first_names():
        name.evidence = -1
        return "other"
    if lowers[0] in common_words() and not (name.title or name.role):
        name.evidence -= 2
    name.evidence += _shape(tokens, core, lowers) + _context(tokens, core)
    if (name.role or name.title) and lowers[0] not in first_names() and is_place(tokens[core[-1]].text):
        name.evidence += 2  # "president Tetsuo Chino" lives in no Chino
    if name.evidence < 5 and is_place(name.text):
        name.evidence = -1
        return "other"
    return "person" if name.evidence >= 3 else "other"


def _is_who(tokens: Sequence[Token], at: int) -> bool:
    """ "Klopp, who left at noon, said": no word that anybody might write with a capital."""
    behind = [token.text for token in tokens[at + 1 : at + 3]]
    return behind in ([",", "who"], [",", "whose"]) and _opens(tokens, at) and not _is_plain_word(tokens[at].lower)


def _is_no_surname(lower: str) -> bool:
    return lower in common_words() and lower not in COMMON_SURNAMES


def _is_called(tokens: Sequence[Token], core: list[int], name: Name) -> bool:
    """ "Ann Bell" may be called "Ann Salami": after a given name, if what stands around says that it is one."""
    particle = any(tokens[i].lower in PARTICLES for i in range(core[0] + 1, core[-1]))
    known = tokens[core[0]].lower in first_names() and len(core) == 2
    led = len(core) == 2 and name.role.split(" ")[-1] in LEADING_ROLES  # "president Tetsuo Chino"
    return particle or led or bool(name.title or (known and (name.role or _context(tokens, core) > 1)))


def _is_surname(lowers: list[str]) -> bool:
    return (
        (len(lowers) == 2 or (len(lowers) == 3 and (len(lowers[1]) == 1 or lowers[2] not in BUILT)))
        and lowers[-1] in COMMON_SURNAMES
        and lowers[0] in first_names()
        and (lowers[0] not in PLACE_LIKE)
    )


def _shape(tokens: Sequence[Token], core: list[int], lowers: list[str]) -> int:
    known = first_names()
    score = 3 if lowers[0] in known and lowers[0] not in PLACE_LIKE else 0
    if any(len(tokens[i].text) == 1 for i in core[:-1]) or re.fullmatch(r"(?:[^\W\d_]\.){2,}", tokens[core[0]].text):
        score += 2 if len(lowers[-1]) > 1 else 0
    if lowers[0] in KUNYA and not lookup(wording(tokens, core[0], core[-1])):
        score += 3
    inner = [tokens[i].lower for i in range(core[0] + 1, core[-1] + 1) if tokens[i].text[0].islower()]
    if inner:
        score += 1 if all(word in ("de", "del", "di", "da", "du", "la", "le", "el") for word in inner) else 2
    if lowers[0] not in known and is_place(tokens[core[-1]].text):
        score -= 2
    if _is_initialism(tokens[core[-1]].text) and not _is_initialism(tokens[core[0]].text):
        score -= 4
    if any("-" in tokens[i].text and tokens[i].text.partition("-")[2][:1].islower() for i in core[:1]):
        score -= 3 if lowers[0].endswith("ed") else 0
    if len(lowers) == 3 and lowers[1] in known:
        score += 1
    if (
        len(lowers) < 4
        and "-" in lowers[-1]
        and EASTERN.fullmatch(tokens[core[-1]].text)
        and lowers[-1].rpartition("-")[2] not in common_words()
    ):
        score += 3
    return score


def _is_initialism(text: str) -> bool:
    """ "IP" of "Alexandria IP"."""
    return 1 < len(text) < 6 and text.isupper() and text.isalpha()


def _context(tokens: Sequence[Token], core: list[int]) -> int:
    """What stands beside the name: a speech verb, an age, "who", a description."""
    after = [token.lower for token in tokens[core[-1] + 1 : core[-1] + 6]]
    before = tokens[core[0] - 1].lower if core[0] else ""
    score = 0
    if after and verb_class(after[0]) in ("say", "tell", "talk", "write") and verb_form(after[0]) != "participle":
        score += 2
    if len(after) > 1 and after[0] in ("also", "later", "then") and verb_class(after[1]) in ("say", "tell"):
        score += 2
    if before in ("said", "says", "told", "added") or (before == "to" and len(after) < 1):
        score += 1
    if core[0] > 1 and before == "," and (not after or after[0] in (",", ".", "?", "!", ";")):
        lead = tokens[core[0] - 2].lower
        score += 3 if lead in PERSONS or lead in OFFICES else 0
    if len(after) > 2 and after[0] == ",":
        if (after[1].isdigit() and after[2] == ",") or after[1] in ("who", "whose"):
            score += 3
        elif after[1] in ("a", "an", "the", "his", "her", "their", "its") or after[1] in DESCRIBING:
            described = any(word in PERSONS for word in after[1:])
            score += 3 if described else 1
        elif after[2] in OFFICES and all(token.capital for token in tokens[core[-1] + 2 : core[-1] + 4]):
            score += 3  # "Ann Bell, Trade Minister of Norway"
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
    return after.lower in SPEAKERS and verb_class(after.lower) is None
