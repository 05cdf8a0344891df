"""Reporting verbs of the reporter's text, each with the mention that is its subject."""

from articles.text.extraction import subjects
from articles.text.extraction.ground import Cue, Ground
from articles.text.extraction.lexicon import verb_class, verb_form, word_set

NOUN_BEFORE = word_set(
    "for of in from with at on by after before during over under about the a an his her their its these those"
)


def find(ground: Ground) -> list[Cue]:
    found: list[Cue] = []
    items = ground.items
    for at, item in enumerate(items):
        if item.kind != "w":
            continue
        if item.lower == "according" and at + 2 < len(items) and items[at + 1].lower == "to":
            subject = subjects.on_the_right(ground, at + 2)
            found.append(Cue(at, "according to", "say", "past", subject, "according" if subject else ""))
            continue
        if item.lower == "by" and (agent := _agent(ground, at, found)):
            found.append(agent)
            continue
        kind = verb_class(item.lower)
        if kind is None or (item.text[0].isupper() and verb_form(item.lower) not in ("ing", "past")):
            continue
        if at and items[at - 1].lower in NOUN_BEFORE and verb_form(item.lower) in ("third", "base"):
            continue  # "after talks", "the report"
        cue = Cue(at, item.text, kind, verb_form(item.lower) or "base")
        subjects.find(ground, cue, found)
        if cue.form != "base" or _is_verb(ground, cue):
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
    subject = subjects.on_the_right(ground, at + 1)
    return Cue(at, verb.text, verb.kind, "past", subject, "agent") if subject else None


def _is_verb(ground: Ground, cue: Cue) -> bool:
    """A base form is a verb after a plural ("officials say") or a helper ("did say"), else mostly a noun."""
    if cue.subject is None or cue.how not in ("subject", "relative", "apposition"):
        return False
    plural = cue.subject.plural or cue.subject.head in ("they", "we", "i", "who")
    return plural or ground.items[cue.at - 1].lower in subjects.ADVERBS
