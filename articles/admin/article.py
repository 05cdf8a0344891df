"""Articles and the outlets that carried them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import curation
from articles.admin.base import CuratedAdmin, DeskAdmin, counted, joined, link, link_to_list, shows_one
from articles.admin.filtering import EditedFilter
from articles.admin.quoting import INLINE_QUOTES, NewQuoteInline, QuoteInline
from articles.admin.versions import VersionedForm
from articles.models import Article, Original, Outlet, Quote


class ArticleForm(VersionedForm):
    """Three fields say when an article was published; what the editor leaves out follows from the others."""

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if "body" in given:
            given["body"] = given["body"].replace("\r\n", "\n").strip()
        changed = curation.DATE_FIELDS.intersection(self.changed_data)
        if changed and given.keys() >= curation.DATE_FIELDS:
            dating = curation.Dating(**{name: given[name] for name in curation.DATE_FIELDS})
            given.update(curation.settle(dating, changed).items())
        return given


@admin.register(Article)
class ArticleAdmin(CuratedAdmin):
    form = ArticleForm
    inlines = [QuoteInline, NewQuoteInline]
    list_display = ["title", "outlet", "published", "quotes_link", "edited"]
    list_filter = [
        EditedFilter,
        "published_precision",
        "published_certain",
        "is_sample",
        "outlet",
    ]
    date_hierarchy = "published_on"
    ordering = [F("published_on").desc(nulls_last=True), F("published_at").desc(nulls_last=True), "-pk"]
    search_fields = ["title"]
    search_help_text = "Words of the title or the story, “phrases” in quotation marks, or an article's number."
    autocomplete_fields = ["outlet"]
    goes_along = ("quotes", "actor_mentions", "location_mentions", "cuts")
    fieldsets = [
        (None, {"fields": ["edit_mark", "title", "outlet", "byline", "url", "language"]}),
        (
            "Date",
            {
                "fields": [
                    "dateline",
                    "published_on",
                    "published_precision",
                    "published_at",
                    "published_certain",
                    "published_origin",
                    "source_updated_at",
                    "captured_at",
                ],
                "description": "Give the day, and the time in UTC if it is known; the rest follows. "
                "An empty day makes the article undated.",
            },
        ),
        ("Text", {"fields": ["body"], "classes": ["collapse"]}),
        (
            "Where it came from",
            {"fields": ["reporting", "originals", "cuts_link", "mentions", "text_key", "created_at", "take_down"]},
        ),
    ]
    readonly_fields = [
        "edit_mark",
        "dateline",
        "published_origin",
        "source_updated_at",
        "captured_at",
        "body",
        "reporting",
        "originals",
        "cuts_link",
        "mentions",
        "text_key",
        "created_at",
        "take_down",
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        unread = ["search"] if shows_one(request) else ["search", "body"]
        return (
            super()
            .get_queryset(request)
            .select_related("outlet", "reported_from")
            .defer(*unread)
            .annotate(quote_count=counted(Quote, "article"))
        )

    def decided(self, fields: Sequence[str]) -> Sequence[str]:
        """A date is one thing, told by three fields."""
        return [*fields, *(curation.DATE_FIELDS - set(fields))] if curation.DATE_FIELDS & set(fields) else fields

    def find(self, request: HttpRequest, queryset: Any, words: str) -> tuple[models.QuerySet, bool]:
        if not words:
            return queryset, False
        found = queryset.with_words(words)
        if words.isascii() and words.isdigit():
            found = found | queryset.filter(pk=words)
        return found, False

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        if obj is not None:
            return super().get_fieldsets(request, obj)
        # An article made by hand: its text is given once, and from then on every offset counts its characters.
        return [
            (None, {"fields": ["title", "outlet", "byline", "url", "language"]}),
            ("Date", {"fields": ["published_on", "published_precision", "published_at", "published_certain"]}),
            ("Text", {"fields": ["body"], "description": "It cannot be changed later: quotes count its characters."}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        return super().get_readonly_fields(request, obj) if obj else []

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list:
        if obj is None or (getattr(obj, "quote_count", None) or 0) > INLINE_QUOTES:
            return []
        return super().get_inline_instances(request, obj)

    def deletion_notes(self, rows: Sequence[models.Model]) -> list[str]:
        number = Original.objects.filter(article__in=[row.pk for row in rows]).count()
        return [f"Original files that stay: {number}. Importing them again will not bring back what is deleted."]

    @admin.display(description="published", ordering="published_on")
    def published(self, obj: Article) -> str:
        if obj.published_on is None:
            return "undated"
        shape = {"month": "%B %Y", "year": "%Y"}.get(obj.published_precision, "%d %B %Y")
        return obj.published_on.strftime(shape).lstrip("0")

    @admin.display(description="quotes", ordering="quote_count")
    def quotes_link(self, obj: Any) -> SafeString:
        return link_to_list("quote", obj.quote_count or 0, article__id__exact=obj.pk)

    @admin.display(description="original files")
    def originals(self, obj: Article) -> SafeString | str:
        files = [
            format_html(
                "{}{} (sha256 {}…)",
                link(file.get_absolute_url(), file.name),
                f", {file.label}" if file.label else "",
                file.sha256[:12],
            )
            for file in obj.originals.all()
        ]
        return joined(files) if files else "None: made by hand."

    @admin.display(description="reported from")
    def reporting(self, obj: Article) -> SafeString:
        place = obj.reported_from.name if obj.reported_from else "Not known"
        return format_html("{} ({})", place, link(reverse("desk:reported-from", args=[obj.pk]), "pick a place …"))

    @admin.display(description="take down")
    def take_down(self, obj: Article) -> SafeString:
        return link(reverse("desk:take-down", args=[obj.pk]), "Hide or seal …")

    @admin.display(description="left out")
    def cuts_link(self, obj: Article) -> SafeString:
        return link_to_list("cut", f"{obj.cuts.count()} passages", article__id__exact=obj.pk)

    @admin.display(description="named in it")
    def mentions(self, obj: Article) -> SafeString:
        return joined(
            [
                link_to_list("actormention", f"{obj.actor_mentions.count()} of actors", article__id__exact=obj.pk),
                link_to_list(
                    "locationmention", f"{obj.location_mentions.count()} of locations", article__id__exact=obj.pk
                ),
            ]
        )


class OutletForm(VersionedForm):
    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not name.strip():
            raise ValidationError("Give the outlet a name.")
        return name


@admin.register(Outlet)
class OutletAdmin(DeskAdmin):
    form = OutletForm
    list_display = ["name", "articles_link"]
    search_fields = ["name"]
    held_by = "articles"
    held_advice = "Give them another outlet first."

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).annotate(article_count=counted(Article, "outlet"))

    @admin.display(description="articles", ordering="article_count")
    def articles_link(self, obj: Any) -> SafeString:
        return link_to_list("article", obj.article_count or 0, outlet__id__exact=obj.pk)
