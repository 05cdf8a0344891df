"""Places, and where articles name them."""

from __future__ import annotations

from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse

from articles.models.article import Article
from articles.models.curated import Curated
from articles.models.naming import fold, slug_of


class LocationQuerySet(models.QuerySet["Location"]):
    """The questions readers ask of places."""

    def in_country(self, country: str) -> LocationQuerySet:
        return self.filter(country=country)

    def named(self, words: str) -> LocationQuerySet:
        return self.filter(folded=fold(words))

    def called(self, words: str) -> LocationQuerySet:
        return self.filter(folded__contains=fold(words))

    def named_by_articles_quoting(self, actor) -> LocationQuerySet:
        return self.filter(mentions__article__quotes__speaker=actor).distinct()

    def with_counts(self) -> LocationQuerySet:
        return self.annotate(
            article_count=Count("mentions__article", distinct=True),
            mention_count=Count("mentions", distinct=True),
        )

    def most_named_first(self) -> LocationQuerySet:
        return self.with_counts().order_by(F("article_count").desc(), "folded", "pk")

    def by_name(self) -> LocationQuerySet:
        return self.with_counts().order_by("folded", "pk")


class Location(Curated):
    """A place on the map; ``latitude`` and ``longitude`` are WGS 84 degrees, ``country`` ISO 3166-1 alpha-2.

    ``key`` is the GeoNames id, or the name for the few places GeoNames lacks.
    """

    key = models.CharField(max_length=200, unique=True, editable=False)
    geonames_id = models.PositiveIntegerField(null=True, blank=True, unique=True)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=300, editable=False)
    latitude = models.FloatField()
    longitude = models.FloatField()
    country = models.CharField(max_length=2, blank=True)
    feature = models.CharField("kind of place", max_length=20, default="city")

    objects = LocationQuerySet.as_manager()

    class Meta:
        indexes = [
            # the location filter and the locations' list by name
            models.Index(fields=["folded"], name="location_folded"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="location_on_earth",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.folded = fold(self.name)
        if not self.key:
            self.key = str(self.geonames_id or self.folded)
        super().save(*args, **kwargs)

    @property
    def slug(self) -> str:
        return slug_of(self.name)

    def get_absolute_url(self) -> str:
        return reverse("location", args=[self.pk, self.slug])


class LocationMention(models.Model):
    """A place named in an article: ``article.body[start:end]``."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="location_mentions")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="mentions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["article", "start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "start"], name="location_mention_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="location_mention_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.location} at {self.start}"
