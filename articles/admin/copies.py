"""Near copies and statements as imports linked them: to be read, never to be changed."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.base import RecordAdmin, counted, link
from articles.models import Copy, Report, Statement


@admin.register(Copy)
class CopyAdmin(RecordAdmin):
    list_display = ["kind", "earlier", "later", "earlier_percent", "later_percent"]
    list_filter = ["kind"]
    ordering = ["-pk"]
    fields = ["kind", "earlier", "later", "earlier_share", "later_share"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        rows = super().get_queryset(request).select_related("earlier", "later")
        return rows.defer("earlier__body", "earlier__search", "later__body", "later__search")


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    list_display = ["__str__", "reports_counted", "page"]
    ordering = ["-pk"]
    fields = ["key", "page"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).annotate(report_count=counted(Report, "statement"))

    @admin.display(description="reports")
    def reports_counted(self, obj: Statement) -> int:
        return getattr(obj, "report_count", 0) or 0

    @admin.display(description="in the archive")
    def page(self, obj: Statement) -> SafeString:
        return link(obj.get_absolute_url(), "who reported it")


@admin.register(Report)
class ReportAdmin(RecordAdmin):
    list_display = ["kind", "is_first", "quote", "statement"]
    list_filter = ["kind", "is_first"]
    ordering = ["-pk"]
    fields = ["statement", "quote", "kind", "is_first"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("quote", "statement").defer("quote__search")
