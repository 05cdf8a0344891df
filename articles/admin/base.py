"""What all pages of the desk share: they write through curation, and hold with any input and any number of rows."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles import curation
from articles.admin.choosing import ChoosingAdmin
from articles.admin.colliding import CollidingAdmin
from articles.admin.histories import RememberedAdmin
from articles.admin.versions import VersionedForm

SHOWN = 100
_YEARS = frozenset(str(year) for year in range(1, 9999))


class DeskAdmin(ChoosingAdmin, CollidingAdmin, RememberedAdmin):
    """``goes_along`` names relations whose rows are deleted with a row; ``held_by`` one that forbids it.

    Django would list every such row before a deletion; a place may have 100,000 mentions, so they are counted.
    """

    form = VersionedForm
    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    goes_along: tuple[str, ...] = ()
    held_by = ""
    held_advice = ""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            curation.correct(obj, _editor(request), self.decided(form.changed_data))
        else:
            curation.add(obj, _editor(request))

    def decided(self, fields: Sequence[str]) -> Sequence[str]:
        """What an editor decides by changing these fields."""
        return fields

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        formset.save(commit=False)
        for row in formset.deleted_objects:
            curation.remove(row, _editor(request))
        for row, fields in formset.changed_objects:
            curation.correct(row, _editor(request), fields)
        for row in formset.new_objects:
            curation.add(row, _editor(request))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        curation.remove(obj, _editor(request))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        for row in queryset:
            curation.remove(row, _editor(request))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list, dict[str, int], set[str], list]:
        rows = list(objs)
        counts = {str(self.opts.verbose_name_plural): len(rows)}
        for name in self.goes_along:
            kind, number = self._related(name, rows)
            if number:
                counts[kind] = number
        return [*self.described(rows), *self.deletion_notes(rows)], counts, set(), self._held(rows)

    def described(self, rows: Sequence[models.Model]) -> list[SafeString | str]:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        links = [
            format_html('{}: <a href="{}">{}</a>', self.opts.verbose_name, reverse(name, args=[row.pk]), row)
            for row in rows[:SHOWN]
        ]
        return [*links, *([f"and {len(rows) - SHOWN} more"] if len(rows) > SHOWN else [])]

    def deletion_notes(self, rows: Sequence[models.Model]) -> list[str]:
        return []

    def _held(self, rows: Sequence[models.Model]) -> list[str]:
        if not self.held_by:
            return []
        kind, number = self._related(self.held_by, rows)
        return [f"{number} {kind}. {self.held_advice}"] if number else []

    def _related(self, name: str, rows: Sequence[models.Model]) -> tuple[str, int]:
        relation: Any = self.opts.get_field(name)
        found = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": [r.pk for r in rows]})
        return str(relation.related_model._meta.verbose_name_plural), found.count()

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        # The answers to autocompletion come this way unchecked, and PostgreSQL takes no NUL.
        return self.find(request, queryset, search_term.replace("\x00", "").strip())

    def find(self, request: HttpRequest, queryset: models.QuerySet, words: str) -> tuple[models.QuerySet, bool]:
        return super().get_search_results(request, queryset, words)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Only what the fields can hold: an address may say anything."""
        initial = {}
        for field in self.opts.concrete_fields:
            if field.name in request.GET:
                holder = field.target_field if isinstance(field, models.ForeignKey) else field
                try:
                    initial[field.name] = holder.clean(request.GET[field.name], None)
                except (ValidationError, ValueError, OverflowError):
                    continue
        return initial

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Lookups that PostgreSQL or Python's dates cannot hold are wrong lookups to Django too, not errors."""
        if any("\x00" in value for values in request.GET.lists() for value in values[1]):
            raise IncorrectLookupParameters
        if self.date_hierarchy and request.GET.get(f"{self.date_hierarchy}__year", "1") not in _YEARS:
            raise IncorrectLookupParameters
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters from error

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        # Rows are chosen by number; anything else in their place would fail in the database.
        given: Any = request.POST.copy()
        chosen = [pk for pk in given.getlist(ACTION_CHECKBOX_NAME) if pk.isascii() and pk.isdigit()]
        given.setlist(ACTION_CHECKBOX_NAME, chosen)
        request.POST = given
        return super().response_action(request, *args, **kwargs)


class CuratedAdmin(DeskAdmin):
    """Rows that carry the mark of the editor who changed them."""

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("edited_by")

    def view_on_site(self, obj: Any) -> str:
        return obj.get_absolute_url()

    @admin.display(description="edited", ordering="edited_at")
    def edited(self, obj: Any) -> str:
        return edited_by(obj)

    @admin.display(description="changed by an editor")
    def edit_mark(self, obj: Any) -> str:
        if obj is None or not obj.is_edited:
            return "No. All of it is as the machine found it."
        return f"By {obj.edited_by or 'somebody who has left'} on {obj.edited_at:%d %B %Y at %H:%M} UTC."


class RecordAdmin(DeskAdmin):
    """What the machine noted about its work: to be read, never to be changed."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _editor(request: HttpRequest) -> User:
    return cast(User, request.user)


class QuietRowForm(forms.ModelForm):
    """A row of an inline table that asks the database nothing as long as it is unchanged."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.empty_permitted = True


def edited_by(row: Any) -> str:
    return f"{row.edited_by or 'by somebody'}, {row.edited_at:%d %b %Y}" if row.is_edited else ""


def counted(model: type[models.Model], owner: str) -> models.Subquery:
    """How many rows of the model each row has; asked only for the rows that are shown. None where there are none."""
    rows = model._default_manager.filter(**{owner: models.OuterRef("pk")}).order_by().values(owner)
    return models.Subquery(rows.annotate(number=models.Count("pk")).values("number"))


def shows_one(request: HttpRequest) -> bool:
    """The page is about one row, so long texts are wanted; a list does without them."""
    return bool(request.resolver_match and request.resolver_match.kwargs.get("object_id"))


def link(url: str, words: object) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, words)


def link_to_list(model: str, words: object, **lookups: object) -> SafeString:
    query = "&".join(f"{name}={value}" for name, value in lookups.items())
    return link(f"{reverse(f'admin:articles_{model}_changelist')}?{query}", words)


def joined(lines: Iterable[object]) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines))
