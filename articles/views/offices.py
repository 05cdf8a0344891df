"""The offices of a speaker, each with the articles that tell of it: evidence with dates, never a biography."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from articles.models.dating import in_words
from articles.naming import fold, slug_of

LISTED = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """An article that tells of an office."""

    article: int
    title: str
    day: date | None
    precision: str

    @property
    def address(self) -> str:
        return reverse("article", args=[self.article, slug_of(self.title)])

    @property
    def words(self) -> str:
        return in_words(self.day, self.precision)


@dataclass(frozen=True, slots=True)
class Office:
    """``told`` are its articles in order of their dates, undated ones last."""

    wording: str
    is_former: bool
    told: list[Evidence]

    @property
    def dated(self) -> list[Evidence]:
        return [evidence for evidence in self.told if evidence.day]

    @property
    def first(self) -> Evidence:
        return self.told[0]

    @property
    def last(self) -> Evidence:
        return (self.dated or self.told)[-1]

    @property
    def shown(self) -> list[Evidence]:
        """The articles that there is room for: the first ones and the last ones."""
        half = LISTED // 2
        return self.told if len(self.told) <= LISTED else self.told[:half] + self.told[-half:]

    @property
    def hidden(self) -> int:
        return len(self.told) - len(self.shown)


def offices(rows: Iterable[tuple]) -> list[Office]:
    """Of `RoleQuerySet.as_told`; the one told of most recently first. Wordings that differ in case alone are one."""
    found: dict[tuple[str, bool], Office] = {}
    for _, wording, is_former, day, precision, article, title in rows:
        office = found.setdefault((fold(wording), is_former), Office(wording, is_former, []))
        office.told.append(Evidence(article, title, day, precision))
    return sorted(found.values(), key=_latest)


def _latest(office: Office) -> tuple:
    return -(office.last.day or date.min).toordinal(), office.is_former, -len(office.told), office.wording
