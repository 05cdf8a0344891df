"""Who is named behind a verb: "said former Ohio Gov. and party Chairman Ed Bell"."""

from articles.text.extraction.ground import Ground
from articles.text.extraction.lexicon import introducing, title_words, titles, word_set
from articles.text.extraction.places_known import is_place
from articles.text.extraction.skeleton import Item, Mention
from articles.text.extraction.sources import is_plain

TIMES = word_set("last this next late early days day weeks week months month years year ago yesterday today tonight")
LEADS_ON = word_set("of about on in at after during before with to from as")
OF_OFFICE = word_set("of the for and at on in with within")
REACH = 10
OFFICE = 14  # items from the verb to the comma behind an office


def on_the_right(ground: Ground, at: int) -> Mention | None:
    """The mention that begins at ``at``, past titles: "former Ohio Gov. and party Chairman Ed Bell"."""
    items = ground.items
    if at < len(items) and items[at].lower in LEADS_ON:
        return None  # "said of Ann Bell"
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
    return _after_office(ground, at) or fallback


def _after_office(ground: Ground, at: int) -> Mention | None:
    """ "said former President of the Vets, Bob Lee.": the person behind the comma that ends the office."""
    items = ground.items
    for step in range(at, min(at + OFFICE, len(items) - 1)):
        item = items[step]
        if item.sentence != items[at].sentence or item.kind not in ("w", "m", "p"):
            return None
        if item.text == ",":
            named = ground.beginning.get(step + 1)
            office = any(each.lower in titles("office") for each in items[at:step])
            closing = items[named.last + 1] if named is not None and named.last + 1 < len(items) else None
            ends = closing is None or closing.kind in ("p", "q") or closing.sentence != item.sentence
            return named if office and ends and named is not None and _is_person(named) else None
        if item.kind == "w" and item.text[0].islower() and not _may_be_of_office(item):
            return None
    return None


def _is_person(named: Mention) -> bool:
    """A person, or an unknown name of several words that is no place."""
    several = named.name is not None and len(named.name.parts) > 1
    return named.kind == "person" or (named.kind == "lone" and several and not is_place(named.text))


def _may_be_of_office(item: Item) -> bool:
    return item.lower in OF_OFFICE or item.lower in title_words() or is_plain(item)


def _owned(ground: Ground, mention: Mention) -> Mention:
    """ "Reagan's former secretary William Bennett": who is owned speaks, not the owner."""
    items = ground.items
    at = mention.last + 1
    if at >= len(items):
        return mention
    if items[at].lower != "'s":
        return _introduced(ground, mention)
    for step in range(1, 7):
        other = ground.beginning.get(at + step)
        if other and other.kind in ("person", "noun", "organisation"):
            return other
        if at + step >= len(items) or items[at + step].kind not in ("w", "m"):
            break
    return mention


def _introduced(ground: Ground, mention: Mention) -> Mention:
    """ "Smith ally Ann Bell": the person whom the words after the first name introduce."""
    if mention.kind in ("pronoun", "noun"):
        return mention
    loose = False
    for at in range(mention.last + 1, min(mention.last + 8, len(ground.items))):
        item = ground.items[at]
        if item.sentence != ground.items[mention.last].sentence:
            return mention
        if item.mention is not None and item.mention.kind == "person":
            sure = at > mention.last + 1 and not loose
            return item.mention if sure or _is_introduced(ground, item.mention) else mention
        if item.kind == "m" or item.text in ("(", ")") or item.lower in introducing():
            continue
        loose = True
        if item.kind != "w" or item.lower in TIMES or not is_plain(item):
            return mention
    return mention


def _is_introduced(ground: Ground, person: Mention) -> bool:
    """ "L2 president Ann Bell", "UN aid worker Ann Bell": an office is part of the mention, or stands before it."""
    before = ground.items[person.first - 1]
    return bool(person.name is not None and person.name.role) or before.lower in introducing()
