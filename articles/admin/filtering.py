"""Filters of the lists that more than one of them uses."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest


class EditedFilter(admin.SimpleListFilter):
    title = "changed by an editor"
    parameter_name = "edited"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Yes"), ("no", "No")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        if self.value() in {"yes", "no"}:
            return queryset.filter(edited_at__isnull=self.value() == "no")
        return None


class SpeakerKindFilter(admin.ChoicesFieldListFilter):
    """A quote has a kind of its own, and two filters of one name would be taken for each other."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "kind of speaker"


class ConfidenceFilter(admin.SimpleListFilter):
    """Quotes of which the machine is least sure, to be looked at first."""

    title = "confidence"
    parameter_name = "confidence"
    BANDS = {"low": (0.0, 0.5), "middle": (0.5, 0.8), "high": (0.8, 2.0)}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("low", "Below 0.5"), ("middle", "0.5 to 0.8"), ("high", "0.8 and above")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        if band := self.BANDS.get(self.value() or ""):
            return queryset.filter(confidence__gte=band[0], confidence__lt=band[1])
        return None
