"""Where everything came from: original files, imports, and what could not be imported."""

from __future__ import annotations

from django.core.files.storage import Storage, storages
from django.db import models
from django.urls import reverse

from articles.models.article import Article


def originals_storage() -> Storage:
    return storages["originals"]


class ImportRun(models.Model):
    """One call of the import command and what became of it."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    arguments = models.JSONField(default=list)
    code_version = models.CharField(max_length=60, blank=True)
    imported = models.PositiveIntegerField(default=0)
    already_here = models.PositiveIntegerField(default=0)
    quarantined = models.PositiveIntegerField(default=0)
    articles = models.PositiveIntegerField(default=0)
    quotes = models.PositiveIntegerField(default=0)
    changed_quotes = models.PositiveIntegerField(
        "quotes changed", default=0, help_text="In articles that were here already, by a newer extractor."
    )
    unplaced_decisions = models.PositiveIntegerField(
        "decisions without a place",
        default=0,
        db_default=0,
        help_text="Of editors, on what was not found in the archive at the end of this import.",
    )

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"Import of {self.started_at:%Y-%m-%d %H:%M:%S}"


class Intake(models.Model):
    """How far the import of one source file has come: a name and its bytes, whatever run takes it in.

    ``parts_done`` parts (lines, rows, records …) are in the archive; where an import is killed the next goes on there.
    ``run`` is the import that has it in hand, or that finished it; the other numbers are of the parts done so far.
    """

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=1000)
    run = models.ForeignKey(ImportRun, null=True, on_delete=models.SET_NULL, related_name="+")
    parts_done = models.PositiveIntegerField(default=0)
    articles = models.PositiveIntegerField(default=0)
    quotes = models.PositiveIntegerField(default=0)
    copies = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    passed_over = models.PositiveIntegerField(default=0)
    finished = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256", "name"], name="intake_once")]

    def __str__(self) -> str:
        return self.name


class FileOutcome(models.Model):
    """What became of one file in one import. ``reason`` is a sentence, empty where there is nothing to say."""

    OUTCOMES = [("imported", "imported"), ("already-here", "already here"), ("quarantined", "in quarantine")]

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=1000)
    name = models.CharField(max_length=1000)
    sha256 = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=12, choices=OUTCOMES)
    reason = models.TextField(blank=True)
    articles = models.PositiveIntegerField(default=0)
    quotes = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["run", "path"]
        constraints = [models.UniqueConstraint(fields=["run", "path"], name="file_outcome_once")]
        verbose_name = "file of an import"
        verbose_name_plural = "files of imports"

    def __str__(self) -> str:
        return f"{self.name}: {self.get_outcome_display()}"


class Original(models.Model):
    """One source file as it arrived: a name, and bytes kept under their sha256.

    ``label`` names the part of the file that the article came from ("line 17"), "" for the whole of it; ``start`` and
    ``length`` are that part's place in the file, in bytes, None where it does not stand there as it is.

    The same text arriving under two names is one article with two originals. An original whose article is
    empty belongs to an article that an editor removed; importing it again does not bring that back.
    """

    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="originals")
    name = models.CharField(max_length=1000)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    label = models.CharField("part of the file", max_length=300, blank=True)
    start = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    length = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    text_key = models.CharField(max_length=64, db_index=True, editable=False)
    run = models.ForeignKey(ImportRun, null=True, on_delete=models.SET_NULL, related_name="originals")
    arrived_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["arrived_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["sha256", "name", "text_key"], name="original_once")]
        verbose_name = "original file"

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the bytes lie in the originals storage."""
        return original_path(self.sha256)

    def get_absolute_url(self) -> str:
        return reverse("original", args=[self.pk])


def original_path(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


class Quarantined(models.Model):
    """A source file that could not be imported: the reason in one sentence, its bytes where they could be read."""

    name = models.CharField(max_length=1000)
    label = models.CharField("part of the file", max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    reason = models.TextField()
    run = models.ForeignKey(ImportRun, null=True, on_delete=models.SET_NULL, related_name="quarantine")
    first_seen = models.DateTimeField(auto_now_add=True)
    last_seen = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-last_seen", "-pk"]
        constraints = [models.UniqueConstraint(fields=["name", "sha256", "label"], name="quarantined_once")]
        verbose_name = "file in quarantine"
        verbose_name_plural = "files in quarantine"

    def __str__(self) -> str:
        return self.reason


class FixityCheck(models.Model):
    """One look at the stored bytes of an original: are they still what their sha256 says?"""

    RESULTS = [("sound", "sound"), ("damaged", "damaged"), ("missing", "missing"), ("repaired", "repaired")]

    sha256 = models.CharField(max_length=64, db_index=True)
    checked_at = models.DateTimeField(auto_now_add=True)
    result = models.CharField(max_length=10, choices=RESULTS)

    class Meta:
        ordering = ["-checked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.sha256[:12]}… {self.result}"
