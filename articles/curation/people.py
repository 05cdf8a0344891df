"""Decisions on who somebody is: names, aliases, two who are one, one who is two."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models

from articles.curation.naming import article_of, found_again, refer, resolve
from articles.curation.recording import change, create, decide, delete, mark, move, names, performs, refuse_unless
from articles.keys import actor_key, scoped
from articles.models import Actor, ActorMention, Alias, Article, Decision, KeptApart, KnownAs, Location, Outlet, Quote
from articles.models.curated import Curated
from articles.models.decision import lock_out_other_writers
from articles.naming import fold


def rename(row: Actor | Location | Outlet, name: str, editor: User, *, reason: str = "") -> Decision:
    """An actor's old name stays as an alias; keys stay, so imports find the row as before."""
    refuse_unless(name.strip(), "Give a name.")
    decision = decide("rename", row, editor, {"name": name.strip()}, reason)
    row.refresh_from_db()
    return decision


def add_alias(actor: Actor, name: str, editor: User, *, reason: str = "") -> Decision:
    """The next import takes the name for this actor, unless it is the own name of another one."""
    refuse_unless(fold(name), "Give a name.")
    refuse_unless(fold(name) != actor.folded, "This is the actor's name already.")
    return decide("add_alias", actor, editor, {"alias": name.strip()[:300]}, reason)


def remove_alias(alias: Alias, editor: User, *, reason: str = "") -> Decision:
    return decide("remove_alias", alias, editor, {}, reason)


def set_wikidata(actor: Actor, wikidata: str, editor: User, *, reason: str = "") -> Decision:
    """Refused when it is no id; "" takes it away."""
    try:
        Actor._meta.get_field("wikidata").run_validators(wikidata)
    except ValidationError as error:
        refuse_unless(False, " ".join(error.messages))
    decision = decide("wikidata", actor, editor, {"wikidata": wikidata}, reason)
    actor.refresh_from_db()
    return decision


def name_means(article: Article, name: str, actor: Actor, editor: User, *, reason: str = "") -> Decision:
    """Whoever is called so in this article is that actor: what was found there, and what will be."""
    refuse_unless(fold(name), "Give a name.")
    given = {"name": name.strip(), "to": refer(actor.survivor())}
    return decide("means", article, editor, given, reason)


def keep_apart(one: Actor, other: Actor, editor: User, *, reason: str = "") -> Decision:
    """They are not the same, whatever they are called."""
    refuse_unless(one.pk != other.pk, "Choose two actors.")
    return decide("apart", one, editor, {"other": refer(other)}, reason)


def are_kept_apart(one: Actor, other: Actor) -> bool:
    low, high = sorted((one.pk, other.pk))
    return KeptApart.objects.filter(one=low, other=high).exists()


def know(decision: Decision, actor: Actor, name: str) -> None:
    """Imports take the name for the actor, unless an actor has it for a key of its own."""
    if actor.kind == "unnamed":
        return
    key = actor_key(actor.kind, name)
    if key == actor.key or Actor.objects.filter(key=key).exists() or KnownAs.objects.filter(key=key).exists():
        return
    create(decision, KnownAs(key=key, actor=actor, decision=decision))


def keep_old_name(decision: Decision, actor: Actor, name: str) -> None:
    """The name an actor had becomes an alias, and an alias that becomes the name goes."""
    old = Actor.objects.values_list("name", flat=True).get(pk=actor.pk)
    if fold(old) != fold(name) and not Alias.objects.filter(actor=actor, folded=fold(old)).exists():
        create(decision, Alias(actor=actor, name=old))
    for alias in Alias.objects.filter(actor=actor, folded=fold(name)):
        delete(decision, alias)


@performs("rename")
def _rename(decision: Decision) -> None:
    row, name = found_again(decision), decision.given["name"]
    if isinstance(row, Actor):
        lock_out_other_writers()
        keep_old_name(decision, row, name)
    if isinstance(row, Outlet):
        refuse_unless(not Outlet.objects.filter(name=name).exclude(pk=row.pk), "Another outlet is called so.")
        change(decision, row, name=name)
    else:
        change(decision, row, name=name, folded=fold(name))
        mark(decision, row)
    if isinstance(row, Actor):
        know(decision, row, name)
        names(decision, row)
    decision.touches.append(f"{decision.kind}:{row.pk}.name")


@performs("add_alias")
def _add_alias(decision: Decision) -> None:
    lock_out_other_writers()
    actor, name = found_again(decision).survivor(), decision.given["alias"]
    if not Alias.objects.filter(actor=actor, folded=fold(name)).exists():
        create(decision, Alias(actor=actor, name=name))
    know(decision, actor, name)
    mark(decision, actor)
    names(decision, actor)
    decision.touches.append(f"alias.{actor.pk}.{fold(name)}")


@performs("remove_alias")
def _remove_alias(decision: Decision) -> None:
    lock_out_other_writers()
    alias = found_again(decision)
    actor = alias.actor
    decision.touches.append(f"alias.{actor.pk}.{alias.folded}")
    for known in KnownAs.objects.filter(actor=actor, key=actor_key(actor.kind, alias.name)):
        delete(decision, known)
    delete(decision, alias)
    mark(decision, actor)
    names(decision, actor)


@performs("wikidata")
def _set_wikidata(decision: Decision) -> None:
    actor = found_again(decision)
    change(decision, actor, wikidata=decision.given["wikidata"])
    mark(decision, actor)
    names(decision, actor)
    decision.touches.append(f"actor:{actor.pk}.wikidata")


@performs("apart")
def _keep_apart(decision: Decision) -> None:
    one, other = found_again(decision), resolve(Actor, decision.given["other"], decision)
    low, high = sorted((one, other), key=lambda actor: actor.pk)
    refuse_unless(low.pk != high.pk, "They have been made one; undo that first.")
    if not KeptApart.objects.filter(one=low, other=high).exists():
        create(decision, KeptApart(one=low, other=high, decision=decision))
    names(decision, one, other)
    decision.touches.append(f"apart.{low.pk}.{high.pk}")


@performs("means")
def _name_means(decision: Decision) -> None:
    lock_out_other_writers()
    article = article_of(decision.text_key)
    actor = resolve(Actor, decision.given["to"], decision)
    name = decision.given["name"]
    wanted = scoped(actor_key(actor.kind, name), article.text_key)
    called = [other for other in actors_of(article) if other.pk != actor.pk and _is_called(other, name, wanted)]
    for key in {wanted, *(scoped(other.key, article.text_key) for other in called)}:
        known_in_article(decision, key, actor)
    for other in called:
        give(decision, article, other, actor)
    mark(decision, actor)
    names(decision, actor, *called)
    decision.touches.append(f"means.{wanted}")


def actors_of(article: Article) -> list[Actor]:
    named = ActorMention.objects.filter(article=article).values("actor")
    quoted = Quote.objects.filter(article=article).values("speaker")
    return list(Actor.objects.filter(models.Q(pk__in=named) | models.Q(pk__in=quoted)).order_by("pk"))


def _is_called(actor: Actor, name: str, key: str) -> bool:
    called = actor.folded == fold(name) or actor.aliases.filter(folded=fold(name)).exists()
    return actor.key in (key, key.partition("@")[0]) or called


def known_in_article(decision: Decision, key: str, actor: Actor) -> None:
    """A key that leads elsewhere so far leads to the actor."""
    for known in KnownAs.objects.filter(key=key):
        delete(decision, known)
    create(decision, KnownAs(key=key, actor=actor, decision=decision))


def give(decision: Decision, article: Article, actor: Actor, to: Actor) -> None:
    """What a machine found of an actor in an article is another's."""
    move(decision, Quote.objects.filter(article=article, speaker=actor, edited_at__isnull=True), "speaker", to)
    for relation in actor_relations():
        if relation.related_model is not Quote and hasattr(relation.related_model, "article_id"):
            rows = relation.related_model._default_manager.filter(article=article, **{relation.field.name: actor})
            rows = rows.filter(edited_at__isnull=True) if issubclass(relation.related_model, Curated) else rows
            take(decision, rows, relation.field.name, to)


def actor_relations() -> list[Any]:
    """Everything that refers to an actor, but for what the log itself keeps."""
    kept = {"Actor", "KeptApart"}
    return [
        relation
        for relation in Actor._meta.related_objects
        if getattr(relation.field, "db_constraint", False)
        and relation.related_model.__name__ not in kept
        and relation.related_model._meta.managed
    ]


def take(decision: Decision, rows: models.QuerySet, field: str, to: Actor) -> int:
    """Put rows on an actor; those that would then stand there twice go."""
    same = {"Alias": ["folded"], "Role": ["article_id", "wording", "is_former"]}.get(rows.model.__name__)
    if same:
        held = set(rows.model._default_manager.filter(**{field: to}).values_list(*same))
        for row in list(rows):
            if tuple(getattr(row, name) for name in same) in held:
                delete(decision, row)
    return move(decision, rows, field, to)
