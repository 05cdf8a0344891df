"""Takedowns of articles, out of one archive and into another: what was sealed or hidden stays so in a rebuilt one.

A line tells of the takedown what the log tells, and the marks by which the article is known again: identities of its
texts, sha256 of its files. Takedowns of names are not carried: their marks are made with the archive's own key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from articles.curation.sealing import seal
from articles.models import Article, Sealed, Takedown
from articles.models.takedown import clear_away, mark

NOWHERE = 0  # the number of an article that has not come yet
LONGEST = 150  # characters of an editor's name
TOLD = ("reason", "asked_by_name", "confirmed_by_name")
CARRIED = {"seal": ("text", "bytes", "part"), "hide": ("hidden",)}


@dataclass(frozen=True, slots=True)
class Carried:
    """A takedown read from a log, not saved, and its marks: (kind, key)."""

    takedown: Takedown
    marks: list[tuple[str, str]]

    @property
    def texts(self) -> list[str]:
        return [key for kind, key in self.marks if kind in ("text", "hidden")]


def told() -> Iterator[dict[str, Any]]:
    """Every takedown of an article that is in force, as what a line of the log holds."""
    for takedown in Takedown.objects.in_force().filter(degree__in=CARRIED).order_by("pk"):
        marks = _marks(takedown)
        if marks:
            times = {"asked_at": takedown.asked_at, "confirmed_at": takedown.confirmed_at}
            words = {name: getattr(takedown, name) for name in TOLD}
            yield {"degree": takedown.degree, "marks": marks, **times, **words}


def _marks(takedown: Takedown) -> list[list[str]]:
    kept = takedown.marks.filter(kind__in=CARRIED[takedown.degree]).order_by("kind", "key")
    marks = [list(row) for row in kept.values_list("kind", "key")]
    if takedown.degree == "hide":
        keys = Article.objects.filter(pk=takedown.article_number or NOWHERE).values_list("text_key", flat=True)
        marks += [["hidden", key] for key in keys]
    return marks


def read(line: Any) -> Carried:
    """What ``told`` wrote. Raises ValueError, KeyError."""
    degree, marks = line["degree"], line["marks"]
    if degree not in CARRIED:
        raise ValueError(f"{degree!r} is no takedown of an article")
    good = isinstance(marks, list) and marks and all(_is_mark(each, degree) for each in marks)
    if not good:
        raise ValueError("marks must be a list of [kind, key]")
    words = {name: str(line[name]).replace("\0", "") for name in TOLD}
    if any(len(words[name]) > LONGEST for name in TOLD[1:]):
        raise ValueError(f"an editor's name is longer than {LONGEST} characters")
    times = {name: _time(line[name]) for name in ("asked_at", "confirmed_at")}
    takedown = Takedown(degree=degree, article_number=NOWHERE, **words, **times)
    return Carried(takedown, [(kind, key) for kind, key in marks])


def _is_mark(told: Any, degree: str) -> bool:
    pair = isinstance(told, list) and len(told) == 2 and all(isinstance(part, str) for part in told)
    return pair and told[0] in CARRIED[degree] and 0 < len(told[1]) <= 400 and "\0" not in told[1]


def _time(told: Any) -> datetime:
    found = parse_datetime(told) if isinstance(told, str) else None
    if found is None or found.tzinfo is None:
        raise ValueError(f"{told!r} is no time with a zone")
    return found


@transaction.atomic
def take_in(read_in: Sequence[Carried]) -> int:
    """Carry out what is not in force here yet, now or when the article comes; how many that were."""
    return sum(_hide(each) if each.takedown.degree == "hide" else _seal(each) for each in read_in)


def _seal(carried: Carried) -> bool:
    if Sealed.objects.filter(kind="text", key__in=carried.texts).exists():
        return False
    articles = list(Article.objects.filter(text_key__in=carried.texts).order_by("pk"))
    carried.takedown.article_number = articles[0].pk if articles else NOWHERE
    carried.takedown.save()
    for article in articles:
        seal(article, carried.takedown)
    for kind, key in carried.marks:
        mark(carried.takedown, kind, [key])
    transaction.on_commit(clear_away)
    return True


def _hide(carried: Carried) -> bool:
    if Sealed.objects.filter(kind="hidden", key__in=carried.texts).exists():
        return False
    here = Article.objects.filter(text_key__in=carried.texts).values_list("pk", flat=True).first()
    if here is not None and Takedown.objects.hides(here):
        return False
    carried.takedown.article_number = here or NOWHERE
    carried.takedown.save()
    if here is None:
        mark(carried.takedown, "hidden", carried.texts)
    return True


def hide_what_came() -> None:
    """After an import: what was hidden elsewhere is hidden when it comes. One query where nothing waits."""
    waiting = dict(Sealed.objects.filter(kind="hidden").values_list("key", "takedown"))
    if not waiting:
        return
    for article, key in Article.objects.filter(text_key__in=waiting).values_list("pk", "text_key"):
        Takedown.objects.filter(pk=waiting[key], article_number=NOWHERE).update(article_number=article)
        Sealed.objects.filter(kind="hidden", takedown=waiting[key]).delete()
