"""The review queue: quotes that no person has judged yet, those first that would mislead most readers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models, transaction
from django.db.models import F, Q
from django.utils import timezone

from articles.models.quote import Quote

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# How long a quote is kept for the editor who looks at it.
CLAIM = timedelta(minutes=5)
AT_ONCE = 1000
_LOCK = 7203


class UnreviewedQuerySet(models.QuerySet["Unreviewed"]):
    """The questions editors ask of the queue."""

    def in_order(self) -> UnreviewedQuerySet:
        return self.order_by("-priority", "quote_id")

    def behind(self, priority: float, quote: int) -> UnreviewedQuerySet:
        """What comes later in the queue."""
        return self.filter(Q(priority__lt=priority) | Q(priority=priority, quote__gt=quote))

    def open_to(self, editor: User) -> UnreviewedQuerySet:
        """Neither in another's hands, nor put aside by this one."""
        free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=timezone.now()) | Q(claimed_by=editor)
        return self.filter(free).exclude(skipped_by__contains=[editor.pk])

    def in_hand(self) -> UnreviewedQuerySet:
        """Those that somebody is looking at, who looked last first."""
        return self.filter(claimed_until__gte=timezone.now()).order_by("-claimed_until", "quote_id")

    @transaction.atomic
    def claim(self, editor: User) -> Unreviewed | None:
        """The first that is free, kept for the editor; what they had in hand before is free again."""
        row = self.open_to(editor).in_order().select_for_update(skip_locked=True, of=("self",)).first()
        mine = Unreviewed.objects.filter(claimed_by=editor, claimed_until__isnull=False)
        (mine.exclude(pk=row.pk) if row else mine).update(claimed_by=None, claimed_until=None)
        if row is not None:
            row.claimed_by, row.claimed_until = editor, timezone.now() + CLAIM
            row.save(update_fields=["claimed_by", "claimed_until"])
        return row

    def put_aside(self, editor: User, quote: int) -> int:
        """Somebody else should judge it."""
        rows = self.filter(quote=quote).exclude(skipped_by__contains=[editor.pk])
        added = models.Func(F("skipped_by"), models.Value(editor.pk), function="array_append")
        return rows.update(skipped_by=added, claimed_by=None, claimed_until=None)

    def left(self) -> int:
        """How many there are, without counting them: each change of their number is noted by the database."""
        return max(int(_value("SELECT coalesce(sum(change), 0) FROM articles_reviewtally")), 0)


class Unreviewed(models.Model):
    """A quote in the queue. The database takes it out when an editor decides on it, and in again when that is undone.

    ``weight`` is how many readers would see the quote: 2 for each other article that reports the statement (10 at
    most), up to 4 for a speaker who is quoted often (1 at 5 quotes, 2 at 20, 3 at 100, 4 at 500), and 1 in the last
    year of the archive. ``priority`` is (1 - confidence) x (1 + weight).
    """

    # The database itself takes it out with the quote, so whoever deletes quotes need not know of the queue.
    quote = models.OneToOneField(
        Quote, primary_key=True, on_delete=models.DO_NOTHING, related_name="waiting", db_constraint=False
    )
    weight = models.PositiveSmallIntegerField()
    priority = models.FloatField()
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    claimed_until = models.DateTimeField(null=True)
    skipped_by = ArrayField(models.IntegerField(), default=list)

    objects = UnreviewedQuerySet.as_manager()

    class Meta:
        indexes = [
            # the queue's page: what comes next
            models.Index(F("priority").desc(), F("quote"), name="unreviewed_next"),
            # the queue's page: who is working on what
            models.Index(fields=["claimed_until"], condition=Q(claimed_until__isnull=False), name="unreviewed_in_hand"),
        ]

    def __str__(self) -> str:
        return f"quote {self.quote_id}"


@transaction.atomic
def take_in(most: int = AT_ONCE) -> int:
    """Put quotes that came since the last time into the queue, the oldest first; how many were looked at."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute("SELECT review_take_in(%s)", [most])
        return cursor.fetchone()[0]


def take_all_in() -> int:
    """Everything that is not in the queue yet; each thousand is a transaction of its own."""
    total = 0
    while number := take_in():
        total += number
    return total


def weigh_anew() -> int:
    """Weights follow what has come to the archive since; how many changed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT review_weigh_anew()")
        return cursor.fetchone()[0]


def _value(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]
