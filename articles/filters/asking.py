"""What all FilterSets share: they say themselves in words, and an unknown value empties the list and says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.filters.fields import LONGEST, Asked, Field, Names, Understood, WordsSought, shown
from articles.filters.offering import counts_without, other_words
from articles.models.words import can_be_weighed
from articles.searching.parsing import Sought, parse

BEST_FIRST = "best_first"
MOST_LIFTED = 5  # filters of an empty list that are tried one by one


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter in words; ``query`` is the query string without it, ``known`` False for an unknown value."""

    name: str
    words: str
    query: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Control:
    """A field of the form: ``kind`` is text, names, day, choice or flag; ``choices`` are (value, words)."""

    name: str
    label: str
    kind: str
    value: str
    known: bool
    choices: tuple[tuple[str, str], ...] = ()
    optional: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a value was not understood, with (words, query string) for what may have been meant."""

    name: str
    sentence: str
    suggestions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lifted:
    """The parameters after filters were taken out of the words; ``changed`` where there were any."""

    data: QueryDict
    changed: bool = False
    notes: tuple[str, ...] = ()


class Asks(django_filters.Filter):
    """A query parameter that asks one question, a QuerySet method, and says it in words (``{}`` is the value).

    ``rare``: links ask it; the form has a field for it only where it is asked already.
    """

    def __init__(
        self, question: str, field: Field, *, label: str | Promise = "", says: str | Promise = "", rare: bool = False
    ) -> None:
        super().__init__(label=label)
        field.label = cast(Any, label)
        self.question = question
        self.says = says
        self.rare = rare
        self.own_field = field

    @property
    def field(self) -> Field:
        return self.own_field

    def filter(self, queryset: QuerySet, asked: Asked | None) -> QuerySet:
        if asked is None:
            return queryset
        return getattr(queryset, asked.question or self.question)(*asked.arguments)


class ArchiveFilter(django_filters.FilterSet):
    """A list's filters. ``qs`` is empty, never everything, when a value is not understood.

    ``left_out`` names filters of a parent class that a list goes without.
    """

    left_out: tuple[str, ...] = ()

    def __init__(self, data: QueryDict, queryset: QuerySet) -> None:
        self.lifted = self._lift(data)
        super().__init__(self.lifted.data, queryset)
        # An empty query string is a question too: it has a default order.
        self.is_bound = True

    @classmethod
    def _lift(cls, data: QueryDict) -> Lifted:
        """The filters that were typed among the words (speaker:Hague), as the parameters that they stand for."""
        typed = data.get("q", "")
        if ":" not in typed.replace("：", ":") or len(typed) > LONGEST:
            return Lifted(data)
        sought = parse(typed, cls.base_filters)
        if not sought.filters and sought.rest.split() == typed.split():
            return Lifted(data)
        kept = data.copy()
        kept["q"] = sought.rest
        for name, value in sought.filters.items():
            kept[name] = value
        return Lifted(kept, True, sought.notes)

    def reads_names_as(self, other: ArchiveFilter) -> None:
        """Takes over what the filter of another list with the same query string looked up already."""
        for name, field in self.form.fields.items():
            if isinstance(field, Names) and (asked := other._asked(name)) and self.given.get(name) == other.given[name]:
                self.form.fields[name] = Understood(asked)

    @property
    def sought(self) -> Sought | None:
        """The words that are looked for, where the list looks into texts."""
        asked = self._asked("q") if "q" in self.filters else None
        found = asked.arguments[0] if asked else None
        return found if isinstance(found, Sought) else None

    @property
    def notes(self) -> list[str]:
        """What was done to a query that could not be taken as it was typed."""
        own = parse(self.given.get("q", "")[:LONGEST]).notes if isinstance(self._field("q"), WordsSought) else ()
        return list(dict.fromkeys([*self.lifted.notes, *own]))

    @property
    def emptied_by(self) -> list[tuple[Chip, int]]:
        """Of a list without rows, the filters without which it has some, and how many."""
        if self.problems:
            return []
        chips = [chip for chip in self.chips if chip.known][:MOST_LIFTED]
        counts = counts_without(self, [chip.name for chip in chips]) if len(chips) > 1 else {}
        return [(chip, counts[chip.name]) for chip in chips if chip.name in counts]

    @property
    def meant(self) -> list[tuple[str, str]]:
        """Of a list without rows, other words with which it has some, each with its query string."""
        found = other_words([self], self.given.get("q", "")) if self.sought and not self.problems else []
        return [(words, self.query(q=words)) for words in found]

    @property
    def is_by_weight(self) -> bool:
        """Whether the best match stands first."""
        asked = self._asked("order") if "order" in self.filters else None
        return bool(asked and asked.question == BEST_FIRST and self.sought and can_be_weighed(self.sought))

    def _field(self, name: str) -> Field | None:
        return self.filters[name].field if name in self.filters else None

    @classmethod
    def get_filters(cls) -> dict[str, Asks]:
        """Without the underscore that keeps ``from_`` from being a keyword."""
        declared = super().get_filters().items()
        return {name.rstrip("_"): found for name, found in declared if name not in cls.left_out}

    @property
    def qs(self) -> QuerySet:
        if self.problems:
            return self.queryset.none()
        return super().qs

    def filter_queryset(self, queryset: Any) -> Any:
        for name, asked in self.form.cleaned_data.items():
            if asked and asked.question == BEST_FIRST:
                # Without words to look for nothing fits better than anything else.
                words = self.form.cleaned_data.get("q")
                queryset = queryset.best_first(words.arguments[0]) if words else queryset.newest_first()
            else:
                queryset = self.filters[name].filter(queryset, asked)
        return queryset

    @property
    def given(self) -> dict[str, str]:
        """The parameters that are known here and say something, by name."""
        return {name: value for name in self.filters if (value := self.data.get(name, "").strip())}

    @property
    def chips(self) -> list[Chip]:
        return [self._chip(name) for name in self.given if self.filters[name].says and not self._is_off(name)]

    @property
    def controls(self) -> list[Control]:
        shown = {name: asks for name, asks in self.filters.items() if not asks.rare or name in self.given}
        return [self._control(name, asks.field) for name, asks in shown.items()]

    @property
    def problems(self) -> list[Problem]:
        found = [self._problem(name, error) for name, errors in self.form.errors.as_data().items() for error in errors]
        return found + self._contradictions()

    def query(self, **changed: str | None) -> str:
        """The query string with some parameters changed, or dropped (None); a page number never survives that."""
        kept = QueryDict(mutable=True)
        for name, value in (self.given | changed).items():
            if value:
                kept[name] = value
        return f"?{kept.urlencode()}"

    def _asked(self, name: str) -> Asked | None:
        self.form.errors  # noqa: B018 (validates the form)
        return self.form.cleaned_data.get(name)

    def _is_off(self, name: str) -> bool:
        return name not in self.form.errors and self._asked(name) is None

    def _control(self, name: str, field: Field) -> Control:
        asked = self._asked(name)
        value = (asked and asked.typed) or self.given.get(name, "")
        if field.control == "flag" and not asked:
            value = ""
        return Control(
            name,
            str(field.label),
            field.control,
            value,
            name not in self.form.errors,
            tuple(getattr(field, "choices", ())),
            optional=not getattr(field, "default", ""),
        )

    def _chip(self, name: str) -> Chip:
        query = self.query(**{name: None})
        if asked := self._asked(name):
            return Chip(name, str(self.filters[name].says).format(asked.words), query)
        return Chip(name, f"{name}: {shown(self.given[name])}", query, known=False)

    def _problem(self, name: str, error: ValidationError) -> Problem:
        rows: list[Any] = (error.params or {}).get("suggestions", [])
        meant = tuple((str(row), self.query(**{name: str(row.pk)})) for row in rows)
        return Problem(name, str(error.message), meant)

    def _contradictions(self) -> list[Problem]:
        first, last = self._asked("from"), self._asked("to")
        if first and last and first.arguments > last.arguments:
            return [
                Problem(
                    "from",
                    _("Nothing can lie from {first} until {last}: swap the two dates.").format(
                        first=first.words, last=last.words
                    ),
                )
            ]
        if (first or last) and self._asked("undated"):
            return [
                Problem("undated", _("An undated article lies in no period: take away the dates, or “undated only”."))
            ]
        return []
