"""The article as the ranker sees it, and each quote with its surroundings."""

import re
from dataclasses import dataclass

from articles.text.extraction import cues, sources, subjects
from articles.text.extraction.ground import Cue, Ground
from articles.text.extraction.lexicon import nouns, verb_class, word_set
from articles.text.extraction.places_known import is_place
from articles.text.extraction.skeleton import Item, Mention, Skeleton, build
from articles.text.extraction.sources import DETERMINERS, IRREGULAR

NAMING = word_set("known called named name names nicknamed identified introduced")
BEFORE_NAME = word_set("as called named of only nicknamed")
JOINING = word_set("and but then also again")  # "And then: QUOTE" goes on
BODIES = nouns("body") | {"regulator", "watchdog", "publisher", "broadcaster", "operator", "developer"}
CALLED = 16  # items from a description to the name it is called by
BRACKETED = 10  # items in brackets behind a body's name
PARTY = re.compile(r"[DRI]-[A-Z]")
WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


@dataclass(slots=True)
class Scene:
    """The article as the ranker sees it."""

    skeleton: Skeleton
    ground: Ground
    mentions: list[Mention]
    cues: list[Cue]
    by_sentence: dict[int, list[Cue]]
    firsts: list[int]
    quotes: list[int]  # items
    single_dialect: bool
    apposed: dict[int, Mention]  # id of a description -> the person it describes
    nested: set[int]  # ids of mentions inside a description
    speaking: set[int]  # ids of mentions that are the subject of a reporting verb of their sentence

    def is_subject(self, mention: Mention) -> bool:
        """Whether a reporting verb of its sentence has the mention as its subject."""
        return id(mention) in self.speaking

    def reports(self, mention: Mention) -> bool:
        """Whether it says, writes or tells something itself: "it said", not "it was said", "it showed"."""
        sentence = self.skeleton.items[mention.first].sentence
        found = (cue for cue in self.by_sentence.get(sentence, ()) if cue.subject is mention)
        return any(cue.kind in ("say", "write", "tell") and not cue.passive for cue in found)


def stage(body: str) -> Scene:
    skeleton = build(body)
    mentions = sorted([*skeleton.mentions, *sources.find(skeleton)], key=lambda m: (m.first, m.last))
    ground = Ground(skeleton, mentions)
    found = cues.find(ground)
    by_sentence: dict[int, list[Cue]] = {}
    speaking: set[int] = set()
    items = skeleton.items
    apposed = _apposed(ground, mentions)
    for cue in found:
        if cue.subject is not None:
            cue.subject = apposed.get(id(cue.subject), cue.subject)
        sentence = items[cue.at].sentence
        by_sentence.setdefault(sentence, []).append(cue)
        if cue.subject is not None and cue.how != "patient" and items[cue.subject.first].sentence == sentence:
            speaking.add(id(cue.subject))
    singles = sum(stretch.single for stretch in skeleton.stretches)
    return Scene(
        skeleton, ground, mentions, found, by_sentence, [m.first for m in mentions],
        [at for at, item in enumerate(items) if item.kind == "q"],
        singles * 2 > len(skeleton.stretches), apposed, _nested(mentions), speaking,
    )  # fmt: skip


def _apposed(ground: Ground, mentions: list[Mention]) -> dict[int, Mention]:
    """ "Ann Bell, a teacher in Homs", "the spokesman, Ed Orr,": the description is Ann Bell, is Ed Orr."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        if mention.head == "who" and (taken := subjects.before_relative(ground, mention.first)):
            found[id(mention)] = found.get(id(taken), taken)
        if mention.kind == "noun" and not mention.plural and (mention.head in nouns("person") or mention.head == "one"):
            named = _named_before(ground, mention) or _named_after(ground, mention) or _called(ground, mention)
            if named:
                found[id(mention)] = named
                _tell_gender(ground, mention, named)
        if mention.kind == "noun" and mention.head in BODIES and (body := _body_after(ground, mention)):
            found.setdefault(id(mention), body)
    return found


def _body_after(ground: Ground, mention: Mention) -> Mention | None:
    """ "the regulator, Aid Now, said": the body between the commas."""
    items = ground.items
    named = ground.beginning.get(mention.last + 2) if mention.last + 2 < len(items) else None
    if named is None or named.kind != "organisation" or items[mention.last + 1].text != ",":
        return None
    closes = named.last + 1 < len(items) and items[named.last + 1].text == ","
    return named if closes and items[named.last].sentence == items[mention.last].sentence else None


def _called(ground: Ground, mention: Mention) -> Mention | None:
    """ "a man who gave his name only as Abu Tariq", "his uncle, who goes by the name of Ed": who is so called."""
    items = ground.items
    naming = False
    for at in range(mention.last + 1, min(mention.last + CALLED, len(items))):
        item = items[at]
        if item.sentence != items[mention.last].sentence or item.kind == "q":
            return None
        naming = naming or item.lower in NAMING
        named = ground.beginning.get(at)
        comma = items[at - 1].text == "," and items[at - 2].lower in ("name", "names")  # "gave her first name, Layla"
        if named and named.kind in ("person", "lone") and naming and (comma or items[at - 1].lower in BEFORE_NAME):
            return None if is_place(named.text) else named
        if named and (named.kind == "person" or (named.kind == "noun" and _is_other(ground, mention, named))):
            return None
    return None


def _is_other(ground: Ground, mention: Mention, noun: Mention) -> bool:
    """Another single person, not "its spokesman, a farmer known as …"."""
    beside = noun.first == mention.last + 2 and ground.items[noun.first - 1].text == ","
    return not noun.plural and not beside


def _tell_gender(ground: Ground, mention: Mention, named: Mention) -> None:
    """ "his daughter, Maysoon": every mention of hers is a woman's."""
    if named.gender != "u" or mention.gender == "u":
        return
    named.gender = mention.gender
    if named.entity is not None:
        ground.skeleton.entities[named.entity].gender = mention.gender
        for other in ground.skeleton.mentions:
            if other.entity == named.entity:
                other.gender = mention.gender


def _named_before(ground: Ground, mention: Mention) -> Mention | None:
    items = ground.items
    after = items[mention.last + 1] if mention.last + 1 < len(items) else None
    speaks = after is not None and after.kind == "w" and verb_class(after.lower) is not None
    if mention.first < 2 or items[mention.first - 1].text != ",":
        return None
    named = ground.ending.get(mention.first - 2)
    if named is not None and PARTY.match(named.text) and named.first > 1:
        named = ground.ending.get(named.first - 2)  # "Rep. Ann Bell, D-Mass., the head of the council"
    if named is None:
        return None
    bare = items[mention.first].lower not in DETERMINERS  # "Ann Bell, head of trade at Aid Now said"
    opens = _opens(items, named.first) and not _is_aside(items, mention.last + 1)
    if speaks and (named.kind != "person" or not (bare or opens)):
        return None
    same = items[mention.first - 2].sentence == items[mention.first].sentence
    if (named.kind == "lone" and is_place(named.text)) or _is_another(items, mention):
        return None
    return named if same and named.kind in ("person", "lone") else None


def _is_aside(items: list[Item], at: int) -> bool:
    """ "Ann Bell, an aide said, has left": the verb's subject is the aide."""
    return at + 1 >= len(items) or items[at + 1].kind != "w"


def _is_another(items: list[Item], mention: Mention) -> bool:
    """ "Beside Ann Bell, her father left.": he is not she."""
    after = items[mention.last + 1] if mention.last + 1 < len(items) else None
    acts = after is not None and after.kind == "w" and (after.lower.endswith("ed") or after.lower in IRREGULAR)
    return acts and items[mention.first].lower in ("her", "his", "their")


def _opens(items: list[Item], at: int) -> bool:
    """Whether a sentence begins there, or goes on behind a quote."""
    return at == 0 or items[at - 1].kind == "q" or items[at - 1].sentence != items[at].sentence


def _named_after(ground: Ground, mention: Mention) -> Mention | None:
    items = ground.items
    at = _behind_brackets(items, mention.last + 1) + 1
    if at >= len(items) or items[at - 1].text != "," or items[at].sentence != items[mention.last].sentence:
        return None
    named = ground.beginning.get(at)
    if named is None or named.kind not in ("person", "lone") or (named.kind == "lone" and is_place(named.text)):
        return None
    closing = items[named.last + 1] if named.last + 1 < len(items) else None
    return named if closing is None or closing.kind == "p" or closing.sentence != items[at].sentence else None


def _behind_brackets(items: list[Item], at: int) -> int:
    """ "the head of NCE (Northern Episcopal Conference), Ann Bell,": where the sentence goes on."""
    if at < len(items) and items[at].text == "(":
        for end in range(at + 1, min(at + BRACKETED, len(items))):
            if items[end].text == ")":
                return end + 1
    return at


def _nested(mentions: list[Mention]) -> set[int]:
    found: set[int] = set()
    reach = -1
    for mention in sorted(mentions, key=lambda mention: (mention.first, -mention.last)):
        if mention.kind == "noun" and mention.last > mention.first:
            reach = max(reach, mention.last)
            if mention.last < reach:
                found.add(id(mention))
        elif mention.last <= reach:
            found.add(id(mention))
    return found


@dataclass(slots=True)
class View:
    """One quote and its surroundings, in items."""

    number: int
    first: int
    last: int
    before: list[Cue]
    after: list[Cue]
    alone: bool  # nothing but the quote in its sentence
    opens: bool  # the quote opens its paragraph
    fills: bool  # the quote is all of its paragraph
    words: int
    lead: str  # the item right before, in the sentence
    follow: str
    stop: str  # last sign of the quote
    text: str


def look(scene: Scene, number: int) -> View:
    skeleton = scene.skeleton
    items = skeleton.items
    first, last = skeleton.places[number][0], skeleton.places[number][-1]
    s0, s1 = items[first].sentence, items[last].sentence
    a, _ = skeleton.sentence_span(s0)
    _, b = skeleton.sentence_span(s1)
    before = [cue for cue in scene.by_sentence.get(s0, ()) if cue.at < first]
    after = [cue for cue in scene.by_sentence.get(s1, ()) if cue.at > last]
    opens = first == 0 or items[first - 1].paragraph != items[first].paragraph
    closes = _closes(items, last)
    stretch = skeleton.stretches[number]
    text = skeleton.body[stretch.start : stretch.segments[0].end]
    joined = [item for item in items[a:first] if item.lower not in JOINING or items[first - 1].text != ":"]
    alone = all(item.kind in ("p", "q") for item in [*joined, *items[last:b]])
    return View(
        number, first, last, before, after, alone, opens, opens and closes, len(WORD.findall(text)),
        items[first - 1].lower if first > a else "^", items[last + 1].lower if last + 1 < b else "$",
        skeleton.body[stretch.start : stretch.end].rstrip()[-1:], text,
    )  # fmt: skip


def _closes(items: list[Item], last: int) -> bool:
    """Whether nothing but a full stop follows in the paragraph."""
    rest = [item for item in items[last + 1 : last + 3] if item.paragraph == items[last].paragraph]
    return all(item.kind == "p" for item in rest) and len(rest) < 2
