"""Decisions of every kind by an editor who has read nothing, and what each of them promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from articles import curation
from articles.models import Actor, Alias, Article, Location, LocationMention, Quote


@dataclass(frozen=True, slots=True)
class Promise:
    """What the archive tells about one decision; it must tell the same for ever."""

    kind: str
    told: Callable[[], Any]


def decide(editor: User, number: int, seed: int = 5) -> list[Promise]:
    """So many decisions, all kinds in turn; rows that a decision refuses are passed over."""
    chance = Random(seed)  # noqa: S311 (nothing secret)
    promises: list[Promise] = []
    refused = 0
    while len(promises) < number and refused < 20 * number:
        kind = list(_KINDS)[len(promises) % len(_KINDS)]
        try:
            promises.append(Promise(kind, _KINDS[kind](editor, chance)))
        except (curation.Refused, LookupError):
            refused += 1
    return promises


def _any(rows: QuerySet, chance: Random) -> Any:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return rows.model._default_manager.get(pk=chance.choice(keys))


def _machine_quote(chance: Random) -> Quote:
    return _any(Quote.objects.filter(edited_at=None, kind="direct"), chance)


def _quote_told(quote: Quote) -> Callable[[], Any]:
    fields = ("article", "speaker", "start", "end", "text", "kind", "speaker_mention", "edited_at", "edited_by")
    return lambda: Quote.objects.filter(pk=quote.pk).values_list(*fields).first()


def _accept(editor: User, chance: Random) -> Callable[[], Any]:
    quote = _machine_quote(chance)
    curation.accept(quote, editor)
    return _quote_told(quote)


def _reject(editor: User, chance: Random) -> Callable[[], Any]:
    quote = _machine_quote(chance)
    there = Quote.objects.filter(article=quote.article_id, start__lt=quote.end, end__gt=quote.start)
    curation.reject(quote, editor)
    return lambda: list(there.order_by("start", "end").values_list("start", "end", "text"))


def _correct_bounds(editor: User, chance: Random) -> Callable[[], Any]:
    quote = _machine_quote(chance)
    words = quote.text.split(" ", 1)
    curation.correct_bounds(quote, quote.start + len(words[0]) + 1, quote.end, editor)
    return _quote_told(quote)


def _reattribute(editor: User, chance: Random) -> Callable[[], Any]:
    quote = _machine_quote(chance)
    others = Actor.objects.standing().filter(kind="person").exclude(quotes=quote)
    curation.reattribute(quote, chance.choice([None, _any(others, chance)]), editor)
    return _quote_told(quote)


def _name_anew(editor: User, chance: Random) -> Callable[[], Any]:
    quote = _machine_quote(chance)
    curation.reattribute(quote, curation.NewActor(name=f"Witness {chance.randrange(10**6)}"), editor)
    return _quote_told(quote)


def _rename(editor: User, chance: Random) -> Callable[[], Any]:
    actor = _any(Actor.objects.standing().filter(kind="person", edited_at=None), chance)
    curation.rename(actor, f"{actor.name} Renamed", editor)
    return lambda: Actor.objects.filter(pk=actor.pk).values_list("name", "edited_at").first()


def _add_alias(editor: User, chance: Random) -> Callable[[], Any]:
    actor = _any(Actor.objects.standing().filter(kind="person"), chance)
    alias = f"Alias {chance.randrange(10**6)}"
    curation.add_alias(actor, alias, editor)
    return lambda: list(Alias.objects.filter(name=alias).values_list("actor", flat=True))


def _merge(editor: User, chance: Random) -> Callable[[], Any]:
    people = Actor.objects.standing().filter(kind="person")
    kept, gone = _any(people, chance), _any(people, chance)
    curation.merge(kept, gone, editor)
    number: int = gone.pk
    return lambda: list(Actor.objects.filter(pk=number).values_list("merged_into", "quotes", "mentions"))


def _split(editor: User, chance: Random) -> Callable[[], Any]:
    quote = _any(Quote.objects.filter(edited_at=None, speaker__kind="person"), chance)
    curation.split(Quote.objects.filter(pk=quote.pk), curation.NewActor(name=quote.speaker.name), editor)
    return lambda: Quote.objects.filter(pk=quote.pk).values_list("speaker", "text").first()


def _place(editor: User, chance: Random) -> Callable[[], Any]:
    mention = _any(LocationMention.objects.all(), chance)
    other = _any(Location.objects.exclude(pk=mention.location_id), chance)
    curation.set_location(mention, other, editor, reach="mention")
    return lambda: LocationMention.objects.filter(pk=mention.pk).values_list("location", "start", "end").first()


def _date(editor: User, chance: Random) -> Callable[[], Any]:
    article = _any(Article.objects.filter(edited_at=None, published_on__isnull=False), chance)
    dating = curation.Dating(published_on=article.published_on, published_precision="year")
    curation.set_date(article, curation.settle(dating, {"published_on", "published_precision"}), editor)
    fields = ("published_on", "published_at", "published_precision", "published_origin", "edited_at")
    return lambda: Article.objects.filter(pk=article.pk).values_list(*fields).first()


_KINDS: dict[str, Callable[[User, Random], Callable[[], Any]]] = {
    "accept": _accept,
    "reject": _reject,
    "bounds": _correct_bounds,
    "reattribute": _reattribute,
    "new speaker": _name_anew,
    "rename": _rename,
    "alias": _add_alias,
    "merge": _merge,
    "split": _split,
    "place": _place,
    "date": _date,
}
