"""What was taken down: who asked, who confirmed, and the marks by which it stays away.

Nothing here holds words of an article or a name: ids, hashes, who, when and why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import PurePath

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.initials import Names
from articles.models.decision import Decision
from articles.models.provenance import FileOutcome, FixityCheck, ImportRun, Intake, Original, Quarantined, original_path

STORES = ("originals", "originals-copy")
UNTOLD = "(sealed)"


class TakedownQuerySet(models.QuerySet["Takedown"]):
    """The questions editors and pages ask of takedowns."""

    def waiting(self) -> TakedownQuerySet:
        """Asked for, and not decided by a second editor."""
        return self.filter(confirmed_at__isnull=True, declined_at__isnull=True)

    def in_force(self) -> TakedownQuerySet:
        return self.filter(confirmed_at__isnull=False, lifted_at__isnull=True)

    def hides(self, article: int) -> bool:
        """Search engines are asked to leave the article out."""
        return self.in_force().filter(degree="hide", article_number=article).exists()


class Takedown(models.Model):
    """One request to take an article or a person's name down, and what became of it. One asks, another confirms.

    ``decision`` is what a person's name was taken away by; it holds what lifting needs.
    """

    DEGREES = [
        ("hide", "hidden from search engines"),
        ("unlink", "name unlinked"),
        ("initials", "name replaced by initials"),
        ("seal", "sealed"),
    ]

    degree = models.CharField(max_length=8, choices=DEGREES)
    article_number = models.BigIntegerField(null=True, db_index=True)
    actor_number = models.BigIntegerField(null=True, db_index=True)
    decision = models.ForeignKey(Decision, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField()
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_by_name = models.CharField(max_length=150)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_by_name = models.CharField(max_length=150, blank=True)
    declined_at = models.DateTimeField(null=True)
    declined_by_name = models.CharField(max_length=150, blank=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by_name = models.CharField(max_length=150, blank=True)

    objects = TakedownQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=models.F("asked_by")),
                name="takedown_takes_two",
            ),
            models.CheckConstraint(
                condition=~Q(degree="seal") | Q(lifted_at__isnull=True), name="takedown_seal_is_for_ever"
            ),
            models.CheckConstraint(
                condition=Q(degree__in=["hide", "seal"], article_number__isnull=False, actor_number__isnull=True)
                | Q(degree__in=["unlink", "initials"], article_number__isnull=True, actor_number__isnull=False),
                name="takedown_of_an_article_or_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.get_degree_display()}"

    @property
    def about(self) -> str:
        """What it is about, by number alone."""
        if self.actor_number is not None:
            return f"speaker {self.actor_number}"
        return f"article {self.article_number}" if self.article_number else "an article of another archive"


class Sealed(models.Model):
    """A mark of something that was taken away: the number of a row that had a page, or what could bring it
    again (``text``: identity of a text; ``bytes``: sha256 of a file; ``part``: sha256 and label; ``decision``:
    uuid). ``hidden`` is the identity of a text that is hidden from search engines when it comes.

    Of names: ``key`` is the hash of an actor's key that leads to nobody; ``full``, ``short``, ``first`` and ``given``
    are hashes of names that become initials; ``frozen`` is the number of an article that holds initials, ``withheld``
    the sha256 (with a label, too) of a file that is not given away.
    """

    KINDS = [
        (kind, kind)
        for kind in (
            *("article", "quote", "statement", "file", "speaker", "text", "bytes", "part", "decision", "hidden"),
            *("key", "full", "short", "first", "given", "frozen", "withheld"),
        )
    ]

    kind = models.CharField(max_length=10, choices=KINDS)
    key = models.CharField(max_length=400)
    takedown = models.ForeignKey(Takedown, on_delete=models.PROTECT, related_name="marks")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="sealed_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


def mark(takedown: Takedown, kind: str, keys: Iterable[object]) -> None:
    rows = [Sealed(kind=kind, key=str(key), takedown=takedown) for key in keys]
    Sealed.objects.bulk_create(rows, ignore_conflicts=True)


def part_key(sha256: str, label: str) -> str:
    return f"{sha256}:{label}"


def sealed_texts(arriving: Collection[tuple[str, str, str]]) -> set[str]:
    """Of stories (identity, sha256 of the file, label in it) the identities of those that are sealed.

    The files they came in by are marked, so that their bytes go when the import ends.
    """
    parts = {part_key(sha256, label) for _, sha256, label in arriving}
    known = Q(kind="text", key__in={key for key, _, _ in arriving}) | Q(kind="part", key__in=parts)
    marks = {(row.kind, row.key): row for row in Sealed.objects.filter(known).select_related("takedown")}
    found = set()
    for key, sha256, label in arriving:
        if row := marks.get(("text", key)) or marks.get(("part", part_key(sha256, label))):
            found.add(key)
            mark(row.takedown, "bytes", [sha256])
    return found


def sealed_files(sha256s: Collection[str]) -> set[str]:
    """The files that hold nothing but what is sealed."""
    marked = set(Sealed.objects.filter(kind="bytes", key__in=set(sha256s)).values_list("key", flat=True))
    if not marked:
        return set()
    used = Original.objects.filter(sha256__in=marked, article__isnull=False).order_by()
    return marked - set(used.values_list("sha256", flat=True))


def holds_sealed(sha256: str) -> bool:
    """The file is not to be given away whole."""
    return Sealed.objects.filter(kind="bytes", key=sha256).exists()


def names_withheld() -> Names:
    """The names that are shown as initials. One query."""
    rows = Sealed.objects.filter(kind__in=("full", "short", "first", "given")).order_by()
    marks: dict[str, dict[str, set[int]]] = {"full": {}, "short": {}, "first": {}, "given": {}}
    for kind, key, owner in rows.values_list("kind", "key", "takedown__actor_number"):
        marks[kind].setdefault(key.partition(":")[0], set()).add(owner or 0)
    return Names(
        {key: min(owners) for key, owners in marks["full"].items()},
        {key: frozenset(owners) for key, owners in marks["short"].items()},
        frozenset(marks["first"]),
        frozenset(marks["given"]),
    )


def mark_names(takedown: Takedown, names: Names) -> None:
    for kind in ("full", "short", "first", "given"):
        # Two persons may share a surname.
        mark(takedown, kind, {f"{key}:{takedown.pk}" for key in getattr(names, kind)})


def frozen(articles: Collection[int]) -> set[int]:
    """Those of the articles that hold initials: what was found in them is not looked for again."""
    keys = Sealed.objects.filter(kind="frozen", key__in={str(pk) for pk in articles})
    return {int(key) for key in keys.values_list("key", flat=True)}


def is_withheld(original: Original) -> bool:
    """Its bytes hold a name of which only initials are shown."""
    keys = (original.sha256, part_key(original.sha256, original.label))
    return Sealed.objects.filter(kind="withheld", key__in=keys).exists()


def clear_away() -> set[str]:
    """Remove the bytes and the names of files that hold nothing but what is sealed: after a seal, and after an import
    that was given such a file again. Call it outside a transaction: bytes that are gone stay gone."""
    gone = sealed_files(Sealed.objects.filter(kind="bytes").values_list("key", flat=True))
    if gone:
        _forget_names(gone)
    for sha256 in gone:
        _remove_bytes(original_path(sha256))
    return gone


def _remove_bytes(path: str) -> None:
    for name in STORES:
        if name in storages.backends:
            with suppress(FileNotFoundError):
                storages[name].delete(path)


def _forget_names(gone: set[str]) -> None:
    left = Original.objects.filter(sha256__in=gone)
    outcomes = FileOutcome.objects.filter(sha256__in=gone).exclude(name=UNTOLD)
    told: dict[int, set[str]] = {}
    for run, path, name in outcomes.values_list("run", "path", "name"):
        told.setdefault(run, set()).update({PurePath(path).name, PurePath(name).name} - {""})
    for record in ImportRun.objects.filter(pk__in=told):
        record.arguments = [
            UNTOLD if any(name in str(word) for name in told[record.pk]) else word for word in record.arguments
        ]
        record.save(update_fields=["arguments"])
    for outcome in outcomes:
        outcome.path, outcome.name, outcome.reason = f"{UNTOLD} {outcome.sha256}:{outcome.pk}", UNTOLD, ""
        outcome.save(update_fields=["path", "name", "reason"])
    for intake in Intake.objects.filter(sha256__in=gone).exclude(name__startswith=UNTOLD):
        Intake.objects.filter(pk=intake.pk).update(name=f"{UNTOLD} {intake.pk}")
    Quarantined.objects.filter(sha256__in=gone).delete()
    FixityCheck.objects.filter(sha256__in=gone).delete()
    left.delete()
