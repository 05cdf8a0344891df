"""What a query parameter may say: each field reads it, or refuses it with a sentence that says what works."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.models.countries import country_code, country_name
from articles.models.dating import in_words
from articles.models.words import spellings
from articles.searching.parsing import parse, with_particles
from articles.templatetags.languages import language_name

LONGEST = 300
SUGGESTIONS = 3
BIGGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A value that was understood: what to hand to the QuerySet method, and how the page says it.

    ``question`` names another method than the filter's own, for a choice between methods. ``typed`` is what the
    form shows in the field when that is not the parameter itself: a name in the place of an id.
    """

    arguments: tuple[Any, ...] = ()
    words: str = ""
    question: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values of a choice: the method it asks, its words on the page, the method's argument."""

    question: str
    words: str | Promise
    argument: str = ""


class Field(forms.Field):
    """Reads a value of at most LONGEST characters; an empty one asks nothing."""

    widget = forms.TextInput
    control = "text"  # how the form draws it: text, names (with suggestions), day, choice or flag

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> Asked | None:
        value = (value or "").strip()
        if not value:
            return self.when_empty()
        if len(value) > LONGEST:
            raise ValidationError(
                _("{value} is too long: at most {longest} characters can be looked for.").format(
                    value=shown(value), longest=LONGEST
                )
            )
        if "\x00" in value:
            raise ValidationError(
                _("{value} holds a NUL character, which no text here does. Take it out.").format(value=shown(value))
            )
        return self.read(value)

    def when_empty(self) -> Asked | None:
        return None

    def read(self, value: str) -> Asked:
        raise NotImplementedError


class Understood(Field):
    """A value that was read before."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        super().__init__()

    def clean(self, value: Any) -> Asked:
        return self.asked


class Words(Field):
    """Words to look for."""

    def read(self, value: str) -> Asked:
        return Asked((value,), shown(value))


class WordsSought(Field):
    """What is typed into a box of search, with other spellings of its names. Filters in it were taken out before."""

    def clean(self, value: Any) -> Asked | None:
        found = super().clean(value)
        return found if found and found.arguments[0].groups else None

    def read(self, value: str) -> Asked:
        sought = parse(value)
        return Asked((sought.with_spellings(spellings(sought)),), shown(value))


class Flag(Field):
    """1 or nothing."""

    control = "flag"

    def read(self, value: str) -> Asked | None:  # type: ignore[override]
        if value.lower() in {"0", "no", "off", "false"}:
            return None
        if value.lower() in {"1", "yes", "on", "true"}:
            return Asked()
        raise ValidationError(_("{value} is neither yes nor no. Use 1, or leave it out.").format(value=shown(value)))


class Day(Field):
    """A day, or a month or year of which the first (``last``: the last) day is meant."""

    control = "day"
    PATTERNS: ClassVar[tuple[str, ...]] = (
        r"(?P<year>\d{4})(-(?P<month>\d\d?)(-(?P<day>\d\d?))?)?",
        r"(?P<day>\d\d?)[/.](?P<month>\d\d?)[/.](?P<year>\d{4})",
    )
    SPELT_OUT = (("%d %B %Y", "day"), ("%d %b %Y", "day"), ("%B %Y", "month"), ("%b %Y", "month"))

    def __init__(self, *, last: bool = False) -> None:
        self.last = last
        super().__init__()

    def read(self, value: str) -> Asked:
        try:
            first, precision = _numbers(value) or _spelt_out(value)
        except ValueError:
            raise ValidationError(
                _(
                    "{value} is not a date. Write 2012-06-01 or 1/6/2012 (day first), 2012-06 for a month, "
                    "2012 for a year."
                ).format(value=shown(value))
            ) from None
        day = _last_day(first, precision) if self.last else first
        return Asked((day,), in_words(first, precision))


def _numbers(value: str) -> tuple[date, str] | None:
    for pattern in Day.PATTERNS:
        if found := re.fullmatch(pattern, value, re.ASCII):
            year, month, day = (found[part] for part in ("year", "month", "day"))
            precision = "day" if day else "month" if month else "year"
            return date(int(year), int(month or 1), int(day or 1)), precision
    return None


def _spelt_out(value: str) -> tuple[date, str]:
    for pattern, precision in Day.SPELT_OUT:
        try:
            return datetime.strptime(value, pattern).date(), precision  # noqa: DTZ007 (only the day is taken)
        except ValueError:
            continue
    raise ValueError(value)


def _last_day(first: date, precision: str) -> date:
    if precision == "year":
        return first.replace(month=12, day=31)
    if precision == "month":
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first


class Choice(Field):
    """One of a few words, each standing for a QuerySet method."""

    control = "choice"

    def __init__(self, noun: str | Promise, options: dict[str, Option], *, default: str = "") -> None:
        self.noun = noun
        self.options = options
        self.default = default
        super().__init__()

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(name, str(option.words)) for name, option in self.options.items()]

    def when_empty(self) -> Asked | None:
        return self.read(self.default) if self.default else None

    def read(self, value: str) -> Asked:
        option = self.options.get(value.lower())
        if option is None:
            raise ValidationError(
                _("{value} is no {noun} known here. Use {choices}.").format(
                    value=shown(value), noun=self.noun, choices=_either(list(self.options))
                )
            )
        return Asked((option.argument,) if option.argument else (), str(option.words), option.question)


class Names(Field):
    """An id, or a name typed in, of which case and accents do not matter; several may bear the same name."""

    control = "names"

    def __init__(self, model: type[Model], noun: str | Promise) -> None:
        self.model = model
        self.noun = noun
        super().__init__()

    def read(self, value: str) -> Asked:
        if value.isascii() and value.isdigit():
            return self._numbered(int(value))
        rows = reduce(or_, map(self.rows.named, with_particles(value)))
        if not (found := list(rows[:2])):
            like = list(self.rows.called(value).order_by("name", "pk")[:SUGGESTIONS])
            sentence = _("No {noun} here is called {value}. Type a name as the archive writes it.").format(
                noun=self.noun, value=shown(value)
            )
            raise ValidationError(sentence, params={"suggestions": like})
        return Asked((rows,), str(found[0]) if len(found) == 1 else value)

    @property
    def rows(self) -> Any:
        return self.model._default_manager.all()

    def _numbered(self, pk: int) -> Asked:
        found = list(self.rows.namesakes(pk).order_by("pk")[:50]) if pk <= BIGGEST_ID else []
        row = next((row for row in found if row.pk == pk), None)
        if row is None:
            raise ValidationError(
                _("There is no {noun} with the number {number}. Type a name instead.").format(
                    noun=self.noun, number=shown(str(pk))
                )
            )
        return Asked((self.rows.filter(pk=pk),), str(row), typed=str(row) if len(found) == 1 else "")


class Country(Field):
    """A two-letter code of ISO 3166-1, or a country's name."""

    control = "names"

    def read(self, value: str) -> Asked:
        code = country_code(value)
        if code is None:
            raise ValidationError(
                _("{value} is not a country. Write a name such as Syria, or a code such as SY.").format(
                    value=shown(value)
                )
            )
        return Asked((code,), country_name(code))


class Language(Field):
    """A code of ISO 639, as articles bear it."""

    def read(self, value: str) -> Asked:
        code = value.lower().replace("_", "-")
        if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", code):
            raise ValidationError(
                _("{value} is no code of a language. Write en for English, ar for Arabic.").format(value=shown(value))
            )
        return Asked((code,), language_name(code))


def shown(value: str) -> str:
    """A value as sentences quote it: short, and without characters that cannot be seen."""
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value)
    return f"“{plain if len(plain) <= 60 else plain[:59] + '…'}”"


def _either(names: list[str]) -> str:
    return _("{some} or {last}").format(some=", ".join(names[:-1]), last=names[-1])
