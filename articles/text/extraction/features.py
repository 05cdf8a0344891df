"""What speaks for and against one candidate, as short strings that the ranker weighs."""

from bisect import bisect_left
from dataclasses import dataclass, field

from articles.text.extraction.ground import Cue
from articles.text.extraction.lexicon import verb_class, verb_lemma
from articles.text.extraction.places_known import is_place
from articles.text.extraction.scene import Scene, View
from articles.text.extraction.skeleton import Item, Mention
from articles.text.extraction.subjects import PREPOSITIONS

LIGHT = frozenset((",", ":", "that", "it", "—", "–", "-"))
CONJUNCTIONS = frozenset(("as", "before", "after", "since", "until", "than"))  # where a subject follows


@dataclass(slots=True)
class Candidate:
    mention: Mention | None  # None: nobody
    features: list[str] = field(default_factory=list)
    cue: Cue | None = None


def describe(scene: Scene, view: View, candidate: Candidate, previous: tuple[Mention, int] | None, shape: str) -> None:
    mention = candidate.mention
    if mention is None:
        return
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
        since = scene.skeleton.places[previous[1]][-1]
        if any(cue.at > since and cue.subject is not mention and cue.subject for cue in view.before):
            add("prev:displaced")
    elif previous and mention.entity is not None and mention.entity == previous[0].entity:
        add(f"preventity:{shape}")


def _cue_features(scene: Scene, view: View, candidate: Candidate) -> None:
    mention = candidate.mention
    add = candidate.features.append
    items = scene.skeleton.items
    for rank, cue in enumerate(reversed(view.before)):
        if cue.subject is mention:
            gap = _gap(items, cue.at + 1, view.first)
            how = "subject" if cue.how == "agent" else cue.how
            add(f"B{min(rank, 2)}:{cue.kind}:{how}{':passive' if cue.passive else ''}")
            add(f"B{min(rank, 1)}:{verb_lemma(cue.text.lower() if cue.how == 'agent' else items[cue.at].lower)}")
            add(f"B:{gap}:{cue.kind}{':passive' if cue.passive else ''}")
            add(f"B:{min(rank, 2)}:{gap}")
            candidate.cue = _better(candidate.cue, cue)
    for rank, cue in enumerate(view.after):
        if cue.subject is mention:
            gap = _gap(items, view.last + 1, min(cue.at, mention.first) if mention else cue.at)
            add(f"A{min(rank, 2)}:{cue.kind}:{cue.how}{':passive' if cue.passive else ''}")
            add(f"A{min(rank, 1)}:{verb_lemma(items[cue.at].lower)}")
            add(f"A:{gap}:{cue.kind}{':passive' if cue.passive else ''}")
            add(f"A:{min(rank, 2)}:{gap}")
            candidate.cue = _better(candidate.cue, cue)
    if candidate.cue is None:
        _distant_cue(scene, view, candidate)


def _better(held: Cue | None, cue: Cue) -> Cue:
    """The cue to show: the nearest that reports by itself, rather than one that only may."""
    order = ("say", "write", "tell", "talk", "soft")
    return cue if held is None or order.index(cue.kind) < min(order.index(held.kind), 3) else held


def _distant_cue(scene: Scene, view: View, candidate: Candidate) -> None:
    mention = candidate.mention
    if mention is None:
        return
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
    if mention is None:
        return
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
    told = candidate.cue is not None and candidate.cue.how in ("agent", "according")
    if lead in PREPOSITIONS and not told and not (lead in CONJUNCTIONS and scene.is_subject(mention)):
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
    if (
        view.first
        and items[view.first - 1].text == ":"
        and items[view.first - 1].sentence == items[mention.first].sentence
    ):
        add("announced:" + ("cue" if candidate.cue else "opens" if first else "in"))
    if side == "before":
        firsts = scene.firsts
        between = bisect_left(firsts, view.first) - bisect_left(firsts, mention.last + 1)
        add(f"rank:{max(0, min(between, 4))}")
        over = bisect_left(scene.quotes, mention.last + 1)
        if over < len(scene.quotes) and scene.quotes[over] < min(view.first, mention.last + 61):
            add("over quote")
    elif mention.first == view.last + 1 or (mention.first == view.last + 2 and items[view.last + 1].kind == "p"):
        add("touches")
    if mention.kind in ("lone", "organisation") and is_place(mention.text):
        add("place")
    if mention.plural:
        add("plural")
    if mention.head in ("we", "i", "who"):
        add("pronoun:" + mention.head)
