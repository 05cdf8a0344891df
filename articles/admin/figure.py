"""Numbers of killed, wounded, missing and displaced, each with its sentence."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.base import CuratedAdmin, shows_one
from articles.admin.evidence import shown_in_place
from articles.admin.filtering import EditedFilter
from articles.models import Figure


@admin.register(Figure)
class FigureAdmin(CuratedAdmin):
    """Figures are found by the machine; editors correct or remove them."""

    list_display = ["__str__", "low", "high", "location", "speaker", "article", "edited"]
    list_filter = [EditedFilter, "kind", "qualifier"]
    date_hierarchy = "article__published_on"
    ordering = ["-pk"]
    search_fields = ["sentence"]
    search_help_text = "Words of the sentence."
    autocomplete_fields = ["speaker", "location"]
    goes_along = ("parts",)
    fields = [
        "edit_mark",
        "in_the_article",
        "article",
        "kind",
        "qualifier",
        "low",
        "high",
        "speaker",
        "location",
        "period",
    ]
    readonly_fields = ["edit_mark", "in_the_article", "article"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        unread = ["article__search", *([] if shows_one(request) else ["article__body"])]
        return super().get_queryset(request).select_related("speaker", "location", "article").defer(*unread)

    @admin.display(description="in the article")
    def in_the_article(self, obj: Any) -> SafeString:
        return shown_in_place(obj.article.body, obj.start, obj.end)
