"""Which place of the world a name means: at one mention, in one article, or always."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Literal

from django.contrib.auth.models import User
from django.db.models import F, Value
from django.db.models.functions import Substr

from articles.curation.findings import settle
from articles.curation.naming import article_of, found_again, refer, resolve
from articles.curation.recording import change, create, decide, delete, mark, move, performs, refuse_unless
from articles.curation.rows import add
from articles.models import Article, Decision, Figure, Location, LocationMention, PlaceRule
from articles.models.decision import lock_out_other_writers
from articles.naming import fold

Reach = Literal["mention", "article", "always"]


def set_location(
    mention: LocationMention, location: Location, editor: User, *, reach: Reach = "mention", reason: str = ""
) -> Decision:
    """Another place is meant: here, wherever this article says the same words, or wherever any does."""
    actions = {"mention": "place", "article": "place_article", "always": "place_always"}
    refuse_unless(reach in actions, f"{reach}: expected one of {', '.join(actions)}.")
    words = mention.article.body[mention.start : mention.end]
    given = {"words": fold(words)[:300], "to": refer(location)}
    decision = decide(actions[reach], mention, editor, given, reason)
    mention.refresh_from_db(fields=["location"])
    return decision


def set_reported_from(article: Article, location: Location | None, editor: User, *, reason: str = "") -> Decision:
    decision = decide("reported_from", article, editor, {"to": refer(location)}, reason)
    article.refresh_from_db(fields=["reported_from", "edited_at", "edited_by"])
    return decision


def add_location(
    name: str, latitude: float, longitude: float, editor: User, *, reason: str = "", **more: Any
) -> Decision:
    """A place the gazetteer lacks; ``more`` are country, feature, geonames_id and parent. ``object_id`` is its id."""
    row = Location(name=name.strip(), latitude=latitude, longitude=longitude, **more)
    row.clean_fields(exclude=["key", "folded"])
    row.validate_constraints()
    return add(row, editor, reason=reason)


@performs("place")
def _set_mention(decision: Decision) -> None:
    mention = found_again(decision)
    was, location = mention.location_id, resolve(Location, decision.given["to"], decision)
    change(decision, mention, location=location)
    _lead_figures(decision, {mention.article_id: {was}}, location)
    settle(decision, mention)


@performs("place_article")
def _set_in_article(decision: Decision) -> None:
    article = article_of(decision.text_key)
    mentions = [
        m
        for m in LocationMention.objects.filter(article=article)
        if fold(article.body[m.start : m.end])[:300] == decision.given["words"]
    ]
    _rule(decision, article.text_key, [m.pk for m in mentions])
    mark(decision, article)
    decision.touches.append(f"article:{article.pk}.place.{decision.given['words']}")


@performs("place_always")
def _set_always(decision: Decision) -> None:
    lock_out_other_writers()
    words = decision.given["words"]
    before = found_again(decision).location_id
    own = PlaceRule.objects.filter(folded=words).exclude(text_key="").values("text_key")
    written = Substr("article__body", F("start") + Value(1), F("end") - F("start"))
    rows = LocationMention.objects.filter(location=before).exclude(article__text_key__in=own).annotate(written=written)
    _rule(decision, "", [pk for pk, said in rows.values_list("pk", "written") if fold(said)[:300] == words])
    decision.touches.append(f"place.{words}")


def _rule(decision: Decision, text_key: str, mentions: list[int]) -> None:
    """From now on the words mean the place; what was found already goes there but for single mentions decided on."""
    location = resolve(Location, decision.given["to"], decision)
    for old in PlaceRule.objects.filter(text_key=text_key, folded=decision.given["words"]):
        delete(decision, old)
    rule = PlaceRule(text_key=text_key, folded=decision.given["words"], location=location, decision=decision)
    create(decision, rule)
    decided = Decision.objects.in_force().filter(kind="locationmention", action__in=["place", "correct", "add"])
    rows = LocationMention.objects.filter(pk__in=mentions).exclude(
        pk__in=decided.filter(object_id__isnull=False).values("object_id")
    )
    were: dict[int, set[int]] = defaultdict(set)
    for article, was in rows.values_list("article", "location"):
        were[article].add(was)
    move(decision, rows, "location", location)
    _lead_figures(decision, were, location)


def _lead_figures(decision: Decision, were: Mapping[int, set[int]], location: Location) -> None:
    """Figures of a place that their article does not name any more are of the other; ``were`` are places by article."""
    for was in {place for places in were.values() for place in places} - {location.pk}:
        naming = LocationMention.objects.filter(location=was, article__in=were)
        figures = Figure.objects.filter(location=was, article__in=were, edited_at__isnull=True)
        move(decision, figures.exclude(article__in=naming.values("article")), "location", location)


@performs("reported_from")
def _set_reported_from(decision: Decision) -> None:
    article = found_again(decision)
    change(decision, article, reported_from=resolve(Location, decision.given["to"], decision))
    mark(decision, article)
    decision.touches.append(f"article:{article.pk}.reported_from")
