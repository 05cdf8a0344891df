"""Rows for what was found in a batch of articles: actors, aliases, places, mentions and quotes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from articles.importing.copying import copy_rows
from articles.importing.figures import Told, store_figures
from articles.importing.identity import actor_key, location_key
from articles.importing.joining import alias_rank, name_rank
from articles.importing.obeying import known_by_decision, note_arrivals, places_decided, survivors
from articles.importing.places import store_locations
from articles.importing.roles import store_roles
from articles.importing.withholding import without_the_unlinked
from articles.models import Actor, ActorMention, Alias, LocationMention, Quote
from articles.naming import fold
from articles.text.extraction.source_kinds import source_kind
from articles.text.values import ActorFound, Findings, Quotation

Found = Sequence[tuple[int, str, Findings]]
"""The id of each article, the key of its text, and what was found in it."""

QUOTE_FIELDS = (
    "article",
    "speaker",
    "start",
    "end",
    "text",
    "kind",
    "speaker_mention",
    "mention_start",
    "mention_end",
    "cue",
    "cue_start",
    "cue_end",
    "relay",
    "rule",
    "confidence",
)
ACTOR_FIELDS = ("article", "actor", "start", "end")
PLACE_FIELDS = ("article", "location", "start", "end", "role")


def store_findings(found: Found, bodies: Mapping[int, str]) -> None:
    """Write everything found in articles that have no findings yet, in a fixed number of statements.

    ``bodies`` are the articles' texts, by id.
    """
    found = without_the_unlinked(found)
    who = tell_actors(found)
    actors = who.ids
    locations = store_locations([place for _, _, findings in found for place in findings.locations])
    meant = places_decided(found, bodies)
    write_mentions(found, actors, locations, meant)
    store_roles([(article, findings) for article, _, findings in found], actors)
    copy_rows(
        Quote,
        QUOTE_FIELDS,
        (
            quote_row(article, quote, actors.get((article, quote.speaker)) if quote.speaker else None)
            for article, _, findings in found
            for quote in findings.quotes
        ),
    )
    store_figures([Told(article, bodies[article], findings) for article, _, findings in found], actors)
    note_arrivals(found, who.merged, who.chains)


def quote_row(article: int, quote: Quotation, speaker: int | None) -> tuple[object, ...]:
    """The values of QUOTE_FIELDS."""
    mention, cue = quote.mention_span or (None, None), quote.cue_span or (None, None)
    return (
        article,
        speaker,
        quote.start,
        quote.end,
        quote.text,
        quote.kind,
        (quote.speaker_mention or "")[:300],
        *mention,
        (quote.cue or "")[:100],
        *cue,
        (quote.relay or "")[:200],
        quote.rule[:60],
        quote.confidence,
    )


def write_mentions(
    found: Found,
    actors: Mapping[tuple[int, str], int],
    locations: Mapping[str, int],
    meant: Mapping[tuple[int, int], int],
) -> None:
    copy_rows(ActorMention, ACTOR_FIELDS, once(row for pk, _, f in found for row in actor_rows(pk, f, actors)))
    places = once(row for pk, _, findings in found for row in place_rows(pk, findings, locations, meant))
    copy_rows(LocationMention, PLACE_FIELDS, places)


def actor_rows(article: int, findings: Findings, actors: Mapping[tuple[int, str], int]) -> list[tuple[Any, ...]]:
    """The values of ACTOR_FIELDS."""
    return [
        (article, actors[article, actor.name], start, end) for actor in findings.actors for start, end in actor.mentions
    ]


def place_rows(
    article: int, findings: Findings, locations: Mapping[str, int], meant: Mapping[tuple[int, int], int]
) -> list[tuple[Any, ...]]:
    """The values of PLACE_FIELDS; ``meant`` is what editors decided."""
    return [
        (article, meant.get((article, start)) or locations[location_key(place)], start, end, role)
        for place in findings.locations
        for (start, end), role in zip(place.mentions, place.roles or ["mentioned"] * len(place.mentions), strict=True)
    ]


def once(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """One mention at a place of an article: the first that claims it."""
    kept: dict[tuple[int, int], tuple[Any, ...]] = {}
    for row in rows:
        kept.setdefault((row[0], row[2]), row)
    return list(kept.values())


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant by each name of each article.

    ``merged`` are the names that led to an actor who was merged, with that one, and ``chains`` to whom it passed.
    """

    ids: dict[tuple[int, str], int]
    merged: dict[tuple[int, str], int]
    chains: dict[int, list[int]]


def tell_actors(found: Found) -> Meant:
    """The actors, who are made where the archive lacks them."""
    keys = {
        (article, actor.name): actor_key(actor, text_key)
        for article, text_key, findings in found
        for actor in findings.actors
    }
    decided = known_by_decision(keys, {article: text_key for article, text_key, _ in found})
    places = {place: key for place, key in keys.items() if place not in decided}
    known = _store_actors(found, places)
    chains = survivors(known.values())
    last = {pk: chain[-1] for pk, chain in chains.items()}
    ids = {place: known[key].pk for place, key in places.items()}
    merged = {place: pk for place, pk in ids.items() if pk in chains}
    return Meant(ids={place: last.get(pk, pk) for place, pk in ids.items()} | decided, merged=merged, chains=chains)


def _store_actors(found: Found, keys: Mapping[tuple[int, str], str]) -> dict[str, Actor]:
    """The actors by their keys."""
    actors = [
        (keys[article, actor.name], actor)
        for article, _, findings in found
        for actor in findings.actors
        if (article, actor.name) in keys
    ]
    names: dict[str, str] = {}
    for key, actor in actors:
        names[key] = min(names.get(key, actor.name), actor.name, key=name_rank)
    kinds = {key: actor.kind for key, actor in actors}
    known = {row.key: row for row in Actor.objects.filter(key__in=names)}
    missing = sorted(names.keys() - known.keys())
    Actor.objects.bulk_create(
        [
            Actor(
                kind=kinds[key],
                name=names[key][:300],
                folded=fold(names[key])[:400],
                key=key,
                **(_source(names[key]) if kinds[key] == "unnamed" else {}),
            )
            for key in missing
        ],
        ignore_conflicts=True,
    )
    _better_names([(known[key], name) for key, name in names.items() if key in known])
    known |= {row.key: row for row in Actor.objects.filter(key__in=missing)}
    _store_aliases(actors, known)
    return known


def _source(wording: str) -> dict[str, str]:
    """What an unnamed source is, and whose."""
    kind, affiliation = source_kind(wording)
    return {"source_kind": kind, "affiliation": (affiliation or "")[:200]}


def _better_names(rows: Sequence[tuple[Actor, str]]) -> None:
    """A spelling that shows better becomes the name, and the old one an alias; an editor's name stays."""
    changed = [row for row, name in rows if not row.is_edited and name_rank(name[:300]) < name_rank(row.name)]
    better = {row.pk: name[:300] for row, name in rows}
    old = [(row, row.name, row.folded) for row in changed]
    for row in changed:
        row.name, row.folded = better[row.pk], fold(better[row.pk])[:400]
    Actor.objects.bulk_update(changed, ["name", "folded"])
    aliases = [(row.pk, name, folded) for row, name, folded in old if folded != row.folded]
    _upsert_aliases(aliases)
    for row in changed:
        Alias.objects.filter(actor=row, folded=row.folded).delete()


def _store_aliases(actors: Sequence[tuple[str, ActorFound]], known: Mapping[str, Actor]) -> None:
    best: dict[tuple[int, str], str] = {}
    folds: dict[str, str] = {}
    for key, actor in actors:
        row = known[key]
        if row.is_edited:
            continue
        for alias in {actor.name, *actor.aliases}:
            folded = folds.get(alias) or folds.setdefault(alias, fold(alias)[:400])
            if folded and folded != row.folded:
                place = (row.pk, folded)
                best[place] = min(best.get(place, alias[:300]), alias[:300], key=alias_rank)
    _upsert_aliases([(pk, name, folded) for (pk, folded), name in best.items()])


def _upsert_aliases(rows: Sequence[tuple[int, str, str]]) -> None:
    """New aliases; of two spellings that differ in case or accents only, the one that alias_rank puts first."""
    if not rows:
        return
    pks, names, folded = (list(column) for column in zip(*sorted(rows), strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO articles_alias (actor_id, name, folded)
            SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[])
            ON CONFLICT (actor_id, folded) DO UPDATE SET name = EXCLUDED.name
            WHERE (EXCLUDED.name = upper(EXCLUDED.name), EXCLUDED.name COLLATE "C")
                < (articles_alias.name = upper(articles_alias.name), articles_alias.name COLLATE "C")
            """,
            [pks, names, folded],
        )
