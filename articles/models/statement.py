"""Statements: one thing said, however many articles quote it."""

from __future__ import annotations

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.quote import Quote


class StatementQuerySet(models.QuerySet["Statement"]):
    """The questions readers ask of statements."""

    def reported_by(self, quote: Quote) -> StatementQuerySet:
        """The one that the quote reports, where it reports any."""
        return self.filter(pk__in=Report.objects.filter(quote=quote).values("statement"))

    def with_counts(self) -> StatementQuerySet:
        """``article_count`` articles report it."""
        return self.annotate(article_count=Count("reports__quote__article", distinct=True))


class Statement(models.Model):
    """``key`` is the least of its reports' places (text_key and offset), so any order of imports gives the same."""

    key = models.CharField(max_length=80, unique=True, editable=False)

    objects = StatementQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Statement {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("statement", args=[self.pk])


class ReportQuerySet(models.QuerySet["Report"]):
    """The questions readers ask of reports."""

    def in_order(self) -> ReportQuerySet:
        """As they were published, undated ones last."""
        return self.order_by(
            F("quote__article__published_on").asc(nulls_last=True),
            F("quote__article__published_at").asc(nulls_last=True),
            "quote__article__text_key",
            "quote__start",
            "pk",
        )

    def for_reading(self) -> ReportQuerySet:
        """With quote, speaker, article and outlet, but without the texts that a list does not show."""
        return (
            self.select_related("quote__speaker", "quote__article__outlet")
            .defer("quote__search", "quote__article__body", "quote__article__search")
            .in_order()
        )


class Report(models.Model):
    """A quote as one report of a statement; ``kind`` says what became of the words of the fullest report."""

    KINDS = [
        ("exact", _("in full")),
        ("shortened", _("shortened")),
        ("stitched", _("put together from parts")),
        ("paraphrased", _("in slightly other words")),
    ]

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="reports")
    quote = models.OneToOneField(Quote, on_delete=models.CASCADE, related_name="report")
    kind = models.CharField(max_length=11, choices=KINDS)
    is_first = models.BooleanField("ran it first", default=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement"], condition=Q(is_first=True), name="report_one_first"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: quote {self.quote_id}"


class QuoteKey(models.Model):
    """A hash of words that a quote holds; quotes that share one are compared. Imports write it.

    The keys of a quote that is gone stay until its article is linked anew: they lead to what hung on it.
    """

    pk = models.CompositePrimaryKey("key", "quote")
    key = models.BigIntegerField()
    # Rows come by the dozen an article; checking the references would cost more than writing them.
    quote = models.ForeignKey(Quote, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="quote_keys", db_constraint=False, db_index=False
    )

    class Meta:
        indexes = [
            # the removal of an article
            BrinIndex(fields=["article"], name="quote_key_article", pages_per_range=16),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.quote_id}"
