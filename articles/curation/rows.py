"""The admin's general way: a row added, corrected or removed, whatever it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db import models

from articles import anchoring
from articles.curation.dates import DATE_FIELDS
from articles.curation.findings import put, restore_state, settle, state_of
from articles.curation.naming import RULE, found_again, identify, model_of, refer, resolve, subject_of
from articles.curation.people import keep_old_name, know
from articles.curation.recording import (
    change,
    create,
    decide,
    delete,
    mark,
    names,
    performs,
    refuse_unless,
)
from articles.models import (
    Actor,
    ActorMention,
    Alias,
    Article,
    Decision,
    Figure,
    Location,
    LocationMention,
    Outlet,
    Quote,
)
from articles.models.decision import FINDINGS
from articles.naming import fold

_JUDGED = frozenset({"speaker", "start", "end", "text"})
_EVIDENCE = (("speaker_mention", "mention"), ("cue", "cue"))


def add(row: models.Model, editor: User, *, reason: str = "") -> Decision:
    """Keep a row that an editor made by hand; the row gets its id."""
    identify(row)
    kind = row._meta.model_name
    if isinstance(row, Quote):
        row.text = row.article.body[row.start : row.end]
        place_evidence(row, {"speaker_mention", "cue"})
        row.rule, row.confidence = RULE, 1.0
    if isinstance(row, Article) and row.published_on:
        row.published_origin = RULE
    given = state_of(row) if kind in FINDINGS else {"values": _natural(row, _own_fields(row))}
    decision = decide("add", row, editor, given, reason)
    row.pk, row._state.adding = decision.object_id, False
    row.refresh_from_db()
    return decision


def correct(row: models.Model, editor: User, fields: Collection[str], *, reason: str = "") -> Decision | None:
    """Keep what an editor changed in ``fields`` of a row, and nothing else; no fields, no decision."""
    if not fields:
        return None
    was = type(row)._default_manager.get(pk=row.pk)
    wanted = set(fields) - {"loaded"}
    given: dict[str, Any] = {"values": _natural(row, wanted)}
    if isinstance(row, Quote) and wanted & {"start", "end", "text"}:
        given["anchor"] = anchoring.anchor(row.article.body, row.start, row.end)
    decision = decide("correct", row, editor, given, reason, subject=subject_of(was))
    row.refresh_from_db(fields=[f.name for f in row._meta.concrete_fields if not f.generated])
    return decision


def remove(row: models.Model, editor: User, *, reason: str = "") -> Decision:
    """Delete a row. What a machine found does not come back.

    The originals of a deleted article stay, without an article: by them a later import knows not to bring it
    back. A deleted quote leaves its mark on the article. Raises ProtectedError for an actor who is quoted.
    """
    if row._meta.model_name in FINDINGS:
        return decide("reject", row, editor, {"marks_article": True}, reason)
    return decide("remove_alias" if isinstance(row, Alias) else "remove", row, editor, {}, reason)


def _own_fields(row: models.Model) -> set[str]:
    left = {"id", "edited_at", "edited_by", "created_at"}
    return {f.name for f in row._meta.concrete_fields if f.name not in left and not f.generated}


def _natural(row: Any, fields: Collection[str]) -> dict[str, Any]:
    """Values in natural keys, by field."""
    told = {}
    for field in row._meta.concrete_fields:
        if field.name in fields:
            foreign = isinstance(field, models.ForeignKey)
            told[field.name] = refer(getattr(row, field.name)) if foreign else field.value_from_object(row)
    return told


def _values(model: type[models.Model], told: dict[str, Any], decision: Decision) -> dict[str, Any]:
    values = {}
    for name, value in told.items():
        field: Any = model._meta.get_field(name)
        foreign = isinstance(field, models.ForeignKey)
        values[name] = resolve(field.related_model, value, decision) if foreign else field.to_python(value)
    return values


@performs("add")
def _add(decision: Decision) -> None:
    model = model_of(decision.kind)
    refuse_unless(model is not Figure, "Figures are found by the machine; an editor corrects or removes them.")
    if decision.kind in FINDINGS:
        row = restore_state(decision, model, decision.given)
        decision.object_id = row.pk
        names(decision, getattr(row, "speaker", None), getattr(row, "actor", None))
        settle(decision, row)
        return
    row = _made(decision, model)
    decision.object_id = row.pk
    mark(decision, row)
    ref = f"alias.{row.actor_id}.{row.folded}" if isinstance(row, Alias) else f"{decision.kind}:{row.pk}"
    decision.touches.append(ref)
    if isinstance(row, Actor):
        names(decision, row)
        know(decision, row, row.name)
    if isinstance(row, Alias):
        names(decision, row.actor)
        know(decision, row.actor, row.name)


def _made(decision: Decision, model: type[models.Model]) -> Any:
    """The new row, or the one that is here already by the same key."""
    row: Any = model(**_values(model, decision.given["values"], decision))
    here: Any = None
    if isinstance(row, Alias):
        here = Alias.objects.filter(actor=row.actor_id, folded=fold(row.name)).first()
    elif isinstance(row, Outlet):
        here = Outlet.objects.filter(name=row.name).first()
    elif isinstance(row, Article):
        here = Article.objects.filter(text_key=row.text_key).first()
        decision.text_key = row.text_key
    elif isinstance(row, Actor | Location):
        here = model._default_manager.filter(key=row.key).first()
    if here is None:
        create(decision, row)
    return here or row


@performs("correct")
def _correct(decision: Decision) -> None:
    row = found_again(decision)
    told = decision.given["values"]
    if isinstance(row, Quote):
        _correct_quote(decision, row)
        return
    if isinstance(row, Figure):
        _correct_figure(decision, row)
        return
    values = _values(type(row), told, decision)
    if isinstance(row, Article) and DATE_FIELDS & told.keys():
        values = {name: getattr(row, name) for name in DATE_FIELDS} | {"published_certain": True} | values
        values["published_origin"] = RULE
    if isinstance(row, Actor | Location) and "name" in values:
        values["folded"] = fold(values["name"])
    if isinstance(row, Alias) and "name" in values:
        values["folded"] = fold(values["name"])
        know(decision, row.actor, row.name)
        know(decision, row.actor, values["name"])
    if isinstance(row, Actor) and "name" in values:
        keep_old_name(decision, row, values["name"])
    change(decision, row, **values)
    if isinstance(row, Actor) and "name" in values:
        know(decision, row, row.name)
    if isinstance(row, ActorMention | LocationMention):
        mark(decision, row.article)
        settle(decision, row)
        names(decision, getattr(row, "actor", None))
    else:
        mark(decision, row)
        decision.touches += [_touched(row, name) for name in told]
        names(decision, row if isinstance(row, Actor) else None)


def _touched(row: Any, field: str) -> str:
    name = "date" if isinstance(row, Article) and field in DATE_FIELDS else field
    return f"{row._meta.model_name}:{row.pk}.{name}"


def _correct_quote(decision: Decision, quote: Quote) -> None:
    told = decision.given["values"]
    names(decision, quote.speaker)
    if "anchor" in decision.given:
        span = anchoring.find(quote.article.body, decision.given["anchor"])
        refuse_unless(span, "The corrected words do not stand in the article any more.")
        put(decision, quote, *span)  # type: ignore[misc]
    values = _values(Quote, {n: v for n, v in told.items() if n not in ("start", "end", "text", "article")}, decision)
    for name, value in values.items():
        setattr(quote, name, value)
    written = {*values, *place_evidence(quote, set(told))}
    if _JUDGED & told.keys():
        quote.rule, quote.confidence = RULE, 1.0
        written |= {"rule", "confidence"}
    if written:
        change(decision, quote, **{name: getattr(quote, name) for name in written})
    names(decision, quote.speaker)
    settle(decision, quote)


@performs("remove")
def _remove(decision: Decision) -> None:
    row = found_again(decision)
    decision.touches.append(f"{decision.kind}:{row.pk}")
    delete(decision, row)


def _correct_figure(decision: Decision, figure: Figure) -> None:
    """A part that nobody judged is of the kind of its whole."""
    names(decision, figure.speaker)
    change(decision, figure, **_values(Figure, decision.given["values"], decision))
    for old, _ in Figure.KINDS:
        parts = figure.parts.filter(edited_at__isnull=True, kind=old).order_by("pk")
        if old != figure.kind and (pks := list(parts.values_list("pk", flat=True))):
            Figure.objects.filter(pk__in=pks).update(kind=figure.kind)
            moved = {"model": "figure", "field": "kind", "from": old, "to": figure.kind, "pks": pks}
            decision.before.setdefault("moved", []).append(moved)
    names(decision, figure.speaker)
    settle(decision, figure)


def place_evidence(quote: Quote, fields: set[str]) -> set[str]:
    """Offsets for the wordings that an editor gave, where they stand nearest to the quote."""
    written = set()
    for words, prefix in _EVIDENCE:
        if words in fields:
            span = nearest(quote.article.body, getattr(quote, words), quote.start, quote.end) or (None, None)
            for field, offset in zip((f"{prefix}_start", f"{prefix}_end"), span, strict=True):
                setattr(quote, field, offset)
                written.add(field)
    return written


def nearest(body: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words stand in the body, nearest to a passage; inside it only when nowhere else."""
    if not words:
        return None
    before, behind = body.rfind(words, 0, start), body.find(words, end)
    if before < 0 and behind < 0:
        behind = body.find(words)
    if behind < 0 or (before >= 0 and start - before - len(words) <= behind - end):
        behind = before
    return (behind, behind + len(words)) if behind >= 0 else None
