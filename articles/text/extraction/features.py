"""What speaks for and against one candidate, as short strings that the ranker weighs."""

from bisect import bisect_left
from dataclasses import dataclass, field

from articles.text.extraction.cues import NAMERS
from articles.text.extraction.ground import Cue
from articles.text.extraction.lexicon import verb_class, verb_lemma, word_set
from articles.text.extraction.places_known import is_place
from articles.text.extraction.scene import Scene, View
from articles.text.extraction.skeleton import Item, Mention
from articles.text.extraction.subjects import FINITE, PREPOSITIONS

LIGHT = frozenset((",", ":", "that", "it", "—", "–", "-", "of", "as"))
CLAUSES = word_set(", ; — – but and while though although whereas as when after before until")
ENCLOSING = word_set("while though although whereas as when after before because if")
NEAR_TAG = 6  # items from the quote to who speaks or speaks of it
NAMED_WITHIN = 8  # items between such a verb and the words
BEHIND = ("agent", "parenthesis")  # the subject stands behind its verb, and is its subject all the same
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
        rivals = [cue for cue in view.before if cue.at > since and cue.subject is not mention and cue.subject]
        if rivals:
            add("prev:displaced")
        if any(_begins_clause(items, cue) for cue in rivals):
            add("prev:parted")
    elif previous and mention.entity is not None and mention.entity == previous[0].entity:
        add(f"preventity:{shape}")


def _cue_features(scene: Scene, view: View, candidate: Candidate) -> None:
    _before(scene, view, candidate)
    _after(scene, view, candidate)
    if candidate.cue is None:
        _distant_cue(scene, view, candidate)


def _before(scene: Scene, view: View, candidate: Candidate) -> None:
    """The verbs before the quote whose subject the candidate is."""
    mention = candidate.mention
    add = candidate.features.append
    items = scene.skeleton.items
    parted = False  # whether a clause of its own, with another subject, stands between
    for rank, cue in enumerate(reversed(view.before)):
        if cue.how == "patient":
            if cue.subject is mention:
                add("patient")
        elif cue.subject is not mention:
            parted = parted or _begins_clause(items, cue)
        else:
            if cue.how == "aside":
                add("aside")
            elif parted:
                add("parted")
            gap = _gap(items, mention.last + 1 if mention and cue.how in BEHIND else cue.at + 1, view.first)
            how = "subject" if cue.how in (*BEHIND, "aside") else cue.how
            add(f"B{min(rank, 2)}:{cue.kind}:{how}{':passive' if cue.passive else ''}")
            add(f"B{min(rank, 1)}:{verb_lemma(cue.text.lower() if cue.how == 'agent' else items[cue.at].lower)}")
            add(f"B:{gap}:{cue.kind}{':passive' if cue.passive else ''}")
            add(f"B:{min(rank, 2)}:{gap}")
            candidate.cue = _better(candidate.cue, cue)
            if names(items, view, cue):
                add("names")


def _after(scene: Scene, view: View, candidate: Candidate) -> None:
    """The verbs behind it."""
    mention = candidate.mention
    add = candidate.features.append
    items = scene.skeleton.items
    enclosed = bool(view.before) and _begins_clause(items, view.before[-1], ENCLOSING)
    for rank, cue in enumerate(view.after):
        if cue.subject is mention and cue.how == "patient":
            add("patient")
        elif cue.subject is mention:
            if enclosed and view.before[-1].subject is not mention:
                add("outside")  # "While Ed Orr spoke of QUOTE, Ann Bell warned"
            gap = _gap(items, view.last + 1, min(cue.at, mention.first) if mention else cue.at)
            add(f"A{min(rank, 2)}:{cue.kind}:{cue.how}{':passive' if cue.passive else ''}")
            add(f"A{min(rank, 1)}:{verb_lemma(items[cue.at].lower)}")
            add(f"A:{gap}:{cue.kind}{':passive' if cue.passive else ''}")
            add(f"A:{min(rank, 2)}:{gap}")
            candidate.cue = _better(candidate.cue, cue)
            if named_by(view, cue):
                add("names")
            if rank == 0 and _is_tag(items, view, cue):
                add("tag")


def _is_tag(items: list[Item], view: View, cue: Cue) -> bool:
    """“… the nation,” Ann Bell said: what stands right behind a quote that ends with a comma."""
    if cue.subject is None or cue.how not in ("subject", "inverted", "apposition"):
        return False
    if view.stop != ",":
        return view.stop in ("?", "!") and cue.how == "inverted" and cue.at == view.last + 1  # “Why?” asked Ann Bell
    between = items[view.last + 1 : min(cue.at, cue.subject.first)]
    return len(between) < NEAR_TAG and all(item.kind in ("w", "m") and item.lower not in CLAUSES for item in between)


def named_by(view: View, cue: Cue) -> bool:
    """ "decried as QUOTE by Ann Bell"."""
    patient = bool(view.before) and view.before[-1].how == "patient"
    return patient and cue.how == "agent" and verb_lemma(cue.text.lower()) in NAMERS


def names(items: list[Item], view: View, cue: Cue) -> bool:
    """Whether the words are what the verb's subject calls something: "the council called the plan QUOTE"."""
    between = items[cue.at + 1 : view.first]
    if cue is not view.before[-1] or cue.passive or cue.subject is None or len(between) > NAMED_WITHIN:
        return False
    if not between and items[cue.subject.first - 1].lower not in ("which", "whom"):
        return False
    named = verb_lemma(items[cue.at].lower) in NAMERS and all(item.kind != "p" for item in between)
    return named and items[view.first].sentence == items[cue.at].sentence


def _begins_clause(items: list[Item], cue: Cue, joints: frozenset[str] = CLAUSES) -> bool:
    """ "…, but critics called it QUOTE": a subject of its own right behind what joins two clauses."""
    if cue.how == "owner":
        return True  # "Aid workers deny Ann Bell's claim that it was QUOTE"
    if cue.subject is None or cue.how != "subject" or cue.subject.first < 1:
        return False
    before = items[cue.subject.first - 1]
    return before.lower in joints and before.sentence == items[cue.at].sentence


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


def _is_aside(items: list[Item], mention: Mention, start: int) -> bool:
    before = items[mention.first - 2] if mention.first - 2 >= start else None
    return before is not None and (before.kind == "q" or before.text in (",", "—", "–", "-"))


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
    there, here = items[mention.first], items[view.first if side == "before" else view.last]
    distance, parts = abs(here.sentence - there.sentence), abs(here.paragraph - there.paragraph)
    where = f"{side}:s{min(distance, 3)}:p{min(parts, 2)}"
    add(where)
    add(f"{shape}:{where}")
    start = scene.skeleton.bounds[there.sentence]
    lead = items[mention.first - 1].lower if mention.first > start else "^"
    follow = items[mention.last + 1].lower if mention.last + 1 < len(items) else "$"
    verb = verb_class(lead)
    how = candidate.cue.how if candidate.cue is not None else ""
    if lead == "that" or (verb == "say" and how != "parenthesis"):
        add(f"embedded:{mention.kind}:{side}")
    told = how in ("agent", "according", "relative", "parenthesis", "aside")
    if lead in PREPOSITIONS and lead != "'s" and not told and not (lead in CONJUNCTIONS and scene.is_subject(mention)):
        add("object")
    of = lead == "of" and verb_class(items[mention.first - 2].lower) == "say"  # "said of the senator"
    if lead in ("told", "asked", "to", "with", "against") or verb == "tell" or of:
        add("hearer")
    if follow == "'s":
        add("owner")
    first = lead == "^"
    if first:
        add(f"opens:{min(distance, 2)}:{side}")
    if verb_class(follow) in ("say", "tell", "write", "talk"):
        add(f"speaks:{side}:{verb_class(follow)}")
    if lead == "as" and follow != "," and candidate.cue is not None and _is_aside(items, mention, start):
        add("aside")  # QUOTE, as Ann Bell put it
    if mention.last == view.first - 1 and view.text.split(" ", 1)[0].lower() in FINITE:
        add("completed")  # Ann Bell “has left the council”: what somebody else said of her
    if follow == ":":
        add("label:" + ("opens" if first else "in"))
    if view.first and items[view.first - 1].text == ":" and items[view.first - 1].sentence == there.sentence:
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
    dash = items[view.last + 1].text in ("—", "–", "-") if view.last + 1 < len(items) else False
    if dash and view.opens and mention.first == view.last + 2:
        add("signed")  # “We wait.” — Ann Bell
    if mention.kind in ("lone", "organisation") and is_place(mention.text):
        add("place")
    if mention.plural:
        add("plural")
    if mention.head in ("we", "i", "who"):
        add("pronoun:" + mention.head)
