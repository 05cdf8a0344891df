"""Offices as articles tell them: evidence, to be read."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from articles.admin.base import RecordAdmin
from articles.models import Role
from articles.naming import fold


@admin.register(Role)
class RoleAdmin(RecordAdmin):
    list_display = ["wording", "is_former", "actor", "article"]
    list_filter = ["is_former"]
    date_hierarchy = "article__published_on"
    ordering = ["-pk"]
    search_fields = ["wording", "actor__folded"]
    search_help_text = "A part of the office, or of its holder's name."
    fields = ["actor", "wording", "is_former", "article"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        rows = super().get_queryset(request).select_related("actor", "article")
        return rows.defer("article__body", "article__search")

    def find(self, request: HttpRequest, queryset: models.QuerySet, words: str) -> tuple[models.QuerySet, bool]:
        if not words:
            return queryset, False
        found = models.Q(wording__icontains=words)
        if name := fold(words):
            found |= models.Q(actor__folded__contains=name)
        return queryset.filter(found), False
