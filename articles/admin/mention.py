"""Where articles name actors and locations."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.admin.base import DeskAdmin, link, shows_one
from articles.admin.evidence import shown_in_place
from articles.admin.versions import VersionedForm
from articles.models import Actor, ActorMention, Location, LocationMention

NAMES_SEARCHED = 200


class MentionForm(VersionedForm):
    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        article = given.get("article") or (self.instance.article if self.instance.article_id else None)
        start, end = given.get("start"), given.get("end")
        if article is None or start is None or end is None:
            return given
        if not start < end <= len(article.body):
            raise ValidationError({"end": "These offsets enclose no words of the article."})
        others = self._meta.model._default_manager.filter(article=article, start=start).exclude(pk=self.instance.pk)
        if others.exists():
            raise ValidationError({"start": "Another name is marked at this place already."})
        return given


class MentionAdmin(DeskAdmin):
    """``named`` is the field that says who or what is named, ``elsewhere`` the desk's page to pick another one."""

    form = MentionForm
    named: str
    elsewhere: tuple[str, str]
    more: tuple[str, ...] = ()
    ordering = ["-pk"]
    search_help_text = "A name; accents and capitals do not matter."
    date_hierarchy = "article__published_on"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        words = Substr("article__body", F("start") + Value(1), F("end") - F("start"))
        rows = super().get_queryset(request).select_related("article", self.named).defer("article__search")
        return (
            rows if shows_one(request) else rows.defer("article__search", "article__body").annotate(words_there=words)
        )

    def find(self, request: HttpRequest, queryset: Any, words: str) -> tuple[models.QuerySet, bool]:
        if not words:
            return queryset, False
        named: Any = Actor.objects if self.named == "actor" else Location.objects
        found = list(named.called(words).values_list("pk", flat=True)[:NAMES_SEARCHED])
        return queryset.filter(**{f"{self.named}__in": found}), False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = ["article", self.named, "start", "end", *self.more]
        return [*fields, "in_the_article", "another"] if obj else fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["article", "in_the_article", "another"] if obj else []

    @admin.display(description="as written")
    def words(self, obj: Any) -> str:
        return obj.words_there

    @admin.display(description="somebody or some place else")
    def another(self, obj: Any) -> SafeString:
        address, words = self.elsewhere
        return link(reverse(address, args=[obj.pk]), words)

    @admin.display(description="in the article")
    def in_the_article(self, obj: Any) -> SafeString:
        return shown_in_place(obj.article.body, obj.start, obj.end)


@admin.register(ActorMention)
class ActorMentionAdmin(MentionAdmin):
    named = "actor"
    elsewhere = ("desk:who", "Say who is meant by it in this article")
    list_display = ["words", "actor", "article"]
    list_filter = ["actor__kind"]
    search_fields = ["actor__folded"]
    autocomplete_fields = ["article", "actor"]


@admin.register(LocationMention)
class LocationMentionAdmin(MentionAdmin):
    """A place is best picked on a page of its own, which knows the gazetteer and how far a choice reaches."""

    named = "location"
    elsewhere = ("desk:place", "Pick it here, in the article, or always")
    more = ("role",)
    list_display = ["words", "location", "role", "article"]
    list_filter = ["role", "location__feature"]
    search_fields = ["location__folded"]
    autocomplete_fields = ["article", "location"]
