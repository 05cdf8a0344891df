"""Articles, the outlets that carried them and the passages that cleaning left out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.urls import reverse

from articles.models.curated import Curated
from articles.models.naming import slug_of

if TYPE_CHECKING:
    from articles.models.actor import Actor
    from articles.models.location import Location


class Outlet(models.Model):
    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    """The questions readers ask of articles."""

    def published_from(self, day: date) -> ArticleQuerySet:
        return self.filter(published_on__gte=day)

    def published_until(self, day: date) -> ArticleQuerySet:
        return self.filter(published_on__lte=day)

    def undated(self) -> ArticleQuerySet:
        return self.filter(published_on__isnull=True)

    def quoting(self, actor: Actor) -> ArticleQuerySet:
        return self.filter(pk__in=actor.quotes.values("article"))

    def naming_location(self, location: Location) -> ArticleQuerySet:
        return self.filter(pk__in=location.mentions.values("article"))

    def from_outlet(self, outlet: Outlet) -> ArticleQuerySet:
        return self.filter(outlet=outlet)

    def with_words(self, words: str) -> ArticleQuerySet:
        """Title or body holds the words: "phrases", OR and -excluded as in a web search; never an error."""
        return self.filter(search=SearchQuery(words, config="english", search_type="websearch"))

    def newest_first(self) -> ArticleQuerySet:
        return self.order_by(
            F("published_on").desc(nulls_last=True), F("published_at").desc(nulls_last=True), "-pk"
        )

    def oldest_first(self) -> ArticleQuerySet:
        return self.order_by(
            F("published_on").asc(nulls_last=True), F("published_at").asc(nulls_last=True), "pk"
        )


class Article(Curated):
    """One story. ``body`` is the one canonical text: every offset in the archive counts its code points."""

    PRECISIONS = [
        ("minute", "to the minute"),
        ("day", "to the day"),
        ("month", "to the month"),
        ("year", "to the year"),
        ("unknown", "undated"),
    ]

    title = models.CharField(max_length=500)
    body = models.TextField()
    outlet = models.ForeignKey(
        Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    url = models.URLField("address at the source", max_length=2000, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=8, blank=True, help_text="ISO 639-1; empty when it is not known.")

    published_at = models.DateTimeField(
        "published at", null=True, blank=True, help_text="In UTC; empty when the source gives no date."
    )
    published_on = models.DateField(
        "published on",
        null=True,
        blank=True,
        help_text="The day as the source counts it; empty means undated.",
    )
    published_precision = models.CharField("precision", max_length=8, choices=PRECISIONS, default="unknown")
    published_origin = models.CharField("where the date comes from", max_length=12, blank=True)
    published_certain = models.BooleanField(
        "date is certain", default=True, help_text="Off when day and month could be read the other way round."
    )
    source_updated_at = models.DateTimeField("updated at the source", null=True, blank=True)
    dateline = models.CharField("the source's date line", max_length=500, blank=True)

    is_sample = models.BooleanField("invented sample", default=False, editable=False)
    created_at = models.DateTimeField("added to the archive", auto_now_add=True)
    encoding = models.CharField(max_length=40, blank=True, editable=False)
    repairs = models.JSONField(default=list, blank=True, editable=False)
    text_key = models.CharField(
        "identity",
        max_length=64,
        unique=True,
        editable=False,
        help_text="sha256 of the text as the machine read it.",
    )
    search = models.GeneratedField(
        # PostgreSQL refuses search vectors above 1 MB; no story comes near the part that is searched.
        expression=SearchVector("title", weight="A", config="english")
        + SearchVector(Left("body", 200_000), weight="B", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        indexes = [
            # the articles' list, newest first
            models.Index(
                F("published_on").desc(nulls_last=True),
                F("published_at").desc(nulls_last=True),
                F("id").desc(),
                name="article_newest",
            ),
            # the words filter of the lists of articles and quotes
            GinIndex(fields=["search"], name="article_search"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    published_on__isnull=True, published_at__isnull=True, published_precision="unknown"
                )
                | (Q(published_on__isnull=False) & ~Q(published_precision="unknown")),
                name="article_date_and_precision_agree",
                violation_error_message="A dated article needs a day and a precision; an undated one has neither.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return slug_of(self.title)

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk, self.slug])


class Cut(models.Model):
    """A passage that cleaning left out: a caption, a teaser, an advert … kept, shown, never searched."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="cuts")
    position = models.PositiveIntegerField(help_text="Offset in the body before which the passage stood.")
    kind = models.CharField(max_length=30)
    text = models.TextField()

    class Meta:
        ordering = ["article", "position", "pk"]
        verbose_name = "passage left out"
        verbose_name_plural = "passages left out"

    def __str__(self) -> str:
        return f"{self.kind}: {self.text[:60]}"
