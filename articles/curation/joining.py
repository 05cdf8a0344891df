"""Two actors who are one, and one who is two."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.curation.findings import To, named, reattribute
from articles.curation.naming import article_of, found_again, refer, resolve
from articles.curation.people import actor_relations, are_kept_apart, give, known_in_article, take
from articles.curation.recording import change, create, decide, mark, names, performs, refuse_unless
from articles.keys import scoped
from articles.models import Actor, Alias, Article, Decision, KnownAs, Quote
from articles.models.decision import lock_out_other_writers


def merge(kept: Actor, gone: Actor, editor: User, *, reason: str = "") -> Decision:
    """They are one. All that one has goes to the other; of the one that goes its old address stays."""
    refuse_unless(kept.pk != gone.pk, "Choose two actors.")
    decision = decide("merge", gone, editor, {"kept": refer(kept)}, reason)
    for row in (kept, gone):
        row.refresh_from_db()
    return decision


def what_moves(gone: Actor) -> dict[str, int]:
    """How many rows of each kind a merge would move, by what they are called."""
    counts: dict[str, int] = {}
    for relation in actor_relations():
        rows = relation.related_model._default_manager.filter(**{relation.field.name: gone})
        if (number := rows.count()) and relation.related_model is not KnownAs:
            counts[str(relation.related_model._meta.verbose_name_plural)] = number
    return counts


@performs("merge")
def _merge(decision: Decision) -> None:
    lock_out_other_writers()
    gone = found_again(decision)
    refuse_unless(gone.merged_into_id is None, f"{gone} has been merged into another already.")
    kept = resolve(Actor, decision.given["kept"], decision)
    refuse_unless(kept.pk != gone.pk, "They are one already.")
    refuse_unless(kept.kind == gone.kind, "They are of different kinds: correct the kind of one of them first.")
    refuse_unless(not are_kept_apart(kept, gone), "An editor decided that they are not the same: undo that first.")
    Actor.objects.select_for_update().get(pk=kept.pk)
    for relation in actor_relations():
        rows = relation.related_model._default_manager.filter(**{relation.field.name: gone})
        take(decision, rows, relation.field.name, kept)
    known = Alias.objects.filter(actor=kept, folded=gone.folded)
    if gone.folded != kept.folded and not known.exists():
        create(decision, Alias(actor=kept, name=gone.name))
    change(decision, gone, merged_into=kept)
    mark(decision, gone)
    mark(decision, kept)
    names(decision, gone, kept)
    decision.touches.append(f"actor:{gone.pk}.merged")


@transaction.atomic
def split(quotes: Iterable[Quote], to: To, editor: User, *, reason: str = "") -> Decision:
    """Quotes of one actor are another's. Each quote is a decision of its own, which can be undone by itself.

    In an article of which all quotes go, the actor's name means the other one from now on.
    """
    chosen = list(quotes)
    speakers = {quote.speaker_id for quote in chosen}
    refuse_unless(chosen, "Choose one quote or more.")
    refuse_unless(len(speakers) == 1 and None not in speakers, "Choose quotes of one speaker.")
    old = Actor.objects.get(pk=speakers.pop() or 0)
    told = named(to)
    refuse_unless(told is None or told["key"] != old.key, "They are this actor's already.")
    given = {"to": told, "names": _names_that_go(chosen, old) if told else [], "parts": []}
    decision = decide("split", old, editor, given, reason)
    target = resolve(Actor, told, decision) if told else None
    parts = [reattribute(quote, target, editor, reason=reason) for quote in chosen]
    decision.given["parts"] = [str(part.uuid) for part in parts]
    decision.save(update_fields=["given"])
    return decision


def _names_that_go(quotes: list[Quote], old: Actor) -> list[dict[str, Any]]:
    """The names by which imports find the actor, of each article that keeps none of its quotes."""
    articles = {quote.article_id for quote in quotes}
    left = Quote.objects.filter(article__in=articles, speaker=old).exclude(pk__in=[quote.pk for quote in quotes])
    gone = Article.objects.filter(pk__in=articles).exclude(pk__in=left.values("article"))
    keys = {old.key, *Actor.objects.filter(merged_into=old).values_list("key", flat=True)}
    keys |= {key for key in KnownAs.objects.filter(actor=old).values_list("key", flat=True) if "@" not in key}
    return [
        {"article": text_key, "keys": sorted(scoped(key, text_key) for key in keys)}
        for text_key in gone.order_by("pk").values_list("text_key", flat=True)
    ]


@performs("split")
def _split(decision: Decision) -> None:
    lock_out_other_writers()
    old = found_again(decision)
    to = resolve(Actor, decision.given["to"], decision)
    for told in decision.given["names"]:
        article = article_of(told["article"])
        for key in told["keys"]:
            known_in_article(decision, key, to)
        give(decision, article, old, to)
    names(decision, old, to)
    mark(decision, old)
    decision.touches.append(f"split.{decision.uuid}")
