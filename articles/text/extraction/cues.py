"""Reporting verbs of the reporter's text, each with the mention that is its subject."""

from articles.text.extraction import subjects
from articles.text.extraction.ground import Cue, Ground
from articles.text.extraction.lexicon import verb_class, verb_form, word_set
from articles.text.extraction.skeleton import Item, Mention

SAYINGS = word_set(
    "claim claims assertion assertions statement statements comment comments remark remarks suggestion argument "
    "accusation accusations allegation allegations call calls warning warnings pledge promise vow description "
    "characterization characterisation contention insistence admission declaration tweet tweets speech words view "
    "views question answer response reply plea demand demands rhetoric criticism praise quote line slogan message "
    "belief conclusion observation boast joke threat appeal announcement letter post testimony"
)  # what is somebody's, and holds their words: "Ann Bell's claim that …"
WORDS_TOO = SAYINGS | {"according", "by"}  # cues that are no verbs
NOUN_BEFORE = word_set(
    "for of in from with at on by after before during over under about the a an his her their its these those"
)
QUOTING = word_set("quotes quoted quoting cites cited citing")
AS_FAR = 7  # items from the verb to its "as"


def find(ground: Ground) -> list[Cue]:
    found: list[Cue] = []
    items = ground.items
    for at, item in enumerate(items):
        kind = verb_class(item.lower)
        if item.kind != "w" or (kind is None and item.lower not in WORDS_TOO and not _stands_at_quote(ground, at)):
            continue  # most items
        if item.lower == "according" and at + 2 < len(items) and items[at + 1].lower == "to":
            subject = subjects.on_the_right(ground, at + 2)
            found.append(Cue(at, "according to", "say", "past", subject, "according" if subject else ""))
            continue
        if item.lower == "by" and (agent := _agent(ground, at, found)):
            found.append(agent)
            continue
        if item.lower in SAYINGS and (owner := _owner(ground, at)):
            found.append(Cue(at, item.text, "say", "past", owner, "owner"))
            continue
        if item.lower == "put" and at + 1 < len(items) and items[at + 1].lower == "it":
            kind = "say"  # "as Ann Bell put it"
        if kind == "talk" and _as_quoted(items, at):
            kind = "say"
        if kind is None and item.lower not in WORDS_TOO:
            cue = Cue(at, item.text, "say", "past")
            subjects.find(ground, cue, found)
            if cue.subject is not None and cue.how in ("subject", "joined", "inverted"):
                found.append(cue)
            continue
        if kind is None or (item.text[0].isupper() and verb_form(item.lower) not in ("ing", "past")):
            continue
        if at and items[at - 1].lower in NOUN_BEFORE and verb_form(item.lower) in ("third", "base"):
            continue  # "after talks", "the report"
        cue = Cue(at, item.text, kind, verb_form(item.lower) or "base")
        subjects.find(ground, cue, found)
        if item.lower in QUOTING and (quoted := _quoted(ground, at)):
            cue.subject, cue.how = quoted, "subject"
        if cue.form != "base" or _is_verb(ground, cue):
            found.append(cue)
    return found


def _stands_at_quote(ground: Ground, at: int) -> bool:
    """ "Ann Bell leaned in and boomed: QUOTE", "QUOTE, boomed Ann Bell.": a verb by its form and its place."""
    items = ground.items
    lower = items[at].lower
    if not lower.endswith("ed") or len(lower) < 5 or at + 2 >= len(items) or items[at].text != lower:
        return False
    if items[at + 1].text == ":":
        return items[at + 2].kind == "q" and items[at + 2].paragraph == items[at].paragraph
    before = items[at - 1] if at else None
    if before is None or before.kind != "q" or ground.skeleton.body[before.end - 1] not in ",?!":
        return False
    return items[at + 1].kind == "m" and items[at + 2].kind == "p"


def _as_quoted(items: list[Item], at: int) -> bool:
    """ "denounced as QUOTE", "described it as a QUOTE": the verb's words are those in marks."""
    for step in range(at + 1, min(at + AS_FAR, len(items) - 1)):
        if items[step].kind == "q" or items[step].sentence != items[at].sentence:
            return False
        if items[step].lower == "as":
            behind = items[step + 1 : step + 3]
            return behind[0].kind == "q" or (behind[0].lower in ("a", "an", "the") and behind[-1].kind == "q")
    return False


def _quoted(ground: Ground, at: int) -> Mention | None:
    """ "The paper quotes Interior Minister Ann Bell: QUOTE": the words are hers."""
    items = ground.items
    named = subjects.on_the_right(ground, at + 1)
    behind = items[named.last + 1 : named.last + 3] if named is not None else []
    return named if len(behind) == 2 and behind[0].text == ":" and behind[1].kind == "q" else None


def _owner(ground: Ground, at: int) -> Mention | None:
    """ "Ann Bell's claim that …", "the council's call for QUOTE": whose words they are."""
    items = ground.items
    if at < 2 or at + 1 >= len(items) or items[at - 1].lower != "'s" or items[at + 1].sentence != items[at].sentence:
        return None
    after = items[at + 1]
    return ground.ending.get(at - 2) if after.kind == "q" or after.lower in ("that", "for", "of", ":") else None


def _agent(ground: Ground, at: int, found: list[Cue]) -> Cue | None:
    """ "decried as QUOTE by X", "described by X as QUOTE": the agent of the verb before."""
    items = ground.items
    verb = found[-1] if found else None
    if verb is None or items[verb.at].sentence != items[at].sentence or verb.form not in ("past", "participle"):
        return None
    if items[at - 1].kind != "q" and verb.at != at - 1:
        return None
    subject = subjects.on_the_right(ground, at + 1)
    if subject is None:
        return None
    verb.passive = True
    return Cue(at, verb.text, verb.kind, "past", subject, "agent")


def _is_verb(ground: Ground, cue: Cue) -> bool:
    """A base form is a verb after a plural ("officials say") or a helper ("did say"), else mostly a noun."""
    if cue.subject is None or cue.how not in ("subject", "relative", "apposition"):
        return False
    plural = cue.subject.plural or cue.subject.head in ("they", "we", "i", "who")
    return plural or ground.items[cue.at - 1].lower in subjects.ADVERBS
