"""Places, and where articles name them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Count, Exists, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from articles.keys import location_key
from articles.models.actor import Actor, ActorQuerySet
from articles.models.article import Article, ArticleQuerySet
from articles.models.countries import country_name
from articles.models.curated import Curated
from articles.models.kinds import IN_MARKS, PLACE_ROLES
from articles.naming import fold, slug_of


class LocationQuerySet(models.QuerySet["Location"]):
    """The questions readers ask of places."""

    def in_country(self, country: str) -> LocationQuerySet:
        return self.filter(country=country)

    def named(self, words: str) -> LocationQuerySet:
        return self.filter(folded=fold(words))

    def namesakes(self, pk: int) -> LocationQuerySet:
        """The one with this id and all whom its name also finds."""
        return self.filter(folded__in=Location.objects.filter(pk=pk).values("folded"))

    def called(self, words: str) -> LocationQuerySet:
        return self.filter(folded__contains=fold(words))

    def reported(self) -> LocationQuerySet:
        """Named by an article."""
        return self.filter(pk__in=LocationMention.objects.order_by().values("location"))

    def with_everything_in_them(self) -> LocationQuerySet:
        """They and, for states and countries, the places that lie in them."""
        inside = Q(pk__in=self) | Q(parent__in=self) | Q(parent__parent__in=self)
        return Location.objects.filter(inside)

    def named_by_articles_quoting(self, actors: ActorQuerySet) -> LocationQuerySet:
        quoting = actors.filter(quotes__kind__in=IN_MARKS)
        return self.filter(pk__in=quoting.values("quotes__article__location_mentions__location"))

    def named_beside(self, location: Location) -> LocationQuerySet:
        """Named in the same articles, with how many as ``shared``, most first."""
        return (
            self.filter(mentions__article__in=location.mentions.values("article"))
            .exclude(pk=location.pk)
            .annotate(shared=Count("mentions__article", distinct=True))
            .order_by(F("shared").desc(), "folded", "pk")
        )

    def where_is_quoted(self, actor: Actor) -> LocationQuerySet:
        """Named in articles that quote the actor, with how many as ``shared``, most first."""
        return (
            self.filter(mentions__article__in=actor.quotes.filter(kind__in=IN_MARKS).values("article"))
            .annotate(shared=Count("mentions__article", distinct=True))
            .order_by(F("shared").desc(), "folded", "pk")
        )

    def with_counts(self) -> LocationQuerySet:
        return self.annotate(
            article_count=_counted(Count("article", distinct=True)), mention_count=_counted(Count("*"))
        )

    def with_roles(self) -> LocationQuerySet:
        """For one place: articles of what happened there, reported from there, and with somebody who spoke there."""
        beside = Article.objects.filter(reported_from=OuterRef("pk")).exclude(
            pk__in=LocationMention.objects.filter(role="reported_from", location=OuterRef("reported_from")).values(
                "article"
            )
        )
        articles = Count("article", distinct=True)
        return self.annotate(
            happened_count=_counted(articles, role="mentioned"),
            reported_from_count=_counted(articles, role="reported_from")
            + Coalesce(Subquery(beside.order_by().values("reported_from").annotate(n=Count("pk")).values("n")), 0),
            speaker_at_count=_counted(articles, role="speaker_at"),
        )

    def around(self, place: Location, others: Iterable[int]) -> LocationQuerySet:
        """What lies directly in the place, and others by their ids.

        On each, ``inside`` is the number of articles that name the place or anything in it.
        """
        everything = Location.objects.filter(pk=place.pk).with_everything_in_them()
        # A function, not an aggregate, to Django: nothing is grouped, so that one number comes out.
        number = Func(F("article"), function="COUNT", template="COUNT(DISTINCT %(expressions)s)")
        naming = LocationMention.objects.filter(location__in=everything.values("pk")).order_by()
        rows = self.filter(Q(parent=place) | Q(pk__in=list(others))).order_by("folded", "pk")
        return rows.annotate(inside=Subquery(naming.annotate(n=number).values("n"), models.IntegerField()))

    def most_named_first(self) -> LocationQuerySet:
        return self.with_counts().order_by(F("article_count").desc(), "folded", "pk")

    def by_name(self) -> LocationQuerySet:
        return self.with_counts().order_by("folded", "pk")


def _counted(what: Count, **those: str) -> Coalesce:
    """Mentions counted for each place by themselves: joined with others they would be multiplied."""
    mentions = LocationMention.objects.filter(location=OuterRef("pk"), **those).order_by().values("location")
    return Coalesce(Subquery(mentions.annotate(n=what).values("n")), 0)


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
    parent = models.ForeignKey(
        "self",
        verbose_name="lies in",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="children",
        help_text="The state or province of a town, the country of a state.",
    )

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
            self.key = location_key(self.geonames_id, self.name)
        super().save(*args, **kwargs)

    @property
    def country_name(self) -> str:
        """ "Syria"; empty for seas and for regions that lie in several countries."""
        return country_name(self.country)

    @property
    def lies_in(self) -> list[Location]:
        """State or province and country, the nearest first; empty where they are not known."""
        found: list[Location] = []
        outer = self.parent
        while outer is not None and outer != self and outer not in found:
            found.append(outer)
            outer = outer.parent
        return found

    @property
    def slug(self) -> str:
        return slug_of(self.name)

    def get_absolute_url(self) -> str:
        return reverse("location", args=[self.pk, self.slug])


class LocationMentionQuerySet(models.QuerySet["LocationMention"]):
    """How often places are named."""

    def articles_at(self, articles: ArticleQuerySet, role: str) -> dict[int, int]:
        """The number of these articles at each place that has any.

        ``role`` is "named" (any mention), "happened", "reported_from" or "speaker_at".
        """
        rows = self.filter(article__in=articles.order_by().values("pk")) if articles.query.where else self
        if role != "named":
            rows = rows.filter(role="mentioned" if role == "happened" else role)
        counted = rows.order_by().values("location").annotate(n=Count("article", distinct=True))
        found = dict(counted.values_list("location", "n"))
        if role == "reported_from":
            for place, n in self._beside_the_text(articles):
                found[place] = found.get(place, 0) + n
        return found

    def _beside_the_text(self, articles: ArticleQuerySet) -> models.QuerySet:
        """Articles whose date line or byline alone tells where they were reported from."""
        told = LocationMention.objects.filter(
            article=OuterRef("pk"), location=OuterRef("reported_from"), role="reported_from"
        )
        rows = articles.order_by().filter(reported_from__isnull=False).filter(~Exists(told))
        return rows.values("reported_from").annotate(n=Count("pk")).values_list("reported_from", "n")


class LocationMention(models.Model):
    """A place named in an article: ``article.body[start:end]``, and what it is to the story there."""

    ROLES = PLACE_ROLES

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="location_mentions", db_index=False)
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="mentions", db_index=False)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    role = models.CharField(max_length=14, choices=ROLES, default="mentioned", db_default="mentioned")

    objects = LocationMentionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start"]
        indexes = [
            # counting: which places which articles name, both ways round
            models.Index(fields=["article", "location"], name="location_mention_of_article"),
            models.Index(fields=["location", "article"], name="location_mention_of_place"),
            # the map of where stories were reported from, and of where speakers were
            models.Index(
                fields=["role", "location", "article"], condition=~Q(role="mentioned"), name="location_mention_in_role"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "start"], name="location_mention_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="location_mention_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.location} at {self.start}"
