"""A FilterSet's question with some of its filters lifted, as SQL."""

from __future__ import annotations

import copy
import hashlib
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from articles.filters import ArchiveFilter

DATES = ("from", "to", "undated")


@dataclass(frozen=True, slots=True)
class Question:
    """A SELECT with its parameters; two that are equal ask the same."""

    sql: str
    params: tuple[Any, ...]

    @property
    def key(self) -> str:
        return hashlib.sha256(repr((self.sql, self.params)).encode()).hexdigest()[:32]


def lifted(filterset: ArchiveFilter, *names: str) -> QuerySet:
    """The rows without the filters of these names; nothing while a value of the question is not understood."""
    if filterset.problems:
        return filterset.queryset.none()
    other = copy.copy(filterset)
    form = copy.copy(filterset.form)
    form.cleaned_data = {name: asked for name, asked in form.cleaned_data.items() if name not in names}
    other._form = form
    return other.filter_queryset(filterset.queryset)


def question(rows: QuerySet, *columns: str) -> Question | None:
    """None where Django knows without asking that nothing fits."""
    try:
        sql, params = rows.order_by().values(*columns).query.sql_with_params()
    except EmptyResultSet:
        return None
    return Question(sql, tuple(params))
