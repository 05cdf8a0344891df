"""Forms for rows that are found by their folded name."""

from typing import Any

from django.core.exceptions import ValidationError

from articles.admin.versions import VersionedForm
from articles.naming import fold


class FoldedNameForm(VersionedForm):
    """A name must leave something to compare, and folding may make it longer than the database takes."""

    def clean_name(self) -> Any:
        name, longest = self.cleaned_data["name"], self._meta.model._meta.get_field("folded").max_length
        folded = fold(name)
        if not folded:
            raise ValidationError("Give a name with at least one letter or figure.")
        if len(folded) > longest:
            raise ValidationError(f"This name is too long: written plainly it has {len(folded)} characters.")
        return name
