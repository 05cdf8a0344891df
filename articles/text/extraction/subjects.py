"""The subject of a reporting verb: before it, behind it, over an apposition, shared with another verb."""

from articles.text.extraction.ground import Cue, Ground
from articles.text.extraction.lexicon import (
    is_adverb,
    nouns,
    speakers,
    titles,
    verb_class,
    verb_form,
    word_set,
    words,
)
from articles.text.extraction.named_behind import REACH, on_the_right
from articles.text.extraction.places_known import is_place
from articles.text.extraction.skeleton import Item, Mention
from articles.text.extraction.sources import IRREGULAR

ADVERBS = word_set(
    "also later then once again now just even still already only never always often repeatedly simply quickly "
    "has have had is are was were be been being will would could should may might can did does do not to ever soon "
    "himself herself themselves further both all rather instead too yesterday today tonight sometimes ultimately "
    "n't first next reportedly previously recently subsequently earlier famously apparently"
)
AUXILIARIES = word_set("is are was were be been being get got gets")
FINITE = word_set(
    "is was are were has have had will would can could should must may might does did isn't wasn't won't do"
)
JOINTS = frozenset(("and", "but", "then", "or"))
TELLING = nouns("document") | nouns("body")
TELLERS = TELLING | nouns("person")
ASIDES = word_set("however though meanwhile too then instead")
LEADING = word_set(
    "start starts started begin begins began begun continue continues continued try tries tried trying seek seeks "
    "sought attempt attempts attempted want wants wanted go goes went gone going proceed proceeded appear appears "
    "appeared seem seems seemed use used fail failed manage managed decide decided refuse refuses refused decline "
    "declines declined rush rushed hasten hastened like likes love loves choose chose dare dared hope hopes hoped "
    "plan plans planned need needs needed happen happened come came stop stopped pause paused turn turned move moved "
    "rise rose"
)
LASTING = word_set("keep keeps kept start starts started begin begins began stop stops stopped go goes went")
PLACING = word_set("on over outside inside above under near behind beside beneath around across along")
QUOTED_AS = word_set("saying telling writing stating declaring warning")
FAR = 30
BRACKETED = 8  # items in brackets behind a body's name
WHOSE = 5  # items from "whose" to the name of whom somebody has
RELATIVE = 16  # items from the relative pronoun to a participle of its clause
PREPOSITIONS = word_set(
    "of for from in at with on to by about into over under after before since during until against among between "
    "as than like via per through across near behind toward towards without within despite amid throughout upon "
    "beyond along around outside inside 's"
)


def find(ground: Ground, cue: Cue, earlier: list[Cue]) -> None:
    items = ground.items
    sentence = items[cue.at].sentence
    at = cue.at - 1
    while (
        at >= 0
        and items[at].sentence == sentence
        and (_skipped(items[at]) or _is_date(items, at) or _leads_on(items, at, cue.form))
    ):
        cue.passive = cue.passive or items[at].lower in AUXILIARIES
        at -= 1
    if cue.form == "ing" and at >= 0 and _opens_clause(items, at):
        at -= 1
    cue.passive = cue.passive and cue.form in ("past", "participle") and not _is_quoted_as(items, cue.at)
    if at > 2 and items[at].text == items[at - 2].text == "," and items[at - 1].lower in ASIDES:
        at -= 3
        described = _over_apposition(ground, at + 1)
        body = ground.ending.get(at)
        if described is not None and described.kind == "person" and body is not None and body.kind == "organisation":
            cue.subject, cue.how = described, "apposition"  # "Ann Bell, head of Aid Now, however, said"
            return
    if at < 0 or items[at].sentence != sentence:
        _open(ground, cue)
        return
    if cue.form == "ing" and items[at].lower == "as" and _quoted(ground, cue, at, earlier):
        return
    mention = _head(ground, ground.ending.get(at))
    if mention is not None and mention.kind == "noun" and cue.form != "ing" and mention.head not in speakers():
        mention = _speaker_before(ground, mention) or mention
    if mention and cue.form != "ing" and (whole := _past_relative(ground, mention)):
        cue.subject, cue.how = whole, "subject"  # "one woman who lost her house said"
        return
    if (
        mention
        and cue.form == "ing"
        and (mention.head in nouns("document") or items[mention.first - 1].lower == "with")
    ):
        absolute = items[mention.first - 1].lower == "with"  # "with Ann Bell calling it QUOTE"
        cue.subject, cue.how = mention, "aside" if absolute else "subject"  # "a letter saying QUOTE"
        return
    if mention and cue.form != "ing" and (behind := _behind_quote(ground, mention, earlier)):
        cue.subject, cue.how = behind, "apposition"
        return
    if mention and cue.form != "ing":
        cue.subject, cue.how = mention, "relative" if mention.head == "who" else "subject"
        if mention.head == "who":
            cue.subject = before_relative(ground, mention.first) or mention
        return
    if cue.form != "ing" and items[at].lower in ("that", "which"):
        thing = before_relative(ground, at)
        if thing is not None and (thing.kind == "organisation" or thing.head in TELLING):
            cue.subject, cue.how = thing, "relative"
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


def _quoted(ground: Ground, cue: Cue, at: int, earlier: list[Cue]) -> bool:
    """ "state television quoted Ann Bell as saying": she speaks, not the one who quotes her."""
    parted = ground.items[at - 1].text == ","  # "quoted Ann Bell, the mayor, as saying"
    mention = _over_apposition(ground, at - 1) if parted else ground.ending.get(at - 1)
    quoting = earlier[-1] if earlier else None
    if mention is None or quoting is None or quoting.text not in ("quoted", "quotes", "quoting", "quote", "cited"):
        return False
    if quoting.at >= mention.first or ground.items[quoting.at].sentence != ground.items[cue.at].sentence:
        return False
    if ground.items[mention.first - 1].lower == "by":  # "Ann Bell was quoted by the agency as saying"
        cue.subject, cue.how = quoting.subject, "subject" if quoting.subject else ""
        return quoting.subject is not None
    cue.subject = quoting.subject = mention
    cue.how = quoting.how = "subject"
    return True


def _is_quoted_as(items: list[Item], at: int) -> bool:
    """ "Ann Bell was quoted as saying": the words are hers."""
    after = [item.lower for item in items[at : at + 3]]
    return (
        len(after) == 3 and after[0] in ("quoted", "cited", "reported") and after[1] == "as" and after[2] in QUOTED_AS
    )


def _leads_on(items: list[Item], at: int, form: str) -> bool:
    """ "started to say", "went on to say", "kept saying": the verb that leads on to another one of the same subject."""
    lower, after = items[at].lower, items[at + 1].lower
    if lower == "this":
        return after == "to"  # "had this to say"
    if lower == "on":
        return after == "to" and items[at - 1].lower in ("go", "goes", "went", "gone", "going")
    return (lower in LEADING and after in ("to", "on")) or (lower in LASTING and form == "ing")


def _opens_clause(items: list[Item], at: int) -> bool:
    """ "In declaring that …, Ann Bell …": the participle's clause opens the sentence."""
    first = at == 0 or items[at - 1].sentence != items[at].sentence
    return first and items[at].lower in ("in", "by", "after", "before", "while", "when", "on", "without", "despite")


def _head(ground: Ground, mention: Mention | None) -> Mention | None:
    """ "Ann Bell of Aid Now said", "Ann Bell, 34, of Leeds said": not the place or body she is of."""
    if mention is None or mention.kind == "pronoun" or mention.first < 2:
        return mention
    items = ground.items
    link = mention.first - 1
    if items[link].text == "," and is_place(mention.text):  # "Ann Bell of Marion, Ohio"
        town = ground.ending.get(link - 1)
        return _head(ground, town) if town is not None and town.kind == "lone" else mention
    if items[link].lower == "the" and mention.first > 2:
        link -= 1
    if items[link].kind == "w" and items[link].lower.endswith("ing"):  # "a lawyer representing Ann Bell said"
        acting = ground.ending.get(link - 1)
        return acting if acting is not None and acting.head in nouns("person") else mention
    if items[link].lower in PLACING:  # "a sign outside the church reads"
        words_on = ground.ending.get(link - 1)
        return words_on if words_on is not None and words_on.head in nouns("document") else mention
    if items[link].lower not in ("of", "from", "in", "at", "with", "to", "by", "for"):
        return mention
    if mention.kind == "organisation" and (described := _described_at(ground, link)):
        return described
    before = _before_brackets(items, link - 1)
    if items[link].lower == "by":  # "a statement by the council said", "an email seen by the Echo says"
        seen = items[before].kind == "w" and verb_form(items[before].lower) in ("past", "participle")
        made = ground.ending.get(before - 1 if seen or items[before].lower.endswith("ed") else before)
        return made if made is not None and made.kind == "noun" and made.head in nouns("document") else mention
    if items[before].lower.endswith("ing") and items[before].kind == "w":
        before -= 1
    elif items[link].lower == "to":
        return mention
    if items[before].sentence != items[mention.first].sentence:
        return mention
    if items[before].text == ",":
        beside = ground.ending.get(before - 1)  # "Ann Bell, of Leeds said"
        person = beside is not None and beside.kind == "person" and items[link].lower == "of"
        return beside if person else _over_apposition(ground, before) or mention
    owner = ground.ending.get(before)
    if owner and owner.kind in ("organisation", "lone"):
        owner = _head(ground, owner)
    if owner is None or owner.kind in ("person", "noun"):
        return owner or mention
    based = owner.kind == "organisation" and is_place(mention.text)  # "Hill Hospital in Leeds said"
    return owner if based and items[owner.first - 1].lower not in PREPOSITIONS else mention


def _speaker_before(ground: Ground, mention: Mention) -> Mention | None:
    """ "the statement after the crash said", "Ann Bell of Aid Now, which owns the mine said": neither speaks."""
    items = ground.items
    led = items[mention.first - 1].lower if mention.first else ""
    if led not in PREPOSITIONS and verb_form(led) not in ("third", "past") and not led.endswith("s"):
        return None
    for at in range(mention.first - 1, max(0, mention.first - FAR), -1):
        item = items[at]
        if item.lower == "who":
            return None
        if item.sentence != items[mention.first].sentence or item.kind == "q":
            named = ground.beginning.get(at + 1) if item.kind == "q" else None
            return named if named is not None and named.kind == "person" else None
        other = ground.ending.get(at)
        if other is None or other.kind == "lone":
            continue
        if other.head in nouns("document") or (other.head in nouns("person") and items[at + 1].text == ","):
            return other
        if other.kind == "person" and items[at + 1].text == ",":
            return other
    return None


def _before_brackets(items: list[Item], at: int) -> int:
    """ "Ann Bell of the Northern Bank (NB) in Leeds said": where the words before the brackets end."""
    if items[at].text == ")":
        for start in range(at - 1, max(0, at - BRACKETED), -1):
            if items[start].text == "(":
                return start - 1
    return at


def _described_at(ground: Ground, link: int) -> Mention | None:
    """ "Ann Bell, head of trade at Aid Now said": the person before the comma, if an office stands behind it."""
    items = ground.items
    office = False
    for at in range(link - 1, max(0, link - REACH), -1):
        item = items[at]
        if item.sentence != items[link].sentence or item.kind == "q" or verb_form(item.lower) in ("past", "third"):
            return None
        if item.text == ",":
            named = ground.ending.get(at - 1)
            return named if office and named is not None and named.kind == "person" else None
        office = office or item.lower in nouns("person") or item.lower in titles("office")
    return None


def _past_relative(ground: Ground, mention: Mention) -> Mention | None:
    """Whom the relative clause that ends with ``mention`` is about, if it has a verb of its own."""
    items = ground.items
    verb = False
    for at in range(mention.first - 1, max(0, mention.first - REACH), -1):
        item = items[at]
        if item.kind in ("q", "p") or item.sentence != items[mention.first].sentence:
            return None
        if item.lower == "who":
            return before_relative(ground, at) if verb else None
        verb = verb or (item.kind == "w" and (verb_form(item.lower) in ("past", "third") or item.lower in IRREGULAR))
        verb = verb or (item.kind == "w" and item.lower.endswith("ed"))
    return None


def _behind_quote(ground: Ground, mention: Mention, earlier: list[Cue]) -> Mention | None:
    """QUOTE, Ann Bell, an economist of Orr, Lind and Co said: the person right behind the quote."""
    items = ground.items
    if mention.kind not in ("organisation", "lone"):
        return None
    for at in range(mention.first - 1, max(0, mention.first - FAR), -1):
        if items[at].sentence != items[mention.first].sentence:
            return None
        if items[at].kind == "q":
            named = ground.beginning.get(at + 1)
            spoken = bool(earlier) and earlier[-1].at > at
            apart = named is not None and named.last + 1 < mention.first and items[named.last + 1].text == ","
            person = named is not None and (named.kind == "person" or _is_full(named))
            return named if person and apart and not spoken else None
    return None


def _skipped(item: Item) -> bool:
    return item.kind == "w" and (
        item.lower in ADVERBS or (is_adverb(item.lower) and len(item.lower) > 4) or item.lower == "'s"
    )


def _is_date(items: list[Item], at: int) -> bool:
    """ "on Friday", "two weeks ago" between subject and verb."""
    lower = items[at].lower
    if lower in words("calendar") or lower in ("ago", "weeks", "week", "days", "months", "years", "year"):
        return True
    after = items[at + 1].lower if at + 1 < len(items) else ""
    near = after in words("calendar") or after in ("weeks", "week", "days", "months", "years", "year", "ago")
    return near and (
        lower in ("on", "last", "this", "late", "early", "in", "two", "three", "few", "a") or lower.isdigit()
    )


def _open(ground: Ground, cue: Cue) -> None:
    """The verb opens its sentence: "Speaking in London, Mr Ban said", or QUOTE. Said Mr Ban."""
    if cue.form == "ing":
        cue.subject = _behind_clause(ground, cue.at) or _main_subject(ground, ground.items[cue.at].sentence)
        cue.how = "participle" if cue.subject else ""
    else:
        mention = on_the_right(ground, cue.at + 1)
        cue.subject, cue.how = mention, "inverted" if mention else ""


def _behind_clause(ground: Ground, at: int) -> Mention | None:
    """ "Calling the plan QUOTE, Ann Bell left": who stands behind the comma, or the quote, that ends the clause."""
    items = ground.items
    for step in range(at + 1, min(at + FAR, len(items) - 1)):
        if items[step].sentence != items[at].sentence:
            return None
        if items[step].text == "," or items[step].kind == "q":
            mention = ground.beginning.get(step + 1) or (
                on_the_right(ground, step + 1) if items[step + 1].text[:1].isupper() else None
            )
            after = items[mention.last + 1] if mention and mention.last + 1 < len(items) else None
            if mention and mention.kind != "lone" and after is not None and after.kind in ("w", "p"):
                return mention
    return None


def _inverted(ground: Ground, cue: Cue, at: int) -> bool:
    """QUOTE said X / QUOTE, said X: what follows the verb is its subject if no verb follows it in turn."""
    items = ground.items
    before = items[at]
    beside = before.kind == "q" or (before.text in (",", "-", "—", "–") and at and items[at - 1].kind == "q")
    mention = on_the_right(ground, cue.at + 1)
    if mention is None or not (beside or _is_parenthesis(items, at, mention)):
        return False
    after = items[mention.last + 1] if mention.last + 1 < len(items) else None
    speaks = after is not None and after.kind == "w" and verb_form(after.lower) in ("past", "third")
    if after is not None and speaks and not cue.passive and verb_class(after.lower) in ("say", "tell"):
        return False
    if after is not None and mention.kind == "pronoun" and after.lower in FINITE:
        return False  # "… as QUOTE, said it was QUOTE"
    cue.subject, cue.how = mention, "inverted" if beside else "parenthesis"
    return True


def _is_parenthesis(items: list[Item], at: int, mention: Mention) -> bool:
    """ "The wall, said Ann Bell, was QUOTE"."""
    closing = items[mention.last + 1 : mention.last + 2]
    return items[at].text == "," and bool(closing) and closing[0].text == ","


def before_relative(ground: Ground, at: int) -> Mention | None:
    """Whom "who" takes up: what ends right before it, past a comma."""
    at -= 1
    if at >= 0 and ground.items[at].text in (",", "—", "–", "-"):
        at -= 1
    mention = ground.ending.get(at)
    if mention is None and ground.items[at + 1].text == ",":
        mention = _over_apposition(ground, at + 1)
    if mention is not None and mention.head in nouns("document") and ground.items[at + 1].lower == "who":
        mention = _somebody_before(ground, mention)
    return mention if mention and mention.kind != "pronoun" else None


def _somebody_before(ground: Ground, thing: Mention) -> Mention | None:
    """ "a lawyer involved in drafting the law who spoke", "a tweet from Ann Bell who said": no law is "who"."""
    named = ground.items[thing.last].mention
    if named is not None and named.kind == "person":
        return named
    for at in range(thing.first - 1, max(0, thing.first - REACH), -1):
        if ground.items[at].kind != "w" or ground.items[at].sentence != ground.items[thing.first].sentence:
            return None
        mention = ground.ending.get(at)
        if mention is not None and mention.head in nouns("person"):
            return mention
    return None


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
    fallback: Mention | None = None
    for at in range(comma - 1, max(0, comma - FAR), -1):
        if items[at].sentence != sentence or items[at].kind == "q":
            break
        if items[at].text not in (",", "(", "—", "–", "-"):
            continue
        mention = ground.ending.get(at - 1)
        if mention and mention.kind in ("lone", "organisation") and items[mention.first - 1].lower in PREPOSITIONS:
            continue  # "In Washington, an official, …, said"
        unreal = items[at].text == "(" and any(item.lower == "name" for item in items[at:comma])  # "not her real name"
        if mention is None or (mention.kind == "lone" and not unreal and not _is_full(mention)):
            continue
        mention = _whose(ground, mention) or mention
        if mention.kind in ("person", "pronoun", "lone"):
            return mention
        fallback = fallback or mention
    return fallback


def _whose(ground: Ground, mention: Mention) -> Mention | None:
    """ "Ann Bell, whose son Ed, a student, is ill, said": whom the clause with "whose" is about."""
    items = ground.items
    for at in range(mention.first - 1, max(1, mention.first - WHOSE), -1):
        if items[at].kind in ("p", "q") or items[at].sentence != items[mention.first].sentence:
            return None
        if items[at].lower == "whose":
            return ground.ending.get(at - 2) if items[at - 1].text == "," else None
    return None


def _is_full(mention: Mention) -> bool:
    return mention.entity is not None or (mention.name is not None and len(mention.name.parts) > 1)


def _shared(ground: Ground, cue: Cue, earlier: list[Cue], sentence: int) -> None:
    """A joined verb or a participle has the subject of the verb before it, else of the sentence."""
    if cue.form == "ing" and (mention := _in_relative(ground, cue.at)):
        cue.subject, cue.how = mention, "participle"
        return
    for other in reversed(earlier):
        if ground.items[other.at].sentence != sentence:
            break
        if (
            other.subject is None
            or other.how in ("according", "relative", "agent", "parenthesis")
            or other.at >= cue.at
        ):
            continue
        if other.kind != "soft" or cue.form != "ing":
            cue.subject = other.subject
            cue.how = "participle" if cue.form == "ing" else "joined"
            return
    cue.subject = _main_subject(ground, sentence, cue.at)
    cue.how = ("participle" if cue.form == "ing" else "joined") if cue.subject else ""


def _in_relative(ground: Ground, at: int) -> Mention | None:
    """ "the council, which tried to win them over by saying QUOTE": whom or what the clause is about."""
    items = ground.items
    for step in range(at - 1, max(0, at - RELATIVE), -1):
        if items[step].sentence != items[at].sentence or items[step].kind == "q" or items[step].text == ",":
            return None
        if items[step].lower in ("which", "who"):
            thing = before_relative(ground, step)
            return thing if thing is not None and (thing.kind != "noun" or thing.head in TELLERS) else None
    return None


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
        acts = at == first and after.endswith("ed") and not is_place(mention.text)
        known = mention.kind != "lone" or mention.entity is not None or acts
        if known and previous not in PREPOSITIONS and after != "'s" and mention.head not in ("who", "it"):
            return mention
        at = mention.last + 1
    return None
