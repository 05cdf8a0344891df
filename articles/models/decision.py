"""What editors decided: a log that only grows, and the rules that imports follow because of it."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.db.models import F, Q
from django.utils import timezone

from articles.models.actor import Actor
from articles.models.location import Location

if TYPE_CHECKING:
    from collections.abc import Collection

# One writer at a time of what joins articles (actors, places): imports, and decisions that change those.
WRITERS_LOCK = 7202

FINDINGS = ("quote", "figure", "actormention", "locationmention")


def lock_out_other_writers() -> None:
    """Until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK])


class ExactEncoder(DjangoJSONEncoder):
    """Moments to the microsecond, so that what is undone is what it was."""

    def default(self, o: Any) -> Any:
        if isinstance(o, bytes | memoryview):
            return b64encode(o).decode()  # as a BinaryField reads it
        return o.isoformat() if isinstance(o, datetime | date | time) else super().default(o)


class DecisionQuerySet(models.QuerySet["Decision"]):
    """The questions asked of decisions."""

    def in_force(self) -> DecisionQuerySet:
        return self.filter(undone_at__isnull=True)

    def undone(self) -> DecisionQuerySet:
        return self.filter(undone_at__isnull=False)

    def unplaced(self) -> DecisionQuerySet:
        """In force, but what they are about was not found (again) in the archive; ``unplaced`` says why."""
        return self.in_force().exclude(unplaced="")

    def about(self, row: models.Model) -> DecisionQuerySet:
        """Those made about this row, and those that name it (an actor) or touched it otherwise."""
        kind = row._meta.model_name
        found = Q(kind=kind, object_id=row.pk)
        if kind == "actor":
            found |= Q(actors__contains=[row.pk])
        if kind == "article":
            found |= Q(text_key=row.text_key)  # type: ignore[attr-defined]
        return self.filter(found)

    def touching(self, refs: Collection[str]) -> DecisionQuerySet:
        return self.filter(touches__overlap=list(refs))

    def in_order(self) -> DecisionQuerySet:
        return self.order_by("pk")

    def latest_first(self) -> DecisionQuerySet:
        return self.order_by("-pk")


class Decision(models.Model):
    """One thing an editor decided. Only ``undone_*``, ``unplaced`` and what is found anew by it change later.

    ``subject`` says by natural keys what it is about (an article's text, words with what stands around them, an actor's
    key), ``given`` what was decided, in natural keys, too, so that both can be carried to another archive. ``state`` is
    what became of a finding, in full. ``before`` is what undoing needs; ``touches`` names what a later decision may
    build upon. Decisions about one finding share a ``thread``.
    """

    ACTIONS = [
        ("accept", "accepted"),
        ("reject", "rejected"),
        ("bounds", "words corrected"),
        ("reattribute", "given another speaker"),
        ("date", "dated"),
        ("place", "place set"),
        ("place_article", "place set in an article"),
        ("place_always", "place set for a name"),
        ("reported_from", "told where it was reported from"),
        ("rename", "renamed"),
        ("add_alias", "alias added"),
        ("remove_alias", "alias removed"),
        ("merge", "merged"),
        ("split", "quotes put on another actor"),
        ("means", "name in an article explained"),
        ("apart", "kept apart"),
        ("wikidata", "Wikidata id set"),
        ("add", "added"),
        ("correct", "corrected"),
        ("remove", "removed"),
        ("unlink", "name unlinked"),
        ("initials", "name replaced by initials"),
    ]

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="decisions")
    editor_name = models.CharField(max_length=150)
    action = models.CharField(max_length=16, choices=ACTIONS)
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField(null=True)
    thread = models.UUIDField(default=uuid4, db_index=True)
    text_key = models.CharField(max_length=64, blank=True, db_index=True)
    subject = models.JSONField(default=dict, encoder=ExactEncoder)
    given = models.JSONField(default=dict, encoder=ExactEncoder)
    state = models.JSONField(default=dict, encoder=ExactEncoder)
    before = models.JSONField(default=dict, encoder=ExactEncoder)
    marks = models.JSONField(default=dict, encoder=ExactEncoder)
    touches = ArrayField(models.TextField(), default=list)
    actors = ArrayField(models.BigIntegerField(), default=list)
    reason = models.TextField(blank=True)
    context = models.UUIDField("group of changes in the history", null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_by_name = models.CharField(max_length=150, blank=True)
    unplaced = models.CharField(max_length=300, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            # the history of one row
            models.Index(fields=["kind", "object_id"], name="decision_about"),
            # undoing: what builds upon a decision
            GinIndex(fields=["touches"], name="decision_touches"),
            # the history of an actor, and re-extraction, which keeps whom a decision names
            GinIndex(fields=["actors"], name="decision_actors"),
            # the end of an import, which tries to place them again
            models.Index(fields=["id"], condition=~Q(unplaced=""), name="decision_unplaced"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} by {self.editor_name}"

    @property
    def is_in_force(self) -> bool:
        return self.undone_at is None


class KnownAs(models.Model):
    """A key under which imports find an actor because an editor said so.

    ``key`` is made as an import makes it; with "@" and the beginning of a text's key it holds in that article only.
    """

    key = models.CharField(max_length=400, unique=True)
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="known_as")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.key


class PlaceRule(models.Model):
    """What a name of a place means, in one article or (empty ``text_key``) in all."""

    folded = models.CharField(max_length=300)
    text_key = models.CharField(max_length=64, blank=True)
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="rules")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text_key", "folded"], name="place_rule_once")]

    def __str__(self) -> str:
        return self.folded


class KeptApart(models.Model):
    """Two actors who are not the same, whatever they are called; ``one`` has the lower id."""

    one = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="kept_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="kept_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"
