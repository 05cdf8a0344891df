"""Reporting verbs of the reporter's text, each with the mention that is its subject."""

from dataclasses import dataclass

from articles.text.extraction.lexicon import nouns, title_words, verb_class, verb_form, words
from articles.text.extraction.skeleton import Item, Mention, Skeleton

ADVERBS = frozenset(
    "also later then once again now just even still already only never always often repeatedly simply quickly "
    "has have had is are was were be been being will would could should may might can did does do not to ever soon "
    "himself herself themselves further both all rather instead too yesterday today tonight sometimes ultimately "
    "n't first next reportedly previously recently subsequently earlier famously apparently".split()
)
AUXILIARIES = frozenset("is are was were be been being get got gets".split())
JOINTS = frozenset(("and", "but", "then", "or"))
FAR = 30
REACH = 10


@dataclass(slots=True)
class Cue:
    """``how`` the subject was found: "subject", "inverted", "apposition", "relative", "participle", "joined",
    "according" or "".
    """

    at: int
    text: str
    kind: str
    form: str
    subject: Mention | None = None
    how: str = ""
    passive: bool = False


class Ground:
    """Mentions by the items they begin and end on, for looking left and right."""

    def __init__(self, skeleton: Skeleton, mentions: list[Mention]) -> None:
        self.items = skeleton.items
        self.skeleton = skeleton
        self.ending: dict[int, Mention] = {}
        self.beginning: dict[int, Mention] = {}
        for mention in mentions:
            held = self.ending.get(mention.last)
            if held is None or held.first > mention.first:
                self.ending[mention.last] = mention
            held = self.beginning.get(mention.first)
            if held is None or held.last < mention.last:
                self.beginning[mention.first] = mention


def find(ground: Ground) -> list[Cue]:
    found: list[Cue] = []
    items = ground.items
    for at, item in enumerate(items):
        if item.kind != "w":
            continue
        if item.lower == "according" and at + 2 < len(items) and items[at + 1].lower == "to":
            subject = _right(ground, at + 2)
            found.append(Cue(at, "according to", "say", "past", subject, "according" if subject else ""))
            continue
        if item.lower == "by" and (agent := _agent(ground, at, found)):
            found.append(agent)
            continue
        kind = verb_class(item.lower)
        if kind is None or (item.text[0].isupper() and verb_form(item.lower) not in ("ing", "past")):
            continue
        cue = Cue(at, item.text, kind, verb_form(item.lower) or "base")
        _find_subject(ground, cue, found)
        if cue.subject or cue.form != "base":
            found.append(cue)
    return found


def _agent(ground: Ground, at: int, found: list[Cue]) -> Cue | None:
    """ "decried as QUOTE by X", "described by X as QUOTE": the agent of the verb before."""
    items = ground.items
    verb = found[-1] if found else None
    if verb is None or items[verb.at].sentence != items[at].sentence or verb.form not in ("past", "participle"):
        return None
    if items[at - 1].kind != "q" and verb.at != at - 1:
        return None
    subject = _right(ground, at + 1)
    return Cue(at, verb.text, verb.kind, "past", subject, "agent") if subject else None


def _right(ground: Ground, at: int) -> Mention | None:
    """The mention that begins at ``at``, past titles: "former Ohio Gov. and party Chairman Ed Bell"."""
    items = ground.items
    fallback: Mention | None = None
    for step in range(at, min(at + REACH, len(items))):
        mention = ground.beginning.get(step)
        if mention and (mention.kind != "lone" or mention.entity is not None or step < at + 2):
            if mention.kind in ("person", "pronoun") or step < at + 3:
                return _owned(ground, mention)
            fallback = fallback or mention
        item = items[step]
        leads = item.kind == "w" and (item.text[0].isupper() or item.lower in title_words() or item.lower == "and")
        if not leads and item.kind != "m" and item.text != "." and step > at + 1:
            break
        if item.kind not in ("w", "m") and item.text != ".":
            break
    return fallback


def _owned(ground: Ground, mention: Mention) -> Mention:
    """ "Reagan's former secretary William Bennett": who is owned speaks, not the owner."""
    items = ground.items
    at = mention.last + 1
    if at >= len(items) or items[at].kind != "w":
        return mention
    if items[at].lower != "'s":
        return _introduced(ground, mention)
    for step in range(1, 7):
        other = ground.beginning.get(at + step)
        if other and other.kind in ("person", "noun", "organisation"):
            return other
        if at + step >= len(items) or items[at + step].kind != "w":
            break
    return mention


def _introduced(ground: Ground, mention: Mention) -> Mention:
    """ "Smith ally Ann Bell": the person whom the words after the first name introduce."""
    for at in range(mention.last + 1, min(mention.last + 5, len(ground.items))):
        item = ground.items[at]
        if item.kind == "m":
            return item.mention if item.mention and item.mention.kind == "person" else mention
        if item.kind != "w" or item.lower not in title_words() | nouns("body") | nouns("document"):
            return mention
    return mention


def _find_subject(ground: Ground, cue: Cue, earlier: list[Cue]) -> None:
    items = ground.items
    sentence = items[cue.at].sentence
    at = cue.at - 1
    while at >= 0 and items[at].sentence == sentence and (_skipped(items[at]) or _is_date(items, at)):
        cue.passive = cue.passive or items[at].lower in AUXILIARIES
        at -= 1
    cue.passive = cue.passive and cue.form in ("past", "participle")
    if at < 0 or items[at].sentence != sentence:
        _open(ground, cue)
        return
    mention = ground.ending.get(at)
    if mention and cue.form != "ing":
        cue.subject, cue.how = mention, "relative" if mention.head == "who" else "subject"
        if mention.head == "who":
            cue.subject = _before_relative(ground, mention.first) or mention
        return
    if cue.form != "ing" and _inverted(ground, cue, at):
        return
    if cue.form == "ing" or items[at].lower in JOINTS:
        _shared(ground, cue, earlier, sentence)
        return
    if items[at].text in (",", ")", "—", "–", "-"):
        cue.subject = _over_apposition(ground, at)
        cue.how = "apposition" if cue.subject else ""
    if cue.subject is None:
        _shared(ground, cue, earlier, sentence)
        cue.how = "loose" if cue.subject else ""


def _skipped(item: Item) -> bool:
    return item.kind == "w" and (item.lower in ADVERBS or (item.lower.endswith("ly") and len(item.lower) > 4) or item.lower == "'s")


def _is_date(items: list[Item], at: int) -> bool:
    """ "on Friday", "two weeks ago" between subject and verb."""
    lower = items[at].lower
    if lower in words("calendar") or lower in ("ago", "weeks", "week", "days", "months", "years", "year"):
        return True
    after = items[at + 1].lower if at + 1 < len(items) else ""
    near = after in words("calendar") or after in ("weeks", "week", "days", "months", "years", "year", "ago")
    return near and (lower in ("on", "last", "this", "late", "early", "in", "two", "three", "few", "a") or lower.isdigit())


def _open(ground: Ground, cue: Cue) -> None:
    """The verb opens its sentence: "Speaking in London, Mr Ban said", or QUOTE. Said Mr Ban."""
    if cue.form == "ing":
        cue.subject = _main_subject(ground, ground.items[cue.at].sentence)
        cue.how = "participle" if cue.subject else ""
    else:
        mention = _right(ground, cue.at + 1)
        cue.subject, cue.how = mention, "inverted" if mention else ""


def _inverted(ground: Ground, cue: Cue, at: int) -> bool:
    """QUOTE said X / QUOTE, said X: what follows the verb is its subject if no verb follows it in turn."""
    items = ground.items
    before = items[at]
    if not (before.kind == "q" or (before.text in (",", "-", "—", "–") and at and items[at - 1].kind == "q")):
        return False
    mention = _right(ground, cue.at + 1)
    if mention is None:
        return False
    after = items[mention.last + 1] if mention.last + 1 < len(items) else None
    if after is not None and after.kind == "w" and verb_form(after.lower) in ("past", "third") and not cue.passive:
        if verb_class(after.lower) in ("say", "tell"):
            return False
    cue.subject, cue.how = mention, "inverted"
    return True


def _before_relative(ground: Ground, at: int) -> Mention | None:
    """Whom "who" takes up: what ends right before it, past a comma."""
    at -= 1
    if at >= 0 and ground.items[at].text in (",", "—", "–"):
        at -= 1
    mention = ground.ending.get(at)
    return mention if mention and mention.kind != "pronoun" else None


def _over_apposition(ground: Ground, comma: int) -> Mention | None:
    """X, a teacher in Homs, said: the mention whose description ends at ``comma``."""
    items = ground.items
    sentence = items[comma].sentence
    while comma and items[comma - 1].kind == "p":
        comma -= 1
    named = ground.ending.get(comma - 1)
    if named and named.kind == "person" and named.first > 1 and items[named.first - 1].text == ",":
        described = ground.ending.get(named.first - 2)
        if described and described.kind == "noun" and not described.plural:
            return named
    for at in range(comma - 1, max(0, comma - FAR), -1):
        if items[at].sentence != sentence or items[at].kind == "q":
            return None
        if items[at].text not in (",", "(", "—", "–", "-"):
            continue
        mention = ground.ending.get(at - 1)
        if mention and (mention.kind in ("person", "pronoun", "organisation") or mention.kind == "noun"):
            if mention.kind != "noun" or mention.head not in ("",):
                return mention
        elif mention and mention.kind == "lone" and mention.entity is None and at - 2 >= 0 and items[at - 2].kind != "p":
            continue
    return None


def _shared(ground: Ground, cue: Cue, earlier: list[Cue], sentence: int) -> None:
    """A joined verb or a participle has the subject of the verb before it, else of the sentence."""
    for other in reversed(earlier):
        if ground.items[other.at].sentence != sentence:
            break
        if other.subject and other.how not in ("according", "relative") and other.at < cue.at:
            if other.kind != "soft" or cue.form != "ing":
                cue.subject = other.subject
                cue.how = "participle" if cue.form == "ing" else "joined"
                return
    cue.subject = _main_subject(ground, sentence, cue.at)
    cue.how = ("participle" if cue.form == "ing" else "joined") if cue.subject else ""


def _main_subject(ground: Ground, sentence: int, before: int | None = None) -> Mention | None:
    """The first mention of the sentence that is no object of a preposition."""
    first, end = ground.skeleton.sentence_span(sentence)
    at = first
    stop = end if before is None else before
    while at < stop:
        mention = ground.beginning.get(at)
        if mention is None:
            at += 1
            continue
        previous = ground.items[at - 1].lower if at > first else ""
        after = ground.items[mention.last + 1].lower if mention.last + 1 < len(ground.items) else ""
        if previous not in PREPOSITIONS and after != "'s" and mention.head not in ("who", "it"):
            if mention.kind != "lone" or mention.entity is not None:
                return mention
        at = mention.last + 1
    return None


PREPOSITIONS = frozenset(
    "of for from in at with on to by about into over under after before since during until against among between "
    "as than like via per through across near behind toward towards without within despite 's".split()
)
