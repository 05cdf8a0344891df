"""Joins the mentions of one person or body within one article.

Full names found anywhere come first; a surname alone then belongs to the bearer the text is about.
Nobody is joined across articles here.
"""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from articles.text.extraction.lexicon import first_names, word_set
from articles.text.extraction.name import Name

WITH_GIVEN = word_set(
    "sir dame lord lady sheikh sheik shaykh prince princess king queen pope father brother sister mother imam rabbi"
)  # titles that go with a given name


@dataclass(slots=True)
class Entity:
    """One person or body of the article. ``binding``: a nationality that its office was qualified with."""

    index: int
    kind: str
    name: str
    parts: tuple[str, ...] = ()
    mentions: list[Name] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    nations: list[str] = field(default_factory=list)
    gender: str = "u"
    full: bool = True


def join(names: list[Name], headlines: list[bool]) -> list[Entity]:
    """Entities in order of first mention; sets ``entity`` on every name that belongs to one."""
    entities: list[Entity] = []
    _join_people(names, entities)
    _join_bodies(names, entities)
    _join_lone(names, entities)
    for entity in entities:
        entity.mentions.sort(key=lambda name: name.start)
        _settle(entity)
    return entities


def key(word: str) -> str:
    """A name's word without accents, case and the Arabic article: "al-Assad" -> "assad"."""
    plain = word
    if not word.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    plain = plain.lower().replace("’", "'")
    head, hyphen, tail = plain.partition("-")
    return tail if hyphen and head in ("al", "el", "as", "ad", "an", "ar", "at", "ash", "ul") else plain


@lru_cache(maxsize=1 << 10)
def _keys(parts: tuple[str, ...]) -> tuple[str, ...]:
    keys = tuple(key(word) for word in parts if word.lower() not in ("al", "el", "ul"))
    return keys or tuple(key(word) for word in parts)


def _join_people(names: list[Name], entities: list[Entity]) -> None:
    by_surname: dict[str, list[Entity]] = {}
    for name in names:
        if name.kind != "person" or len(name.parts) < 2:
            continue
        keys = _keys(name.parts)
        bearers = by_surname.setdefault(keys[-1], [])
        entity = next((bearer for bearer in bearers if _same(_keys(bearer.parts), keys)), None)
        if entity is None:
            entity = Entity(len(entities), "person", "", name.parts)
            entities.append(entity)
            bearers.append(entity)
        elif len(name.parts) > len(entity.parts) and len(name.parts) <= 3 and len(entity.parts) < 2:
            entity.parts = name.parts
        _add(entity, name)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Same surname is given: same person if the given names do not contradict."""
    a, b = one[0].rstrip("."), other[0].rstrip(".")
    if len(one) < 2 or len(other) < 2:
        return False
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return set(one) <= set(other) or set(other) <= set(one) or (len(a) > 2 and len(b) > 2 and _short(a, b))


def _short(a: str, b: str) -> bool:
    """ "Mike"/"Michael" stay apart unless one is the beginning of the other ("Ben"/"Benjamin")."""
    return a.startswith(b) or b.startswith(a)


def _add(entity: Entity, name: Name) -> None:
    entity.mentions.append(name)
    name.entity = entity.index
    if name.role and name.role not in entity.roles:
        entity.roles.append(name.role)
    if name.nation:
        entity.nations.append(name.nation)
    if entity.gender == "u":
        entity.gender = name.gender


def _join_bodies(names: list[Name], entities: list[Entity]) -> None:
    bodies: dict[str, Entity] = {}
    for name in names:
        if name.kind != "organisation":
            continue
        entity = bodies.get(name.canonical.lower())
        if entity is None:
            entity = Entity(len(entities), "organisation", name.canonical)
            entities.append(entity)
            bodies[name.canonical.lower()] = entity
            acronym = "".join(word[0] for word in name.canonical.split() if word[0].isupper())
            if len(acronym) > 2:
                bodies.setdefault(acronym.lower(), entity)
        _add(entity, name)


@dataclass(slots=True)
class Bearers:
    """People by surname and by given name, and how often each is named."""

    surnames: dict[str, list[Entity]] = field(default_factory=dict)
    givens: dict[str, list[Entity]] = field(default_factory=dict)
    weight: Counter[int] = field(default_factory=Counter)
    familiar: set[str] = field(default_factory=set)  # given names that stand alone

    def enter(self, entity: Entity) -> None:
        keys = _keys(entity.parts)
        self.surnames.setdefault(keys[-1], []).append(entity)
        if len(keys) > 2:
            self.surnames.setdefault(" ".join(keys[-2:]), []).append(entity)
        self.givens.setdefault(keys[0], []).append(entity)
        self.weight[entity.index] = len(entity.mentions)


def _join_lone(names: list[Name], entities: list[Entity]) -> None:
    """Single words and surnames: to the one bearer; to the one meant most often where several bear it."""
    bearers = Bearers()
    for entity in entities:
        if entity.kind == "person":
            bearers.enter(entity)
    acronyms = _acronyms(entities)
    bearers.familiar = {key(name.parts[0]) for name in names if len(name.parts) == 1 and not name.title}
    for name in names:
        if name.entity is not None or name.kind not in ("lone", "person"):
            continue
        found = _bearer(name, bearers)
        if found is None and len(name.parts) == 1:
            found = acronyms.get(name.parts[0])
        if found is None and name.kind == "person":
            found = Entity(len(entities), "person", "", name.parts, full=False)
            entities.append(found)
            bearers.surnames.setdefault(_keys(name.parts)[-1], []).append(found)
        if found is not None:
            _add(found, name)


def _acronyms(entities: list[Entity]) -> dict[str, Entity]:
    """ "ICC" for a body of the text whose capitals spell it."""
    found: dict[str, Entity] = {}
    for entity in entities:
        if entity.kind == "organisation":
            capitals = "".join(word[0] for word in entity.name.split() if word[0].isupper())
            if len(capitals) > 2:
                found.setdefault(capitals, entity)
    return found


def _bearer(name: Name, known: Bearers) -> Entity | None:
    keys = _keys(name.parts)
    bearers = known.surnames.get(" ".join(keys[-2:]), [])
    if not bearers and len(keys) == 1 and name.evidence >= 0:
        bearers = _called(name, known.givens.get(keys[0], []))
    if name.title:
        alike = [bearer for bearer in bearers if any(other.title == name.title for other in bearer.mentions)]
        bearers = alike or bearers
    if name.gender != "u":
        bearers = [bearer for bearer in bearers if bearer.gender in (name.gender, "u")]
    if name.title:
        formal = [bearer for bearer in bearers if _keys(bearer.parts)[0] not in known.familiar]
        bearers = formal or bearers  # "Mr Lewis" is the father of the boy who is called Eli
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    titled = [bearer for bearer in bearers if name.role and name.role in bearer.roles]
    return _nearest(name, titled or bearers, known.weight)


def _called(name: Name, bearers: list[Entity]) -> list[Entity]:
    """ "Boris" means a Boris; "Mr Ban" a Ban Ki-moon, whose family name comes first; "Sir Keir" a Keir."""
    given = key(name.parts[0]) in first_names()
    title = name.title or name.role
    return bearers if not given or not title or title.split()[-1].lower() in WITH_GIVEN else []


def _nearest(name: Name, bearers: list[Entity], weight: Counter[int]) -> Entity:
    """The bearer named most, unless another was named in full shortly before."""
    recent = max(bearers, key=lambda bearer: _last_before(bearer, name))
    if name.start - _last_before(recent, name) < 150 and len(recent.mentions) > 1:
        return recent
    return max(bearers, key=lambda bearer: (weight[bearer.index], -bearer.index))


def _last_before(bearer: Entity, name: Name) -> int:
    return max((mention.start for mention in bearer.mentions if mention.start < name.start), default=-1000)


def _settle(entity: Entity) -> None:
    if entity.kind != "person":
        return
    wordings = Counter(name.parts for name in entity.mentions if len(name.parts) > 1)
    if wordings:
        best = max(wordings, key=lambda parts: (_fullness(parts), wordings[parts]))
        entity.parts = best
    entity.name = _join_words(entity)
    entity.full = entity.full or len(entity.parts) > 1


def _fullness(parts: tuple[str, ...]) -> int:
    """A particle counts ("Bashar al-Assad" over "Bashar Assad"), a middle name or initial does not."""
    return sum(word[0].islower() or "-" in word for word in parts)


def _join_words(entity: Entity) -> str:
    words = [word + "." if len(word) == 1 else word for word in entity.parts]
    return " ".join(words)
