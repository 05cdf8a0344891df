"""Rows by natural keys, by which another archive of the same articles finds them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.db import models

from articles import anchoring
from articles.curation.refusing import Unplaced
from articles.initials import digest
from articles.keys import actor_key, location_key
from articles.models import Actor, Alias, Article, Decision, Location, Original, Outlet, Sealed
from articles.models.decision import FINDINGS, ExactEncoder
from articles.naming import fold

RULE = "editor"
SOURCES = 5
_PLACE = ("key", "geonames_id", "name", "latitude", "longitude", "country", "feature")


def plain(value: Any) -> Any:
    """As it comes back from the log."""
    return json.loads(json.dumps(value, cls=ExactEncoder))


def refer(row: Any) -> dict[str, Any] | None:
    """A row as the log names it."""
    if row is None:
        return None
    if isinstance(row, Actor):
        return {"key": row.key, "kind": row.kind, "name": row.name}
    if isinstance(row, Location):
        return {name: getattr(row, name) for name in _PLACE}
    if isinstance(row, Outlet):
        return {"name": row.name}
    if isinstance(row, Article):
        return {"text_key": row.text_key}
    return {"id": row.pk, "called": str(row)[:200]}


def resolve(model: type[models.Model], told: Mapping[str, Any] | None, decision: Decision) -> Any:
    """The row that the log names; whom or what an editor named and the archive lacks is made."""
    if told is None:
        return None
    if model is Article:
        return article_of(told["text_key"])
    if model is Outlet:
        return Outlet.objects.get_or_create(name=told["name"])[0]
    found: Any = model._default_manager.filter(key=told["key"]).first()
    if found is None:
        if model is Actor and Sealed.objects.filter(kind="key", key=digest(told["key"])).exists():
            raise Unplaced("This name was taken down by two editors.")
        found = model(**told)
        if isinstance(found, Location) and Location.objects.filter(geonames_id=found.geonames_id).exists():
            found.geonames_id = None
        found.edited_at, found.edited_by = decision.made_at, decision.editor
        found.save(force_insert=True)
        decision.before.setdefault("remove", []).append([found._meta.model_name, found.pk])
    return found.survivor() if isinstance(found, Actor) else found


def subject_of(row: Any) -> dict[str, Any]:
    """What a decision about the row is about, in natural keys."""
    kind = row._meta.model_name
    if kind in FINDINGS:
        return _article(row.article) | {"anchor": anchoring.anchor(row.article.body, row.start, row.end)}
    if isinstance(row, Article):
        return _article(row)
    if isinstance(row, Alias):
        return {"actor": refer(row.actor), "alias": row.name}
    return {kind: refer(row)}


def _article(article: Article) -> dict[str, Any]:
    held = Original.objects.filter(article=article.pk) if article.pk else Original.objects.none()
    originals = held.order_by("pk").values_list("sha256", "label")[:SOURCES]
    return {"article": article.text_key, "title": article.title, "originals": [list(pair) for pair in originals]}


def article_of(text_key: str) -> Article:
    found = Article.objects.filter(text_key=text_key).defer("search").first()
    if found is None:
        raise Unplaced("The article is not in this archive.")
    return found


def found_again(decision: Decision) -> Any:
    """The row that a decision is about, locked; by its id, in another archive by its natural keys."""
    model = model_of(decision.kind)
    rows: Any = model._default_manager.select_for_update(of=("self",))
    if decision.object_id is not None:
        row = rows.filter(pk=decision.object_id).first()
        if row is not None:
            return row
    row = _by_nature(decision, rows)
    if row is None:
        raise Unplaced("What it is about was not found.")
    decision.object_id = row.pk
    return row


def _by_nature(decision: Decision, rows: Any) -> Any:
    told = decision.subject
    if decision.kind in FINDINGS:
        article = article_of(decision.text_key)
        span = anchoring.find(article.body, told["anchor"])
        if span is None:
            raise Unplaced("The words do not stand in the article any more.")
        return nearest_finding(rows.filter(article=article), span)
    if decision.kind == "article":
        return rows.filter(text_key=decision.text_key).first()
    if decision.kind == "alias":
        return rows.filter(actor__key=told["actor"]["key"], folded=fold(told["alias"])).first()
    if decision.kind == "outlet":
        return rows.filter(name=told["outlet"]["name"]).first()
    key = told[decision.kind].get("key")
    return rows.filter(key=key).first() if key else None


def nearest_finding(rows: Any, span: tuple[int, int]) -> Any:
    """Of the findings of an article, the one of these words."""
    near = [
        row
        for row in rows.filter(start__lt=span[1], end__gt=span[0])
        if anchoring.same_words((row.start, row.end), span)
    ]
    return min(near, key=lambda row: abs(row.start - span[0]) + abs(row.end - span[1]), default=None)


def model_of(kind: str) -> type[models.Model]:
    return Decision._meta.apps.get_model("articles", kind)


def new_actor_key(kind: str, name: str) -> str:
    """The key by which the next article finds a full name; one of its own where it is taken, or would join too much."""
    key = actor_key(kind, name)
    joins = kind == "organisation" or (kind == "person" and len(name.split()) > 1)
    return key if joins and not Actor.objects.filter(key=key).exists() else f"{RULE}:{uuid4().hex}"


def identify(row: models.Model) -> None:
    """A key for a row made by hand: the one by which an import finds it, where there is one."""
    if isinstance(row, Article):
        row.text_key = f"{RULE}:{uuid4().hex}"
    elif isinstance(row, Actor):
        row.key = new_actor_key(row.kind, row.name)
    elif isinstance(row, Location):
        row.key = location_key(row.geonames_id, row.name)
