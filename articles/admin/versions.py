"""What a form says, value by value, as a browser sends it: when it was opened, now, and as somebody wants it.

A slot is one field of one row: "title", or "quotes#17.speaker" for a field of the quote 17 in an inline table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.core import signing
from django.forms.boundfield import BoundField
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import QueryDict

FIELD = "loaded"
_SALT = "articles.admin.versions"

Version = dict[str, tuple[str, ...]]


class LoadedField(forms.CharField):
    """Carries the version that a page showed; it is no part of the row."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class VersionedForm(forms.ModelForm):
    loaded = LoadedField()


def signed(version: Version) -> str:
    return signing.dumps(version, salt=_SALT, compress=True)


def read(token: str) -> Version | None:
    """None when it is not one of ours."""
    try:
        return {slot: tuple(parts) for slot, parts in signing.loads(token, salt=_SALT).items()}
    except (signing.BadSignature, ValueError):
        return None


def shown(form: forms.BaseForm, formsets: Iterable[Any]) -> Version:
    """The values in forms that nobody has filled in."""
    return {slot: _initial(bound) for slot, bound in slots(form, formsets)}


def slots(form: forms.BaseForm, formsets: Iterable[Any]) -> Iterator[tuple[str, BoundField]]:
    for bound in form:
        if bound.name != FIELD:
            yield bound.name, bound
    for formset in formsets:
        for row in formset.initial_forms:
            for bound in row:
                if bound.name not in (FIELD, formset.model._meta.pk.name, formset.fk.name):
                    yield f"{formset.prefix}#{row.instance.pk}.{bound.name}", bound


def wanted(post: QueryDict, known: Mapping[str, BoundField], places: Mapping[str, str]) -> Version:
    """What was sent for each slot; ``places`` says under which prefix a row of an inline table was sent."""
    version = {}
    for slot, bound in known.items():
        row, _, name = slot.rpartition(".")
        if row and row not in places:
            continue
        sent_as = f"{places[row]}-{name}" if row else bound.html_name
        sent = tuple(_plain(post.get(part, "")) for part in parts(bound, sent_as))
        version[slot] = _initial(bound) if _means_the_same(bound, sent) else sent
    return version


def _means_the_same(bound: BoundField, sent: tuple[str, ...]) -> bool:
    """A day written in another way is the same day."""
    data: Any = list(sent) if len(sent) > 1 else sent[0]
    return not bound.field.has_changed(bound.form.get_initial_for_field(bound.field, bound.name), data)


def rows_sent(post: QueryDict, prefixes: Mapping[str, str]) -> dict[str, str]:
    """ "quotes#17" -> "quotes-0": where a form has each row; ``prefixes`` gives the name of each table's key."""
    places = {}
    for prefix, key in prefixes.items():
        for name, pk in post.items():
            number = name.removeprefix(f"{prefix}-").removesuffix(f"-{key}")
            if name == f"{prefix}-{number}-{key}" and number.isdigit() and pk:
                places[f"{prefix}#{pk}"] = f"{prefix}-{number}"
    return places


def parts(bound: BoundField, sent_as: str) -> list[str]:
    """The names under which a browser sends a field: a day and a time are two."""
    widget: Any = _bare(bound)
    return [sent_as + end for end in getattr(widget, "widgets_names", [""])]


def _bare(bound: BoundField) -> Any:
    return getattr(bound.field.widget, "widget", bound.field.widget)


def _initial(bound: BoundField) -> tuple[str, ...]:
    widget, value = _bare(bound), bound.form.get_initial_for_field(bound.field, bound.name)
    value = bound.field.prepare_value(value)
    if isinstance(widget, forms.CheckboxInput):
        return ("on" if value else "",)
    if isinstance(widget, forms.MultiWidget):
        pairs = zip(widget.widgets, widget.decompress(value) or (), strict=True)
        return tuple(_plain(each.format_value(part)) for each, part in pairs)
    return (_plain(widget.format_value(value)),)


def _plain(value: Any) -> str:
    """As it comes back from a browser, whose line ends are its own."""
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def is_deletion(slot: str) -> bool:
    return slot.endswith(f".{DELETION_FIELD_NAME}")
