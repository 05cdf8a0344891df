"""Imports and what became of each of their files: to be read."""

import shlex
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.base import RecordAdmin, joined, link_to_list
from articles.importing import claiming
from articles.models import FileOutcome, ImportRun

UNFINISHED = "unfinished: goes on with the same command"
AT_WORK = "at work now"


@admin.register(ImportRun)
class ImportRunAdmin(RecordAdmin):
    list_display = ["__str__", "ended", "files_link", "imported", "already_here", "quarantined_link", "quotes"]
    date_hierarchy = "started_at"
    search_fields = ["arguments", "code_version"]
    search_help_text = "A folder or a file that was given to the import."
    list_filter = [("finished_at", admin.EmptyFieldListFilter), "code_version"]
    fields = [
        "command",
        "started_at",
        "state",
        "outcomes",
        "quarantine",
        "articles",
        "quotes",
        "changed_quotes",
        "code_version",
    ]

    @admin.display(description="finished", ordering="finished_at")
    def ended(self, obj: ImportRun) -> str:
        if obj.finished_at is None:
            return "unfinished"
        return f"{obj.finished_at:%d %b %Y, %H:%M}, after {_duration(obj.finished_at - obj.started_at)}"

    @admin.display(description="finished")
    def state(self, obj: ImportRun) -> str:
        if obj.finished_at is None:
            return AT_WORK if obj.pk in claiming.living() else UNFINISHED
        return self.ended(obj)

    @admin.display(description="command")
    def command(self, obj: ImportRun) -> str:
        words = [str(word) for word in obj.arguments]
        return f"manage.py {shlex.join(words)}" if words[:1] == ["import_articles"] else ", ".join(words)

    @admin.display(description="files")
    def files_link(self, obj: ImportRun) -> SafeString:
        files = obj.imported + obj.already_here + obj.quarantined if obj.finished_at else "so far"
        return link_to_list("fileoutcome", files, run__id__exact=obj.pk)

    @admin.display(description="quarantined", ordering="quarantined")
    def quarantined_link(self, obj: ImportRun) -> SafeString:
        return link_to_list("quarantined", obj.quarantined, run__id__exact=obj.pk)

    @admin.display(description="files")
    def outcomes(self, obj: ImportRun) -> SafeString:
        """By outcome, those of an unfinished import too."""
        counts = dict(obj.files.order_by().values_list("outcome").annotate(files=Count("pk")))
        return joined(
            link_to_list("fileoutcome", f"{counts.get(key, 0):,} {words}", run__id__exact=obj.pk, outcome__exact=key)
            for key, words in FileOutcome.OUTCOMES
        )

    @admin.display(description="in quarantine now")
    def quarantine(self, obj: ImportRun) -> SafeString:
        return link_to_list("quarantined", f"{obj.quarantine.count():,} files or parts of files", run__id__exact=obj.pk)


@admin.register(FileOutcome)
class FileOutcomeAdmin(RecordAdmin):
    list_display = ["name", "outcome", "reason", "articles", "quotes", "run"]
    list_select_related = ["run"]
    list_filter = ["outcome"]
    ordering = ["-pk"]
    search_fields = ["path", "reason", "sha256__startswith"]
    search_help_text = "A part of the file's path or of the reason, or the beginning of its sha256."
    fields = ["run", "path", "name", "sha256", "outcome", "reason", "articles", "quotes", "kept"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("run")

    @admin.display(description="in the archive")
    def kept(self, obj: FileOutcome) -> SafeString | str:
        if not obj.sha256:
            return "Its bytes could not be read."
        return joined(
            [
                link_to_list("original", "the original and its articles", q=obj.sha256),
                link_to_list("quarantined", "its parts in quarantine", q=obj.sha256),
            ]
        )


def _duration(time: timedelta) -> str:
    """ "3.2 seconds", "4 minutes", "2 hours 5 minutes"."""
    seconds = time.total_seconds()
    if seconds < 60:
        return f"{seconds:.1f} seconds"
    hours, minutes = divmod(round(seconds / 60), 60)
    words = [_number(hours, "hour")] if hours else []
    return " ".join([*words, _number(minutes, "minute")] if minutes or not hours else words)


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
