"""Quotes: somebody's words as an article reports them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Literal

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.db.models.functions import Left, RowNumber
from django.urls import reverse

from articles.models.actor import Actor, ActorQuerySet
from articles.models.article import PRECISE, Article, OutletQuerySet
from articles.models.curated import Curated
from articles.models.kinds import IN_MARKS, INDIRECT, QUOTE_KINDS
from articles.models.words import Folded, can_be_weighed, holding, weighed
from articles.naming import fold
from articles.searching.parsing import Sought

if TYPE_CHECKING:
    from articles.models.location import LocationQuerySet


_MARKS = "\"'“”„‟«»‹›‘’‚‛ \t"
_PARAGRAPHS = re.compile(r"\n\s*")


class QuoteQuerySet(models.QuerySet["Quote"]):
    """The questions readers ask of quotes."""

    def published_from(self, day: date) -> QuoteQuerySet:
        return self.filter(article__published_on__gte=day)

    def published_until(self, day: date) -> QuoteQuerySet:
        return self.filter(article__published_on__lte=day)

    def undated(self) -> QuoteQuerySet:
        return self.filter(article__published_on__isnull=True)

    def said_by(self, actors: ActorQuerySet) -> QuoteQuerySet:
        """By one of the actors."""
        return self.filter(speaker__in=actors)

    def said_by_any(self, actors: Iterable[Actor]) -> QuoteQuerySet:
        return self.filter(speaker__in=actors)

    def reported_with_location(self, locations: LocationQuerySet) -> QuoteQuerySet:
        """In articles that name one of the places."""
        return self.filter(article__in=locations.values("mentions__article"))

    def reported_within(self, locations: LocationQuerySet) -> QuoteQuerySet:
        """In articles that name one of the places, or of what lies in them."""
        return self.reported_with_location(locations.with_everything_in_them())

    def dated_to_the_day(self) -> QuoteQuerySet:
        """In articles of which the day is known, not only a month or a year."""
        return self.filter(article__published_precision__in=PRECISE)

    def from_outlet(self, outlets: OutletQuerySet) -> QuoteQuerySet:
        """In one of the outlets."""
        return self.filter(article__outlet__in=outlets)

    def with_words(self, words: str | Sought) -> QuoteQuerySet:
        """The quoted words hold these: "phrases", OR and -excluded as in a web search; never an error."""
        return holding(self, words)

    def among(self, words: Sought, ids: Iterable[int]) -> QuoteQuerySet:
        """What ``with_words`` gives, where it is known already which rows hold the words."""
        return self.filter(pk__in=ids)

    def in_language(self, code: str) -> QuoteQuerySet:
        return self.filter(article__language=code)

    def best_first(self, words: str | Sought) -> QuoteQuerySet:
        """Those that hold the words most and closest together; of very many only the newest are weighed."""
        if not can_be_weighed(words):
            return self.newest_first()
        return weighed(self, words, self.newest_first()).order_by(
            F("weight").desc(),
            F("article__published_on").desc(nulls_last=True),
            F("article__published_at").desc(nulls_last=True),
            "-article_id",
            "start",
            "pk",
        )

    def of_kind(self, kind: str) -> QuoteQuerySet:
        return self.filter(kind=kind)

    def in_marks(self) -> QuoteQuerySet:
        """The speaker's own words."""
        return self.filter(kind__in=IN_MARKS)

    def with_reported_speech(self) -> QuoteQuerySet:
        """What speakers said in the reporter's words, too."""
        return self.all()

    def beside(self, quote: Quote) -> QuoteQuerySet:
        """Those of the same article that are shown with it: reported speech apart from quotes."""
        rows = self.filter(article=quote.article_id)
        return rows.of_kind(INDIRECT) if quote.is_indirect else rows.in_marks()

    def by_named_speakers(self) -> QuoteQuerySet:
        return self.filter(speaker__kind__in=["person", "organisation"])

    def by_unnamed_sources(self) -> QuoteQuerySet:
        return self.filter(speaker__kind="unnamed")

    def from_source_kind(self, kind: str) -> QuoteQuerySet:
        """From unnamed sources of this kind; "" is a kind that nobody noted."""
        return self.by_unnamed_sources().filter(speaker__source_kind=kind)

    def from_source_without_kind(self) -> QuoteQuerySet:
        return self.from_source_kind("")

    def from_sources_of(self, affiliation: str) -> QuoteQuerySet:
        """From unnamed sources who speak for this body, whatever the case."""
        return self.by_unnamed_sources().filter(speaker__affiliation__iexact=affiliation)

    def from_sources_called(self, wording: str) -> QuoteQuerySet:
        """From unnamed sources whom articles call exactly this, whatever the case and accents."""
        return self.by_unnamed_sources().filter(speaker__folded=fold(wording)[:400])

    def without_speaker(self) -> QuoteQuerySet:
        return self.filter(speaker__isnull=True)

    def first_of_article(self) -> QuoteQuerySet:
        """The first of each article whose speaker is known."""
        earlier = Quote.objects.filter(article=OuterRef("article"), speaker__isnull=False, start__lt=OuterRef("start"))
        return self.in_marks().filter(~Exists(earlier.filter(kind__in=IN_MARKS)), speaker__isnull=False)

    def newest_first(self) -> QuoteQuerySet:
        return self.order_by(
            F("article__published_on").desc(nulls_last=True),
            F("article__published_at").desc(nulls_last=True),
            "-article_id",
            "start",
            "pk",
        )

    def oldest_first(self) -> QuoteQuerySet:
        return self.order_by(
            F("article__published_on").asc(nulls_last=True),
            F("article__published_at").asc(nulls_last=True),
            "article_id",
            "start",
            "pk",
        )

    def by_speaker_and_day(self) -> list[tuple[int, date | None, int, int]]:
        """(speaker, day, quotes, those of them whose article is dated to the day)."""
        exact = Count("pk", filter=Q(article__published_precision__in=["minute", "day"]))
        rows = self.order_by().values("speaker", "article__published_on").annotate(n=Count("pk"), exact=exact)
        return list(rows.values_list("speaker", "article__published_on", "n", "exact"))

    def shared(self, by: Literal["location", "outlet"], one: Actor, two: Actor) -> list[dict]:
        """``value`` (its id), ``name``, and in how many articles' quotes of the first (``one``) and the second speaker
        a place is named, or how many an outlet reported."""
        path = {"location": "article__location_mentions__location", "outlet": "article__outlet"}[by]
        rows = self.order_by().filter(speaker__in=[one.pk, two.pk], **{f"{path}__isnull": False})
        return list(
            rows.values(value=F(path), name=F(f"{path}__name")).annotate(
                one=Count("pk", distinct=True, filter=Q(speaker=one)),
                two=Count("pk", distinct=True, filter=Q(speaker=two)),
            )
        )

    def on_days(self, days: list[date], most: int) -> QuoteQuerySet:
        """Of articles dated to one of the days: for each speaker and day the first ones, at most so many."""
        rows = self.filter(article__published_on__in=days, article__published_precision__in=["minute", "day"])
        place = Window(RowNumber(), partition_by=["speaker", "article__published_on"], order_by=["article", "start"])
        return rows.annotate(place=place).filter(place__lte=most).order_by("-article__published_on", "article", "start")

    def for_reading(self) -> QuoteQuerySet:
        """With speaker, article and outlet, but without the texts that a list does not show."""
        return self.select_related("speaker", "article__outlet").defer("search", "article__body", "article__search")


class Quote(Curated):
    """Somebody's words: ``text`` is always ``article.body[start:end]``, without the outer marks.

    ``speaker_mention`` and ``cue`` are what convinced us, word for word, with their offsets in the body.
    """

    KINDS = QUOTE_KINDS
    HAS_SHORT_TEXTS = True

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="quotes", db_index=False)
    speaker = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="quotes", db_index=False
    )
    start = models.PositiveIntegerField(help_text="Offset of the first character in the article's text.")
    end = models.PositiveIntegerField(help_text="Offset behind the last character.")
    text = models.TextField(blank=True, help_text="Filled from the article when left empty.")
    kind = models.CharField(max_length=10, choices=KINDS, default="direct")
    speaker_mention = models.CharField("speaker as written", max_length=300, blank=True)
    mention_start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    mention_end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    cue = models.CharField("reporting words", max_length=100, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    cue_end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    relay = models.CharField(
        "passed on by",
        max_length=200,
        blank=True,
        help_text="As written: “Channel 4 News” where the speaker told it that.",
    )
    rule = models.CharField("what decided", max_length=60, blank=True, editable=False)
    confidence = models.FloatField(default=1.0, help_text="0 to 1, as the machine judged it.")
    search = models.GeneratedField(
        expression=SearchVector(Folded(Left("text", 200_000)), config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = QuoteQuerySet.as_manager()

    class Meta:
        indexes = [
            # the words filter of the quotes' list
            GinIndex(fields=["search"], name="quote_search"),
            # counting: who is quoted in which articles, both ways round, without a look at the words
            models.Index(fields=["article", "kind", "speaker"], name="quote_of_article"),
            models.Index(fields=["speaker", "article", "kind"], name="quote_of_speaker"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "start", "end"], name="quote_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="quote_has_words"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="quote_confidence_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else self.text[:79] + "…"

    def clean(self) -> None:
        """The words must stand in the article where the offsets say."""
        if self.article_id is None or self.start is None or self.end is None:
            return
        found = self.article.body[self.start : self.end]
        if not found or self.end <= self.start or self.end > len(self.article.body):
            raise ValidationError({"end": "These offsets enclose no words of the article."})
        if self.text and self.text != found:
            raise ValidationError({"text": f"At these offsets the article reads: {found[:200]}"})
        self.text = found

    @property
    def paragraphs(self) -> list[str]:
        """The words paragraph by paragraph, without the marks that reopen or wrongly close one."""
        return [words for part in _PARAGRAPHS.split(self.text) if (words := part.strip(_MARKS))]

    @property
    def is_indirect(self) -> bool:
        """Told in the reporter's words, so never shown in quotation marks."""
        return self.kind == INDIRECT

    def get_absolute_url(self) -> str:
        return reverse("quote", args=[self.pk])

    @property
    def anchor(self) -> str:
        """The id of the quote's place on its article's page."""
        return f"quote-{self.pk}"

    @property
    def place_in_article(self) -> str:
        """The query makes the page show all parts of a quote that spans paragraphs, not only the first."""
        return f"{self.article.get_absolute_url()}?quote={self.pk}#{self.anchor}"
