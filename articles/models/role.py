"""Offices: what an article says somebody held when it was published."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from articles.models.actor import Actor
from articles.models.article import Article


class RoleQuerySet(models.QuerySet["Role"]):
    """The questions readers ask of offices."""

    def told_by(self, article: Article) -> RoleQuerySet:
        return self.filter(article=article)

    def of(self, actor: Actor) -> RoleQuerySet:
        return self.filter(actor=actor)

    def of_any(self, actors: Iterable[Actor]) -> RoleQuerySet:
        return self.filter(actor__in=actors)

    def as_told(self) -> list[tuple]:
        """(actor, wording, if held before, day, precision, article, its title) by the article's date, undated last."""
        in_order = self.order_by(models.F("article__published_on").asc(nulls_last=True), "article_id", "pk")
        return list(
            in_order.values_list(
                "actor",
                "wording",
                "is_former",
                "article__published_on",
                "article__published_precision",
                "article_id",
                "article__title",
            )
        )

    def latest_first(self) -> RoleQuerySet:
        return self.order_by(models.F("article__published_on").desc(nulls_last=True), "is_former", "wording", "pk")


class Role(models.Model):
    """Evidence, not a biography: on the day of the article somebody held the office, or no longer did.

    The article's date is the date of the evidence. ``wording`` is as the article puts it, without "former".
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="roles")
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="roles")
    wording = models.CharField(max_length=200)
    is_former = models.BooleanField("held before", default=False)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["article", "actor", "is_former", "wording"]
        constraints = [
            models.UniqueConstraint(fields=["article", "actor", "wording", "is_former"], name="role_once"),
        ]

    def __str__(self) -> str:
        return f"former {self.wording}" if self.is_former else self.wording
