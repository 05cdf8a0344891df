"""How a decision is carried out: one transaction, one row in the log, one group of changes in the history.

What each step changes is noted in ``Decision.before`` as it is done, so that undoing needs no second telling:
``restore`` (values of rows), ``recreate`` (rows that went), ``remove`` (rows that came), ``moved`` (rows put on another
owner, which go back only if they are still there), ``emptied`` (references that a removal set to nothing).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pghistory
from django.contrib.auth.models import User
from django.db import connection, models, transaction
from django.db.models.deletion import Collector

from articles.curation.naming import plain, subject_of
from articles.curation.refusing import Refused
from articles.models import Actor, Article, Decision
from articles.models.curated import Curated
from articles.models.decision import FINDINGS, lock_out_other_writers

Performance = Callable[[Decision], None]
PERFORMANCES: dict[str, Performance] = {}
_JOINING = frozenset({"place_always", "means", "merge", "split", "rename", "add_alias", "remove_alias"})
_OWNERS = {
    "alias": (Actor, "actor_id"),
    "actormention": (Article, "article_id"),
    "locationmention": (Article, "article_id"),
}


def performs(action: str) -> Callable[[Performance], Performance]:
    """The function that carries out an action, here and where the log is read in again."""

    def note(function: Performance) -> Performance:
        PERFORMANCES[action] = function
        return function

    return note


@transaction.atomic
def decide(
    action: str, row: Any, editor: User, given: dict[str, Any], reason: str = "", subject: dict[str, Any] | None = None
) -> Decision:
    decision = Decision(
        action=action,
        editor=editor,
        editor_name=editor.get_username(),
        kind=row._meta.model_name,
        object_id=row.pk,
        thread=thread_of(row),
        text_key=text_key_of(row),
        subject=plain(subject_of(row) if subject is None else subject),
        given=plain(given),
        reason=reason.strip(),
    )
    carry_out(decision)
    return decision


def carry_out(decision: Decision) -> None:
    """Raises Refused where that cannot be; the log is then as it was."""
    with transaction.atomic(), group_of_changes(decision) as group:
        decision.context = group
        _wait_for_machines(decision)
        decision.before, decision.touches, decision.marks, decision.unplaced = {}, [], {}, ""
        # The log's own row first: rules that follow from a decision refer to it.
        decision.save()
        PERFORMANCES[decision.action](decision)
        decision.touches = sorted(set(decision.touches))
        decision.actors = sorted(set(decision.actors))
        decision.save()


def _wait_for_machines(decision: Decision) -> None:
    """A re-extraction has an article's row in hand from its first look at the findings to its last change of them.

    It takes the writers' lock before, and so does here whatever needs both.
    """
    if decision.action in _JOINING:
        lock_out_other_writers()
    if decision.text_key:
        list(Article.objects.select_for_update().filter(text_key=decision.text_key).values_list("pk", flat=True))


@contextmanager
def group_of_changes(decision: Decision, **more: str) -> Iterator[UUID]:
    told = {
        "decision": str(decision.uuid),
        "editor": decision.editor_name,
        "action": decision.action,
        "reason": decision.reason,
        **more,
    }
    with pghistory.context(**told) as group:
        yield group.id
    with connection.cursor() as cursor:  # what else the transaction does is not this editor's
        cursor.execute(
            "SELECT set_config('pghistory.context_id', '', true), set_config('pghistory.context_metadata', '', true)"
        )


def thread_of(row: Any) -> UUID:
    if row.pk is None or row._meta.model_name not in FINDINGS:
        return uuid4()
    known = Decision.objects.filter(kind=row._meta.model_name, object_id=row.pk).order_by("pk")
    return known.values_list("thread", flat=True).first() or uuid4()


def text_key_of(row: Any) -> str:
    if isinstance(row, Article):
        return row.text_key
    return row.article.text_key if row._meta.model_name in FINDINGS else ""


def values_of(row: Any, names: Collection[str] | None = None) -> dict[str, Any]:
    """The columns of a row; ``names`` are names of fields."""
    fields = [f for f in row._meta.concrete_fields if f.column and not f.generated]
    return plain({f.attname: f.value_from_object(row) for f in fields if names is None or f.name in names})


def change(decision: Decision, row: Any, **values: Any) -> None:
    """Set fields of a row, and remember what they were; FK fields take rows."""
    model = type(row)
    before = values_of(model._default_manager.get(pk=row.pk), values.keys())
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    decision.before.setdefault("restore", []).append([row._meta.model_name, row.pk, before])


def create(decision: Decision, row: Any) -> None:
    row.save(force_insert=True)
    decision.before.setdefault("remove", []).append([row._meta.model_name, row.pk])


def delete(decision: Decision, row: Any) -> None:
    """Delete a row and what goes with it. Raises ProtectedError."""
    collector = Collector(using="default", origin=row)
    collector.collect([row])
    gone: list[Any] = [other for rows in collector.data.values() for other in rows]
    unread: Any = collector.fast_deletes  # querysets, whatever the stubs say
    for queryset in unread:
        gone += list(queryset)
    snapshots = [[other._meta.model_name, values_of(other)] for other in gone if other._meta.app_label == "articles"]
    decision.before.setdefault("recreate", []).extend(snapshots)
    references: Any = collector.field_updates
    for (field, _), sets in references.items():
        for rows in sets:
            emptied = [[other.pk, getattr(other, field.attname)] for other in rows]
            decision.before.setdefault("emptied", []).append([field.model._meta.model_name, field.attname, emptied])
    collector.delete()


def move(decision: Decision, rows: models.QuerySet, field: str, to: models.Model) -> int:
    """Put rows on another owner, those of one owner at a time; how many went."""
    attname = rows.model._meta.get_field(field).attname
    owners: dict[int | None, list[int]] = {}
    for pk, owner in rows.exclude(**{field: to}).order_by("pk").values_list("pk", attname):
        owners.setdefault(owner, []).append(pk)
    for owner, pks in owners.items():
        rows.model._default_manager.filter(pk__in=pks).update(**{field: to})
        moved = {"model": rows.model._meta.model_name, "field": attname, "from": owner, "to": to.pk, "pks": pks}
        decision.before.setdefault("moved", []).append(moved)
    return sum(map(len, owners.values()))


def mark(decision: Decision, row: Any) -> None:
    """The row is an editor's from now on; names and mentions carry no mark, so whose they are is marked."""
    model, pk = type(row), row.pk
    if not isinstance(row, Curated):
        if row._meta.model_name not in _OWNERS:
            return
        model, attname = _OWNERS[row._meta.model_name]
        pk = getattr(row, attname)
    rows = model._default_manager.filter(pk=pk)
    ref = f"{model._meta.model_name}:{pk}"
    if ref not in decision.marks:
        decision.marks[ref] = plain(list(rows.values_list("edited_at", "edited_by")[0]))
    rows.update(edited_at=decision.made_at, edited_by=decision.editor)
    if isinstance(row, Curated):
        row.edited_at, row.edited_by = decision.made_at, decision.editor


def names(decision: Decision, *actors: Actor | None) -> None:
    """Whom a decision names stays, whatever a machine finds later."""
    decision.actors += [actor.pk for actor in actors if actor is not None]


def refuse_unless(condition: object, sentence: str) -> None:
    if not condition:
        raise Refused(sentence)
