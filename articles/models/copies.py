"""Articles that are nearly the same: updates of a story, copies in other outlets, passages taken over."""

from __future__ import annotations

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class CopyQuerySet(models.QuerySet["Copy"]):
    """The questions readers ask of copies."""

    def of(self, article: Article) -> CopyQuerySet:
        """Links of an article with others, either way round."""
        return self.filter(Q(earlier=article) | Q(later=article))

    def between(self, one: Article, other: Article) -> CopyQuerySet:
        return self.filter(Q(earlier=one, later=other) | Q(earlier=other, later=one))

    def for_reading(self) -> CopyQuerySet:
        """With both articles and their outlets, but without texts; in order of publication."""
        return (
            self.select_related("earlier__outlet", "later__outlet")
            .defer("earlier__body", "earlier__search", "later__body", "later__search")
            .order_by(
                F("later__published_on").asc(nulls_last=True),
                F("later__published_at").asc(nulls_last=True),
                F("earlier__published_on").asc(nulls_last=True),
                "earlier__text_key",
                "later__text_key",
            )
        )


class Copy(models.Model):
    """Two articles that tell one story in the same words, or share whole passages.

    ``earlier`` was published first; where that is not known, the two stand in an order that never changes.
    The shares say how much of each stands in the other, word for word.
    """

    KINDS = [("update", _("update")), ("copy", _("syndicated copy")), ("overlap", _("shares passages"))]

    earlier = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="later_copies")
    later = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="earlier_copies")
    kind = models.CharField(max_length=8, choices=KINDS)
    earlier_share = models.FloatField(help_text="0 to 1: how much of the earlier text stands in the later one.")
    later_share = models.FloatField(help_text="0 to 1: how much of the later text stands in the earlier one.")

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = "near copy"
        verbose_name_plural = "near copies"
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="copy_once"),
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="copy_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.earlier_id} and {self.later_id}"

    @property
    def earlier_percent(self) -> int:
        return round(self.earlier_share * 100)

    @property
    def later_percent(self) -> int:
        return round(self.later_share * 100)

    def other(self, article: Article) -> Article:
        return self.later if self.earlier_id == article.pk else self.earlier


class TextBand(models.Model):
    """One number of an article's signature; articles that share one are compared. Written by imports only."""

    pk = models.CompositePrimaryKey("key", "article")
    key = models.BigIntegerField()
    # Rows come by the twenty an article; checking the reference would cost more than writing them.
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="bands", db_constraint=False, db_index=False
    )

    class Meta:
        indexes = [
            # the removal of an article
            BrinIndex(fields=["article"], name="text_band_article", pages_per_range=16),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.article_id}"


class TextSignature(models.Model):
    """What tells how much two articles share before either is read. Written by imports only."""

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="text_signature", db_constraint=False
    )
    signature = models.BinaryField()

    def __str__(self) -> str:
        return f"Signature of {self.article_id}"


class CrowdedKey(models.Model):
    """A key, of texts or of quotes, that so many articles share that it tells nothing. Written by imports only.

    It stays crowded; nothing is kept under it any more.
    """

    key = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.key)
