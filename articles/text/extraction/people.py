"""Who appears in the article, as actors: people and bodies named, and sources that speak unnamed."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from articles.text.extraction.attribution import Attribution
from articles.text.extraction.identity import Entity
from articles.text.extraction.lexicon import common_words, first_names, nouns, speakers, surnames, title_words
from articles.text.extraction.lexicon import words as openings
from articles.text.extraction.name import Name
from articles.text.extraction.places_known import is_place
from articles.text.extraction.scene import Scene
from articles.text.extraction.skeleton import Mention
from articles.text.values import ActorFound, ActorKind, Span

DETERMINER = re.compile(
    r"^(?:a|an|the|this|that|one|another|some|his|her|their|its|my|our)\s+(?!of\b)(?=\S)", re.IGNORECASE
)
NUMBER = re.compile(r"\bNo\.? (?=\d)")


@dataclass(slots=True)
class Draft:
    name: str
    kind: ActorKind
    spans: set[Span] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    full: bool = True


@dataclass(slots=True)
class Cast:
    body: str
    drafts: dict[str, Draft] = field(default_factory=dict)
    by_entity: dict[int, Draft] = field(default_factory=dict)
    by_quote: dict[int, Draft] = field(default_factory=dict)

    def speaker(self, one: Attribution) -> Draft | None:
        return self.by_quote.get(one.number)

    def actors(self) -> tuple[ActorFound, ...]:
        taken: list[Span] = []
        found = []
        for draft in sorted(self.drafts.values(), key=lambda d: (d.kind == "unnamed", min(d.spans, default=(0, 0)))):
            spans = _take(sorted(draft.spans), taken)
            wordings = dict.fromkeys(" ".join(self.body[a:b].split()) for a, b in spans)
            aliases = tuple(wording for wording in wordings if wording != draft.name)
            found.append(
                ActorFound(
                    name=draft.name,
                    kind=draft.kind,
                    aliases=aliases,
                    mentions=tuple(spans),
                    roles=tuple(draft.roles),
                    full_name=draft.full,
                )
            )
        return tuple(sorted(found, key=lambda actor: actor.mentions[:1] or ((len(self.body), 0),)))


def _take(spans: list[Span], taken: list[Span]) -> list[Span]:
    """Spans that overlap none of those taken before, which are in order; they are taken then."""
    kept: list[Span] = []
    for span in spans:
        at = bisect_left(taken, span)
        if (at == len(taken) or taken[at][0] >= span[1]) and (at == 0 or taken[at - 1][1] <= span[0]):
            taken.insert(at, span)
            kept.append(span)
    return kept


def cast(scene: Scene, found: list[Attribution]) -> Cast:
    made = Cast(scene.skeleton.body)
    for entity in scene.skeleton.entities:
        if entity.kind in ("person", "organisation") and entity.name:
            _enter(made, entity)
    for one in found:
        draft = _speaker(made, one)
        if draft:
            made.by_quote[one.number] = draft
            if one.mention and one.mention.kind != "pronoun":
                name = one.mention.name
                draft.spans.add(_span(made, name) if name else (one.mention.start, one.mention.end))
    return made


def _enter(made: Cast, entity: Entity) -> None:
    kind: ActorKind = "person" if entity.kind == "person" else "organisation"
    draft = made.drafts.get(entity.name) or Draft(entity.name, kind, full=entity.full)
    made.drafts[entity.name] = draft
    made.by_entity[entity.index] = draft
    for role in entity.roles:
        if role[:1].isupper() or len(role.split()) > 1:
            draft.roles.append(role)
    draft.spans.update(_span(made, name) for name in entity.mentions if not name.attributive)
    if not draft.spans:
        draft.spans.update(_span(made, name) for name in entity.mentions)


def _span(made: Cast, name: Name) -> Span:
    """ "President Assad" is a wording for him, "president Assad" is "Assad" with a common noun before it."""
    small = name.role_span and made.body[name.start].islower() and name.start < name.role_span[1]
    return (_word_after(made.body, name.role_span[1]) if small and name.role_span else name.start), name.end


def _word_after(body: str, at: int) -> int:
    return at + len(body[at : at + 4]) - len(body[at : at + 4].lstrip())


def _speaker(made: Cast, one: Attribution) -> Draft | None:
    meant = one.meant
    if meant is None or meant.kind == "pronoun":
        return None
    if meant.entity is not None and meant.entity in made.by_entity:
        return made.by_entity[meant.entity]
    name, kind = _unnamed(meant)
    draft = made.drafts.setdefault(name, Draft(name, kind, full=kind != "person"))
    draft.spans.add((meant.start, meant.end))
    return draft


def _small(text: str) -> str:
    """ "Activists" at the head of a sentence are activists; a title or a name keeps its capital."""
    first, _, rest = text.partition(" ")
    common = first.lower() in speakers() or first.lower() in title_words()
    return text[0].lower() + text[1:] if common and first[1:].islower() and rest == rest.lower() else text


def _looks_personal(text: str) -> bool:
    """Two or three plain capitalised words that speak are a person's name; one is if people bear it."""
    words = text.split()
    lowers = [word.lower() for word in words]
    if len(words) == 1:
        if lowers[0] in nouns("never") or lowers[0] in speakers():
            return False
        return lowers[0] in first_names() or (lowers[0] in surnames() and not is_place(text))
    if lowers[0] in openings("opening") or is_place(words[0]) or is_place(words[-1]):
        return False
    never = openings("person_never") | openings("head") | openings("nationality")
    if lowers[-1] in never or common_words().intersection(lowers):
        return False
    plain = all(word[0].isupper() and word[1:].islower() and word.isalpha() for word in words)
    return plain and len(words) < 4


def _unnamed(meant: Mention) -> tuple[str, ActorKind]:
    """A source's name is the reporter's wording without its article: "Number 10 spokesman"."""
    text = " ".join(meant.text.split())
    if meant.kind == "lone":
        return text, "person" if _looks_personal(text) else "organisation"
    bare = _small(NUMBER.sub("Number ", DETERMINER.sub("", text)))
    kind: ActorKind = "organisation" if meant.head in nouns("body") else "unnamed"
    return bare, kind
