"""Actors and the other names they go by."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.admin.base import CuratedAdmin, DeskAdmin, QuietRowForm, counted, joined, link, link_to_list
from articles.admin.filtering import EditedFilter
from articles.admin.naming import FoldedNameForm
from articles.models import Actor, Alias, Quote
from articles.naming import fold


class AliasForm(FoldedNameForm, QuietRowForm):
    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        actor = given.get("actor") or getattr(self.instance, "actor", None)
        if actor is not None and actor.pk and given.get("name"):
            others = Alias.objects.filter(actor=actor.pk, folded=fold(given["name"])).exclude(pk=self.instance.pk)
            if others.exists():
                raise ValidationError({"name": "This actor has this alias already."})
        return given


class AliasRows(BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        gone = self.deleted_forms
        names = [
            fold(form.cleaned_data.get("name") or form.instance.name or "")
            for form in self.forms
            if form not in gone and not form.errors and (form.instance.pk or form.has_changed())
        ]
        if len(set(names)) < len(names):
            raise ValidationError("The same alias is given twice.")


class AliasInline(admin.TabularInline):
    model = Alias
    form = AliasForm
    formset = AliasRows
    fields = ["name"]
    extra = 0


@admin.register(Actor)
class ActorAdmin(CuratedAdmin):
    form = FoldedNameForm
    inlines = [AliasInline]
    list_display = ["name", "kind", "quotes_link", "edited"]
    list_filter = ["kind", EditedFilter]
    ordering = ["folded", "pk"]
    search_fields = ["folded__contains", "aliases__folded__contains"]
    search_help_text = "A name or an alias, or a part of one; accents and capitals do not matter."
    fields = ["edit_mark", "name", "kind", "wikidata", "wikidata_link", "quotes_link", "mentions_link", "work"]
    readonly_fields = ["edit_mark", "wikidata_link", "quotes_link", "mentions_link", "work"]
    goes_along = ("aliases", "mentions")
    held_by = "quotes"
    held_advice = "Give them another speaker, or none, before you delete whom they are by."

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).annotate(quote_count=counted(Quote, "speaker"))

    def find(self, request: HttpRequest, queryset: models.QuerySet, words: str) -> tuple[models.QuerySet, bool]:
        # The whole phrase: "van der" are two words of one name.
        if not fold(words):
            return queryset, False
        named = models.Q(folded__contains=fold(words)) | models.Exists(
            Alias.objects.filter(actor=models.OuterRef("pk"), folded__contains=fold(words))
        )
        return queryset.filter(named), False

    def get_fields(self, request: HttpRequest, obj: Actor | None = None) -> Any:
        return super().get_fields(request, obj) if obj else ["name", "kind"]

    @admin.display(description="quotes", ordering="quote_count")
    def quotes_link(self, obj: Any) -> SafeString:
        return link_to_list("quote", obj.quote_count or 0, speaker__id__exact=obj.pk)

    @admin.display(description="at Wikidata")
    def wikidata_link(self, obj: Actor) -> SafeString | str:
        return link(f"https://www.wikidata.org/wiki/{obj.wikidata}", obj.wikidata) if obj.wikidata else "–"

    @admin.display(description="what can be done")
    def work(self, obj: Actor) -> SafeString:
        if obj.merged_into_id:
            part_of = reverse("admin:articles_actor_change", args=[obj.merged_into_id])
            return link(part_of, "Merged: part of another actor")
        same = f"{reverse('desk:same')}?actor={obj.pk}"
        ways = [link(same, "Who may be the same"), link(reverse("desk:split", args=[obj.pk]), "Put quotes on another")]
        if obj.kind == "person":
            ways.append(link(reverse("desk:take-name-down", args=[obj.pk]), "Unlink or show by initials …"))
        return joined(ways)

    @admin.display(description="mentions")
    def mentions_link(self, obj: Actor) -> SafeString:
        return link_to_list("actormention", obj.mentions.count(), actor__id__exact=obj.pk)


@admin.register(Alias)
class AliasAdmin(DeskAdmin):
    form = AliasForm
    list_display = ["name", "actor"]
    list_filter = ["actor__kind"]
    list_select_related = ["actor"]
    ordering = ["folded", "pk"]
    search_fields = ["folded"]
    search_help_text = "An alias or a part of one."
    autocomplete_fields = ["actor"]
    fields = ["actor", "name"]

    def find(self, request: HttpRequest, queryset: models.QuerySet, words: str) -> tuple[models.QuerySet, bool]:
        return queryset.filter(folded__contains=fold(words)), False

    def get_readonly_fields(self, request: HttpRequest, obj: Alias | None = None) -> Any:
        return ["actor"] if obj else []
