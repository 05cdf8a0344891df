"""A seal: the article and all that only it brought are gone from every table, and marks keep it away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.db.models import Count, Q

from articles.curation.forgetting import Gone, forget
from articles.models import (
    EVENTS,
    Actor,
    Alias,
    Article,
    Copy,
    Decision,
    Figure,
    Location,
    Original,
    Outlet,
    Quote,
    Report,
    Statement,
    Takedown,
    Word,
    WordsCounted,
)
from articles.models.decision import lock_out_other_writers
from articles.models.takedown import mark, part_key

_NO_TIE = {"Alias", "KnownAs", "KeptApart", "PlaceRule", "Actor", "Location", "Decision"}
_WORDS = """
    SELECT DISTINCT w.word FROM unnest(%s::text[]) AS t(text),
        unnest(string_to_array(folded_words(t.text), ' ')) AS w(word)
    WHERE length(w.word) BETWEEN 3 AND 60 AND w.word !~ '[0-9]'
"""
_WORDINGS = """
    SELECT substring(a.body FROM m.start + 1 FOR m.end - m.start)
    FROM articles_actormention m JOIN articles_article a ON a.id = m.article_id
    WHERE m.actor_id = %s AND (m.article_id = %s) = %s
"""


def seal(article: Article, takedown: Takedown) -> None:
    """Call it in a transaction; the bytes of originals go when that is over (`takedown.clear_away`)."""
    lock_out_other_writers()
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    gone = _rows_of(article)
    names = _names_only_here(article, gone)
    _mark(article, takedown, gone)
    _uncount_words(article)
    statements = set(Report.objects.filter(quote__article=article).values_list("statement", flat=True))
    outlet, text_key = article.outlet_id, article.text_key
    Original.objects.filter(Q(article=article) | Q(text_key=article.text_key)).delete()
    Copy.objects.of(article).delete()
    article.delete()
    _settle_statements(statements, takedown)
    _remove_actors(gone, names, text_key)
    mark(takedown, "speaker", gone["actor"])
    _remove_places(gone, names)
    if outlet and not Article.objects.filter(outlet=outlet).exists():
        Outlet.objects.filter(pk=outlet).delete()
        gone["outlet"] = {outlet}
    forget(text_key, gone, takedown)
    _remove_words(names)


def what_goes(article: Article) -> dict[str, int]:
    """What a seal would take away, counted."""
    return {
        "quotes": article.quotes.count(),
        "mentions": article.actor_mentions.count() + article.location_mentions.count(),
        "passages": article.cuts.count(),
        "originals": article.originals.count(),
        "decisions": Decision.objects.filter(text_key=article.text_key).count(),
    }


def _rows_of(article: Any) -> Gone:
    quotes, mentions = article.quotes, article.actor_mentions
    actors = {
        *quotes.exclude(speaker=None).values_list("speaker", flat=True),
        *mentions.values_list("actor", flat=True),
    }
    actors |= set(article.roles.values_list("actor", flat=True))
    actors |= set(Actor.objects.filter(key__contains=article.text_key[:32]).values_list("pk", flat=True))
    places = set(article.location_mentions.values_list("location", flat=True))
    return {
        "article": {article.pk},
        "quote": {
            *quotes.values_list("pk", flat=True),
            *EVENTS[Quote]._default_manager.filter(article=article.pk).values_list("pgh_obj_id", flat=True),
        },
        "actormention": set(mentions.values_list("pk", flat=True)),
        "locationmention": set(article.location_mentions.values_list("pk", flat=True)),
        "cut": set(article.cuts.values_list("pk", flat=True)),
        "original": set(Original.objects.filter(text_key=article.text_key).values_list("pk", flat=True))
        | set(article.originals.values_list("pk", flat=True)),
        "figure": {
            *article.figures.values_list("pk", flat=True),
            *EVENTS[Figure]._default_manager.filter(article=article.pk).values_list("pgh_obj_id", flat=True),
        },
        "actor": actors,
        "location": places | ({article.reported_from_id} - {None}),
        "alias": set(),
    }


def _names_only_here(article: Article, gone: Gone) -> dict[str, Any]:
    """Wordings of the actors in this article and in no other, by actor."""
    found: dict[int, set[str]] = {}
    for actor in gone["actor"]:
        with connection.cursor() as cursor:
            cursor.execute(_WORDINGS, [actor, article.pk, True])
            here = {row[0].casefold() for row in cursor.fetchall()}
            cursor.execute(_WORDINGS, [actor, article.pk, False])
            here -= {row[0].casefold() for row in cursor.fetchall()}
        quotes = Quote.objects.filter(speaker=actor)
        here |= {w.casefold() for w in quotes.filter(article=article).values_list("speaker_mention", flat=True)}
        here -= {w.casefold() for w in quotes.exclude(article=article).values_list("speaker_mention", flat=True)}
        found[actor] = here
    return {"wordings": found, "words": set()}


def _mark(article: Article, takedown: Takedown, gone: Gone) -> None:
    for kind, rows in (("article", "article"), ("quote", "quote"), ("file", "original")):
        mark(takedown, kind, gone[rows])
    originals = Original.objects.filter(pk__in=gone["original"])
    files = list(originals.values_list("sha256", "label", "text_key"))
    mark(takedown, "text", {article.text_key, *(key for _, _, key in files)})
    mark(takedown, "bytes", {sha256 for sha256, _, _ in files})
    mark(takedown, "part", {part_key(sha256, label) for sha256, label, _ in files})


def _uncount_words(article: Article) -> None:
    counted = WordsCounted.objects.filter(table="article").values_list("last", flat=True).first() or 0
    if article.pk <= counted:
        words = _words([f"{article.title} {article.body[:200_000]}"])
        Word.objects.filter(word__in=words, articles__gt=0).update(articles=models.F("articles") - 1)
        Word.objects.filter(word__in=words, articles=0, is_name=False).delete()


def _words(texts: Iterable[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_WORDS, [list(texts)])
        return [row[0] for row in cursor.fetchall()]


def _remove_words(names: dict[str, Any]) -> None:
    Word.objects.filter(word__in=_words(names["words"]), articles=0).delete()


def _settle_statements(touched: set[int], takedown: Takedown) -> None:
    """One report alone is no statement; of those that are left, the earliest ran it first."""
    rows = Statement.objects.filter(pk__in=touched).annotate(n=Count("reports"))
    alone = set(rows.filter(n__lt=2).values_list("pk", flat=True))
    mark(takedown, "statement", rows.filter(n=0).values_list("pk", flat=True))
    Statement.objects.filter(pk__in=alone).delete()
    for statement in Statement.objects.filter(pk__in=touched - alone).exclude(reports__is_first=True):
        first = statement.reports.in_order().first()
        if first is not None:
            Report.objects.filter(pk=first.pk).update(is_first=True)


def _is_tied(row: models.Model) -> bool:
    """Something that is not of its own names it still."""
    for relation in row._meta.related_objects:
        model = relation.related_model
        if model.__name__ in _NO_TIE or model in EVENTS.values():
            continue
        if model._default_manager.filter(**{relation.field.name: row}).exists():
            return True
    return False


def _remove_actors(gone: Gone, names: dict[str, Any], text_key: str) -> None:
    staying = set()
    elsewhere = Decision.objects.in_force().exclude(text_key__in=["", text_key])
    for actor in Actor.objects.filter(pk__in=gone["actor"]):
        named = elsewhere.filter(actors__contains=[actor.pk])
        if _is_tied(actor) or named.exists():
            staying.add(actor.pk)
    gone["actor"] -= staying
    while more := set(Actor.objects.filter(merged_into__in=gone["actor"]).values_list("pk", flat=True)) - gone["actor"]:
        gone["actor"] |= more
    aliases = {alias.pk for alias in Alias.objects.filter(actor__in=gone["actor"])}
    for alias in Alias.objects.filter(actor__in=staying).select_related("actor"):
        if alias.name.casefold() in names["wordings"][alias.actor_id]:
            aliases.add(alias.pk)
    gone["alias"] = aliases
    names["words"] |= set(Alias.objects.filter(pk__in=aliases).values_list("name", flat=True))
    names["words"] |= set(Actor.objects.filter(pk__in=gone["actor"]).values_list("name", flat=True))
    Alias.objects.filter(pk__in=aliases).delete()
    Actor.objects.filter(pk__in=gone["actor"]).delete()


def _remove_places(gone: Gone, names: dict[str, Any]) -> None:
    """Places that only this article named, and what was here only because they lie in it."""
    looked_at, gone["location"] = gone["location"], set()
    while looked_at:
        outer: set[int] = set()
        for place in Location.objects.filter(pk__in=looked_at):
            if _is_tied(place) or Location.objects.filter(parent=place).exclude(pk=place.pk).exists():
                continue
            names["words"].add(place.name)
            gone["location"].add(place.pk)
            outer |= {place.parent_id} - {None, place.pk}  # type: ignore[arg-type]
            place.delete()
        looked_at = outer - gone["location"]
