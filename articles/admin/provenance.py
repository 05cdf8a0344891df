"""Where everything came from, to be read: originals, checks of them, quarantine, and what cleaning left out."""

from itertools import islice
from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.base import RecordAdmin, link
from articles.importing import retrying
from articles.importing.originals import CannotKeep
from articles.importing.running import run
from articles.importing.waiting import DatabaseGone
from articles.importing.working import NoWorkers, local
from articles.models import Cut, FixityCheck, Original, Quarantined

MOST_AT_ONCE = 50


@admin.register(FixityCheck)
class FixityCheckAdmin(RecordAdmin):
    list_display = ["sha256", "result", "checked_at"]
    list_filter = ["result"]
    date_hierarchy = "checked_at"
    search_fields = ["sha256__startswith"]
    search_help_text = "The beginning of a sha256."
    fields = ["sha256", "result", "checked_at"]


@admin.register(Original)
class OriginalAdmin(RecordAdmin):
    list_display = ["name", "label", "article", "size", "arrived_at", "bytes_link"]
    list_filter = [("article", admin.EmptyFieldListFilter)]
    date_hierarchy = "arrived_at"
    ordering = ["-pk"]
    search_fields = ["name", "sha256__startswith"]
    search_help_text = "A part of the file's name, or the beginning of its sha256."
    fields = ["name", "label", "article", "bytes_link", "size", "sha256", "text_key", "run", "arrived_at"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        rows = super().get_queryset(request).select_related("article", "run")
        return rows.defer("article__body", "article__search")

    @admin.display(description="original file")
    def bytes_link(self, obj: Original) -> SafeString:
        return link(obj.get_absolute_url(), "as it arrived")


@admin.register(Quarantined)
class QuarantinedAdmin(RecordAdmin):
    list_display = ["name", "label", "reason", "size", "run", "last_seen"]
    list_select_related = ["run"]
    list_filter = [("run", admin.EmptyFieldListFilter), ("sha256", admin.EmptyFieldListFilter)]
    date_hierarchy = "last_seen"
    search_fields = ["name", "reason", "sha256__startswith"]
    search_help_text = "A part of the file's name or of the reason, or the beginning of its sha256."
    fields = ["name", "label", "reason", "size", "sha256", "run", "first_seen", "last_seen"]
    actions = ["try_again"]

    @admin.action(description="Try again to import the selected files", permissions=["delete"])
    def try_again(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        files = list(islice(retrying.sources(queryset.order_by("pk")), MOST_AT_ONCE + 1))
        if len(files) > MOST_AT_ONCE:
            words = f"At most {MOST_AT_ONCE} files at once; manage.py import_articles --quarantined tries them all."
            self.message_user(request, words, messages.ERROR)
            return
        try:
            report = run(files, arguments=["try again", request.user.get_username()], workforce=local(1))
        except (DatabaseGone, CannotKeep, NoWorkers) as error:
            self.message_user(request, f"Stopped: {error}", messages.ERROR)
            return
        words = f"{report.imported} imported, {report.already_here} already here, {report.quarantined} still refused."
        self.message_user(request, words, messages.SUCCESS if report.is_clean else messages.WARNING)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)


@admin.register(Cut)
class CutAdmin(RecordAdmin):
    list_display = ["kind", "beginning", "article"]
    list_filter = ["kind"]
    date_hierarchy = "article__published_on"
    ordering = ["-pk"]
    search_fields = ["text"]
    search_help_text = "Words of the passage."
    fields = ["article", "kind", "text", "position"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("article").defer("article__body", "article__search")

    @admin.display(description="passage")
    def beginning(self, obj: Cut) -> str:
        return obj.text if len(obj.text) <= 160 else obj.text[:159] + "…"
