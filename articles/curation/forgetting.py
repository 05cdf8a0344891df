"""What the log of decisions, the history and the desk's own log tell of rows that a seal took, forgotten."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from articles.models import EVENTS, ActorMention, Decision, Figure, LocationMention, Quote, Takedown
from articles.models.takedown import mark

Gone = dict[str, set[int]]
"""Ids of rows that are gone, by the name of their model."""
_TOLD = ("subject", "given", "state", "before", "marks")


def forget(text_key: str, gone: Gone, takedown: Takedown) -> None:
    """Decisions about what is gone go, those about several rows keep the others; nothing of it stays in the history."""
    about = Q(text_key=text_key) | Q(text_key="", actors__overlap=list(gone["actor"]))
    for kind, pks in gone.items():
        about |= Q(kind=kind, object_id__in=pks)
    decisions = Decision.objects.filter(about)
    contexts = [context for context in decisions.values_list("context", flat=True) if context]
    mark(takedown, "decision", decisions.values_list("uuid", flat=True))
    decisions.delete()
    _prune(text_key, gone)
    _forget_history(gone)
    _forget_reasons(contexts)
    for kind, pks in gone.items():
        entries = LogEntry.objects.filter(
            content_type__app_label="articles", content_type__model=kind, object_id__in=[str(pk) for pk in pks]
        )
        entries.update(object_repr="(sealed)", change_message="")


def _prune(text_key: str, gone: Gone) -> None:
    rows = Decision.objects.annotate(all_of_it=Cast("subject", TextField()), done=Cast("before", TextField()))
    rows = rows.annotate(said=Cast("given", TextField()))
    (article,) = gone["article"]
    holding = Q(all_of_it__contains=text_key) | Q(said__contains=text_key) | Q(done__contains=text_key)
    holding |= Q(done__contains=f'"article_id": {article},') | Q(done__contains=f'"article_id": {article}}}')
    for kind in ("alias", "quote", "actor"):
        holding |= Q(touches__overlap=[f"{kind}:{pk}" for pk in gone[kind]])
    for decision in rows.filter(holding):
        for name in _TOLD:
            setattr(decision, name, _without(getattr(decision, name), text_key, gone))
        decision.save(update_fields=list(_TOLD))


def _without(told: Any, text_key: str, gone: Gone) -> Any:
    """The same without the parts that tell of what is gone."""
    if isinstance(told, dict):
        return {k: _without(v, text_key, gone) for k, v in told.items() if not _tells(v, text_key, gone)}
    if isinstance(told, list):
        return [_without(v, text_key, gone) for v in told if not _tells(v, text_key, gone)]
    return told


def _tells(told: Any, text_key: str, gone: Gone) -> bool:
    if isinstance(told, dict):
        same = any(isinstance(value, str) and text_key in value for value in told.values())
        return same or told.get("article_id") in gone["article"]
    if isinstance(told, list) and len(told) >= 2 and isinstance(told[0], str):
        values = told[1] if isinstance(told[1], dict) else {"id": told[1]}
        pk = values.get("id")
        row = isinstance(pk, int) and pk in gone.get(told[0], set())
        return row or any(_tells(part, text_key, gone) for part in told[1:])
    return isinstance(told, str) and text_key in told


def _forget_history(gone: Gone) -> None:
    for model, events in EVENTS.items():
        kept: Any = events
        rows = Q(pgh_obj_id__in=gone.get(model.__name__.lower(), set()))
        if model in (ActorMention, LocationMention, Quote, Figure):
            rows |= Q(article__in=gone["article"])
        if model.__name__ == "Alias":
            rows |= Q(actor__in=gone["actor"])
        kept.objects.filter(rows).delete()


def _forget_reasons(contexts: list[Any]) -> None:
    kept = apps.get_model("pghistory", "Context")._default_manager.filter(pk__in=contexts)
    for context in kept:
        context.metadata = {name: context.metadata[name] for name in ("editor", "action") if name in context.metadata}
        context.save(update_fields=["metadata"])
