"""Articles, the outlets that carried them and the passages that cleaning left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Literal

from django.apps import apps
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Left, Trunc
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.curated import Curated
from articles.models.dating import in_words, moment_in_words, month_in_words
from articles.models.kinds import ALL_KINDS, IN_MARKS
from articles.models.words import Folded, can_be_weighed, holding, weighed
from articles.naming import slug_of
from articles.searching.parsing import Sought

if TYPE_CHECKING:
    from articles.models.actor import ActorQuerySet
    from articles.models.location import LocationQuerySet

OPENING_LENGTH = 400
PRECISE = ("minute", "day")  # precisions with which an article belongs to a day of the calendar


class OutletQuerySet(models.QuerySet["Outlet"]):
    """The questions readers ask of outlets."""

    def named(self, words: str) -> OutletQuerySet:
        """Called exactly this, whatever the case."""
        return self.filter(name__iexact=words.strip())

    def namesakes(self, pk: int) -> OutletQuerySet:
        """The one with this id: names of outlets are unique."""
        return self.filter(pk=pk)

    def called(self, words: str) -> OutletQuerySet:
        return self.filter(name__icontains=words.strip())


class Outlet(models.Model):
    name = models.CharField(max_length=200, unique=True)

    objects = OutletQuerySet.as_manager()

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

    def quoting(self, actors: ActorQuerySet) -> ArticleQuerySet:
        """One or more of the actors."""
        return self.filter(pk__in=actors.filter(quotes__kind__in=IN_MARKS).values("quotes__article"))

    def naming(self, actors: ActorQuerySet) -> ArticleQuerySet:
        """One or more of the actors, quoted or not."""
        return self.filter(pk__in=actors.values("mentions__article"))

    def naming_only(self, actors: ActorQuerySet) -> ArticleQuerySet:
        """Naming one or more of the actors, and quoting none of them."""
        return self.naming(actors).exclude(pk__in=actors.filter(quotes__kind__in=IN_MARKS).values("quotes__article"))

    def among(self, words: Sought, ids: Iterable[int]) -> ArticleQuerySet:
        """What ``with_words`` gives, where it is known already which rows hold the words."""
        return self.filter(pk__in=ids)

    def in_language(self, code: str) -> ArticleQuerySet:
        return self.filter(language=code)

    def with_quotes_of(self, kind: str) -> ArticleQuerySet:
        """One quote or more of a kind; "marked" is any in quotation marks, "all" any at all."""
        kinds = {"marked": IN_MARKS, "all": ALL_KINDS}.get(kind, (kind,))
        return self.filter(pk__in=_quotes().filter(kind__in=kinds).values("article"))

    def quoting_source(self, source: str) -> ArticleQuerySet:
        """Words in quotation marks of somebody "named", of an "unnamed" source, or of "none" who was found."""
        marked = _quotes().filter(kind__in=IN_MARKS)
        told = {
            "named": Q(speaker__kind__in=["person", "organisation"]),
            "unnamed": Q(speaker__kind="unnamed"),
            "none": Q(speaker__isnull=True),
        }[source]
        return self.filter(pk__in=marked.filter(told).values("article"))

    def naming_location(self, locations: LocationQuerySet) -> ArticleQuerySet:
        """One or more of the places."""
        return self.filter(pk__in=locations.values("mentions__article"))

    def naming_within(self, locations: LocationQuerySet) -> ArticleQuerySet:
        """One or more of the places, or of what lies in them."""
        return self.naming_location(locations.with_everything_in_them())

    def about_location(self, locations: LocationQuerySet) -> ArticleQuerySet:
        """Naming one of the places for what happened there, not for who reported or spoke from it."""
        return self.filter(pk__in=locations.filter(mentions__role="mentioned").values("mentions__article"))

    def reported_from_location(self, locations: LocationQuerySet) -> ArticleQuerySet:
        """By the dateline of the text, or by what the source says beside it."""
        told = locations.filter(mentions__role="reported_from").values("mentions__article")
        return self.filter(Q(pk__in=told) | Q(reported_from__in=locations.values("pk")))

    def with_speaker_at(self, locations: LocationQuerySet) -> ArticleQuerySet:
        """Telling of somebody who spoke at one of the places."""
        return self.filter(pk__in=locations.filter(mentions__role="speaker_at").values("mentions__article"))

    def dated_to_the_day(self) -> ArticleQuerySet:
        """A day of the calendar is known, not only a month or a year."""
        return self.filter(published_precision__in=PRECISE)

    def from_outlet(self, outlets: OutletQuerySet) -> ArticleQuerySet:
        """One of the outlets."""
        return self.filter(outlet__in=outlets)

    def with_words(self, words: str | Sought) -> ArticleQuerySet:
        """Title or body holds the words: "phrases", OR and -excluded as in a web search; never an error."""
        return holding(self, words)

    def best_first(self, words: str | Sought) -> ArticleQuerySet:
        """Those that hold the words most and closest together; of very many only the newest are weighed."""
        if not can_be_weighed(words):
            return self.newest_first()
        return weighed(self, words, self.newest_first()).order_by(
            F("weight").desc(),
            F("published_on").desc(nulls_last=True),
            F("published_at").desc(nulls_last=True),
            "-pk",
        )

    def newest_first(self) -> ArticleQuerySet:
        return self.order_by(F("published_on").desc(nulls_last=True), F("published_at").desc(nulls_last=True), "-pk")

    def oldest_first(self) -> ArticleQuerySet:
        return self.order_by(F("published_on").asc(nulls_last=True), F("published_at").asc(nulls_last=True), "pk")

    def with_opening(self) -> ArticleQuerySet:
        """``opening`` is the beginning of the story; body and search vector stay in the database."""
        return self.annotate(opening=Left("body", OPENING_LENGTH)).defer("body", "search")

    def extent(self) -> dict:
        """``articles``, ``undated``, ``first`` and ``last`` day, in one query."""
        return self.aggregate(
            articles=Count("pk"),
            undated=Count("pk", filter=Q(published_on__isnull=True)),
            first=Min("published_on"),
            last=Max("published_on"),
        )

    def counted_by(self, unit: Literal["day", "month", "year"]) -> list[tuple[date, int]]:
        """(first day of each day, month or year, articles published in it), in order; empty ones are left out."""
        start = Trunc("published_on", unit, output_field=models.DateField())
        dated = self.filter(published_on__isnull=False).order_by()
        counted = dated.annotate(start=start).values("start").annotate(n=Count("pk")).order_by("start")
        return list(counted.values_list("start", "n"))


def _quotes() -> models.QuerySet:
    # A quote knows its article, so this module cannot import the model.
    return apps.get_model("articles", "Quote")._default_manager.order_by()


class Article(Curated):
    """One story. ``body`` is the one canonical text: every offset in the archive counts its code points."""

    PRECISIONS = [
        ("minute", _("to the minute")),
        ("day", _("to the day")),
        ("month", _("to the month")),
        ("year", _("to the year")),
        ("unknown", _("undated")),
    ]

    title = models.CharField(max_length=500)
    body = models.TextField()
    outlet = models.ForeignKey(Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="articles")
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
    published_raw = models.CharField("date as written", max_length=100, blank=True, editable=False)
    captured_at = models.DateTimeField(
        "captured at", null=True, blank=True, editable=False, help_text="When a crawler fetched the page, in UTC."
    )
    source_updated_at = models.DateTimeField("updated at the source", null=True, blank=True)
    dateline = models.CharField("the source's date line", max_length=500, blank=True)
    reported_from = models.ForeignKey(
        "articles.Location",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
        help_text="The place that date line or byline tell; what a dateline in the text tells is a mention there.",
    )

    is_sample = models.BooleanField("invented sample", default=False, editable=False)
    created_at = models.DateTimeField("added to the archive", auto_now_add=True)
    encoding = models.CharField(max_length=40, blank=True, editable=False)
    repairs = models.JSONField(default=list, blank=True, editable=False)
    extractor = models.CharField(
        "found by",
        max_length=12,
        blank=True,
        editable=False,
        help_text="Version of the extractor that made the findings; empty where quotes were not looked for.",
    )
    text_key = models.CharField(
        "identity",
        max_length=64,
        unique=True,
        editable=False,
        help_text="sha256 of the text as the machine read it.",
    )
    search = models.GeneratedField(
        # PostgreSQL refuses search vectors above 1 MB, which the words of a real story of this length stay below.
        expression=SearchVector(Folded("title"), weight="A", config="english")
        + SearchVector(Folded(Left("body", 200_000)), weight="B", config="english"),
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
            # counting: days, outlets and languages without a look at the texts
            models.Index(fields=["id"], include=["published_on", "outlet", "language"], name="article_counting"),
            # the banner on every page that says whether the archive holds sample articles
            models.Index(fields=["is_sample"], condition=Q(is_sample=True), name="article_sample"),
            # the end of an import, which settles the dates that could be read two ways
            models.Index(fields=["outlet"], condition=Q(published_certain=False), name="article_unsure"),
            # an import and `reextract`, which look for what another extractor searched
            models.Index(fields=["extractor"], name="article_extractor"),
            # the words filter of the lists of articles and quotes
            GinIndex(fields=["search"], name="article_search"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_at__isnull=True, published_precision="unknown")
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

    @property
    def day_words(self) -> str:
        """The day as the source counts it: "1 June 2012", "June 2012", "2012" or "Undated"."""
        return in_words(self.published_on, self.published_precision)

    @property
    def month_words(self) -> str:
        return month_in_words(self.published_on, self.published_precision)

    @property
    def published_words(self) -> str:
        """As exact as the source was; the minute in UTC where it gave one."""
        if self.published_precision == "minute" and self.published_at:
            return moment_in_words(self.published_at)
        return self.day_words


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
