"""A person's name unlinked: the words of articles stay, and nothing leads to the person any more."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from articles.curation.recording import decide, delete, group_of_changes, names, performs, refuse_unless
from articles.curation.refusing import Unplaced
from articles.curation.undoing import take_back
from articles.initials import digest
from articles.keys import actor_key
from articles.models import Actor, Alias, Decision, Figure, KnownAs, Quote, Sealed, Takedown
from articles.models.decision import lock_out_other_writers
from articles.models.takedown import mark


def unlink(actor: Actor, takedown: Takedown, editor: User) -> Decision:
    """The actor's page is gone, and imports find nobody under the name."""
    everybody = with_merged(actor)
    mark(takedown, "key", {digest(key) for key in _keys(everybody)})
    mark(takedown, "speaker", [each.pk for each in everybody])
    return decide("unlink", actor, editor, {}, subject={})


def link_again(takedown: Takedown, editor: User) -> None:
    """All that was unlinked leads to the person again, but for what an editor gave to another since."""
    decision = takedown.decision
    refuse_unless(decision is not None and decision.is_in_force, "What lifting needs is not here any more.")
    assert decision is not None  # noqa: S101 - refused above
    lock_out_other_writers()
    Sealed.objects.filter(takedown=takedown).delete()
    with transaction.atomic(), group_of_changes(decision, undo=editor.get_username()):
        take_back(decision)
        decision.undone_at, decision.undone_by = timezone.now(), editor
        decision.undone_by_name = editor.get_username()
        decision.save()


def with_merged(actor: Actor) -> list[Actor]:
    """The actor, and all who were merged into it."""
    found, fresh = {actor.pk: actor}, [actor]
    while fresh:
        fresh = [each for each in Actor.objects.filter(merged_into__in=fresh) if each.pk not in found]
        found |= {each.pk: each for each in fresh}
    return list(found.values())


def _keys(actors: list[Actor]) -> set[str]:
    keys = {actor.key for actor in actors}
    keys |= set(KnownAs.objects.filter(actor__in=actors).values_list("key", flat=True))
    spelled = [
        *(actor.name for actor in actors),
        *Alias.objects.filter(actor__in=actors).values_list("name", flat=True),
    ]
    return keys | {actor_key("person", name) for name in spelled if len(name.split()) > 1 and name[0].isupper()}


@performs("unlink")
def _unlink(decision: Decision) -> None:
    lock_out_other_writers()
    everybody = with_merged(_person(decision))
    for model in (Quote, Figure):
        for actor in everybody:
            _set_free(decision, model, actor)
    names(decision, *everybody)
    for actor in reversed(everybody):
        delete(decision, actor)


def _person(decision: Decision) -> Actor:
    actor = Actor.objects.select_for_update().filter(pk=decision.object_id or 0).first()
    if actor is None or not decision.editor_id:
        raise Unplaced("A takedown is asked for and confirmed in the archive itself.")
    return actor


def _set_free(decision: Decision, model: type[models.Model], actor: Actor) -> None:
    rows = model._default_manager.filter(speaker=actor)
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    rows.update(speaker=None)
    moved = {"model": model._meta.model_name, "field": "speaker_id", "from": actor.pk, "to": None, "pks": pks}
    decision.before.setdefault("moved", []).append(moved)
