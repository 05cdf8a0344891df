"""Quotes, on their own and on their article's page."""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.base import CuratedAdmin, QuietRowForm, link, shows_one
from articles.admin.choosing import KnownAutocompleteSelect
from articles.admin.evidence import shown_in_place
from articles.admin.filtering import ConfidenceFilter, EditedFilter
from articles.models import Actor, Quote

_MARKS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}
SPEAKERS_SEARCHED = 200
NOT_THERE = "The article does not say this, word for word."


class WordsField(forms.CharField):
    """Words of an article as they stand there; a browser sends other line ends than it was given."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class QuoteForm(forms.ModelForm):
    """A quote is given by its words, by its offsets, or by both; what is left out is found in the article."""

    text = WordsField(
        required=False,
        label="words",
        widget=AdminTextareaWidget,
        help_text="Paste them from the article; they are found there.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("start", "end"):
            if name in self.fields:
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        article = given.get("article") or self.instance.article
        self.instance.article = article
        start, end = self._span(article.body, given)
        if self._taken(start, end):
            raise ValidationError("These words of the article are a quote already.")
        self.instance.start, self.instance.end = start, end
        given.update(start=start, end=end, text=article.body[start:end])
        self._check_wording(article.body, given)
        return given

    def _span(self, body: str, given: dict[str, Any]) -> tuple[int, int]:
        words, start, end = given.get("text") or "", given.get("start"), given.get("end")
        moved, reworded = {"start", "end"} & set(self.changed_data), "text" in self.changed_data
        if not self.instance.pk or (reworded and not moved):
            if words.strip() and (start is None or end is None or self.instance.pk):
                return self._found(body, words, start)
        if start is None or end is None:
            raise ValidationError({"text": "Give the words of the quote, or where it starts and ends."})
        if not 0 <= start < end <= len(body):
            raise ValidationError({"end": "These offsets enclose no words of the article."})
        if reworded and words and words != body[start:end]:
            raise ValidationError({"text": f"At these offsets the article reads: {body[start:end][:200]}"})
        return start, end

    def _found(self, body: str, words: str, near: int | None) -> tuple[int, int]:
        spans = find_words(body, words)
        if not spans:
            raise ValidationError({"text": NOT_THERE})
        free = [span for span in spans if not self._taken(*span)] or spans
        return min(free, key=lambda span: abs(span[0] - near)) if near is not None else free[0]

    def _taken(self, start: int, end: int) -> bool:
        others = Quote.objects.filter(article=self.instance.article_id, start=start, end=end)
        return others.exclude(pk=self.instance.pk).exists()

    def _check_wording(self, body: str, given: dict[str, Any]) -> None:
        for name in {"speaker_mention", "cue"} & set(self.changed_data):
            if given.get(name) and given[name] not in body:
                raise ValidationError({name: NOT_THERE})


def find_words(body: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in the body, spacing and a pair of outer marks aside."""
    words = words.strip()
    if len(words) > 2 and _MARKS.get(words[0]) == words[-1]:
        words = words[1:-1].strip()
    if not words:
        return []
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    return [found.span() for found in re.finditer(pattern, body)]


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


@admin.register(Quote)
class QuoteAdmin(CuratedAdmin):
    form = QuoteForm
    list_display = ["__str__", "speaker", "kind", "article", "confidence", "edited"]
    list_filter = [
        EditedFilter,
        "kind",
        ("speaker__kind", admin.ChoicesFieldListFilter),
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
        ("The speaker", {"fields": ["speaker", "speaker_mention", "cue", "rule", "confidence"]}),
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
            ("The speaker", {"fields": ["speaker", "speaker_mention", "cue"]}),
        ]

    @admin.display(description="in the article")
    def in_the_article(self, obj: Quote) -> SafeString:
        return shown_in_place(obj.article.body, obj.start, obj.end)

    @admin.display(description="article")
    def article_link(self, obj: Quote) -> SafeString:
        return link(obj.place_in_article, obj.article)
