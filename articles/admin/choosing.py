"""Choosing one of very many rows."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db.models import Model
from django.http import HttpRequest


class KnownAutocompleteSelect(AutocompleteSelect):
    """An autocomplete that does not ask the database for the row chosen when that is ``known``.

    Django's own asks once for every select on the page, and fails on a choice that is not a number.
    """

    known: Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list:
        chosen = [str(one) for one in value if str(one).isascii() and str(one).isdigit()]
        if chosen and not (self.known is not None and chosen == [str(self.known.pk)]):
            return super().optgroups(name, chosen, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        if chosen:
            label = self.choices.field.label_from_instance(self.known)
            options.append(self.create_option(name, chosen[0], label, True, len(options)))
        return [(None, options, 0)]


class ChoosingAdmin(BaseModelAdmin):
    """A row chosen in a form can be looked at and a new one made, not changed or deleted in passing."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownAutocompleteSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = False
        return field
