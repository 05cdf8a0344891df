"""Pages that set quotes against each other, beside the lists of the same quotes."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.filters.asking import Asks
from articles.filters.fields import Names
from articles.filters.lists import QuoteFilter
from articles.models import Actor


class Side(Asks):
    """A speaker to compare: read and refused like any other value, but it narrows nothing."""

    def filter(self, queryset: QuerySet, asked: Any) -> QuerySet:
        return queryset


class PairFilter(QuoteFilter):
    """/speakers/compare/"""

    left_out = (
        *("speaker", "source", "source_kind", "affiliation", "wording"),
        *("undated", "location", "outlet", "language", "order"),
    )

    one = Side("", Names(Actor, _("speaker")), label=_("First speaker"))
    two = Side("", Names(Actor, _("speaker")), label=_("Second speaker"))

    @classmethod
    def get_filters(cls) -> dict[str, Asks]:
        """Whom to compare comes first in the form."""
        found = super().get_filters()
        return {name: found[name] for name in ("one", "two")} | found


class UnnamedFilter(QuoteFilter):
    """/unnamed/"""

    left_out = ("speaker", "source", "order")
