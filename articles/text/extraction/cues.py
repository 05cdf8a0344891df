"""Reporting verbs of the reporter's text, each with the mention that is its subject."""

from articles.text.extraction import subjects
from articles.text.extraction.ground import Cue, Ground
from articles.text.extraction.lexicon import VERBS, verb_class, verb_form, verb_lemma, word_set
from articles.text.extraction.named_behind import on_the_right
from articles.text.extraction.skeleton import Item, Mention

SAYINGS = word_set(
    "claim claims assertion assertions statement statements comment comments remark remarks suggestion argument "
    "accusation accusations allegation allegations call calls warning warnings pledge promise vow description "
    "characterization characterisation contention insistence admission declaration tweet tweets speech words view "
    "views question answer response reply plea demand demands rhetoric criticism praise quote line slogan message "
    "belief conclusion observation boast joke threat appeal announcement letter post testimony advice verdict "
    "reaction take"
)  # what is somebody's, and holds their words: "Ann Bell's claim that …"
PHRASES = word_set("words phrase phrasing view opinion eyes telling")
WORDS_TOO = SAYINGS | PHRASES | {"according", "by", "puts"}  # cues that are no verbs
CUES = WORDS_TOO | VERBS
NOUN_BEFORE = word_set(
    "for of in from with at on by after before during over under about despite without amid the a an his her their "
    "its these those"
)
GOING = word_set("go goes went going gone")  # "and he goes, QUOTE": else no verb of speech
NAMERS = word_set("call brand label describe denounce dismiss condemn hail deride decry")
QUOTING = word_set("quotes quoted quoting cites cited citing")
NEAR = 8  # items from the head of the sentence to the person in "as The Star's Ann Bell puts it"
AS_FAR = 7  # items from the verb to its "as"


def find(ground: Ground) -> list[Cue]:
    found: list[Cue] = []
    items = ground.items
    for at in [at for at, item in enumerate(items) if item.lower in CUES or item.lower[-2:] == "ed"]:
        item = items[at]
        kind = verb_class(item.lower)
        if item.kind != "w" or (kind is None and item.lower not in WORDS_TOO and not _stands_at_quote(ground, at)):
            continue
        cue = _phrase(ground, at, found) or _verb(ground, at, found, kind)
        if cue is not None:
            found.append(cue)
    return found


def _phrase(ground: Ground, at: int, found: list[Cue]) -> Cue | None:
    """What is no verb: "according to Ann Bell", "in the words of Ann Bell", "by Ann Bell", "Ann Bell's claim"."""
    item = ground.items[at]
    if item.lower == "according" and at + 2 < len(ground.items) and ground.items[at + 1].lower == "to":
        subject = on_the_right(ground, at + 2)
        return Cue(at, "according to", "say", "past", subject, "according" if subject else "")
    if item.lower in PHRASES and (owner := _in_the_words(ground, at)):
        return Cue(at, item.text, "say", "past", owner, "agent")
    if item.lower == "by" and (agent := _agent(ground, at, found)):
        return agent
    if item.lower in SAYINGS and (owner := _owner(ground, at)):
        return Cue(at, item.text, "say", "past", owner, "owner")
    return None


def _verb(ground: Ground, at: int, found: list[Cue], kind: str | None) -> Cue | None:
    items = ground.items
    item = items[at]
    if item.lower in ("put", "puts") and at + 1 < len(items) and items[at + 1].lower == "it":
        return _aside(ground, at, found)
    if kind == "talk" and _as_quoted(items, at):
        kind = "say"
    if kind is None and item.lower not in WORDS_TOO:
        cue = Cue(at, item.text, "say", "past")
        subjects.find(ground, cue, found)
        return cue if cue.subject is not None and cue.how in ("subject", "joined", "inverted") else None
    if kind is None or (item.text[0].isupper() and verb_form(item.lower) not in ("ing", "past")):
        return None
    if at and items[at - 1].lower in NOUN_BEFORE and verb_form(item.lower) != "ing":
        return None  # "after talks", "the report", "despite repeated warnings"
    if item.lower in GOING and not _leads_to_quote(items, at):
        return None
    if item.lower == "called" and at + 1 < len(items) and items[at + 1].lower in ("to", "up", "off", "away"):
        return None  # "workers called to the area"
    cue = Cue(at, item.text, kind, verb_form(item.lower) or "base")
    subjects.find(ground, cue, found)
    if item.lower in QUOTING and (quoted := _quoted(ground, at)):
        cue.subject, cue.how = quoted, "subject"
    if cue.passive and verb_lemma(item.lower) in NAMERS:
        cue.how = "patient"
    return cue if cue.form != "base" or _is_verb(ground, cue) else None


def _aside(ground: Ground, at: int, found: list[Cue]) -> Cue:
    """ "as Ann Bell put it"; at the head of a sentence all that follows is hers."""
    cue = Cue(at, ground.items[at].text, "say", "past")
    subjects.find(ground, cue, found)
    first = ground.skeleton.sentence_span(ground.items[at].sentence)[0]
    if ground.items[first].lower == "as" and cue.subject is not None and cue.subject.first < first + NEAR:
        cue.how = "aside"
    return cue


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


def _leads_to_quote(items: list[Item], at: int) -> bool:
    behind = items[at + 1 : at + 3]
    return bool(behind) and (behind[0].kind == "q" or (behind[0].text in (",", ":") and behind[-1].kind == "q"))


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
    named = on_the_right(ground, at + 1)
    behind = items[named.last + 1 : named.last + 3] if named is not None else []
    return named if len(behind) == 2 and behind[0].text == ":" and behind[1].kind == "q" else None


def _owner(ground: Ground, at: int) -> Mention | None:
    """ "Ann Bell's claim that …", "the council's call for QUOTE", "the message from Ann Bell is clear: QUOTE"."""
    items = ground.items
    if at < 1 or at + 1 >= len(items) or items[at + 1].sentence != items[at].sentence:
        return None
    after = items[at + 1]
    announces = _announces(items, at)
    if after.lower == "from" and announces:
        return on_the_right(ground, at + 2)
    if at < 2 or items[at - 1].lower != "'s":
        return None
    leads = after.kind == "q" or after.lower in ("that", "for", "of", ":") or announces
    return ground.ending.get(at - 2) if leads else None


def _announces(items: list[Item], at: int) -> bool:
    """ "message is clear: QUOTE"."""
    for step in range(at + 1, min(at + NEAR, len(items) - 1)):
        if items[step].sentence != items[at].sentence or items[step].kind == "q":
            return False
        if items[step].text == ":":
            return items[step + 1].kind == "q"
    return False


def _in_the_words(ground: Ground, at: int) -> Mention | None:
    """ "in the words of Ann Bell", "in Ann Bell's words", "to use Ann Bell's phrase"."""
    items = ground.items
    if at > 2 and items[at - 1].lower == "'s":
        owner = ground.ending.get(at - 2)
        leads = (
            owner is not None and owner.first > 0 and items[owner.first - 1].lower in ("in", "use", "using", "quote")
        )
        return owner if leads else None
    around = [item.lower for item in items[max(0, at - 2) : at + 2]]
    return on_the_right(ground, at + 2) if around == ["in", "the", "words", "of"] else None


def _agent(ground: Ground, at: int, found: list[Cue]) -> Cue | None:
    """ "decried as QUOTE by X", "described by X as QUOTE": the agent of the verb before."""
    items = ground.items
    verb = found[-1] if found else None
    if verb is None or items[verb.at].sentence != items[at].sentence or verb.form not in ("past", "participle"):
        return None
    if items[verb.at].lower in QUOTING or (items[at - 1].kind != "q" and verb.at != at - 1):
        return None
    if len(found) > 1 and found[-2].how == "inverted" and found[-2].subject is verb.subject:
        return None  # "read a sign held by Ann Bell"
    if verb.at != at - 1 and verb.how == "subject" and not verb.passive:
        return None  # "Ann Bell warned of QUOTE by the generals"
    subject = on_the_right(ground, at + 1)
    if subject is None or _acts(items, subject.last + 1):
        return None  # none, or "a letter seen by the mayor says"
    verb.passive = True
    verb.how = "patient"  # "Ann Bell was told by her doctor": she is no speaker
    return Cue(at, verb.text, "say" if verb.kind == "talk" else verb.kind, "past", subject, "agent")


def _acts(items: list[Item], at: int) -> bool:
    verb = items[at].lower if at < len(items) and items[at].kind == "w" else ""
    return verb_class(verb) is not None and verb_form(verb) in ("past", "third")


def _is_verb(ground: Ground, cue: Cue) -> bool:
    """A base form is a verb after a plural ("officials say") or a helper ("did say"), else mostly a noun."""
    if cue.subject is None or cue.how not in ("subject", "relative", "apposition"):
        return False
    plural = cue.subject.plural or cue.subject.head in ("they", "we", "i", "who")
    return plural or ground.items[cue.at - 1].lower in subjects.ADVERBS
