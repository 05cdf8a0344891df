"""Near copies and statements as imports linked them: to be read, never to be changed."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Left
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.admin.base import RecordAdmin, counted, link
from articles.models import Copy, Quote, Report, Statement

WORDS = "Words that were said; “phrases” in quotation marks."


@admin.register(Copy)
class CopyAdmin(RecordAdmin):
    list_display = ["kind", "earlier", "later", "earlier_percent", "later_percent", "difference"]
    list_filter = ["kind"]
    ordering = ["-pk"]
    search_fields = ["earlier", "later"]
    search_help_text = "An article's number."
    fields = ["kind", "earlier", "later", "earlier_share", "later_share", "difference"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        rows = super().get_queryset(request).select_related("earlier", "later")
        return rows.defer("earlier__body", "earlier__search", "later__body", "later__search")

    def find(self, request: HttpRequest, queryset: models.QuerySet, words: str) -> tuple[models.QuerySet, bool]:
        if not words:
            return queryset, False
        is_number = words.isascii() and words.isdigit() and len(words) < 19
        return (queryset.filter(Q(earlier=words) | Q(later=words)) if is_number else queryset.none()), False

    @admin.display(description="word for word")
    def difference(self, obj: Copy) -> SafeString:
        return link(reverse("comparison", args=[obj.earlier_id, obj.later_id]), "what differs")


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    list_display = ["words", "reports_counted", "page"]
    ordering = ["-pk"]
    search_fields = ["reports__quote"]
    search_help_text = WORDS
    fields = ["words", "key", "page"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        first = Report.objects.filter(statement=OuterRef("pk")).order_by("-is_first", "pk")
        words = Subquery(first.values(words=Left("quote__text", 160))[:1])
        return super().get_queryset(request).annotate(report_count=counted(Report, "statement"), first_words=words)

    def find(self, request: HttpRequest, queryset: models.QuerySet, words: str) -> tuple[models.QuerySet, bool]:
        if not words:
            return queryset, False
        reports = Report.objects.filter(quote__in=Quote.objects.with_words(words))
        return queryset.filter(pk__in=reports.values("statement")), False

    @admin.display(description="what was said")
    def words(self, obj: Any) -> str:
        return obj.first_words or str(obj)

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
    search_fields = ["quote"]
    search_help_text = WORDS
    fields = ["statement", "quote", "kind", "is_first"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("quote", "statement").defer("quote__search")

    def find(self, request: HttpRequest, queryset: models.QuerySet, words: str) -> tuple[models.QuerySet, bool]:
        return (queryset.filter(quote__in=Quote.objects.with_words(words)) if words else queryset), False
