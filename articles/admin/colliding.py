"""Two editors at once: whoever saves second sees what the first made of it, and chooses field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import models, transaction
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from articles.admin import versions
from articles.admin.versions import FIELD, Version

TAKE = "take:"
THEIRS, MINE = "theirs", "mine"
_UNSENT = {FIELD, "csrfmiddlewaretoken"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field of which there are two versions. ``chosen`` is "" where nobody can tell which is meant."""

    slot: str
    row: str
    label: str
    opened: str
    theirs: str
    mine: str
    chosen: str
    is_gone: bool = False

    @property
    def name(self) -> str:
        return f"{TAKE}{self.slot}"


class CollidingAdmin(admin.ModelAdmin):
    """The page of a row carries the version that it shows."""

    collision_template = "admin/collision.html"

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        form = context["adminform"].form
        if FIELD in form.fields and kwargs.get("obj") is not None and not form.is_bound:
            formsets = [each.formset for each in context["inline_admin_formsets"] if each.has_change_permission]
            form.fields[FIELD].initial = form.initial[FIELD] = versions.signed(versions.shown(form, formsets))
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(self, request: HttpRequest, object_id: Any = None, *args: Any, **kwargs: Any) -> Any:
        if request.method != "POST" or not object_id or FIELD not in request.POST:
            return super().changeform_view(request, object_id, *args, **kwargs)
        with transaction.atomic():
            return self._collision(request, unquote(object_id)) or super().changeform_view(
                request, object_id, *args, **kwargs
            )

    def _collision(self, request: HttpRequest, pk: str) -> HttpResponse | None:
        """The page with both versions; None when the form may be saved, with the choices made put into it."""
        held = self.get_object(request, pk)
        if held is None or not self.has_change_permission(request, held):
            return None
        # Nobody saves between this look and our own saving.
        self.model._default_manager.select_for_update().filter(pk=held.pk).values_list("pk").first()
        row: Any = self.get_object(request, pk)
        form, formsets = self._as_it_is(request, row)
        now = versions.shown(form, formsets)
        known = dict(versions.slots(form, formsets))
        places = versions.rows_sent(request.POST, {s.prefix: s.model._meta.pk.name for s in formsets})
        opened = versions.read(request.POST[FIELD])
        if opened is not None and all(now.get(slot) == parts for slot, parts in opened.items()):
            _put(request, known, now, places)
            return None
        found = differences(opened, now, versions.wanted(request.POST, known, places), known, places)
        return self._both(request, row, found, now)

    def _as_it_is(self, request: HttpRequest, row: models.Model) -> tuple[forms.BaseForm, list[Any]]:
        form = self.get_form(request, row, change=True)(instance=row)
        formsets: list[Any] = []
        numbers: dict[str, int] = {}
        for kind, inline in self.get_formsets_with_inlines(request, row):
            prefix = kind.get_default_prefix()
            numbers[prefix] = numbers.get(prefix, 0) + 1
            if numbers[prefix] > 1:
                prefix = f"{prefix}-{numbers[prefix]}"
            if inline.has_change_permission(request, row):
                formsets.append(kind(instance=row, prefix=prefix, queryset=inline.get_queryset(request)))
        return form, formsets

    def _both(self, request: HttpRequest, row: Any, found: list[Difference], now: Version) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Somebody else has changed this meanwhile",
            "opts": self.opts,
            "original": row,
            "differences": found,
            "kept": [
                (name, value)
                for name, values in request.POST.lists()
                if name not in _UNSENT and not name.startswith(TAKE)
                for value in values
            ],
            "field": FIELD,
            "loaded": versions.signed(now),
        }
        return TemplateResponse(request, self.collision_template, context, status=409)


def differences(
    opened: Version | None, now: Version, mine: Version, known: dict[str, BoundField], places: dict[str, str]
) -> list[Difference]:
    """The fields that somebody changed since the page was opened, in the form's order; rows that are gone come last."""
    found = []
    for slot, bound in known.items():
        if slot not in mine or (opened is not None and slot not in opened):
            continue
        before = opened[slot] if opened is not None else None
        if before == now[slot] == mine[slot] or (before is None and now[slot] == mine[slot]):
            continue
        chosen = THEIRS if mine[slot] in (before, now[slot]) else MINE if before == now[slot] else ""
        words = [_words(bound, slot, parts) if parts is not None else "" for parts in (before, now[slot], mine[slot])]
        found.append(
            Difference(
                slot=slot,
                row=str(getattr(bound.form, "instance", "")) if "#" in slot else "",
                label=str(bound.label),
                opened=words[0],
                theirs=words[1],
                mine=words[2],
                chosen=chosen,
            )
        )
    return found + _gone(opened or {}, now, places)


def _gone(opened: Version, now: Version, places: dict[str, str]) -> list[Difference]:
    there = {slot.rpartition(".")[0] for slot in now}
    gone = dict.fromkeys(row for row in (slot.rpartition(".")[0] for slot in opened) if row not in there)
    return [
        Difference(
            slot=f"{row}.", row="", label="A row of the table", opened="", theirs="deleted", mine="", chosen=THEIRS,
            is_gone=True,
        )
        for row in gone
        if row in places
    ]  # fmt: skip


def _words(bound: BoundField, slot: str, parts: tuple[str, ...]) -> str:
    """A value as an editor knows it: the name of what was chosen, not its number."""
    if versions.is_deletion(slot):
        return "delete it" if parts[0] else "keep it"
    field = bound.field
    if isinstance(field, forms.ModelChoiceField):
        row = field.queryset.filter(pk=parts[0]).first() if field.queryset is not None and parts[0].isdigit() else None
        return str(row) if row is not None else parts[0]
    if isinstance(field, forms.TypedChoiceField | forms.ChoiceField):
        return str(dict(field.choices).get(parts[0], parts[0]))  # type: ignore[arg-type]
    if isinstance(field, forms.BooleanField):
        return "yes" if parts[0] else "no"
    return " ".join(parts)


def _put(request: HttpRequest, known: dict[str, BoundField], now: Version, places: dict[str, str]) -> None:
    """Where theirs was chosen, the form is sent as if nothing had been changed; rows that are gone are not sent."""
    taken = {
        name.removeprefix(TAKE) for name, value in request.POST.items() if name.startswith(TAKE) and value == THEIRS
    }
    if not any(name.startswith(TAKE) for name in request.POST):
        return
    post = request.POST.copy()
    for slot in taken & known.keys() & now.keys():
        row, _, name = slot.rpartition(".")
        if row and row not in places:
            continue
        sent_as = f"{places[row]}-{name}" if row else known[slot].html_name
        for part, value in zip(versions.parts(known[slot], sent_as), now[slot], strict=True):
            post[part] = value
            if not value and isinstance(known[slot].field, forms.BooleanField):
                del post[part]
    for row in {slot.removesuffix(".") for slot in taken if slot.endswith(".")} & places.keys():
        _leave_out(post, places[row], [slot for slot in known if slot.startswith(f"{row}.")])
    request.POST = post  # type: ignore[assignment]


def _leave_out(post: QueryDict, place: str, there: list[str]) -> None:
    """A row that is still there is never left out, whatever a form says."""
    prefix, _, number = place.rpartition("-")
    if there:
        return
    total = int(post.get(f"{prefix}-TOTAL_FORMS") or 0)
    names = [name.removeprefix(f"{place}-") for name in post if name.startswith(f"{place}-")]
    for name in names:
        del post[f"{place}-{name}"]
    for later in range(int(number) + 1, total):
        for name in [name for name in post if name.startswith(f"{prefix}-{later}-")]:
            post.setlist(f"{prefix}-{later - 1}-{name.removeprefix(f'{prefix}-{later}-')}", post.getlist(name))
            del post[name]
    post[f"{prefix}-TOTAL_FORMS"] = str(total - 1)
    post[f"{prefix}-INITIAL_FORMS"] = str(int(post.get(f"{prefix}-INITIAL_FORMS") or 1) - 1)
