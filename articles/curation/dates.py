"""When an article was published, as an editor decides it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.curation.naming import found_again
from articles.curation.recording import change, decide, mark, performs
from articles.models import Article, Decision

DATE_FIELDS = frozenset({"published_on", "published_at", "published_precision"})
ORIGIN = "editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When an article was published, in the three fields that must agree; names as on Article."""

    published_on: date | None = None
    published_at: datetime | None = None
    published_precision: str = "unknown"

    def items(self) -> Iterator[tuple[str, object]]:
        return ((name, getattr(self, name)) for name in sorted(DATE_FIELDS))


def settle(given: Dating, changed: Collection[str]) -> Dating:
    """The date an editor means, all three fields in agreement.

    A day alone is precise to the day and begins at midnight UTC; a cleared day makes the article undated; a
    new time is precise to the minute. Raises ValidationError, by field, where the fields contradict each other.
    """
    day, at, precision = given.published_on, given.published_at, given.published_precision
    new_day, new_time = "published_on" in changed, "published_at" in changed and at is not None
    chosen = "published_precision" in changed
    if chosen and precision == "unknown" and not (new_day and day) and not new_time:
        return Dating()
    if day is None and not new_time:
        if chosen and precision != "unknown":
            raise ValidationError({"published_on": "Give the day, or leave the article undated."})
        return Dating()
    if precision == "unknown" and chosen:
        raise ValidationError(
            {"published_precision": "An undated article has no day: clear it, or say how exact it is."}
        )
    if not chosen and (new_time or precision == "unknown" or (precision == "minute" and new_day)):
        precision = "minute" if new_time else "day"
    if day is None and at is not None:
        day = at.date()
    if day is not None and day > timezone.now().date() + timedelta(days=1):
        raise ValidationError({"published_on": "This day is still to come."})
    return _at_precision(day, at, precision) if day else Dating()


def _at_precision(day: date, at: datetime | None, precision: str) -> Dating:
    if precision != "minute":
        day = day.replace(day=1 if precision != "day" else day.day, month=1 if precision == "year" else day.month)
        at = datetime.combine(day, time(), UTC)
    elif at is None:
        raise ValidationError({"published_at": "Give the time too, or choose “to the day”."})
    elif abs(at.date() - day) > timedelta(days=1):
        raise ValidationError({"published_at": "This time does not lie on the day given."})
    return Dating(published_on=day, published_at=at, published_precision=precision)


def set_date(article: Article, dating: Dating, editor: User, *, reason: str = "") -> Decision:
    """Settle the three fields first: `settle`. Raises ValidationError where they contradict each other."""
    if (dating.published_on is None) != (dating.published_precision == "unknown"):
        raise ValidationError({"published_on": "Give the day, or leave the article undated."})
    decision = decide("date", article, editor, {"published_certain": True, **dict(dating.items())}, reason)
    article.refresh_from_db(fields=[*DATE_FIELDS, "published_origin", "published_certain", "edited_at", "edited_by"])
    return decision


@performs("date")
def _set_date(decision: Decision) -> None:
    article = found_again(decision)
    fields: dict[str, Any] = {field.name: field for field in Article._meta.concrete_fields}
    values = {name: fields[name].to_python(value) for name, value in decision.given.items()}
    change(decision, article, **values, published_origin=ORIGIN)
    mark(decision, article)
    decision.touches.append(f"article:{article.pk}.date")
