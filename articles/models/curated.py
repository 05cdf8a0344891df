"""What an editor has decided about a row."""

from django.conf import settings
from django.db import models


class Curated(models.Model):
    """A row that a machine made and an editor may have changed. No import writes to one that an editor changed."""

    edited_at = models.DateTimeField("changed by an editor at", null=True, blank=True, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="changed by",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True

    @property
    def is_edited(self) -> bool:
        return self.edited_at is not None
