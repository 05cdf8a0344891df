"""Who may have spoken a quote, and what speaks for and against each.

A candidate is a mention; its features are short strings that the ranker weighs. The same strings
describe the possibility that nobody spoke the words: a title, a slogan, a scare quote.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from articles.text.extraction import cues, paragraphs
from articles.text.extraction.cues import Cue, Ground
from articles.text.extraction.lexicon import verb_class
from articles.text.extraction.places_known import is_place
from articles.text.extraction.skeleton import Item, Mention, Skeleton
from articles.text.extraction.sources import STOPS

LIGHT = frozenset((",", ":", "that", "it", "—", "–", "-"))
NAMING = frozenset(
    "titled called dubbed entitled word words phrase term slogan hashtag song book film movie so-called nicknamed "
    "known labeled labelled named headlined episode chant chants like as".split()
)
WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


@dataclass(slots=True)
class Candidate:
    mention: Mention | None  # None: nobody
    features: list[str] = field(default_factory=list)
    cue: Cue | None = None


@dataclass(slots=True)
class Scene:
    """The article as the ranker sees it."""

    skeleton: Skeleton
    ground: Ground
    mentions: list[Mention]
    cues: list[Cue]
    by_sentence: dict[int, list[Cue]]
    firsts: list[int]
    single_dialect: bool
    apposed: dict[int, Mention]  # id of a description -> the person it describes
    nested: set[int]  # ids of mentions inside a description


def stage(skeleton: Skeleton, mentions: list[Mention]) -> Scene:
    ground = Ground(skeleton, mentions)
    found = cues.find(ground)
    by_sentence: dict[int, list[Cue]] = {}
    for cue in found:
        by_sentence.setdefault(skeleton.items[cue.at].sentence, []).append(cue)
    singles = sum(stretch.single for stretch in skeleton.stretches)
    return Scene(
        skeleton, ground, mentions, found, by_sentence, [m.first for m in mentions],
        singles * 2 > len(skeleton.stretches), _apposed(ground, mentions), _nested(mentions),
    )  # fmt: skip


def _apposed(ground: Ground, mentions: list[Mention]) -> dict[int, Mention]:
    """ "Ann Bell, a teacher in Homs": the description is Ann Bell."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        if mention.kind != "noun" or mention.plural or mention.first < 2:
            continue
        after = ground.items[mention.last + 1] if mention.last + 1 < len(ground.items) else None
        speaks = after is not None and after.kind == "w" and verb_class(after.lower) is not None
        if ground.items[mention.first - 1].text == "," and not speaks:
            named = ground.ending.get(mention.first - 2)
            if named and named.kind in ("person", "lone") and ground.items[named.first].sentence == (
                ground.items[mention.first].sentence
            ):
                found[id(mention)] = named
    return found


def _nested(mentions: list[Mention]) -> set[int]:
    found: set[int] = set()
    reach = -1
    for mention in mentions:
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
    closes = last + 1 == len(items) or items[last + 1].paragraph != items[last].paragraph or (
        items[last + 1].kind == "p" and (last + 2 == len(items) or items[last + 2].paragraph != items[last].paragraph)
    )
    stretch = skeleton.stretches[number]
    text = skeleton.body[stretch.start : stretch.segments[0].end]
    alone = all(item.kind in ("p", "q") for item in items[a:first]) and all(item.kind in ("p", "q") for item in items[last:b])
    return View(
        number, first, last, before, after, alone, opens, opens and closes, len(WORD.findall(text)),
        items[first - 1].lower if first > a else "^", items[last + 1].lower if last + 1 < b else "$",
        skeleton.body[stretch.start : stretch.end].rstrip()[-1:], text,
    )  # fmt: skip


def gather(scene: Scene, view: View, previous: tuple[Mention, int] | None) -> list[Candidate]:
    """Candidates for the quote in ``view``; ``previous`` is the last speaker's mention and its stretch."""
    chosen: dict[int, Candidate] = {}
    for mention in _near(scene, view):
        chosen[id(mention)] = Candidate(mention)
    if previous:
        chosen.setdefault(id(previous[0]), Candidate(previous[0]))
    shape = _shape(scene, view)
    for candidate in chosen.values():
        _describe(scene, view, candidate, previous, shape)
    nobody = Candidate(None, _nobody(scene, view, shape))
    return [*chosen.values(), nobody]


def _near(scene: Scene, view: View) -> list[Mention]:
    """Mentions of the quote's paragraphs and of the end of the paragraph before."""
    items = scene.skeleton.items
    paragraph0, paragraph1 = items[view.first].paragraph, items[view.last].paragraph
    low = bisect_left(scene.firsts, view.first)
    found: list[Mention] = []
    at = low - 1
    while at >= 0 and len(found) < 14:
        mention = scene.mentions[at]
        distance = paragraph0 - items[mention.first].paragraph
        if distance > 1 + (paragraphs_between(scene, paragraph0) if view.fills else 0):
            break
        if _may_speak(scene, mention):
            found.append(mention)
        at -= 1
    at = low
    ahead = 0
    while at < len(scene.mentions) and ahead < 8:
        mention = scene.mentions[at]
        if items[mention.first].paragraph > paragraph1:
            break
        if _may_speak(scene, mention):
            found.append(mention)
            ahead += 1
        at += 1
    return found


def paragraphs_between(scene: Scene, paragraph: int) -> int:
    return 1 if paragraph > 1 else 0


def _may_speak(scene: Scene, mention: Mention) -> bool:
    if id(mention) in scene.apposed or (id(mention) in scene.nested and mention.kind != "pronoun"):
        return False
    if mention.kind == "lone" and mention.entity is None:
        return any(cue.subject is mention for cue in scene.by_sentence.get(scene.skeleton.items[mention.first].sentence, ()))
    return mention.head not in ("it",) and not (mention.name is not None and mention.name.attributive)


def _shape(scene: Scene, view: View) -> str:
    """What kind of place the quote stands in: how much its own sentence says."""
    if view.alone:
        return "fill" if view.fills else "open" if view.opens else "next"
    if any(cue.kind != "soft" for cue in view.after) and view.opens:
        return "back"
    if view.before and view.lead in (":", ","):
        return "front"
    return "cued" if view.before or view.after else "plain"


def _describe(scene: Scene, view: View, candidate: Candidate, previous: tuple[Mention, int] | None, shape: str) -> None:
    mention = candidate.mention
    assert mention is not None
    add = candidate.features.append
    items = scene.skeleton.items
    add("kind:" + mention.kind)
    add(f"{shape}:kind:{mention.kind}")
    _cue_features(scene, view, candidate)
    _place_features(scene, view, candidate, shape)
    if previous and mention is previous[0]:
        same = items[scene.skeleton.places[previous[1]][-1]].paragraph
        gap = items[view.first].paragraph - same
        add(f"prev:{shape}:{min(gap, 2)}")
        add(f"prev:{mention.kind}:{min(gap, 2)}")
    elif previous and mention.entity is not None and mention.entity == previous[0].entity:
        add(f"preventity:{shape}")


def _cue_features(scene: Scene, view: View, candidate: Candidate) -> None:
    mention = candidate.mention
    add = candidate.features.append
    items = scene.skeleton.items
    for rank, cue in enumerate(reversed(view.before)):
        if cue.subject is mention:
            gap = _gap(items, cue.at + 1, view.first)
            add(f"B{min(rank, 2)}:{cue.kind}:{cue.how}")
            add(f"B:{gap}:{cue.kind}{':passive' if cue.passive else ''}")
            add(f"B:{min(rank, 2)}:{gap}")
            candidate.cue = candidate.cue or cue
    for rank, cue in enumerate(view.after):
        if cue.subject is mention:
            gap = _gap(items, view.last + 1, min(cue.at, mention.first) if mention else cue.at)
            add(f"A{min(rank, 2)}:{cue.kind}:{cue.how}")
            add(f"A:{gap}:{cue.kind}{':passive' if cue.passive else ''}")
            add(f"A:{min(rank, 2)}:{gap}")
            candidate.cue = candidate.cue or cue
    if candidate.cue is None:
        _distant_cue(scene, view, candidate)


def _distant_cue(scene: Scene, view: View, candidate: Candidate) -> None:
    mention = candidate.mention
    assert mention is not None
    items = scene.skeleton.items
    sentence = items[mention.first].sentence
    here = items[view.first].sentence
    for cue in scene.by_sentence.get(sentence, ()):
        if cue.subject is mention:
            side = "before" if sentence < here else "after" if sentence > here else "same"
            same = items[mention.first].paragraph == items[view.first].paragraph
            near = min(abs(here - sentence), 3)
            candidate.features.append(f"D:{side}:{near}:{'p' if same else 'x'}")
            candidate.features.append(f"D:{side}:{cue.kind}:{cue.how}")
            candidate.cue = cue
            return


def _gap(items: list[Item], start: int, end: int) -> str:
    """What stands between verb and quote: nothing much, a few words, many, or another quote."""
    between = items[start:end]
    if any(item.kind == "q" for item in between):
        return "quote"
    content = [item for item in between if item.lower not in LIGHT]
    if not content:
        return "colon" if any(item.text == ":" for item in between) else "none"
    if between[-1].text == ":":
        return "words:"
    return "few" if len(content) <= 3 else "some" if len(content) <= 8 else "many"


def _place_features(scene: Scene, view: View, candidate: Candidate, shape: str) -> None:
    mention = candidate.mention
    assert mention is not None
    add = candidate.features.append
    items = scene.skeleton.items
    side = "before" if mention.last < view.first else "after"
    here = items[view.first if side == "before" else view.last].sentence
    distance = abs(here - items[mention.first].sentence)
    parts = abs(items[view.first if side == "before" else view.last].paragraph - items[mention.first].paragraph)
    add(f"{side}:s{min(distance, 3)}:p{min(parts, 2)}")
    add(f"{shape}:{side}:s{min(distance, 3)}:p{min(parts, 2)}")
    start, _ = scene.skeleton.sentence_span(items[mention.first].sentence)
    lead = items[mention.first - 1].lower if mention.first > start else "^"
    follow = items[mention.last + 1].lower if mention.last + 1 < len(items) else "$"
    if lead == "that" or verb_class(lead) == "say":
        add(f"embedded:{mention.kind}:{side}")
    if lead in cues.PREPOSITIONS:
        add("object")
    if lead in ("told", "asked", "to", "with", "against") or verb_class(lead) == "tell":
        add("hearer")
    if follow == "'s":
        add("owner")
    first = lead == "^"
    if first:
        add(f"opens:{min(distance, 2)}:{side}")
    if verb_class(follow) in ("say", "tell", "write", "talk"):
        add(f"speaks:{side}:{verb_class(follow)}")
    if follow == ":":
        add("label:" + ("opens" if first else "in"))
    if side == "before":
        between = [m for m in scene.mentions[bisect_left(scene.firsts, mention.last + 1) : bisect_left(scene.firsts, view.first)]]
        add(f"rank:{min(len(between), 4)}")
        if any(item.kind == "q" for item in items[mention.last + 1 : view.first][:60]):
            add("over quote")
    elif mention.first == view.last + 1 or (mention.first == view.last + 2 and items[view.last + 1].kind == "p"):
        add("touches")
    if mention.kind in ("lone", "organisation") and is_place(mention.text):
        add("place")
    if mention.plural:
        add("plural")
    if mention.head in ("we", "i", "who"):
        add("pronoun:" + mention.head)


def _nobody(scene: Scene, view: View, shape: str) -> list[str]:
    size = "1" if view.words == 1 else "2" if view.words == 2 else "3-5" if view.words < 6 else "6-12" if view.words < 13 else "long"
    capitals = _is_title(view.text)
    lower = view.text[:1].islower()
    kinds = {cue.kind for cue in view.before + view.after}
    strongest = next((kind for kind in ("say", "write", "tell", "talk", "soft") if kind in kinds), "none")
    paragraph = scene.skeleton.items[view.first].paragraph
    a, b = scene.skeleton.paragraphs[paragraph]
    features = [
        "N", f"N:{shape}", f"N:size:{size}", f"N:{shape}:size:{size}", f"N:cue:{strongest}", f"N:cue:{strongest}:{size}",
        f"N:lower:{lower}:{size}", f"N:stop:{view.stop in '.,?!'}:{size}", f"N:lead:{_lead(view.lead)}",
    ]  # fmt: skip
    if len(scene.skeleton.stretches[view.number].segments) > 1:
        features.append("N:paragraphs")
    if capitals:
        features += ["N:title", f"N:title:{size}"]
    if scene.skeleton.headlines[paragraph]:
        features.append("N:headline" + (":first" if paragraph == 0 else ""))
    if scene.skeleton.stretches[view.number].single and not scene.single_dialect:
        features += ["N:single", "N:single:opens"] if view.opens else ["N:single"]
    if paragraphs.is_caption(scene.skeleton.body[a:b]):
        features.append("N:caption")
    if view.lead in NAMING:
        features.append("N:naming")
    if paragraph == 0:
        features.append("N:top")
    near = scene.skeleton.items[max(0, view.first - 4) : view.first]
    if any(item.lower in NAMING for item in near):
        features.append("N:naming near")
    end = scene.skeleton.body[a:b].rstrip("\"”’' )")[-1:]
    if end not in ".?!…:;,":
        single = scene.skeleton.stretches[view.number].single and not scene.single_dialect
        features.append("N:unended" + (":single" if single else ""))
    features.append(f"N:lead:{_lead(view.lead)}:{size}")
    features.append(f"N:follow:{_follow(view.follow)}:{size}")
    features.append(f"N:lead:{_lead(view.lead)}:follow:{_follow(view.follow)}")
    features.append(f"N:lead:{_lead(view.lead)}:{strongest}")
    if capitals:
        features.append(f"N:title:{_lead(view.lead)}")
    features.append(f"N:follow:{'noun' if view.follow.isalpha() and not view.after[:1] else 'other'}")
    return features


def _lead(lead: str) -> str:
    if lead in ("a", "an", "the", "this", "that", "his", "her", "their", "its", "'s", "of", "and", "to", "^", ":", ",", "in"):
        return lead
    return "verb" if verb_class(lead) else "mark" if not lead[:1].isalnum() else "word"


def _follow(follow: str) -> str:
    if not follow.isalpha():
        return "mark" if follow != "$" else "end"
    return "little" if follow in STOPS else "verb" if verb_class(follow) else "word"


def _is_title(text: str) -> bool:
    words = [word for word in WORD.findall(text) if len(word) > 3 or word[0].isupper()]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)
