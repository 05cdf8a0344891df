"""Places on the map."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.admin.base import CuratedAdmin, counted, link_to_list
from articles.admin.filtering import EditedFilter
from articles.admin.naming import FoldedNameForm
from articles.keys import location_key
from articles.models import Location, LocationMention
from articles.naming import fold


class LocationForm(FoldedNameForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "latitude" in self.fields:  # not where it is only shown
            told = {"data-outlines": static("map/world.svg"), "data-label": _("Choose the coordinates on a map")}
            self.fields["latitude"].widget.attrs.update(told)

    def clean_latitude(self) -> float:
        return self._degrees("latitude", 90)

    def clean_longitude(self) -> float:
        return self._degrees("longitude", 180)

    def _degrees(self, name: str, most: int) -> float:
        if not -most <= self.cleaned_data[name] <= most:
            raise ValidationError(f"The {name} is given in degrees, from -{most} to {most}.")
        return self.cleaned_data[name]

    def clean_country(self) -> str:
        country = self.cleaned_data["country"].upper()
        if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise ValidationError("Two letters (ISO 3166-1), such as SY for Syria.")
        return country

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("parent") and self.instance.pk and _lies_in(given["parent"], self.instance.pk):
            raise ValidationError({"parent": "A place cannot lie in itself."})
        if self.instance.pk is None and given.get("name"):
            key = location_key(given.get("geonames_id"), given["name"])
            if Location.objects.filter(key=key).exists():
                raise ValidationError("This location is here already.")
        return given


def _lies_in(place: Location | None, pk: int) -> bool:
    seen: set[int] = set()
    while place and place.pk not in seen:
        if place.pk == pk:
            return True
        seen.add(place.pk)
        place = place.parent
    return False


@admin.register(Location)
class LocationAdmin(CuratedAdmin):
    form = LocationForm
    list_display = ["name", "country", "feature", "latitude", "longitude", "mentions_link", "edited"]
    list_filter = [EditedFilter, "feature", "country"]
    ordering = ["folded", "pk"]
    search_fields = ["folded"]
    search_help_text = "A name or a part of one; accents and capitals do not matter."
    fields = [
        "edit_mark",
        "name",
        ("latitude", "longitude"),
        "country",
        "feature",
        "parent",
        "geonames_id",
        "mentions_link",
    ]
    readonly_fields = ["edit_mark", "mentions_link"]
    autocomplete_fields = ["parent"]
    goes_along = ("mentions",)

    class Media:
        css = {"all": ["vendor/leaflet/leaflet.css", "css/point.css"]}
        js = ["vendor/leaflet/leaflet.js", "js/point.js"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).annotate(mention_count=counted(LocationMention, "location"))

    def find(self, request: HttpRequest, queryset: models.QuerySet, words: str) -> tuple[models.QuerySet, bool]:
        return queryset.filter(folded__contains=fold(words)), False

    def get_fields(self, request: HttpRequest, obj: Location | None = None) -> Any:
        fields = super().get_fields(request, obj)
        return fields if obj else [name for name in fields if name not in self.readonly_fields]

    @admin.display(description="mentions", ordering="mention_count")
    def mentions_link(self, obj: Any) -> SafeString:
        return link_to_list("locationmention", obj.mention_count or 0, location__id__exact=obj.pk)
