"""Quotes on their article's page: those it has, and those that were missed."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.base import QuietRowForm
from articles.admin.choosing import KnownAutocompleteSelect
from articles.admin.evidence import shown_in_place
from articles.admin.wording import QuoteForm
from articles.models import Quote


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


class SpeakerInline(admin.TabularInline):
    model = Quote
    extra = 0
    autocomplete_fields = ["speaker"]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "speaker":
            kwargs["widget"] = KnownAutocompleteSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


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
        return super().get_queryset(request).select_related("speaker").defer("search")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="in the article")
    def in_the_article(self, obj: Quote) -> SafeString:
        return shown_in_place(obj.article.body, obj.start, obj.end, around=80)

    @admin.display(description="decided by")
    def decided(self, obj: Quote) -> str:
        return f"{obj.rule or 'unknown rule'} ({obj.confidence:.2f})"

    @admin.display(boolean=True, description="edited")
    def edited(self, obj: Quote) -> bool:
        return obj.is_edited


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
