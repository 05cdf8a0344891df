"""The log as JSON lines by natural keys, so that a rebuilt archive gets its editors' work back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TextIO

from django.contrib.auth.models import User
from django.db import models

from articles.curation import carrying
from articles.curation.placing import place
from articles.curation.recording import PERFORMANCES
from articles.curation.sweeping import without
from articles.initials import owners_in
from articles.models import Decision, Sealed
from articles.models.decision import ExactEncoder
from articles.models.takedown import names_withheld

FORMAT = 1
TOLD = (
    "uuid",
    "made_at",
    "editor_name",
    "action",
    "kind",
    "thread",
    "text_key",
    "subject",
    "given",
    "reason",
    "undone_at",
    "undone_by_name",
)


class UnreadableLog(ValueError):
    """A line that is no decision of ours; says which, and what is wrong."""


@dataclass(slots=True)
class Taken:
    """What reading in a log did: takedowns of articles and decisions that are in force here now, decisions known
    before, those without a place."""

    takedowns: int = 0
    placed: int = 0
    known: int = 0
    undone: int = 0
    unplaced: list[Decision] = field(default_factory=list)


def lines() -> Iterator[str]:
    """Every decision in the order in which they were made, undone ones too, then takedowns of articles; but for
    takedowns of names, which hold for the archive in which two editors decided them."""
    rows = Decision.objects.exclude(action__in=("unlink", "initials"))
    for decision in rows.in_order().iterator(chunk_size=500):
        told: dict[str, Any] = {"format": FORMAT} | {name: getattr(decision, name) for name in TOLD}
        yield json.dumps(told, cls=ExactEncoder, ensure_ascii=False)
    for takedown in carrying.told():
        yield json.dumps({"format": FORMAT, "takedown": takedown}, cls=ExactEncoder, ensure_ascii=False)


def take_in(file: TextIO) -> Taken:
    """Read a log in. What is here already stays as it is; reading it twice changes nothing. Raises UnreadableLog."""
    lines_read = [_read(line, number) for number, line in enumerate(file, 1) if line.strip()]
    takedowns = carrying.take_in([line for line in lines_read if isinstance(line, carrying.Carried)])
    read = _not_named(_not_sealed([line for line in lines_read if isinstance(line, Decision)]))
    known = {d.uuid: d for d in Decision.objects.filter(uuid__in=[decision.uuid for decision in read])}
    editors = _editors(read)
    taken = Taken(known=len(known), takedowns=takedowns)
    fresh: list[Decision] = []
    for decision in read:
        if decision.uuid not in known:
            decision.editor = editors.get(decision.editor_name)
            decision.undone_by = editors.get(decision.undone_by_name)
            decision.unplaced = "" if decision.undone_at else "It was not tried yet."
            decision.save(force_insert=True)
            fresh.append(decision)
    taken.undone = sum(1 for decision in fresh if decision.undone_at)
    waiting = [d for d in fresh if d.undone_at is None] + [d for d in known.values() if d.unplaced and d.is_in_force]
    taken.placed = place(sorted(waiting, key=lambda decision: decision.pk))
    taken.unplaced = list(Decision.objects.unplaced().filter(pk__in=[d.pk for d in waiting]).in_order())
    return taken


def _not_sealed(decisions: list[Decision]) -> list[Decision]:
    """What was decided on a sealed text tells of it."""
    names = {name for decision in decisions for name in (decision.text_key, str(decision.uuid))}
    sealed = set(Sealed.objects.filter(kind__in=["text", "decision"], key__in=names).values_list("key", flat=True))
    return [d for d in decisions if d.text_key not in sealed and str(d.uuid) not in sealed]


def _not_named(read: list[Decision]) -> list[Decision]:
    """With initials where a name is not shown."""
    names = names_withheld()
    for decision in read if names else ():
        told = {name: getattr(decision, name) for name in ("subject", "given", "reason")}
        about = owners_in([json.dumps(told, cls=ExactEncoder, ensure_ascii=False)], names)
        for name, value in told.items():
            own = names.only(about) if about else names.in_full_alone()
            setattr(decision, name, without(value, own, any_case=False))
    return read


def _editors(decisions: Iterable[Decision]) -> dict[str, User]:
    names = {name for d in decisions for name in (d.editor_name, d.undone_by_name) if name}
    return {user.get_username(): user for user in User.objects.filter(username__in=names)}


def _read(line: str, number: int) -> Decision | carrying.Carried:
    try:
        told = json.loads(line)
        if told.pop("format") != FORMAT:
            raise ValueError("a newer version of the archive wrote it")
        if "takedown" in told:
            return carrying.read(told["takedown"])
        fields: dict[str, models.Field] = {f.name: f for f in Decision._meta.concrete_fields}
        decision = Decision(**{name: fields[name].to_python(told[name]) for name in TOLD})
        for name in TOLD:
            fields[name].run_validators(getattr(decision, name))
        if decision.action not in PERFORMANCES or not decision.kind or not decision.made_at:
            raise ValueError(f"{decision.action!r} is no decision that an editor can take")
        if not (isinstance(decision.subject, dict) and isinstance(decision.given, dict)):
            raise ValueError("subject and given must be objects")
    except KeyError as error:
        raise UnreadableLog(f"line {number}: {error.args[0]} is missing") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise UnreadableLog(f"line {number}: {error}") from error
    except Exception as error:
        raise UnreadableLog(f"line {number}: {'; '.join(getattr(error, 'messages', [str(error)]))}") from error
    return decision
