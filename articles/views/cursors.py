"""Pages by cursor: the values of a row by which its list is ordered, so that a far page costs as little as the first.

``after`` and ``before`` in a query string are opaque to readers, safe in a URL, and trusted by nobody: whatever does
not decode to values that fit the list's order is a BrokenCursor.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Field, FloatField, ForeignKey, IntegerField, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

LONGEST = 2000
BIGGEST = 2**63 - 1


class BrokenCursor(Exception):
    """The words of a cursor that no page of this list gave out."""


@dataclass(frozen=True, slots=True)
class Key:
    """One of the things a list is ordered by; ``field`` knows its values, None lies behind all of them."""

    path: str
    descending: bool
    nullable: bool
    field: Field

    def beyond(self, value: Any) -> Q | None:
        """Rows behind the value; None when nothing can be."""
        if value is None:
            return None
        found = Q(**{f"{self.path}__{'lt' if self.descending else 'gt'}": value})
        return found | Q(**{f"{self.path}__isnull": True}) if self.nullable else found

    def ahead(self, value: Any) -> Q:
        if value is None:
            return Q(**{f"{self.path}__isnull": False})
        return Q(**{f"{self.path}__{'gt' if self.descending else 'lt'}": value})

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})


@dataclass(frozen=True, slots=True)
class Cursor:
    """A row's values in the order of the keys, its ``number`` in the list (from 1), and when it was that."""

    values: tuple[Any, ...]
    number: int
    version: int

    def written(self) -> str:
        values = [value.isoformat() if isinstance(value, (date, datetime)) else value for value in self.values]
        data = json.dumps([values, self.number, self.version], separators=(",", ":"), ensure_ascii=False)
        return base64.urlsafe_b64encode(data.encode()).decode().rstrip("=")


def read(text: str, keys: Sequence[Key]) -> Cursor:
    try:
        data = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
        values, number, version = json.loads(data.decode())
        if len(text) > LONGEST or len(values) != len(keys) or not _is_count(number) or not _is_count(version):
            raise BrokenCursor(text)
        return Cursor(tuple(_value(key, one) for key, one in zip(keys, values, strict=True)), number, version)
    except (ValueError, TypeError, binascii.Error, RecursionError, ValidationError) as error:
        raise BrokenCursor(text) from error


def keys_of(rows: QuerySet) -> list[Key] | None:
    """None when the list is ordered by something that is no column and no annotation."""
    found = [_key(rows, item) for item in rows.query.order_by]
    return [key for key in found if key] if all(found) and found else None


def beyond(keys: Sequence[Key], values: Sequence[Any], *, backwards: bool) -> list[Q]:
    """Conditions that hold the rows behind (or ahead of) the values, in this order, one after the other.

    More than one, because an index finds "at most this day" at once, but not "at most this day, or none".
    """
    first, value = keys[0], values[0]
    if not first.nullable:
        return [_chain(keys, values, backwards)]
    undated, dated = first.same(None), Q(**{f"{first.path}__isnull": False})
    if value is None:
        rest = [undated & _chain(keys[1:], values[1:], backwards)]
        return [*rest, dated] if backwards else rest
    up_to = "lte" if first.descending != backwards else "gte"
    near = Q(**{f"{first.path}__{up_to}": value}) & _chain(keys, values, backwards)
    return [near] if backwards else [near, undated]


def _chain(keys: Sequence[Key], values: Sequence[Any], backwards: bool) -> Q:
    found = Q(pk__in=[])
    same = Q()
    for key, value in zip(keys, values, strict=True):
        step = key.ahead(value) if backwards else key.beyond(value)
        if step is not None and not (backwards and value is None and not key.nullable):
            found |= same & step
        same &= key.same(value)
    return found


def _key(rows: QuerySet, item: Any) -> Key | None:
    if isinstance(item, str):
        path, descending, nulls_last = item.lstrip("-+"), item.startswith("-"), False
    elif isinstance(item, OrderBy) and isinstance(item.expression, F):
        path, descending, nulls_last = item.expression.name, item.descending, bool(item.nulls_last)  # type: ignore[attr-defined]
    else:
        return None
    field = _field(rows, path)
    return Key(path, descending, nulls_last, field) if field else None


def _field(rows: QuerySet, path: str) -> Field | None:
    if path in rows.query.annotations:
        found = rows.query.annotations[path].output_field
        return found if isinstance(found, (IntegerField, FloatField)) else None
    model: type[Model] = rows.model
    *joins, last = path.split("__")
    try:
        for name in joins:
            model = model._meta.get_field(name).related_model  # type: ignore[assignment]
        if last == "pk":
            return model._meta.pk
        field = next((f for f in model._meta.concrete_fields if f.attname == last), None)
        return field or model._meta.get_field(last)  # type: ignore[return-value]
    except (FieldDoesNotExist, AttributeError):
        return None


def _value(key: Key, value: Any) -> Any:
    if value is None:
        if not key.nullable:
            raise BrokenCursor(key.path)
        return None
    if isinstance(value, (list, dict, bool)) or (isinstance(value, str) and "\x00" in value):
        raise BrokenCursor(key.path)
    target = key.field.target_field if isinstance(key.field, ForeignKey) else key.field
    found = target.to_python(value)
    if isinstance(found, int) and abs(found) > BIGGEST:
        raise BrokenCursor(key.path)
    if isinstance(found, datetime) and found.tzinfo is None:
        raise BrokenCursor(key.path)
    return found


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= BIGGEST
