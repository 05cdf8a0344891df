"""A decision taken back, with all that was done by it; the log keeps both."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from articles.curation.naming import model_of
from articles.curation.recording import group_of_changes
from articles.curation.refusing import CannotUndo
from articles.models import Actor, Decision
from articles.models.decision import lock_out_other_writers


def what_builds_on(decision: Decision) -> list[Decision]:
    """Later decisions in force on the same matter: they are to be undone first, the latest first."""
    mine = set(_parts(decision).values_list("pk", flat=True)) | {decision.pk}
    found: dict[int, Decision] = {}
    for one in [decision, *_parts(decision)]:
        later = Decision.objects.in_force().filter(pk__gt=one.pk).exclude(pk__in=mine).touching(one.touches)
        found |= {other.pk: other for other in later}
    if decision.action == "merge" and decision.object_id is not None:
        kept = Actor.objects.filter(pk__in=decision.actors, merged_into__isnull=False).exclude(pk=decision.object_id)
        merged = Decision.objects.in_force().filter(action="merge", object_id__in=kept.values("pk"), pk__gt=decision.pk)
        found |= {other.pk: other for other in merged}
    return sorted(found.values(), key=lambda other: -other.pk)


def _parts(decision: Decision) -> models.QuerySet[Decision]:
    return Decision.objects.in_force().filter(uuid__in=decision.given.get("parts", []))


@transaction.atomic
def undo(decision: Decision, editor: User, *, reason: str = "") -> Decision:
    """Raises CannotUndo when later decisions build upon it, or when it is undone already."""
    lock_out_other_writers()
    current = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if not current.is_in_force:
        raise CannotUndo("This decision has been undone already.")
    if current.action in ("unlink", "initials"):
        raise CannotUndo("This was taken down by two editors: it is lifted among the takedowns.")
    if later := what_builds_on(current):
        raise CannotUndo(f"Undo first: {later[0]}, {later[0].made_at:%d %b %Y %H:%M}, which builds upon it.")
    for part in _parts(current).order_by("-pk"):
        undo(part, editor, reason=reason)
    with group_of_changes(current, undo=editor.get_username(), undo_reason=reason.strip()):
        take_back(current)
        current.undone_at, current.undone_by = timezone.now(), editor
        current.undone_by_name = editor.get_username()
        current.unplaced = ""
        current.save()
        _unmark(current)
    decision.refresh_from_db()
    return decision


def take_back(decision: Decision) -> None:
    """What it did, undone; that it is, is for the caller to note."""
    before = decision.before
    for moved in reversed(before.get("moved", [])):
        _move_back(moved)
    restored = [(model_of(kind), pk, values) for kind, pk, values in before.get("restore", [])]
    created = [(model_of(kind), pk) for kind, pk in before.get("remove", [])]
    values_later = []
    for model, pk, values in reversed(restored):
        rows = model._default_manager.filter(pk=pk)
        if not rows.exists() and (model, pk) not in created:
            raise CannotUndo("What it was about is not in the archive any more.")
        values_later.append((rows, model, values, pk))
    for rows, model, values, pk in values_later:
        rows.update(**_cleaned(model, values, pk))
    for model, pk in reversed(created):
        _remove(decision, model, pk)
    for number, (kind, values) in enumerate(before.get("recreate", [])):
        _recreate(decision, model_of(kind), values, number)
    for kind, attname, rows in before.get("emptied", []):
        for pk, value in rows:
            model_of(kind)._default_manager.filter(pk=pk, **{attname: None}).update(**{attname: value})


def _move_back(moved: dict[str, Any]) -> None:
    """Only what is still where it was put: what somebody moved on since stays there."""
    rows = model_of(moved["model"])._default_manager.filter(pk__in=moved["pks"], **{moved["field"]: moved["to"]})
    rows.update(**{moved["field"]: moved["from"]})


def _cleaned(model: type[models.Model], values: dict[str, Any], row: int) -> dict[str, Any]:
    cleaned = {}
    for attname, value in values.items():
        field: Any = next(f for f in model._meta.concrete_fields if f.attname == attname)
        if isinstance(field, models.ForeignKey):
            follows = field.related_model is Actor and field.name != "merged_into"
            cleaned[attname] = _now(model, field, value, row) if follows else value
        else:
            cleaned[attname] = field.to_python(value)
    return cleaned


def _now(model: type[models.Model], field: Any, pk: int | None, row: int | None) -> int | None:
    """Whom a row refers to when it is taken back: whoever was merged into another since is meant by that one."""
    actor = Actor.objects.filter(pk=pk).first() if pk is not None else None
    if actor is None:
        if pk is not None and not field.null:
            raise CannotUndo("Whose it was is not in the archive any more.")
        return None
    while actor.merged_into_id is not None:
        _note_arrival(actor, model, field, row)
        actor = Actor.objects.get(pk=actor.merged_into_id)
    return actor.pk


def _note_arrival(actor: Actor, model: type[models.Model], field: Any, row: int | None) -> None:
    """When the merge is undone, this row goes back with the others."""
    merge = Decision.objects.in_force().filter(action="merge", object_id=actor.pk).order_by("-pk").first()
    if merge is not None and row is not None:
        moved = {
            "model": model._meta.model_name,
            "field": field.attname,
            "from": actor.pk,
            "to": actor.merged_into_id,
            "pks": [row],
        }
        merge.before.setdefault("moved", []).append(moved)
        merge.save(update_fields=["before"])


def _remove(decision: Decision, model: type[models.Model], pk: int) -> None:
    """A row that came with the decision goes, unless it is in use by now."""
    row: Any = model._default_manager.filter(pk=pk).first()
    if row is None:
        return
    if isinstance(row, Actor):
        others = Decision.objects.in_force().filter(actors__contains=[pk]).exclude(pk=decision.pk)
        if row.quotes.exists() or row.mentions.exists() or row.merged.exists() or others.exists():
            return
    if model._meta.model_name in ("location", "outlet", "article"):
        used = [
            relation
            for relation in model._meta.related_objects
            if getattr(relation.field, "db_constraint", False)
            and relation.related_model._default_manager.filter(**{relation.field.name: row}).exists()
        ]
        if used and decision.action == "add":
            raise CannotUndo(f"{row} is in use by now: {used[0].related_model._meta.verbose_name_plural} refer to it.")
        if used:
            return
    row.delete()


def _recreate(decision: Decision, model: type[models.Model], values: dict[str, Any], number: int) -> None:
    cleaned: dict[str, Any] = {}
    fields: list[Any] = list(model._meta.concrete_fields)
    for field in fields:
        if field.attname not in values:
            continue
        value = values[field.attname]
        if isinstance(field, models.ForeignKey) and value is not None and getattr(field, "db_constraint", False):
            if field.related_model is Actor:
                value = _now(model, field, value, values.get("id"))
            if not field.related_model._default_manager.filter(**{field.target_field.name: value}).exists():
                kind = field.related_model._meta.model_name
                returns = any(k == kind and v.get("id") == value for k, v in decision.before["recreate"])
                if not field.null and not returns:
                    return  # whose it was is gone
                value = value if returns else None
        cleaned[field.attname] = value if isinstance(field, models.ForeignKey) else field.to_python(value)
    model._default_manager.bulk_create([model(**cleaned)], ignore_conflicts=number > 0)
    stamped = {field.name: cleaned[field.attname] for field in fields if getattr(field, "auto_now_add", False)}
    if stamped:
        model._default_manager.filter(pk=cleaned["id"]).update(**stamped)


def _unmark(decision: Decision) -> None:
    """Each row keeps the mark of the latest decision in force on it, or has the one it had before the first."""
    for ref, before in decision.marks.items():
        kind, pk = ref.split(":")
        marked = Decision.objects.filter(marks__has_key=ref).order_by("pk")
        latest = marked.in_force().last()
        row: Any = model_of(kind)._default_manager.filter(pk=pk)
        if latest is not None:
            row.update(edited_at=latest.made_at, edited_by=latest.editor)
        else:
            first = marked.first()
            at, by = first.marks[ref] if first else before
            field = row.model._meta.get_field("edited_at")
            row.update(edited_at=field.to_python(at), edited_by=by)
