"""Whom "the senator", "the Foreign Secretary", "the Brazilian" and "the 34-year-old" mean, by what the text tells."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from articles.text.extraction import bodies_meant, gazetteer, roles_told
from articles.text.extraction.identity import Entity
from articles.text.extraction.lexicon import nouns, titles, verb_form, word_set, words
from articles.text.extraction.places_known import is_place
from articles.text.extraction.places_words import abbreviations, demonyms
from articles.text.extraction.scene import Scene
from articles.text.extraction.skeleton import Mention
from articles.text.extraction.sources import DETERMINERS, STOPS

SHORT = {
    "sen": "senator", "sens": "senators", "gov": "governor", "rep": "representative", "gen": "general",
    "congressman": "representative", "congresswoman": "representative", "lt": "lieutenant", "col": "colonel",
    "sgt": "sergeant", "capt": "captain", "prof": "professor", "dr": "doctor", "spokeswoman": "spokesman",
    "spokesperson": "spokesman", "chairwoman": "chairman", "chair": "chairman", "lawmaker": "representative",
    "justice": "judge", "cofounder": "co-founder",
}  # fmt: skip
SPELT = (
    (re.compile(r"\bCEO\b", re.IGNORECASE), "chief executive"),
    (re.compile(r"\b(prime|foreign|vice|attorney|director|secretary)-(?=[a-z]{5})", re.IGNORECASE), r"\1 "),
)
RANKS = frozenset(("shadow", "deputy", "vice", "assistant", "under", "associate"))
PARTIES = {"tory": "conservative", "democrat": "democratic", "r": "republican", "d": "democratic"}
LEADERS = frozenset(("president", "chancellor", "premier", "minister", "king", "emir"))  # "the Ukrainian leader"
EPITHETS = word_set(
    "singer rapper songwriter actor actress comedian presenter star striker midfielder defender goalkeeper winger "
    "boxer golfer novelist author billionaire tycoon mogul politician backbencher peer veteran"
)  # what somebody just named is called, rather than somebody new
OWNED = frozenset(("his", "her", "their"))
OLD = re.compile(r"(\d{1,3})-year-old\b")
WITH_CHILDREN = re.compile(
    r"(?:father|mother|dad|mum|mom)[- ]of[- ](?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
)
AGE = re.compile(r",? \(?(\d{1,3})(?=[,.)]| (?:and|who|said|told)\b)")
AGE_BEFORE = re.compile(r"(\d{1,3})-year-old (?:[\w-]+ ){0,3}$")
PARTY = re.compile(r",? ?\(?([RD])[-–]([A-Z][\w.]*(?: [A-Z][\w.]*)?)")
OF = re.compile(r" of (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)")
OWNER = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)?)[’']s (?:[\w-]+ ){0,3}$")
BARE = re.compile(r", ((?:[\w’'.-]+ ){0,5}?[\w’'-]+)(?= (?:of|at|for|in|with|and|who|from|to|on)\b|[,.;)])")
MOST = 200  # mentions looked back over
NEAR = 2  # paragraphs looked back over for the person they are about


@dataclass(slots=True)
class Told:
    """What the text tells of a person: nouns for them, each with its wording, where they belong, and their age."""

    heads: dict[str, str] = field(default_factory=dict)
    belongs: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)


def head_of(word: str) -> str:
    return SHORT.get(word.strip(".").lower(), word.lower())


def plainly(text: str) -> str:
    for pattern, instead in SPELT:
        text = pattern.sub(instead, text)
    return text


def belonging(word: str) -> str:
    """The country of "Syrian", the party of "Tory", any other such word itself; "" for all others."""
    lower = word.lower()
    if lower in demonyms():
        return demonyms()[lower]
    return PARTIES.get(lower, lower) if lower in words("nationality") and lower not in ("r", "d") else ""


def area(name: str) -> str:
    """Country or state of that name, also in short: "UA", "US-OH"."""
    if name in abbreviations():
        return "-".join(abbreviations()[name])
    found = gazetteer.lookup(name)[:1] if is_place(name) else ()
    for place in found:
        if place.feature == "country":
            return place.country
        if place.feature == "admin1":
            return f"{place.country}-{place.admin1}"
    return ""


class Descriptions:
    """Descriptions of the persons of one article. ``resolved`` has what descriptions before were found to mean."""

    def __init__(self, scene: Scene, resolved: dict[int, Mention]) -> None:
        self.scene = scene
        self.resolved = resolved

    @cached_property
    def told(self) -> list[Told]:
        """What is told of each entity; only texts in which a description speaks pay for it."""
        found = [Told() for _ in self.scene.skeleton.entities]
        for entity in self.scene.skeleton.entities:
            if entity.kind == "person":
                self._learn_person(found[entity.index], entity)
        for mention in self.scene.mentions:
            self._learn_described(found, mention)
        return found

    @cached_property
    def _named(self) -> dict[str, list[tuple[int, int]]]:
        """Where those are named of whom a noun or an age is told, in order: (offset, entity)."""
        found: dict[str, list[tuple[int, int]]] = {}
        for entity, told in zip(self.scene.skeleton.entities, self.told, strict=True):
            for key in (*told.heads, *told.ages):
                found.setdefault(key, []).extend((name.start, entity.index) for name in entity.mentions)
        return {key: sorted(spots) for key, spots in found.items()}

    @cached_property
    def _singular(self) -> dict[str, list[Mention]]:
        """Descriptions of one, by their nouns, in order."""
        found: dict[str, list[Mention]] = {}
        for mention in self.scene.mentions:
            if mention.kind == "noun" and not mention.plural:
                found.setdefault(head_of(mention.head), []).append(mention)
        return found

    def _learn_person(self, told: Told, entity: Entity) -> None:
        body = self.scene.skeleton.body
        for role in entity.roles:
            told.heads[head_of(plainly(role).split()[-1])] = plainly(role)
        for nation in entity.nations:
            told.heads.setdefault(nation.lower(), nation)
            told.belongs.add(belonging(nation))
        for name in entity.mentions:
            behind, before = body[name.end : name.end + 60], body[max(0, name.start - 40) : name.start]
            told.ages.update(found[1] for found in (AGE.match(behind), AGE_BEFORE.search(before)) if found)
            told.belongs.update(area(found[1]) for found in (OF.match(behind), OWNER.search(before)) if found)
            if bare := BARE.match(behind):
                _learn_bare(told, plainly(bare[1]))
            party = PARTY.match(behind)
            if party:
                belongs = PARTIES[party[1].lower()]
                told.belongs.update((belongs, area(party[2])))
                told.heads.setdefault("republican" if party[1] == "R" else "democrat", party[0])

    def _learn_described(self, found: list[Told], mention: Mention) -> None:
        named = self.scene.apposed.get(id(mention))
        if named is not None and named.kind == "person" and named.entity is not None:
            if mention.head in nouns("person"):
                self._learn(found[named.entity], mention)
        elif mention.kind == "noun" and not mention.plural and mention.head in nouns("person"):
            holder = roles_told.holder(self.scene.ground, mention)
            if holder is not None and holder.entity is not None:
                self._learn(found[holder.entity], mention)
        elif mention.kind == "person" and mention.entity is not None and mention.first:
            before = self.scene.skeleton.items[mention.first - 1]
            same = before.sentence == self.scene.skeleton.items[mention.first].sentence
            if same and (before.lower in nouns("person") or WITH_CHILDREN.match(before.lower)):
                found[mention.entity].heads.setdefault(head_of(before.lower), before.lower)

    def _learn(self, told: Told, mention: Mention) -> None:
        """From "a Texas Republican", "Ukraine's president": a description of the entity."""
        items = self.scene.skeleton.items
        text = plainly(mention.text)
        told.heads.setdefault(head_of(plainly(mention.head).split()[-1]), text)
        if found := WITH_CHILDREN.match(text.lower().removeprefix("a ")):
            told.heads.setdefault(found[0], found[0])
        before = _before_head(text, mention.head)
        told.belongs.update(belonging(word) for word in [*before, mention.head])
        if mention.first > 1 and items[mention.first - 1].lower == "'s":
            told.belongs.add(area(items[mention.first - 2].text))
        told.belongs.update((area(" ".join(before)), area(text.partition("’s ")[0].partition("'s ")[0])))
        told.ages.update(OLD.findall(text))

    def meant(self, mention: Mention) -> Mention | None:
        """ "the senator": whoever holds that office here; "the spokesman": the last one spoken of."""
        text = plainly(mention.text)
        words_ = text.split()
        if len(words_) == 2 and words_[0].lower() in OWNED and not mention.plural:
            return self._theirs(mention, words_[0].lower())
        if mention.plural or (
            words_[0].lower() not in ("the", "this", "that") and (words_[0].lower() in DETERMINERS or text[0].islower())
        ):
            return None
        if old := OLD.search(text):
            return self._aged(mention, old[1])
        if found := WITH_CHILDREN.search(text.lower()):
            return self._latest([found[0]], mention) or self._by_discourse(mention, binding=False)
        if mention.head not in nouns("person") and not belonging(mention.head):
            return None
        holder = self._holder(mention, text)
        if holder:
            return holder
        if len([word for word in words_ if word.lower() not in DETERMINERS]) == 1:
            same = self.same_head(mention)
            if same:
                return same
        if mention.head in EPITHETS or belonging(mention.head):
            return self._by_discourse(mention, binding=False)
        of = any(word in ("of", "for") for word in words_)  # "the Archbishop of Canterbury" says who it is
        office = next((word for word in words_ if word.lower() == mention.head), "x")
        lately = words_[1:2] == ["former"] or (office[0].isupper() and not of)
        return self._by_discourse(mention) if lately else None

    def _theirs(self, mention: Mention, owner: str) -> Mention | None:
        """ "his mother": the only one the text calls a mother, if it calls her "his" or somebody's."""
        head = head_of(mention.head)
        bearers = {index for _, index in self._named.get(head, [])[:MOST]}
        if len(bearers) != 1:
            return None
        index = bearers.pop()
        called = self.told[index].heads[head].lower()
        own = any(word.lower() in called for word in self.scene.skeleton.entities[index].parts)
        first = called.split()[0]
        alike = first == owner or (first not in OWNED and not own and ("’s " in called or "'s " in called))
        return self._latest([head], mention) if alike else None

    def _aged(self, mention: Mention, age: str) -> Mention | None:
        """ "the 34-year-old", "the 34-year-old nurse": who is told to be 34, else whom the text is about."""
        return self._latest([age], mention) or self._by_discourse(mention, binding=False)

    def _latest(
        self, told: Iterable[str], mention: Mention, holds: Callable[[Told], bool] = lambda _: True
    ) -> Mention | None:
        """Of those of whom one of these nouns or ages is told, and who hold, the one named last before."""
        spots: list[tuple[int, int]] = []
        for key in told:
            named = self._named.get(key, [])
            at = bisect_left(named, (mention.start, -1))
            spots += named[max(0, at - MOST) : at]
        seen: set[int] = set()
        for _, index in sorted(spots, reverse=True):
            if index not in seen and holds(self.told[index]):
                return bodies_meant.named(self.scene.skeleton.entities[index])
            seen.add(index)
        return None

    def _holder(self, mention: Mention, text: str) -> Mention | None:
        head = head_of(plainly(mention.head).split()[-1])
        wanted = {belonging(word) for word in text.split()} - {""}
        there = self._is_of_there(head, mention)
        found = self._latest([head], mention, lambda told: _holds(told, told.heads[head], text, wanted, there))
        if found is None and head == "leader" and any(country.isupper() for country in wanted):
            return self._latest(LEADERS, mention, lambda told: wanted <= told.belongs)
        return found

    def _is_of_there(self, head: str, mention: Mention) -> bool:
        """ "the Oregon senator": the only one in the article, whose state the text need not say beside the name."""
        words_ = _before_head(mention.text, mention.head)
        only = len({index for _, index in self._named.get(head, [])[:MOST]}) == 1
        return only and bool(words_) and is_place(" ".join(words_))

    def same_head(self, mention: Mention) -> Mention | None:
        """What the last description with the same noun meant, that description where nobody knows."""
        alike = self._singular.get(head_of(mention.head), [])
        at = bisect_left(alike, mention.first, key=lambda other: other.first) - 1
        return None if at < 0 else self.resolved.get(id(alike[at]), alike[at])

    def _by_discourse(self, mention: Mention, binding: bool = True) -> Mention | None:
        """An office nobody is said to hold ("the Prime Minister"), or what only tells of somebody named already:
        the person the paragraphs before are about, unless another office is ``binding``.
        """
        items = self.scene.skeleton.items
        wanted = {belonging(word) for word in mention.text.split()} - {""}
        at = bisect_left(self.scene.firsts, mention.first) - 1
        near: dict[int, Mention] = {}
        end = max(-1, at - MOST)
        while at > end:
            other = self.scene.mentions[at]
            at -= 1
            if items[mention.first].paragraph - items[other.first].paragraph > NEAR:
                break
            if other.kind != "person" or other.entity is None or self._differs(other, mention, wanted):
                continue
            near.setdefault(other.entity, other)
            opens = other.first == 0 or items[other.first - 1].sentence != items[other.first].sentence
            if opens and not binding and self._is_one_of_several(other):
                return None
            if opens and not (binding and self.told[other.entity].heads):
                return other
        alone = [other for entity, other in near.items() if not (binding and self.told[entity].heads)]
        return alone[0] if len(near) == len(alone) == 1 else None

    def _is_one_of_several(self, person: Mention) -> bool:
        """ "Ann Bell and Ed Orr", "Ann Bell, Ed Orr": no one of them; nor an owner, "Ann Bell's husband"."""
        items, beginning = self.scene.skeleton.items, self.scene.ground.beginning
        at = person.last + 1
        if at >= len(items) or items[at].lower == "'s":
            return True
        following = beginning.get(at + 1)
        return items[at].lower in (",", "and") and following is not None and following.kind in ("person", "lone")

    def _differs(self, other: Mention, mention: Mention, wanted: set[str]) -> bool:
        """Whether the text tells another sex, age, country or party of the person."""
        if other.entity is None or ("u" not in (other.gender, mention.gender) and other.gender != mention.gender):
            return True
        told = self.told[other.entity]
        old = OLD.search(mention.text)
        if old and told.ages and old[1] not in told.ages:
            return True
        return any(
            trait not in told.belongs and any(trait.isupper() == one.isupper() for one in told.belongs if one)
            for trait in wanted
        )


def _holds(told: Told, wording: str, text: str, wanted: set[str], there: bool) -> bool:
    """Whether somebody called ``wording`` may be meant by ``text``; ``there``: nobody else is called so."""
    if not (there or _compatible(wording, text, told)) or not wanted <= told.belongs:
        return False
    last = text.rsplit(maxsplit=1)[-1]
    bound = any(_is_country(country) for country in told.belongs) or told.belongs & set(PARTIES.values())
    return not (bound and not wanted and last[0].isupper() and not last.isupper())


def _learn_bare(told: Told, text: str) -> None:
    """ "Ann Bell, director of the bank": an office with nothing before it."""
    *before, last = text.split()
    if last.lower() not in nouns("person") or any(verb_form(word) or word in STOPS for word in before):
        return
    if before and before[0].lower() in DETERMINERS:
        return
    told.heads.setdefault(head_of(last), text)
    told.belongs.update(belonging(word) for word in before)


def _is_country(belongs: str) -> bool:
    return len(belongs) == 2 and belongs.isupper()


def _before_head(text: str, head: str) -> list[str]:
    """Words of a description before its noun, without a determiner."""
    found: list[str] = []
    for word in text.split():
        if word.lower() == head:
            break
        found.append(word)
    return [word for word in found if word.lower() not in DETERMINERS]


def _compatible(wording: str, text: str, told: Told) -> bool:
    """ "the Foreign Secretary" is no Home Secretary; a longer description must share its words."""
    held, offices = _offices(wording), _offices(text)
    if (set(held) ^ set(offices)) & RANKS:
        return False
    if [w for w in offices if w not in ("former", "then")] and not set(offices) & (set(held) | {"former"}):
        return False
    extra = [word for word in text.split()[1:-1] if word[0].isupper() and word.lower() not in titles("modifier")]
    return all(word in wording or belonging(word) or area(word) in told.belongs - {""} for word in extra)


def _offices(text: str) -> list[str]:
    found = [word.lower() for word in text.split()]
    return [word for word in found if word in titles("modifier") and not belonging(word)]
