"""What editors decided, as an import and a re-extraction have to follow it.

Who is meant by a name (aliases, merged actors, "this surname in this article is that person"), which place a
name means, and which words of an article a person has judged: no machine writes there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from articles import anchoring
from articles.anchoring import Span
from articles.keys import scoped
from articles.models import Actor, ActorMention, Article, Decision, Figure, KnownAs, PlaceRule, Quote
from articles.models.decision import FINDINGS
from articles.models.takedown import frozen
from articles.naming import fold
from articles.text.values import Findings

Found = Sequence[tuple[int, str, Findings]]
LOST = "The words do not stand in the article any more."
Place = tuple[int, str]
"""An article's id, and a name as it stands there."""


def known_by_decision(keys: Mapping[Place, str], text_keys: Mapping[int, str]) -> dict[Place, int]:
    """The actors whom editors told names to mean, first for the one article, then for all. One query."""
    here = {place: scoped(key, text_keys[place[0]]) for place, key in keys.items()}
    rows = KnownAs.objects.filter(key__in={*here.values(), *keys.values()})
    known = dict(rows.values_list("key", "actor"))
    if not known:
        return {}
    found = {place: known.get(here[place], known.get(key)) for place, key in keys.items()}
    return {place: actor for place, actor in found.items() if actor is not None}


def survivors(actors: Iterable[Actor]) -> dict[int, list[int]]:
    """For each that was merged into another: those it passed to, the last of whom stands. No query where none was."""
    into = {actor.pk: actor.merged_into_id for actor in actors if actor.merged_into_id is not None}
    chains: dict[int, list[int]] = {}
    seen: dict[int, int | None] = dict(into)
    while unknown := {pk for pk in seen.values() if pk is not None and pk not in seen}:
        seen |= dict(Actor.objects.filter(pk__in=unknown).values_list("pk", "merged_into"))
    for pk in into:
        chain = [pk]
        while (later := seen.get(chain[-1])) is not None and later not in chain:
            chain.append(later)
        chains[pk] = chain[1:]
    return chains


def note_arrivals(found: Found, merged: Mapping[Place, int], chains: Mapping[int, Sequence[int]]) -> None:
    """What came for an actor who was merged goes back with the rest when the merge is undone."""
    if not merged:
        return
    for gone, chain in chains.items():
        names = {place for place, actor in merged.items() if actor == gone}
        rows = _rows_of(found, names, chain[-1])
        for one, next_one in zip([gone, *chain], chain, strict=False):
            _add_to_merge(one, next_one, rows)


def _rows_of(found: Found, names: Collection[Place], actor: int) -> dict[tuple[str, str], set[int]]:
    """Ids by model and by the field that refers to the actor."""
    articles = {article for article, _ in names}
    said: set[tuple[int, int, int]] = set()
    named: set[tuple[int, int]] = set()
    told: set[tuple[int, int]] = set()
    for article, _, findings in found:
        if article in articles:
            said |= {(article, q.start, q.end) for q in findings.quotes if q.speaker and (article, q.speaker) in names}
            told |= {(article, f.start) for f in findings.figures if f.speaker and (article, f.speaker) in names}
            people = [person for person in findings.actors if (article, person.name) in names]
            named |= {(article, start) for person in people for start, _ in person.mentions}
    quotes = Quote.objects.filter(article__in=articles, speaker=actor, edited_at__isnull=True)
    figures = Figure.objects.filter(article__in=articles, speaker=actor, edited_at__isnull=True)
    mentions = ActorMention.objects.filter(article__in=articles, actor=actor)
    return {
        ("quote", "speaker_id"): {
            pk for pk, *place in quotes.values_list("pk", "article", "start", "end") if tuple(place) in said
        },
        ("figure", "speaker_id"): {
            pk for pk, *place in figures.values_list("pk", "article", "start") if tuple(place) in told
        },
        ("actormention", "actor_id"): {
            pk for pk, *place in mentions.values_list("pk", "article", "start") if tuple(place) in named
        },
    }


def _add_to_merge(gone: int, kept: int, rows: Mapping[tuple[str, str], set[int]]) -> None:
    merge = Decision.objects.in_force().filter(action="merge", object_id=gone).order_by("pk").last()
    if merge is None:
        return
    moved = merge.before.setdefault("moved", [])
    for (model, attname), pks in rows.items():
        noted = {pk for each in moved if each["model"] == model and each["from"] == gone for pk in each["pks"]}
        if new := sorted(pks - noted):
            moved.append({"model": model, "field": attname, "from": gone, "to": kept, "pks": new})
    merge.save(update_fields=["before"])


def places_decided(found: Found, bodies: Mapping[int, str]) -> dict[tuple[int, int], int]:
    """The place that is meant where an article names one, by the article's id and the offset. One query."""
    rules: dict[str, dict[str, int]] = defaultdict(dict)
    keys = {key for _, key, findings in found if findings.locations}
    for text_key, folded, location in PlaceRule.objects.filter(text_key__in={"", *keys}).values_list(
        "text_key", "folded", "location"
    ):
        rules[text_key][folded] = location
    if not rules:
        return {}
    meant: dict[tuple[int, int], int] = {}
    for article, key, findings in found:
        for place in findings.locations:
            for start, end in place.mentions:
                words = fold(bodies[article][start:end])[:300]
                if told := rules[key].get(words) or rules[""].get(words):
                    meant[article, start] = told
    return meant


@dataclass(slots=True)
class Judged:
    """What a person decided on in one article: where no machine finds anything of the kind, and which rows to keep."""

    spans: dict[str, list[Span]] = field(default_factory=lambda: {kind: [] for kind in FINDINGS})
    kept: dict[str, set[int]] = field(default_factory=lambda: {kind: set() for kind in FINDINGS})

    def covers(self, kind: str, start: int, end: int) -> bool:
        return any(anchoring.same_words((start, end), span) for span in self.spans[kind])


def judged(bodies: Mapping[int, str], text_keys: Mapping[int, str]) -> dict[int, Judged]:
    """By article; those about which nothing was decided are left out. One query."""
    articles = {text_keys[pk]: pk for pk in bodies}
    rows = Decision.objects.in_force().filter(text_key__in=articles, kind__in=FINDINGS, unplaced="")
    found: dict[int, Judged] = defaultdict(Judged)
    gone: set[tuple[str, int]] = set()
    lost: list[int] = []
    for decision in rows.in_order():
        pk = articles[decision.text_key]
        one, kind = found[pk], decision.kind
        tellings = (decision.subject.get("anchor"), decision.given.get("anchor"), decision.state.get("anchor"))
        spans = [anchoring.find(bodies[pk], told) for told in tellings if told]
        one.spans[kind] += [span for span in spans if span]
        lost += [] if any(spans) else [decision.pk]
        if decision.object_id is not None:
            one.kept[kind].add(decision.object_id)
            if decision.state.get("gone"):
                gone.add((kind, decision.object_id))
    if lost:
        Decision.objects.filter(pk__in=lost).update(unplaced=LOST)
    for one in found.values():
        for kind, pks in one.kept.items():
            one.kept[kind] = {pk for pk in pks if (kind, pk) not in gone}
    return dict(found)


def named_by_decisions(actors: Collection[int]) -> set[int]:
    """Those of the actors whom the log names: they stay, whatever a machine finds."""
    rows = Decision.objects.filter(actors__overlap=list(actors)) if actors else Decision.objects.none()
    return {pk for pks in rows.values_list("actors", flat=True) for pk in pks}


def left_alone(articles: Collection[int]) -> set[int]:
    """Articles that an editor changed before decisions were logged: nobody can tell what was decided there. And those
    that hold initials: from these the extractor would not know a name."""
    edited = Article.objects.filter(pk__in=articles, edited_at__isnull=False)
    logged = Decision.objects.filter(text_key__in=edited.values("text_key")).values("text_key")
    return set(edited.exclude(text_key__in=logged).values_list("pk", flat=True)) | frozen(articles)
