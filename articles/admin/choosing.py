"""Choosing one of very many rows."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model


class KnownAutocompleteSelect(AutocompleteSelect):
    """An autocomplete that does not ask the database for the row chosen when that is ``known``.

    Django's own asks once for every select on the page.
    """

    known: Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list:
        chosen = [str(one) for one in value if one not in (None, "")]
        if self.known is not None and chosen == [str(self.known.pk)]:
            options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
            label = self.choices.field.label_from_instance(self.known)
            options.append(self.create_option(name, chosen[0], label, True, len(options)))
            return [(None, options, 0)]
        if not chosen:
            return [(None, [] if self.is_required else [self.create_option(name, "", "", False, 0)], 0)]
        return super().optgroups(name, value, attr)
