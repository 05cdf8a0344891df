"""Who changed what, when and why: on every row's own page, with a way back where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import curation
from articles.admin.asking import editor_of, number, page, words
from articles.models import EVENTS, Decision

PER_PAGE = 50
_UNTOLD = frozenset({"edited_at", "edited_by_id", "folded", "id"})
# Undoing needs what doing needed; all else is a change of a row of that kind.
_NEEDED = {
    "accept": "articles.review_quote",
    "reattribute": "articles.review_quote",
    "merge": "articles.merge_actor",
    "split": "articles.split_actor",
    "apart": "articles.part_actor",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the database noted: ``fields`` holds (name, before, behind) of each that changed."""

    at: datetime
    who: str
    why: str
    what: str
    fields: list[tuple[str, str, str]]


class RememberedAdmin(admin.ModelAdmin):
    """The page of a row's history tells decisions and changes, of rows that are gone, too."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        pk = number(unquote(object_id))
        row = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        kind = self.opts.model_name or ""
        decisions = Decision.objects.about(row) if row else Decision.objects.filter(kind=kind, object_id=pk)
        if row is None and not decisions.exists():
            raise Http404(_("There is nothing to tell about it."))
        shown: Any = Paginator(decisions.latest_first(), PER_PAGE).get_page(request.GET.get("page"))
        for decision in shown:
            decision.may_undo = decision.is_in_force and may_undo(request, decision)
        context = page(
            request,
            _("History"),
            opts=self.opts,
            original=row,
            pk=pk,
            decisions=shown,
            changes=changes(self.model, pk, row),
            most=PER_PAGE,
        )
        return TemplateResponse(request, "admin/history.html", context)


def may_undo(request: HttpRequest, decision: Decision) -> bool:
    return request.user.has_perm(_NEEDED.get(decision.action, f"articles.change_{decision.kind}"))


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision back; the page of the row says what must be taken back first."""
    decision = Decision.objects.filter(pk=pk).first()
    if decision is None:
        raise Http404(_("There is no such decision."))
    if not may_undo(request, decision):
        raise PermissionDenied
    try:
        curation.undo(decision, editor_of(request), reason=words(request.POST, "reason"))
    except curation.Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Undone: {decision}.").format(decision=decision.get_action_display()))
    return redirect(_way_back(request, decision))


def _way_back(request: HttpRequest, decision: Decision) -> str:
    """The history from which somebody came: only a kind and a number are taken from the form."""
    kind, pk = request.POST.get("kind", ""), number(request.POST.get("row"))
    known = {model.__name__.lower() for model in EVENTS}
    if kind not in known or not pk:
        kind, pk = decision.kind, decision.object_id or 0
    return reverse(f"admin:articles_{kind}_history", args=[pk]) if kind in known and pk else reverse("admin:index")


def changes(model: type[models.Model], pk: int, row: models.Model | None) -> list[Change]:
    """The latest first. An event holds what was before; what came of it is in the event behind it, or in the row."""
    kept: Any = EVENTS.get(model)
    if kept is None:
        return []
    events = list(kept.objects.filter(pgh_obj_id=pk).select_related("pgh_context").order_by("-pgh_id")[:PER_PAGE])
    names = [f for f in kept._meta.concrete_fields if not f.name.startswith("pgh_") and f.attname not in _UNTOLD]
    behind: Any = row
    found = []
    for event in events:
        told = (event.pgh_context.metadata if event.pgh_context_id else None) or {}
        gone = event.pgh_label == "delete"
        found.append(
            Change(
                at=event.pgh_created_at,
                who=told.get("editor", ""),
                why=told.get("reason", ""),
                what=_("deleted") if gone else _("changed"),
                fields=[] if gone or behind is None else list(_differences(names, event, behind)),
            )
        )
        behind = event
    return found


def _differences(fields: Iterable[Any], before: Any, behind: Any) -> Iterable[tuple[str, str, str]]:
    for field in fields:
        was, now = getattr(before, field.attname), getattr(behind, field.attname)
        if was != now:
            yield str(field.verbose_name), _told(field, was), _told(field, now)


def _told(field: Any, value: Any) -> str:
    if value is None or value == "":
        return "–"
    if field.is_relation:
        return _("number {pk}").format(pk=value)
    text = str(value)
    return text if len(text) <= 300 else f"{text[:299]}…"
