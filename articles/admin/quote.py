"""Quotes on their own."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.base import CuratedAdmin, link, shows_one
from articles.admin.bulk import BulkVerdicts
from articles.admin.evidence import shown_in_place
from articles.admin.filtering import ConfidenceFilter, EditedFilter, SpeakerKindFilter
from articles.admin.wording import QuoteForm
from articles.models import Actor, Quote

SPEAKERS_SEARCHED = 200


@admin.register(Quote)
class QuoteAdmin(BulkVerdicts, CuratedAdmin):
    form = QuoteForm
    list_display = ["__str__", "speaker", "kind", "article", "confidence", "edited"]
    list_filter = [
        EditedFilter,
        "kind",
        ("speaker__kind", SpeakerKindFilter),
        ("speaker", admin.EmptyFieldListFilter),
        ConfidenceFilter,
    ]
    date_hierarchy = "article__published_on"
    ordering = ["-pk"]
    search_fields = ["text"]
    search_help_text = "Words of the quote, “phrases” in quotation marks, or a speaker's name."
    autocomplete_fields = ["article", "speaker"]
    fieldsets = [
        (None, {"fields": ["edit_mark", "in_the_article", "article_link"]}),
        ("The words", {"fields": ["text", ("start", "end"), "kind"]}),
        ("The speaker", {"fields": ["speaker", "speaker_mention", "cue", "relay", "rule", "confidence"]}),
    ]
    readonly_fields = ["edit_mark", "in_the_article", "article_link", "rule", "confidence"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        unread = ["search", "article__search", *([] if shows_one(request) else ["article__body"])]
        return super().get_queryset(request).select_related("speaker", "article").defer(*unread)

    def find(self, request: HttpRequest, queryset: Any, words: str) -> tuple[models.QuerySet, bool]:
        if not words:
            return queryset, False
        speakers = list(Actor.objects.called(words).values_list("pk", flat=True)[:SPEAKERS_SEARCHED])
        return queryset.with_words(words) | queryset.filter(Q(speaker__in=speakers)), False

    def get_fieldsets(self, request: HttpRequest, obj: Quote | None = None) -> Any:
        if obj is not None:
            return super().get_fieldsets(request, obj)
        return [
            (None, {"fields": ["article", "text", ("start", "end"), "kind"]}),
            ("The speaker", {"fields": ["speaker", "speaker_mention", "cue", "relay"]}),
        ]

    @admin.display(description="in the article")
    def in_the_article(self, obj: Quote) -> SafeString:
        # A forged form may empty what the database would not take.
        given = obj.start is not None and obj.end is not None
        return shown_in_place(obj.article.body, obj.start, obj.end) if given else SafeString("")

    @admin.display(description="article")
    def article_link(self, obj: Quote) -> SafeString:
        return link(obj.place_in_article, obj.article)
