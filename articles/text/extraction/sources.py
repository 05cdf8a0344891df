"""Descriptions that may speak: "a No 10 spokesman", "activists", "the ministry", "the Foreign Secretary"."""

from itertools import pairwise

from articles.text.extraction.lexicon import (
    VERBS,
    is_adverb,
    nouns,
    plurals,
    speakers,
    titles,
    verb_class,
    verb_form,
    verb_lemma,
    word_set,
    words,
)
from articles.text.extraction.skeleton import Item, Mention, Skeleton

DETERMINERS = word_set(
    "a an the this that these those his her its their our my your one another some several many two three four "
    "five six seven eight nine ten few most all any every each no other both"
)
STOPS = word_set(
    "of for from in at with on to by about into over under after before since during until against among between "
    "as than like via per through across near behind despite within without toward towards amid throughout upon "
    "beyond along around outside inside and or but nor so yet because if when while where who which "
    "what that how why whether although though unless is are was were be been being am has have had having do does "
    "did will would shall should can could may might must not n't also then there here now it's"
)
FOLLOWING = word_set("'s briefed close familiar involved present loyal opposed near able responsible linked")
NOUNS_TOO = word_set(
    "notes reports claims comments charges states orders demands rules offers answers quotes estimates"
)
SOMEONE = word_set("someone somebody")
SOMEBODY = word_set("one another others some many several")
ANYONE = word_set("a an one another")
CALLING = word_set("call describe brand dismiss label denounce condemn")  # "another called it QUOTE"
QUANTITIES = word_set("two three four both another one others some many most several all few")
BETWEEN = word_set("again later then now still just even already once twice never always often soon first reportedly")
MODALS = word_set("would will can could may might must shall should cannot n't")
ADJECTIVES = word_set("major general chief executive human patient minor native academic")  # rather than somebody
IRREGULAR = word_set(
    "had has was were is are left saw met led ran won fled drove took gave got came went made held kept sold bought "
    "brought built sat stood spent grew fought knew found hid heard lost"
)  # verbs whose past has no ending of its own
LINKS = word_set("of for from in at with on to")
FEMALE = word_set(
    "woman girl mother sister daughter wife aunt lady mom mum grandmother granddaughter niece stepmother stepdaughter "
    "girlfriend widow actress waitress heiress nun queen princess schoolgirl"
)
MALE = word_set(
    "boy father brother son husband uncle dad grandfather grandson nephew stepfather stepson boyfriend widower waiter "
    "priest king prince schoolboy"
)
WANTED, PLURAL = speakers() | SOMEONE, nouns("group") | plurals()
LEFT, RIGHT = 7, 9  # items a description may reach before and after its head


def find(skeleton: Skeleton) -> list[Mention]:
    """Descriptions outside quotes, in order, longest first where they nest."""
    heads = speakers()
    found: list[Mention] = []
    items = skeleton.items
    free, reach = 0, -1
    wanted = [at for at, item in enumerate(items) if item.kind == "w" and (item.lower in WANTED or _is_aged(items, at))]
    for at in wanted:
        if at < free:
            continue
        if at > reach and items[at].lower in SOMEONE:
            found.append(_someone(skeleton, at))
            reach = found[-1].last
        if at <= reach or not (items[at].lower in heads or _is_aged(items, at)):
            continue
        head = _last_noun(items, at, heads)
        mention = _describe(skeleton, at, head, reach)
        if mention:
            if found and items[mention.first - 1].lower == "'s" and found[-1].last == mention.first - 2:
                _take_owner(skeleton, mention, found.pop())
            found.append(mention)
            reach = mention.last
        free = max(head, reach) + 1
    return sorted([*found, *_speaking(skeleton, found)], key=lambda mention: mention.first)


def _is_aged(items: list[Item], at: int) -> bool:
    """ "said the 34-year-old", not "the 34-year-old Leeds man"."""
    if items[at].lower[-8:] != "year-old" or at + 1 == len(items):
        return False
    after = items[at + 1]
    return after.kind in ("p", "q") or after.lower in STOPS or verb_form(after.lower) in ("past", "third")


def _someone(skeleton: Skeleton, at: int) -> Mention:
    """ "someone in the audience"."""
    last = _right(skeleton.items, at)
    start, end = skeleton.items[at].start, skeleton.items[last].end
    return Mention(-1, at, last, start, end, skeleton.body[start:end], "noun", head=skeleton.items[at].lower)


def _take_owner(skeleton: Skeleton, mention: Mention, owner: Mention) -> None:
    """ "the boy's uncle" is one description."""
    mention.first, mention.start = owner.first, owner.start
    mention.text = skeleton.body[mention.start : mention.end]


def _speaking(skeleton: Skeleton, found: list[Mention]) -> list[Mention]:
    """Other descriptions that stand right before a verb of speech: "the impostor gushed"."""
    items = skeleton.items
    taken = {at for mention in found for at in range(mention.first, mention.last + 1)}
    more: list[Mention] = []
    neighbours = enumerate(pairwise([item.lower for item in items]))
    for head in [head for head, (before, lower) in neighbours if lower in VERBS or before == "one"]:
        at = head + 1
        if items[head].lower == "one" and items[at].lower == "of" and _is_of_them(items, at + 1):
            more.append(_bare(skeleton, head, at + 1))
            more[-1].head = "one"
        if _tells_of_one(items, at, taken):
            more.append(_bare(skeleton, at + 1, at + 1))
        elif (last := _unknown(items, at, taken)) is not None:
            more.append(_bare(skeleton, at + 1, last))
        calls = items[head].lower in SOMEBODY and verb_lemma(items[at].lower) in CALLING
        if not (_says(items, at) or calls) or not _may_head(items, head, taken):
            continue
        first = _left(items, head, -1)
        described = first < head and items[first].lower in DETERMINERS
        if (described or items[head].lower in QUANTITIES) and not any(i in taken for i in range(first, at)):
            more.append(_bare(skeleton, first, head))
    return more


def _is_of_them(items: list[Item], at: int) -> bool:
    same = at < len(items) and items[at].sentence == items[at - 1].sentence
    return same and items[at].lower in ("them", "those", "these")


def _tells_of_one(items: list[Item], at: int, taken: set[int]) -> bool:
    """QUOTE, said one. QUOTE, said another of the men."""
    before = items[at - 1] if items[at - 1].kind == "q" or at < 2 else items[at - 2]
    if before.kind != "q" or at + 1 >= len(items) or at + 1 in taken or not _says(items, at):
        return False
    after = items[at + 2] if at + 2 < len(items) and items[at + 2].sentence == items[at].sentence else None
    ends = after is None or after.kind != "w" or after.lower in STOPS
    return ends and items[at + 1].lower in SOMEBODY and items[at + 1].sentence == items[at].sentence


def _unknown(items: list[Item], at: int, taken: set[int]) -> int | None:
    """QUOTE, said one underwriter: the last word of whoever stands between the verb and what ends the phrase."""
    before = items[at - 1] if items[at - 1].kind == "q" or at < 2 else items[at - 2]
    if before.kind != "q" or at + 2 >= len(items) or not _says(items, at) or items[at + 1].lower not in ANYONE:
        return None
    last = at + 1
    while last + 1 < len(items) and last - at < LEFT and items[last + 1].sentence == items[at].sentence:
        item = items[last + 1]
        if item.kind != "w" or last + 1 in taken or item.lower in STOPS or not _may_stand(item):
            break
        last += 1
    head = items[last]
    never = head.lower in nouns("never") or head.lower in words("calendar") or head.lower.endswith("s")
    return last if last > at + 1 and not never else None


def _may_stand(item: Item) -> bool:
    return is_plain(item) and item.lower not in BETWEEN and item.text.replace("-", "").isalpha()


def _says(items: list[Item], at: int) -> bool:
    lower = items[at].lower
    if verb_class(lower) not in ("say", "tell", "write"):
        return False
    if lower in NOUNS_TOO and at + 1 < len(items) and items[at + 1].lower in ("of", "on", "from", "to", "by"):
        return False  # "the explanatory notes of the Bill"
    return verb_form(lower) in ("past", "third") or items[at - 1].lower in QUANTITIES


def _may_head(items: list[Item], head: int, taken: set[int]) -> bool:
    item = items[head]
    if head in taken or item.kind != "w" or items[head + 1].sentence != item.sentence:
        return False
    plain = is_plain(item) and item.lower not in nouns("never") and item.text.replace("-", "").isalpha()
    return plain or item.lower in QUANTITIES


def _bare(skeleton: Skeleton, first: int, head: int) -> Mention:
    start, end = skeleton.items[first].start, skeleton.items[head].end
    lower = skeleton.items[head].lower
    mention = Mention(-1, first, head, start, end, skeleton.body[start:end], "noun", head=lower)
    mention.plural, mention.gender = lower in QUANTITIES - {"one", "another"}, _gender(lower)
    return mention


def _last_noun(items: list[Item], at: int, heads: frozenset[str]) -> int:
    """ "campaign manager": the last of neighbouring nouns is the head."""
    while at + 1 < len(items) and items[at + 1].kind == "w" and items[at + 1].sentence == items[at].sentence:
        word = items[at + 1].lower
        report = word in nouns("document") and items[at - 1].lower in ("a", "an")  # "a police report"
        if word in heads and (report or verb_class(word) not in ("say", "write")):
            at += 1
        elif (
            at + 2 < len(items)
            and is_plain(items[at + 1])
            and items[at + 2].kind == "w"
            and items[at + 2].lower in heads
        ):
            if verb_class(items[at + 2].lower) is not None or items[at + 2].sentence != items[at].sentence:
                break
            at += 2
        else:
            break
    return at


def is_plain(item: Item) -> bool:
    """A word that may stand inside a noun phrase: "chief policy aide"."""
    return (
        item.lower not in STOPS
        and item.lower not in DETERMINERS
        and verb_form(item.lower) is None
        and not (is_adverb(item.lower) or item.lower.endswith("ed") or item.lower == "'s")
    )


def _describe(skeleton: Skeleton, at: int, head: int, reach: int) -> Mention | None:
    items = skeleton.items
    after = items[head + 1].mention if head + 1 < len(items) else None
    if after is not None and after.kind == "person" and items[head + 1].sentence == items[head].sentence:
        return None
    if not _ends_phrase(items, head):
        return None
    first = _left(items, at, reach)
    lower = items[head].lower
    before = items[first - 1].lower if first else ""
    plural = _is_plural(lower)
    determined = (
        before == "'s"
        or items[first].lower in DETERMINERS
        or items[first].lower == "state"  # "state television said"
        or (first < at and items[first].kind == "m")
        or items[first].text[0].isupper()
    )
    of = head + 1 < len(items) and items[head + 1].lower == "of"
    titled = of and lower in titles("office") and before in ("", ",")  # "Ann Bell, head of trade"
    if not plural and not determined and not titled:
        return None
    if not plural and before == "as" and not determined:
        return None
    last = _right(items, head)
    inner = items[last].mention if last > head else None
    named = inner.name if inner is not None else None
    if named is not None and named.kind == "person" and 0 <= named.extent < named.start:
        return None  # "the director for Aid Now Ann Bell"
    if named is not None and named.kind == "person" and _leads_to_person(items, head, last):
        return None
    if plural and _is_one_of(items, first, reach):  # "one of the town's teachers"
        first, plural = first - 2, False
    start, end = items[first].start, items[last].end
    return Mention(
        -1, first, last, start, end, skeleton.body[start:end], "noun", plural=plural, head=lower, gender=_gender(lower)
    )


def _is_one_of(items: list[Item], first: int, reach: int) -> bool:
    led = first - 2 > reach and items[first - 1].lower == "of" and items[first - 2].lower == "one"
    return led and items[first - 2].sentence == items[first].sentence


def _leads_to_person(items: list[Item], head: int, last: int) -> bool:
    """ "Minister of Health Ann Bell": the office with its field, and then who holds it."""
    field = items[head + 2 : last]
    led = items[head + 1].lower in ("of", "for") and items[head].lower in titles("office")
    return led and bool(field) and field[-1].text[0].isupper()


def _ends_phrase(items: list[Item], head: int) -> bool:
    """Whether the phrase stops after its head: "the executive order" is no executive."""
    if head + 1 >= len(items) or items[head + 1].sentence != items[head].sentence:
        return True
    after = items[head + 1]
    if after.kind != "w" or after.lower in STOPS or after.lower in LINKS or after.lower in FOLLOWING:
        return True
    if items[head].lower in ADJECTIVES and not _speaks(after):
        return False
    if after.lower in BETWEEN or (_is_plural(items[head].lower) and _speak(items, head + 1)):
        return True
    return (
        verb_form(after.lower) in ("past", "third", "participle")
        or after.lower.endswith(("ed", "ly", "s", "ing"))
        or (after.lower in ("told", "also", "just", "went", "came", "made", "took", "began", "gave", "got", "left"))
    )


def _speaks(item: Item) -> bool:
    return verb_form(item.lower) in ("past", "third")


def _speak(items: list[Item], at: int) -> bool:
    """ "Aides say", "police warn of"; not "police report" with a verb behind it, nor "rights claims"."""
    if verb_form(items[at].lower) != "base" or verb_class(items[at].lower) == "soft":
        return False
    after = items[at + 1] if at + 1 < len(items) and items[at + 1].sentence == items[at].sentence else None
    return after is None or after.kind != "w" or verb_form(after.lower) not in ("past", "third")


def _gender(head: str) -> str:
    if head.endswith("woman") or head in FEMALE:
        return "f"
    return "m" if head.endswith("man") or head in MALE else "u"


def _is_plural(head: str) -> bool:
    return head in PLURAL


def _left(items: list[Item], at: int, reach: int) -> int:
    first = at
    while first - 1 > reach and at - first < LEFT:
        item = items[first - 1]
        if item.sentence != items[at].sentence or item.kind in ("q", "r"):
            break
        if item.text == ")" and first - 3 > reach and items[first - 3].text == "(" and items[first].kind == "w":
            first -= 3  # "a senior Northern Bank (NB) official"
            continue
        if item.lower in DETERMINERS:
            first = _past_relative(items, first - 1, at)
            break
        if item.kind == "p" and item.text not in ("-", "/", "$", "&"):
            break
        outside = item.lower == "outside" and items[first - 2].lower in DETERMINERS  # "an outside consultant"
        if item.kind == "w" and ((item.lower in STOPS and not outside) or _is_verb(item) or _is_telling(item)):
            break
        if item.kind == "w" and item.lower in IRREGULAR and items[first - 2].kind == "m" and first > 1:
            break  # "Ann Bell met aid workers"
        if item.kind == "w" and (_is_free_adverb(items, first - 1) or _is_perfect(items, first - 1)):
            break
        if item.kind == "w" and item.lower.endswith("ed") and items[first - 2].kind == "m" and first > 1:
            break  # "Ann Bell encouraged people"
        if item.lower in words("calendar") or (item.kind == "w" and items[first - 2].lower in MODALS and first > 1):
            break  # "would frighten away investors"
        first -= 1
    while first < at and items[first].kind == "p":
        first += 1
    if items[first].lower == "'s":
        first += 1
    return first


def _is_free_adverb(items: list[Item], at: int) -> bool:
    """ "recently officials said", not "a recently retired official"."""
    return is_adverb(items[at].lower) and not (at and items[at - 1].lower in DETERMINERS)


def _past_relative(items: list[Item], first: int, at: int) -> int:
    """ "a creek that receives thousands": "that" with a verb behind it begins no description."""
    verb = items[first + 1]
    relative = (
        items[first].lower == "that" and first + 1 < at and verb.lower.endswith("s") and not verb.text[0].isupper()
    )
    return first + 2 if relative and verb.lower not in speakers() else first


def _is_perfect(items: list[Item], at: int) -> bool:
    """ "has infuriated aid workers": a verb, no part of the workers."""
    return at > 0 and items[at].lower.endswith("ed") and items[at - 1].lower in ("has", "have", "had")


def _is_verb(item: Item) -> bool:
    form = verb_form(item.lower)
    if form in ("past", "third"):
        return not item.text[0].isupper() and item.lower not in NOUN_LIKE
    return False


def _is_telling(item: Item) -> bool:
    """ "telling supporters": no kind of supporters."""
    return verb_form(item.lower) == "ing" and verb_class(item.lower) in ("say", "tell")


NOUN_LIKE = word_set("retired elected appointed proposed leaked released united associated estimated named")


def _right(items: list[Item], head: int) -> int:
    """Takes in "for the campaign", "in Homs", "who asked not to be named" stays out."""
    last = head
    at = head + 1
    plural, one = _is_plural(items[head].lower), items[head].lower in nouns("person")
    while at < len(items) and at - head <= RIGHT and items[at].sentence == items[head].sentence:
        item = items[at]
        if item.lower in LINKS and at + 1 < len(items) and items[at + 1].kind in ("w", "m"):
            if _is_setting(items, at + 1):
                break
            stops = items[at + 1].kind == "w" and items[at + 1].lower in STOPS - {"the"}  # not the WHO
            if stops or _opens_infinitive(items, at):
                break
            at += 1
            continue
        if _joins_fields(items, head, at):
            at += 1
            continue
        if item.lower in FOLLOWING and item.lower != "'s" and at + 1 < len(items) and items[at + 1].lower in LINKS:
            at += 1
            continue
        if item.lower.endswith("ing") and items[at - 1].lower in LINKS:
            break  # "a lawyer involved in drafting the law"
        if item.kind == "m" and plural and at == head + 1 and items[head].text.islower():
            break  # "after talks with officials Ann Bell said"
        if item.kind == "m":
            last = at
        elif item.lower == "'s" and items[at - 1].kind in ("m", "w") and not (at == head + 1 and one):
            pass
        elif (
            item.kind == "w"
            and item.lower not in STOPS
            and item.lower not in DETERMINERS
            and at > head + 1
            and (not _is_verb(item) or items[at - 1].lower in DETERMINERS - QUANTITIES)
            and not (is_adverb(item.lower) or item.lower.endswith("ed"))
            and not (plural and _speak(items, at))
            and _noun_end(items, head, at)
        ):
            last = at
        elif item.kind == "w" and item.lower in QUANTITIES and items[at - 1].lower == "of":
            last = at  # "the mother of two"
        elif item.kind == "w" and item.lower in DETERMINERS and items[at - 1].lower in LINKS:
            pass
        elif item.kind == "w" and item.lower in QUANTITIES and items[at - 1].lower in DETERMINERS:
            pass  # "familiar with the two mines"
        else:
            break
        at += 1
    return last


def _joins_fields(items: list[Item], head: int, at: int) -> bool:
    """ "Minister of Health and Rural Affairs"."""
    if items[at].lower != "and" or at + 1 == len(items) or not _noun_end(items, head, at):
        return False
    after = items[at + 1]
    unknown = after.mention is not None and after.mention.kind == "lone" and after.mention.entity is None
    return (after.kind == "w" or unknown) and after.text[0].isupper() and items[at - 1].text[0].isupper()


def _opens_infinitive(items: list[Item], at: int) -> bool:
    """ "the court to look", not "documents to the court"."""
    after = items[at + 1]
    return items[at].lower == "to" and after.kind == "w" and after.text.islower() and after.lower not in DETERMINERS


def _is_setting(items: list[Item], at: int) -> bool:
    """ "in a statement", "on Sunday": where or when something was said, no part of who says it."""
    if items[at].lower in DETERMINERS and at + 1 < len(items):
        at += 1
    lower = items[at].lower
    return lower in nouns("document") or lower in nouns("never") or lower in words("calendar")


def _noun_end(items: list[Item], head: int, at: int) -> bool:
    """A word inside "for the new campaign": only after a preposition has opened the phrase."""
    return any(items[i].lower in LINKS for i in range(head + 1, at))
