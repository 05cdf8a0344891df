"""Where everything came from, to be read: originals, imports, quarantine, and what cleaning left out."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.base import RecordAdmin, link, link_to_list
from articles.models import Cut, ImportRun, Original, Quarantined


@admin.register(ImportRun)
class ImportRunAdmin(RecordAdmin):
    list_display = ["__str__", "finished_at", "imported", "already_here", "quarantined_link", "quotes"]
    date_hierarchy = "started_at"
    search_fields = ["arguments", "code_version"]
    search_help_text = "A folder or a file that was given to the import."
    list_filter = ["code_version"]

    @admin.display(description="quarantined", ordering="quarantined")
    def quarantined_link(self, obj: ImportRun) -> SafeString:
        return link_to_list("quarantined", obj.quarantined, run__id__exact=obj.pk)


@admin.register(Original)
class OriginalAdmin(RecordAdmin):
    list_display = ["name", "article", "size", "arrived_at", "bytes_link"]
    list_filter = [("article", admin.EmptyFieldListFilter)]
    date_hierarchy = "arrived_at"
    ordering = ["-pk"]
    search_fields = ["name", "sha256__startswith"]
    search_help_text = "A part of the file's name, or the beginning of its sha256."
    fields = ["name", "article", "bytes_link", "size", "sha256", "text_key", "run", "arrived_at"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        rows = super().get_queryset(request).select_related("article", "run")
        return rows.defer("article__body", "article__search")

    @admin.display(description="original file")
    def bytes_link(self, obj: Original) -> SafeString:
        return link(obj.get_absolute_url(), "as it arrived")


@admin.register(Quarantined)
class QuarantinedAdmin(RecordAdmin):
    list_display = ["name", "reason", "size", "run", "last_seen"]
    list_select_related = ["run"]
    list_filter = [("run", admin.EmptyFieldListFilter), ("sha256", admin.EmptyFieldListFilter)]
    date_hierarchy = "last_seen"
    search_fields = ["name", "reason"]
    search_help_text = "A part of the file's name or of the reason."
    fields = ["name", "reason", "size", "sha256", "run", "first_seen", "last_seen"]

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
