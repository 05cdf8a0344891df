"""Actors: people, organisations and unnamed sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.curated import Curated
from articles.models.kinds import IN_MARKS
from articles.naming import fold, slug_of

if TYPE_CHECKING:
    from articles.models.location import Location, LocationQuerySet


class ActorQuerySet(models.QuerySet["Actor"]):
    """The questions readers ask of speakers."""

    def quoted(self) -> ActorQuerySet:
        return self.filter(pk__in=_quotes().filter(speaker__isnull=False).values("speaker"))

    def of_kind(self, kind: str) -> ActorQuerySet:
        return self.filter(kind=kind)

    def known_by_name(self) -> ActorQuerySet:
        return self.exclude(kind="unnamed")

    def named(self, words: str) -> ActorQuerySet:
        """Called exactly this, in one of their names, whatever the case and accents."""
        aliases = Alias.objects.filter(folded=fold(words)).values("actor")
        return self.standing().filter(Q(folded=fold(words)) | Q(pk__in=aliases))

    def namesakes(self, pk: int) -> ActorQuerySet:
        """The one with this id and all whom its name also finds."""
        name = Actor.objects.filter(pk=pk).values("folded")
        return self.standing().filter(
            Q(pk=pk) | Q(folded__in=name) | Q(pk__in=Alias.objects.filter(folded__in=name).values("actor"))
        )

    def called(self, words: str) -> ActorQuerySet:
        """One of their names holds these words."""
        aliases = Alias.objects.filter(folded__contains=fold(words)).values("actor")
        return self.standing().filter(Q(folded__contains=fold(words)) | Q(pk__in=aliases))

    def standing(self) -> ActorQuerySet:
        """Without those whom an editor merged into another: of them only the old address is left."""
        return self.filter(merged_into__isnull=True)

    def speaking_at(self, locations: LocationQuerySet) -> ActorQuerySet:
        """Quoted in articles that name one of the places."""
        articles = locations.values("mentions__article")
        return self.filter(pk__in=_quotes().filter(article__in=articles, speaker__isnull=False).values("speaker"))

    def quoted_beside(self, actor: Actor, most: int) -> list[Actor]:
        """Those with a name who are quoted in the same articles, with how many as ``shared``, most first."""
        articles = _quotes().filter(speaker=actor.pk).values("article")
        quotes = _quotes().filter(article__in=articles, speaker__in=self.known_by_name()).exclude(speaker=actor.pk)
        rows = quotes.values("speaker").annotate(
            shared=Count("article", distinct=True), name=Min("speaker__name"), kind=Min("speaker__kind")
        )
        found = []
        for row in rows.order_by("-shared", "name", "speaker")[:most]:
            other = Actor(pk=row["speaker"], name=row["name"], kind=row["kind"])
            other.shared = row["shared"]
            found.append(other)
        return found

    def quoted_at(self, location: Location) -> ActorQuerySet:
        """Quoted in articles that name the place, with how many as ``shared``, most first."""
        return (
            self.filter(quotes__article__in=location.mentions.values("article"), quotes__kind__in=IN_MARKS)
            .annotate(shared=Count("quotes__article", distinct=True))
            .order_by(F("shared").desc(), "folded", "pk")
        )

    def with_counts(self) -> ActorQuerySet:
        mentions = ActorMention.objects.order_by()
        return self.annotate(
            quote_count=_counted(_quotes(), "speaker", Count("*")),
            article_count=_counted(mentions, "actor", Count("article", distinct=True)),
        )

    def with_extent(self, pk: int) -> ActorQuerySet:
        """For the one speaker with this id: ``quote_count``, ``first`` and ``last`` day of a quote, ``quoting``
        articles, and ``unquoting`` ones that name without quoting."""
        # With the id written out PostgreSQL hashes what it would otherwise look up for each mention.
        quotes = _quotes().filter(speaker=pk)
        unquoted = ActorMention.objects.order_by().filter(actor=pk).exclude(article__in=quotes.values("article"))
        return self.filter(pk=pk).annotate(
            quote_count=_of_all(quotes.values("speaker"), Count("pk")),
            first=_of_all(quotes.values("speaker"), Min("article__published_on")),
            last=_of_all(quotes.values("speaker"), Max("article__published_on")),
            quoting=_of_all(quotes.values("speaker"), Count("article", distinct=True)),
            unquoting=_of_all(unquoted.values("actor"), Count("article", distinct=True)),
        )

    def most_quoted_first(self) -> ActorQuerySet:
        return self.standing().with_counts().order_by(F("quote_count").desc(), "folded", "pk")

    def by_name(self) -> ActorQuerySet:
        return self.standing().with_counts().order_by("folded", "pk")


def _quotes() -> models.QuerySet:
    """Quotes in marks: who is only reported to have said something is not quoted."""
    # A quote knows its speaker, so this module cannot import the model.
    return apps.get_model("articles", "Quote")._default_manager.filter(kind__in=IN_MARKS).order_by()


def _of_all(rows: models.QuerySet, what: Count | Min | Max) -> Subquery | Coalesce:
    found = Subquery(rows.annotate(found=what).values("found"))
    return Coalesce(found, 0) if isinstance(what, Count) else found


def _counted(rows: models.QuerySet, key: str, what: Count) -> Coalesce:
    """Rows counted for each actor by themselves: joined with others they would be multiplied."""
    each = rows.filter(**{key: OuterRef("pk")}).values(key).annotate(n=what).values("n")
    return Coalesce(Subquery(each), 0)


class Actor(Curated):
    """Somebody who speaks or is named: a person, an organisation or an unnamed source.

    ``key`` is how an import finds the same actor again; it is never shown. People known by a surname
    alone, and unnamed sources without an institution, have a key of their own in each article.
    """

    KINDS = [("person", _("person")), ("organisation", _("organisation")), ("unnamed", _("unnamed source"))]

    kind = models.CharField(max_length=12, choices=KINDS)
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=400, editable=False)
    key = models.CharField(max_length=400, unique=True, editable=False)
    source_kind = models.CharField(
        "kind of source", max_length=20, blank=True, help_text="Of an unnamed source: official, witness, activist …"
    )
    affiliation = models.CharField(
        max_length=200, blank=True, help_text="Whose an unnamed source is, as far as the article says."
    )
    wikidata = models.CharField(
        "Wikidata id",
        max_length=16,
        blank=True,
        default="",
        db_default="",
        validators=[RegexValidator(r"^Q[1-9]\d*\Z", "A Wikidata id is a Q and a number, such as Q42.")],
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="merged"
    )

    objects = ActorQuerySet.as_manager()

    shared: int  # articles, in `quoted_beside` and `quoted_at`

    class Meta:
        indexes = [
            # the speaker filter and the speakers' list by name
            models.Index(fields=["folded"], name="actor_folded"),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="actor_folded_trgm"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.folded = fold(self.name)
        if kwargs.get("update_fields") and "name" in kwargs["update_fields"]:
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded"}
        super().save(*args, **kwargs)

    @property
    def slug(self) -> str:
        return slug_of(self.name)

    @property
    def is_named(self) -> bool:
        return self.kind != "unnamed"

    def survivor(self) -> Actor:
        """Whom editors merged the actor into in the end; the actor where into nobody."""
        actor, seen = self, {self.pk}
        while actor.merged_into is not None and actor.merged_into_id not in seen:
            actor = actor.merged_into
            seen.add(actor.pk)
        return actor

    def get_absolute_url(self) -> str:
        return reverse("speaker", args=[self.pk, self.slug])


class AliasQuerySet(models.QuerySet["Alias"]):
    """The questions readers ask of names."""

    def wordings_of(self, actor: Actor) -> list[tuple[str, int]]:
        """(alias, 0) for every alias, and (wording, quotes) for every way in which quotes write their speaker."""
        quotes = _quotes().filter(speaker=actor).exclude(speaker_mention="").values("speaker_mention")
        written = quotes.annotate(n=Count("pk")).values_list("speaker_mention", "n")
        known = self.filter(actor=actor).order_by().values_list("name", Value(0))
        return list(known.union(written, all=True))


class Alias(models.Model):
    """Another wording that stood for an actor somewhere: "Mr Hague", "the Foreign Secretary"."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=400, editable=False)

    objects = AliasQuerySet.as_manager()

    class Meta:
        ordering = ["actor", "name"]
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["actor", "folded"], name="alias_once")]
        indexes = [
            # the speaker filter
            models.Index(fields=["folded"], name="alias_folded"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.folded = fold(self.name)
        super().save(*args, **kwargs)


class ActorMention(models.Model):
    """An actor named in an article: ``article.body[start:end]``."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="actor_mentions", db_index=False)
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="mentions", db_index=False)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["article", "start"]
        indexes = [
            # counting: in how many articles an actor is named
            models.Index(fields=["actor", "article"], name="actor_mention_of_actor"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "start"], name="actor_mention_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="actor_mention_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} at {self.start}"
