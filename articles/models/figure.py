"""Figures: how many were killed, wounded, missing or displaced, as somebody tells it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.expressions import OrderBy
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from articles.models.actor import Actor, ActorQuerySet
from articles.models.article import PRECISE, Article, OutletQuerySet
from articles.models.curated import Curated
from articles.models.location import Location, LocationQuerySet
from articles.models.quote import Quote
from articles.models.words import Folded, holding
from articles.searching.parsing import Sought

FIGURE_KINDS = [
    ("killed", _("killed")),
    ("wounded", _("wounded")),
    ("missing", _("missing")),
    ("displaced", _("displaced")),
]
QUALIFIERS = [
    ("exactly", _("exactly")),
    ("at_least", _("at least")),
    ("more_than", _("more than")),
    ("up_to", _("up to")),
    ("fewer_than", _("fewer than")),
    ("nearly", _("nearly")),
    ("about", _("about")),
    ("range", _("between two numbers")),
    ("vague", _("in words only")),
    ("none", _("nobody")),
]
# as PostgreSQL and as Python read it
_OF_PEOPLE = (
    r"(^|[\s-])(people|persons?|lives|victims|no one|nobody|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|[a-z]+teen|[a-z]+ty|hundred|thousand|million|dozen)$|[0-9]$"
)
_WEEKDAYS = {
    day: n for n, day in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}


class FigureQuerySet(models.QuerySet["Figure"]):
    """The questions readers ask of figures."""

    def published_from(self, day: date) -> FigureQuerySet:
        return self.filter(article__published_on__gte=day)

    def published_until(self, day: date) -> FigureQuerySet:
        return self.filter(article__published_on__lte=day)

    def undated(self) -> FigureQuerySet:
        return self.filter(article__published_on__isnull=True)

    def with_words(self, words: str | Sought) -> FigureQuerySet:
        """The sentence holds these: "phrases", OR and -excluded as in a web search; never an error."""
        return holding(self, words)

    def told_by(self, actors: ActorQuerySet) -> FigureQuerySet:
        """By one of the actors."""
        return self.filter(speaker__in=actors)

    def at_location(self, locations: LocationQuerySet) -> FigureQuerySet:
        """Of one of the places, or of what lies in it."""
        return self.filter(location__in=locations.with_everything_in_them())

    def from_outlet(self, outlets: OutletQuerySet) -> FigureQuerySet:
        return self.filter(article__outlet__in=outlets)

    def dated_to_the_day(self) -> FigureQuerySet:
        """In articles of which the day is known, not only a month or a year."""
        return self.filter(article__published_precision__in=PRECISE)

    def of_kind(self, kind: str) -> FigureQuerySet:
        return self.filter(kind=kind)

    def wholes(self) -> FigureQuerySet:
        """Without those that are a part of another."""
        return self.filter(part_of__isnull=True)

    def of_people(self) -> FigureQuerySet:
        """Whole numbers of people of any kind, which may be held against each other: no "12 soldiers", no "dozens"."""
        return self.filter(wording__iregex=_OF_PEOPLE).exclude(qualifier="vague")

    def newest_first(self) -> FigureQuerySet:
        return self._ordered(F("article__published_on").desc(nulls_last=True))

    def oldest_first(self) -> FigureQuerySet:
        return self._ordered(F("article__published_on").asc(nulls_last=True))

    def _ordered(self, day: OrderBy) -> FigureQuerySet:
        """Those of one day, place and kind together, in the order in which they were published."""
        place, at = F("location").asc(nulls_last=True), F("article__published_at").asc(nulls_last=True)
        return self.order_by(day, place, "kind", at, "article", "start", "pk")

    def for_reading(self) -> FigureQuerySet:
        """With who, where and in what article, but without the texts that a list does not show.

        ``told_parts`` holds what each says of parts of it: objects with "pk" and "wording".
        """
        unread = ("search", "article__body", "article__search")
        parts = Figure.objects.filter(part_of=OuterRef("pk")).order_by("start")
        return (
            self.select_related("speaker", "location", "article__outlet")
            .defer(*unread)
            .annotate(told_parts=ArraySubquery(parts.values(json=JSONObject(pk="pk", wording="wording"))))
        )


class Figure(Curated):
    """``wording`` is always ``article.body[start:end]``, ``sentence`` the one it stands in.

    ``low`` is None for "up to 50", ``high`` for "more than 50" and "dozens". ``speaker`` is None where the article
    itself tells it.
    """

    KINDS = FIGURE_KINDS

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="figures", db_index=False)
    speaker = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="figures")
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.SET_NULL, related_name="figures")
    quote = models.ForeignKey(
        Quote, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="figures"
    )
    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=9, choices=FIGURE_KINDS)
    low = models.PositiveIntegerField("at least", null=True, blank=True)
    high = models.PositiveIntegerField("at most", null=True, blank=True)
    qualifier = models.CharField(max_length=10, choices=QUALIFIERS, default="exactly")
    wording = models.CharField(max_length=300, editable=False)
    start = models.PositiveIntegerField(editable=False)
    end = models.PositiveIntegerField(editable=False)
    sentence = models.TextField(editable=False)
    sentence_start = models.PositiveIntegerField(editable=False)
    period = models.CharField("when, as worded", max_length=100, blank=True)

    search = models.GeneratedField(
        expression=SearchVector(Folded("sentence"), config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = FigureQuerySet.as_manager()

    class Meta:
        indexes = [
            # what is claimed of a place
            models.Index(fields=["kind", "location"], name="figure_of_kind_at_place"),
            # the words filter of the list
            GinIndex(fields=["search"], name="figure_search"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "start"], name="figure_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="figure_has_words"),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(high__gte=F("low")), name="figure_low_to_high"
            ),
            models.CheckConstraint(condition=Q(low__isnull=False) | Q(high__isnull=False), name="figure_says_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.wording}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return self.place_in_article

    @property
    def is_of_people(self) -> bool:
        """See ``FigureQuerySet.of_people``."""
        return self.qualifier != "vague" and bool(re.search(_OF_PEOPLE, self.wording, re.IGNORECASE))

    @property
    def named(self) -> tuple[int, int]:
        """The lowest and the highest number that it names."""
        low, high = self.low, self.high
        return (low if low is not None else high or 0, high if high is not None else low or 0)

    @property
    def anchor(self) -> str:
        """The id of the number on its article's page."""
        return f"figure-{self.pk}"

    @property
    def place_in_article(self) -> str:
        return f"{self.article.get_absolute_url()}#{self.anchor}"

    @property
    def parted(self) -> tuple[str, str, str]:
        """The sentence before the figure, the figure, and the rest of it."""
        start = self.start - self.sentence_start
        return self.sentence[:start], self.wording, self.sentence[start + len(self.wording) :]

    @property
    def day_told(self) -> date | None:
        """The day that "yesterday" or "on Friday" means, where the article's own day is known."""
        if self.article.published_on is None or self.article.published_precision not in PRECISE:
            return None
        said = self.period.lower()
        if said in {"today", "yesterday"}:
            return self.article.published_on - timedelta(days=said == "yesterday")
        day = _WEEKDAYS.get(said.removeprefix("on "))
        if day is None:
            return None
        return self.article.published_on - timedelta(days=(self.article.published_on.weekday() - day) % 7)
