"""The only writer of what editors decide: add, correct, remove.

What an editor decided always wins: a row that is marked as edited is never written by an import. Keys by which
an import finds a row again never change here, whatever the row comes to be called.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from articles.keys import actor_key, location_key
from articles.models import Actor, ActorMention, Alias, Article, Location, LocationMention, Quote
from articles.models.curated import Curated
from articles.naming import fold

RULE = "editor"
DATE_FIELDS = frozenset({"published_on", "published_at", "published_precision"})
_JUDGED = frozenset({"speaker", "start", "end", "text"})


@transaction.atomic
def add(row: models.Model, editor: User) -> None:
    """Keep a row that an editor made by hand."""
    if isinstance(row, Article) and row.published_on:
        row.published_origin = RULE
    if isinstance(row, Alias) and Alias.objects.filter(actor=row.actor_id, folded=fold(row.name)).exists():
        return  # the old name of an actor who was renamed in the same form
    if isinstance(row, Quote):
        _place_evidence(row, {"speaker_mention", "cue"})
        row.rule, row.confidence = RULE, 1.0
    _identify(row)
    _mark(row, editor)
    row.save(force_insert=True)
    _mark_owner(row, editor)


@transaction.atomic
def correct(row: models.Model, editor: User, fields: Collection[str]) -> None:
    """Keep what an editor changed in ``fields`` of a row, and nothing else; no fields, no decision."""
    if not fields:
        return
    written = set(fields) | _consequences(row, set(fields))
    if isinstance(row, Actor) and "name" in written:
        _keep_old_name(row)
    if _mark(row, editor):
        written |= {"edited_at", "edited_by"}
    row.save(update_fields=written)
    _mark_owner(row, editor)


@transaction.atomic
def remove(row: models.Model, editor: User) -> None:
    """Delete a row for good.

    The originals of a deleted article stay, without an article: by them a later import knows not to bring it
    back. A deleted quote leaves its mark on the article. Raises ProtectedError for an actor who is quoted.
    """
    if isinstance(row, Quote):
        _mark_rows(Article, row.article_id, editor)
    _mark_owner(row, editor)
    row.delete()


def _consequences(row: models.Model, fields: set[str]) -> set[str]:
    """Other fields that follow from a change; they are set on the row and named."""
    if isinstance(row, Article) and fields & DATE_FIELDS:
        row.published_origin = RULE
        if "published_certain" not in fields:
            row.published_certain = True
        return {*DATE_FIELDS, "published_origin", "published_certain"}
    if isinstance(row, Quote):
        return _quote_consequences(row, fields)
    if isinstance(row, (Actor, Alias, Location)) and "name" in fields:
        return {"folded"}
    return set()


def _quote_consequences(quote: Quote, fields: set[str]) -> set[str]:
    written = _place_evidence(quote, fields)
    if fields & {"start", "end", "text"}:
        quote.text = quote.article.body[quote.start : quote.end]
        written |= {"start", "end", "text"}
    if fields & _JUDGED:
        quote.rule, quote.confidence = RULE, 1.0
        written |= {"rule", "confidence"}
    return written


def _place_evidence(quote: Quote, fields: set[str]) -> set[str]:
    """Offsets for the wordings that an editor gave, where they stand nearest to the quote."""
    written = set()
    for words, prefix in (("speaker_mention", "mention"), ("cue", "cue")):
        if words in fields:
            span = nearest(quote.article.body, getattr(quote, words), quote.start, quote.end) or (None, None)
            for field, offset in zip((f"{prefix}_start", f"{prefix}_end"), span, strict=True):
                setattr(quote, field, offset)
                written.add(field)
    return written


def nearest(body: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words stand in the body, nearest to a passage; inside it only when nowhere else."""
    if not words:
        return None
    before, behind = body.rfind(words, 0, start), body.find(words, end)
    if before < 0 and behind < 0:
        behind = body.find(words)
    if behind < 0 or (before >= 0 and start - before - len(words) <= behind - end):
        behind = before
    return (behind, behind + len(words)) if behind >= 0 else None


def _keep_old_name(actor: Actor) -> None:
    """The name an actor had becomes an alias, and an alias that becomes the name goes."""
    old = Actor.objects.select_for_update().values_list("name", flat=True).get(pk=actor.pk)
    if fold(old) != fold(actor.name):
        Alias.objects.get_or_create(actor=actor, folded=fold(old), defaults={"name": old})
    Alias.objects.filter(actor=actor, folded=fold(actor.name)).delete()


def _identify(row: models.Model) -> None:
    """A key for a row made by hand: the one by which an import finds it, where there is one."""
    if isinstance(row, Article):
        row.text_key = f"{RULE}:{uuid4().hex}"
    elif isinstance(row, Actor):
        row.key = _actor_key(row)
    elif isinstance(row, Location):
        row.key = location_key(row.geonames_id, row.name)


def _actor_key(actor: Actor) -> str:
    """The key by which the next article finds a full name; one of its own where it is taken, or would join too much."""
    key = actor_key(actor.kind, actor.name)
    joins = actor.kind == "organisation" or (actor.kind == "person" and len(actor.name.split()) > 1)
    return key if joins and not Actor.objects.filter(key=key).exists() else f"{RULE}:{uuid4().hex}"


def _mark(row: models.Model, editor: User) -> bool:
    if not isinstance(row, Curated):
        return False
    row.edited_at, row.edited_by = timezone.now(), editor
    return True


def _mark_owner(row: models.Model, editor: User) -> None:
    """Names and mentions carry no mark of their own: whose they are is marked."""
    if isinstance(row, Alias):
        _mark_rows(Actor, row.actor_id, editor)
    elif isinstance(row, (ActorMention, LocationMention)):
        _mark_rows(Article, row.article_id, editor)


def _mark_rows(model: type[Actor] | type[Article], pk: int, editor: User) -> None:
    model._default_manager.filter(pk=pk).update(edited_at=timezone.now(), edited_by=editor)


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
