"""The current extractor over articles that are here already: machine findings are renewed, editors' decisions stay.

A finding that an editor has judged stays as it is, wherever the extractor would put it now: nothing is added across it,
nor where one was rejected. What nobody judged is renewed, in such an article as in any other.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from articles.importing import statements
from articles.importing.copying import copy_rows
from articles.importing.figures import Told, renew_figures
from articles.importing.findings import (
    ACTOR_FIELDS,
    PLACE_FIELDS,
    QUOTE_FIELDS,
    Found,
    actor_rows,
    once,
    place_rows,
    quote_row,
    tell_actors,
)
from articles.importing.obeying import (
    Judged,
    judged,
    left_alone,
    named_by_decisions,
    note_arrivals,
    places_decided,
)
from articles.importing.places import store_locations, tell_where_reported_from
from articles.importing.preparing import SEARCHED_LANGUAGES, STORED, Prepared
from articles.importing.roles import store_roles
from articles.importing.versions import EXTRACTOR
from articles.importing.waiting import patiently
from articles.importing.withholding import without_the_unlinked
from articles.importing.working import Workforce
from articles.models import Actor, ActorMention, Article, LocationMention, Quote
from articles.models.decision import lock_out_other_writers
from articles.text.values import Part

BATCH = 100
_COMPARED = tuple(name for name in QUOTE_FIELDS if name not in ("article", "speaker", "start", "end"))


@dataclass(slots=True)
class _Batch:
    """So many articles at once, as the workers take them."""

    parts: list[Part] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)


def outdated() -> list[int]:
    """The ids of the articles that another version of the extractor has searched."""
    return list(_searchable().exclude(extractor=EXTRACTOR).order_by("pk").values_list("pk", flat=True))


def everything() -> list[int]:
    """The ids of all articles that may be searched: those of a language in which quotes are looked for."""
    return list(_searchable().order_by("pk").values_list("pk", flat=True))


def _searchable() -> QuerySet[Article]:
    return Article.objects.filter(language__in=[code or "" for code in SEARCHED_LANGUAGES])


def search_again(articles: Sequence[int], workforce: Workforce) -> int:
    """How many quotes came, went or changed. Every batch is one transaction, so a killed run goes on where it was."""
    changed = 0
    for batch, harvests in workforce.harvest(_batches(articles)):
        found = {pk: story for pk, harvest in zip(batch.ids, harvests, strict=True) for story in harvest.stories}
        changed += patiently(partial(_renew, found))
    return changed


def _batches(articles: Sequence[int]) -> Iterator[_Batch]:
    for first in range(0, len(articles), BATCH):
        some = articles[first : first + BATCH]
        rows = Article.objects.filter(pk__in=some).order_by("pk")
        batch = _Batch()
        for row in patiently(partial(list[dict[str, Any]], rows.values("pk", "text_key", "title", "body"))):
            data = json.dumps({"title": row["title"], "body": row["body"]}).encode()
            batch.parts.append(Part(data=data, name=f"article {row['pk']}", label=row["text_key"], format=STORED))
            batch.ids.append(row["pk"])
        yield batch


def _renew(stories: Mapping[int, Prepared]) -> int:
    with transaction.atomic():
        lock_out_other_writers()
        # An editor may have come in between: the row's lock makes sure that what is read here still holds at the end.
        rows = Article.objects.select_for_update().filter(pk__in=stories).order_by("pk")
        bodies = dict(rows.values_list("pk", "body"))
        alone = left_alone(bodies)
        same = [pk for pk, body in bodies.items() if body == stories[pk].article.body and pk not in alone]
        found = without_the_unlinked([(pk, stories[pk].key, stories[pk].findings) for pk in same])
        decided = judged({pk: bodies[pk] for pk in same}, {pk: key for pk, key, _ in found})
        before = _actors_of(same)
        who = tell_actors(found)
        changed = _renew_quotes(found, who.ids, decided)
        _renew_mentions(found, who.ids, decided, places_decided(found, bodies))
        renew_figures([Told(pk, bodies[pk], findings) for pk, _, findings in found], who.ids, decided)
        tell_where_reported_from(same)
        store_roles([(pk, findings) for pk, _, findings in found], who.ids)
        note_arrivals(found, who.merged, who.chains)
        _remove_the_nameless(before - _actors_of(same))
        Article.objects.filter(pk__in=same).update(extractor=EXTRACTOR)
        if changed:
            statements.relink(same)
    return changed


def _renew_quotes(found: Found, actors: Mapping[tuple[int, str], int], decided: Mapping[int, Judged]) -> int:
    held: dict[int, list[Quote]] = defaultdict(list)
    articles = [pk for pk, _, _ in found]
    for quote in Quote.objects.filter(article__in=articles).defer("search").order_by("article", "start", "end"):
        held[quote.article_id].append(quote)
    new: list[tuple[object, ...]] = []
    gone: list[int] = []
    changed: list[Quote] = []
    for pk, _, findings in found:
        edited = [(q.start, q.end) for q in held[pk] if q.is_edited]
        wanted = {
            (quote.start, quote.end): quote_row(pk, quote, actors.get((pk, quote.speaker)) if quote.speaker else None)
            for quote in findings.quotes
            if not any(quote.start < end and start < quote.end for start, end in edited)
            and not (pk in decided and decided[pk].covers("quote", quote.start, quote.end))
        }
        for quote in held[pk]:
            if quote.is_edited:
                continue
            row = wanted.pop((quote.start, quote.end), None)
            if row is None:
                gone.append(quote.pk)
            elif _take_over(quote, row):
                changed.append(quote)
        new += wanted.values()
    Quote.objects.filter(pk__in=gone).delete()
    Quote.objects.bulk_update(changed, ["speaker", *_COMPARED], batch_size=500)
    copy_rows(Quote, QUOTE_FIELDS, new)
    return len(new) + len(gone) + len(changed)


def _take_over(quote: Quote, row: Sequence[object]) -> bool:
    """Whether the quote had to change to say what the extractor says now."""
    values = dict(zip(QUOTE_FIELDS, row, strict=True))
    same = quote.speaker_id == values["speaker"] and all(getattr(quote, name) == values[name] for name in _COMPARED)
    if not same:
        setattr(quote, "speaker_id", values["speaker"])  # noqa: B010 - its type is known to the database
        for name in _COMPARED:
            setattr(quote, name, values[name])
    return not same


def _renew_mentions(
    found: Found,
    actors: Mapping[tuple[int, str], int],
    decided: Mapping[int, Judged],
    meant: Mapping[tuple[int, int], int],
) -> None:
    locations = store_locations([place for _, _, findings in found for place in findings.locations])
    articles = [pk for pk, _, _ in found]
    people = [row for pk, _, findings in found for row in actor_rows(pk, findings, actors)]
    places = [row for pk, _, findings in found for row in place_rows(pk, findings, locations, meant)]
    _renew_rows(ActorMention, ACTOR_FIELDS, articles, people, decided)
    _renew_rows(LocationMention, PLACE_FIELDS, articles, places, decided)


def _renew_rows(
    model: type[ActorMention] | type[LocationMention],
    fields: Sequence[str],
    articles: Sequence[int],
    rows: Iterable[tuple[Any, ...]],
    decided: Mapping[int, Judged],
) -> None:
    """Rows that say the same as before are left alone; their first fields are article, who or what, start and end."""
    kind = str(model._meta.model_name)
    kept: dict[int, list[tuple[int, int]]] = defaultdict(list)
    were: dict[tuple[Any, ...], int] = {}
    for pk, *row in model._default_manager.filter(article__in=articles).values_list("pk", *fields):
        if row[0] in decided and pk in decided[row[0]].kept[kind]:
            kept[row[0]].append((row[2], row[3]))
        else:
            were[tuple(row)] = pk
    wanted = [
        row
        for row in once(rows)
        if not (row[0] in decided and decided[row[0]].covers(kind, row[2], row[3]))
        and not any(row[2] < end and start < row[3] for start, end in kept[row[0]])
    ]
    still = set(wanted)
    model._default_manager.filter(pk__in=[pk for row, pk in were.items() if row not in still]).delete()
    copy_rows(model, fields, [row for row in wanted if row not in were])


def _actors_of(articles: Sequence[int]) -> set[int]:
    named = ActorMention.objects.filter(article__in=articles).values_list("actor", flat=True)
    quoted = Quote.objects.filter(article__in=articles, speaker__isnull=False).values_list("speaker", flat=True)
    return {*named, *quoted}


def _remove_the_nameless(actors: set[int]) -> None:
    """Actors whom nothing names or quotes any more; those an editor made, changed or named stay."""
    rows = Actor.objects.filter(pk__in=actors, edited_at__isnull=True, mentions__isnull=True, quotes__isnull=True)
    rows.exclude(pk__in=named_by_decisions(actors)).delete()
