"""Quotes on their article's page: those it has, and those that were missed."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.base import QuietRowForm, edited_by
from articles.admin.choosing import ChoosingAdmin
from articles.admin.evidence import shown_in_place
from articles.admin.wording import QuoteForm
from articles.models import Quote

# More rows than this in one form are neither read by anybody nor taken by a server.
INLINE_QUOTES = 300


class QuotesOfArticle(BaseInlineFormSet):
    """Each quote knows the article it stands in, so that none fetches it again."""

    def get_queryset(self) -> Any:
        rows = super().get_queryset()
        for row in rows:
            row.article = self.instance
        return rows


class QuoteRow(QuietRowForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "speaker" in self.fields and self.instance.speaker_id:
            widget: Any = self.fields["speaker"].widget
            getattr(widget, "widget", widget).known = self.instance.speaker


class SpeakerInline(ChoosingAdmin, admin.TabularInline):
    model = Quote
    extra = 0
    max_num = INLINE_QUOTES
    autocomplete_fields = ["speaker"]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        # A forged form may announce any number of rows.
        return super().get_formset(request, obj, absolute_max=INLINE_QUOTES, **kwargs)


class QuoteInline(SpeakerInline):
    """The quotes an article has. Their words are changed on their own page."""

    form = QuoteRow
    formset = QuotesOfArticle
    fields = ["in_the_article", "speaker", "kind", "decided", "edited"]
    readonly_fields = ["in_the_article", "decided", "edited"]
    ordering = ["start"]
    show_change_link = True
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("speaker", "edited_by").defer("search")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="in the article")
    def in_the_article(self, obj: Quote) -> SafeString:
        # A forged form may name a quote that is none.
        return shown_in_place(obj.article.body, obj.start, obj.end, around=80) if obj.pk else SafeString("")

    @admin.display(description="decided by")
    def decided(self, obj: Quote) -> str:
        return f"{obj.rule or 'unknown rule'} ({obj.confidence:.2f})"

    @admin.display(description="edited")
    def edited(self, obj: Quote) -> str:
        return edited_by(obj)


class NewQuotes(BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        spans = [(f.instance.start, f.instance.end) for f in self.forms if f.has_changed() and not f.errors]
        if len(set(spans)) < len(spans):
            raise ValidationError("The same words are given twice.")


class NewQuoteInline(SpeakerInline):
    """Empty rows for quotes that the machine missed."""

    form = QuoteForm
    formset = NewQuotes
    fields = ["text", "speaker", "kind"]
    verbose_name = "quote that was missed"
    verbose_name_plural = "quotes that were missed"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).none()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
