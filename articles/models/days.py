"""Days of the calendar: what was published on them, and which of them hold anything.

An article of which the source tells only the month or the year belongs to no day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from articles.models.article import PRECISE, Article, ArticleQuerySet


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest days before and behind that hold an article dated to the day."""

    before: date | None
    behind: date | None


def articles_of(first: date, last: date) -> ArticleQuerySet:
    """Dated to a day from ``first`` to ``last``."""
    return Article.objects.published_from(first).published_until(last).dated_to_the_day()


def of_the_month_only(month: date) -> ArticleQuerySet:
    """Of which no more than this month is known; ``month`` is its first day."""
    return Article.objects.filter(published_on=month, published_precision="month")


def neighbours(first: date, last: date) -> Neighbours:
    """Of the days from ``first`` to ``last``, in one query."""
    days = Article.objects.dated_to_the_day().order_by().values_list("published_on", flat=True)
    before = days.filter(published_on__lt=first).order_by("-published_on")[:1]
    behind = days.filter(published_on__gt=last).order_by("published_on")[:1]
    found = [day for day in before.union(behind, all=True) if day is not None]
    return Neighbours(
        next((day for day in found if day < first), None), next((day for day in found if day > last), None)
    )


def counts_of(day: date) -> tuple[int, int]:
    """How many articles are dated to the day, and how many to its month only."""
    month = day.replace(day=1)
    rows = Article.objects.filter(published_on__in={day, month}).aggregate(
        day=Count("pk", filter=Q(published_on=day, published_precision__in=PRECISE)),
        month=Count("pk", filter=Q(published_on=month, published_precision="month")),
    )
    return rows["day"], rows["month"]


def latest_day(first: date = date.min, last: date = date.max) -> date | None:
    """The last day in the period that holds an article dated to the day."""
    newest = articles_of(first, last).order_by("-published_on")
    return newest.values_list("published_on", flat=True).first()
