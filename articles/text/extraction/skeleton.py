"""The reporter's own words: sentences of words, mentions and quotes, each quote a single item.

Built once an article. Everything about who said what is decided on these items.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from articles.text.extraction import acronyms, identity, names, paragraphs, quotations, runs
from articles.text.extraction.identity import Entity
from articles.text.extraction.lexicon import plurals, verb_form, word_set, words
from articles.text.extraction.name import Name
from articles.text.extraction.quotations import Segment, Stretch
from articles.text.extraction.tokens import Token, tokenize
from articles.text.values import Span

MARKS = frozenset("\"“”„‟«»‘’‚‛‹›＂`'")
LONGEST_SENTENCE = 200  # items; a longer one is cut, so that no text costs more than linear time
PRONOUNS = word_set("he she they it i we who")
OBJECTS = {"him": "he", "her": "she", "them": "they"}


@dataclass(slots=True)
class Mention:
    """Somebody who may speak, over items ``first`` to ``last``."""

    index: int
    first: int
    last: int
    start: int
    end: int
    text: str
    kind: str  # "person", "organisation", "lone", "pronoun", "noun"
    entity: int | None = None
    gender: str = "u"
    plural: bool = False
    head: str = ""
    name: Name | None = None


@dataclass(slots=True)
class Item:
    kind: str  # "w" word, "p" punctuation, "q" quote, "m" mention by name, "r" pronoun
    start: int
    end: int
    text: str
    lower: str
    paragraph: int
    sentence: int = 0
    quote: int = -1
    mention: Mention | None = None


@dataclass(slots=True)
class Skeleton:
    body: str
    paragraphs: list[Span]
    stretches: list[Stretch]
    items: list[Item] = field(default_factory=list)
    name_mentions: list[Name] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    headlines: list[bool] = field(default_factory=list)
    places: list[list[int]] = field(default_factory=list)  # items of each stretch's segments
    bounds: list[int] = field(default_factory=list)  # first item of each sentence

    def sentence_span(self, sentence: int) -> tuple[int, int]:
        end = self.bounds[sentence + 1] if sentence + 1 < len(self.bounds) else len(self.items)
        return self.bounds[sentence], end


def build(body: str) -> Skeleton:
    spans = paragraphs.split(body)
    stretches = quotations.scan(body, spans)
    skeleton = Skeleton(body, spans, stretches)
    skeleton.headlines = [paragraphs.is_headline(body[a:b]) for a, b in spans]
    zones, kinds = _zones(skeleton)
    headlines = [skeleton.headlines[paragraph] for paragraph, _, _ in kinds]
    skeleton.name_mentions = acronyms.tell(body, zones, names.find(zones, headlines))
    skeleton.entities = identity.join(skeleton.name_mentions, headlines)
    _fill(skeleton, zones, kinds)
    _mark_sentences(skeleton)
    return skeleton


def _zones(skeleton: Skeleton) -> tuple[list[list[Token]], list[tuple[int, int, int]]]:
    """Pieces of text inside and outside quotes, with (paragraph, stretch or -1, segment) of each."""
    by_paragraph: dict[int, list[tuple[Segment, int, int]]] = {}
    for number, stretch in enumerate(skeleton.stretches):
        for place, segment in enumerate(stretch.segments):
            by_paragraph.setdefault(segment.paragraph, []).append((segment, number, place))
    zones: list[list[Token]] = []
    kinds: list[tuple[int, int, int]] = []
    for index, (start, end) in enumerate(skeleton.paragraphs):
        at = start
        for segment, number, place in by_paragraph.get(index, ()):
            zones.append(tokenize(skeleton.body, at, segment.start))
            kinds.append((index, -1, 0))
            zones.append(tokenize(skeleton.body, segment.start, segment.end))
            kinds.append((index, number, place))
            at = segment.end
        zones.append(tokenize(skeleton.body, at, end))
        kinds.append((index, -1, 0))
    return zones, kinds


def _fill(skeleton: Skeleton, zones: list[list[Token]], kinds: list[tuple[int, int, int]]) -> None:
    by_zone: dict[int, list[Name]] = {}
    for name in skeleton.name_mentions:
        by_zone.setdefault(name.zone, []).append(name)
    skeleton.places = [[] for _ in skeleton.stretches]
    for zone, (tokens, (paragraph, number, place)) in enumerate(zip(zones, kinds, strict=True)):
        if number >= 0:
            segment = skeleton.stretches[number].segments[place]
            skeleton.places[number].append(len(skeleton.items))
            skeleton.items.append(Item("q", segment.start, segment.end, "", "", paragraph, quote=number))
        else:
            _fill_zone(skeleton, tokens, by_zone.get(zone, []), paragraph)


def _fill_zone(skeleton: Skeleton, tokens: list[Token], found: list[Name], paragraph: int) -> None:
    at = 0
    for name in _without_leads(found):
        if name.kind == "other" and (len(name.parts) < 2 or name.parts[-1].lower() in words("nationality")):
            continue
        if name.kind == "lone" and name.entity is None and _is_common(name):
            continue
        start = name.extent if name.extent >= 0 else name.start
        first = at
        at = bisect_left(tokens, (start,), first)
        _add_tokens(skeleton, tokens[first:at], paragraph)
        _add_name(skeleton, name, paragraph)
        at = bisect_left(tokens, (name.end,), at)
    _add_tokens(skeleton, tokens[at:], paragraph)


def _without_leads(found: list[Name]) -> list[Name]:
    """Leaves out what only leads up to a person ("White House" of "White House Press Secretary Ann Lee")."""
    kept: list[Name] = []
    lead: int | None = None
    for name in reversed(found):
        if lead is not None and name.start >= lead:
            continue
        lead = name.extent if name.extent >= 0 else None
        kept.append(name)
    return kept[::-1]


def _is_common(name: Name) -> bool:
    if name.evidence < 0:
        return True
    lower = name.parts[-1].lower() if name.parts else ""
    return lower in words("person_never") or lower in words("nationality")


def _add_tokens(skeleton: Skeleton, tokens: list[Token], paragraph: int) -> None:
    add = skeleton.items.append
    for at, (start, end, text, lower) in enumerate(tokens):
        if lower in PRONOUNS and text not in ("WHO", "IT"):
            _add_pronoun(skeleton, Item("r", start, end, text, lower, paragraph))
        elif lower in OBJECTS and _is_quoted(tokens, at):
            _add_pronoun(skeleton, Item("r", start, end, text, OBJECTS[lower], paragraph))
        elif text[0].isalnum() or lower == "'s":
            add(Item("w", start, end, text, lower, paragraph))
        elif text not in MARKS:
            add(Item("p", start, end, text, lower, paragraph))


def _is_quoted(tokens: list[Token], at: int) -> bool:
    """ "quoted him as saying"."""
    return [token.lower for token in tokens[at + 1 : at + 3]] == ["as", "saying"]


def _add_pronoun(skeleton: Skeleton, item: Item) -> None:
    lower = item.lower
    mention = Mention(0, 0, 0, item.start, item.end, item.text, "pronoun", head=lower)
    mention.gender = {"he": "m", "she": "f"}.get(lower, "u")
    mention.plural = lower in ("they", "we")
    _add_mention(skeleton, item, mention)
    skeleton.items.append(item)


def _add_name(skeleton: Skeleton, name: Name, paragraph: int) -> None:
    start = name.extent if name.extent >= 0 else name.start
    text = skeleton.body[start : name.end]
    item = Item("m", start, name.end, text, text.lower(), paragraph)
    kind = "lone" if name.kind == "other" else name.kind
    mention = Mention(0, 0, 0, start, name.end, text, kind, name.entity, name.gender, name=name)
    if name.entity is not None:
        entity = skeleton.entities[name.entity]
        mention.kind = entity.kind
        if entity.gender != "u":
            mention.gender = entity.gender
    mention.plural = mention.kind == "lone" and name.parts[-1].lower() in plurals()  # "Tory MPs"
    _add_mention(skeleton, item, mention)
    skeleton.items.append(item)


def _add_mention(skeleton: Skeleton, item: Item, mention: Mention) -> None:
    mention.first = mention.last = len(skeleton.items)
    mention.index = len(skeleton.mentions)
    item.mention = mention
    skeleton.mentions.append(mention)


def _mark_sentences(skeleton: Skeleton) -> None:
    sentence, begun = -1, 0
    before: Item | None = None
    for at, item in enumerate(skeleton.items):
        if (
            before is None
            or item.paragraph != before.paragraph
            or ((before.kind == "q" or before.text[-1] in ".?!…") and _starts(skeleton, at))
            or at - begun >= LONGEST_SENTENCE
        ):
            sentence, begun = sentence + 1, at
            skeleton.bounds.append(at)
        item.sentence = sentence
        before = item


def _starts(skeleton: Skeleton, at: int) -> bool:
    """Whether a sentence begins at item ``at``, which is not the first of its paragraph."""
    items = skeleton.items
    before, item = items[at - 1], items[at]
    if before.kind == "q":
        return _ends_with_quote(skeleton, at)
    if before.text not in (".", "?", "!", "…") and not (before.text.endswith(".") and before.kind == "w"):
        return False
    if item.kind == "q":
        return True
    if not (item.text[:1].isupper() or item.text[:1].isdigit() or item.kind == "m" or item.text in "([—–-"):
        return False
    if before.text == "." and at > 1:
        last = items[at - 2]
        initial = len(last.text) == 1 and last.text.isalpha() and item.kind != "q"
        return not (last.lower in runs.ABBREVIATIONS or initial)
    if before.kind == "w":
        return item.lower in words("sentence_word") or item.kind == "r"
    return True


def _ends_with_quote(skeleton: Skeleton, at: int) -> bool:
    items, body = skeleton.items, skeleton.body
    quote, item = items[at - 1], items[at]
    last = body[max(quote.start, quote.end - 2) : quote.end].rstrip()[-1:]
    if last not in ".?!…" or last == "":
        return False
    if item.kind == "q":
        return True
    if not (item.text[:1].isupper() or item.kind == "m"):
        return False
    following = items[at + 1] if at + 1 < len(items) else None
    speaks = following is not None and verb_form(following.lower) in ("past", "third")
    next_but_one = items[at + 2] if at + 2 < len(items) else None
    if next_but_one is not None and (next_but_one.text == ":" or (item.kind == "r" and next_but_one.kind != "p")):
        return True  # “… a star!” She told him of it
    return not (speaks and last in "?!")
