"""Every table that keeps texts, gone through for a name that is shown by initials: the log, histories, records of
imports, whatever there is. The database itself is asked what tables and columns there are: none is forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from articles.curation.refusing import Refused
from articles.initials import Names, places, shortened, words_of
from articles.models import Actor, ActorMention, Article, Decision, FileOutcome, Original, Quote
from articles.naming import fold

_KEPT = {"articles_sealed", "articles_word", "articles_wordscounted"}
_ADDRESSES = {"url", "key", "folded", "path", "name", "label", "arguments"}
_COLUMNS = """
    SELECT c.table_name, c.column_name, c.udt_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
        AND c.udt_name IN ('text', 'varchar', 'jsonb', '_text', '_varchar')
        AND c.table_name ~ '^(articles_|pghistory_|django_admin_log$)'
    ORDER BY c.table_name ~ 'event$', c.table_name, c.ordinal_position
"""
_TIES = (
    *("article_id", "actor_id", "actor_number", "speaker_id", "text_key", "sha256"),
    *("pgh_obj_id", "content_type_id", "object_id", "id", "kind"),
)
# The texts of articles are long: only those are looked at in which the name was found.
_OF_ARTICLES = {"articles_article": "id"} | dict.fromkeys(
    ("articles_quote", "articles_cut", "articles_figure"), "article_id"
)


def folded_words(name: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(name) if len(word) > 1)


@dataclass(frozen=True, slots=True)
class Tied:
    """What belongs to the person: there a surname alone is the person's, too."""

    actors: frozenset[int]
    articles: frozenset[int]
    quotes: frozenset[int]
    keys: frozenset[str]
    files: frozenset[str]
    runs: frozenset[int]
    decisions: frozenset[int]
    contexts: frozenset[str]
    kinds: dict[int, str]
    spokesmen: frozenset[int]

    @classmethod
    def to(cls, actors: Iterable[Actor], articles: Iterable[int]) -> Tied:
        people, pks = frozenset(actor.pk for actor in actors), frozenset(articles)
        keys = frozenset(Article.objects.filter(pk__in=pks).values_list("text_key", flat=True))
        log = Decision.objects.filter(actors__overlap=list(people)) | Decision.objects.filter(text_key__in=keys)
        files = frozenset(Original.objects.filter(article__in=pks).values_list("sha256", flat=True))
        kinds = {kind.pk: kind.model for kind in ContentType.objects.filter(app_label="articles")}
        return cls(
            people,
            pks,
            frozenset(Quote.objects.filter(article__in=pks).values_list("pk", flat=True)),
            keys,
            files,
            frozenset(FileOutcome.objects.filter(sha256__in=files).values_list("run", flat=True)),
            frozenset(log.values_list("pk", flat=True)),
            frozenset(str(context) for context in log.values_list("context", flat=True)),
            kinds,
            _spokesmen(pks),
        )

    def holds(self, table: str, row: dict[str, Any]) -> bool:
        if {row.get("actor_id"), row.get("speaker_id"), row.get("actor_number")} & self.actors or row.get(
            "article_id"
        ) in self.articles:
            return True
        if row.get("text_key") in self.keys or row.get("sha256") in self.files:
            return True
        if table == "articles_actor" and row.get("id") in self.spokesmen:
            return True
        if table == "articles_importrun":
            return row.get("id") in self.runs
        if table == "articles_decision" and row.get("id") in self.decisions:
            return True
        if table.startswith("pghistory_"):
            return str(row.get("id")) in self.contexts
        if table == "django_admin_log":
            pks = {"actor": self.actors, "article": self.articles, "quote": self.quotes}
            own = pks.get(self.kinds.get(row.get("content_type_id") or 0, ""), frozenset())
            return str(row.get("object_id")) in {str(pk) for pk in own}
        about = row.get("pgh_obj_id", row.get("id") if table in ("articles_actor", "articles_article") else None)
        noun = table.removeprefix("articles_").removesuffix("event")
        return about in {"actor": self.actors, "article": self.articles, "quote": self.quotes}.get(noun, frozenset())


def _spokesmen(articles: frozenset[int]) -> frozenset[int]:
    """Those who are no persons and stand in no other articles: "a spokesman for …"."""
    here = set(
        ActorMention.objects.filter(article__in=articles).exclude(actor__kind="person").values_list("actor", flat=True)
    )
    there = ActorMention.objects.filter(actor__in=here).exclude(article__in=articles)
    return frozenset(here - set(there.values_list("actor", flat=True)))


def sweep(names: Names, words: Iterable[str], tied: Tied) -> None:
    """Raises Refused where a name is left in the end."""
    tables = _tables()
    looked_for = sorted(set(words))
    for table, columns in tables.items():
        for row in list(_rows(table, columns, looked_for, tied)):
            _shorten(table, columns, row, names, tied)
    for table, columns in tables.items():
        for row in _rows(table, columns, looked_for, tied):
            if _changed(table, columns, row, names, tied):
                raise Refused(f"The name cannot be taken out of {table} whole, so nothing has been changed.")


def _tables() -> dict[str, dict[str, str]]:
    """Columns with their types, by table; the history last, for it notes what is done to the others."""
    found: dict[str, dict[str, str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS)
        for table, column, kind in cursor.fetchall():
            if table not in _KEPT:
                found.setdefault(table, {})[column] = kind
    return found


def _rows(
    table: str, columns: Sequence[str] | dict[str, str], words: Sequence[str], tied: Tied
) -> Iterator[dict[str, Any]]:
    """Those that may hold one of the words, with their place in the table as ``ctid``."""
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        described = {column.name for column in connection.introspection.get_table_description(cursor, table)}
        ties = [name for name in _TIES if name in described and name not in columns]
        told = ", ".join(["ctid::text", *(quoted(name) for name in (*columns, *ties))])
        text = " || ' ' || ".join(f"coalesce({quoted(name)}::text, '')" for name in columns)
        like = [f"%{word}%" for word in words]
        some: str = ""
        given: list[Any] = []
        if table in _OF_ARTICLES:
            some, given = f"{_OF_ARTICLES[table]} = ANY(%s) AND ", [list(tied.articles)]
        cursor.execute(
            # Folding takes time, and only what is not ASCII needs it.
            f"SELECT {told} FROM {quoted(table)} WHERE {some}(lower({text}) LIKE ANY(%s)"  # noqa: S608
            f" OR ({text} ~ '[^\\x01-\\x7f]' AND folded_words({text}) LIKE ANY(%s)))",
            [*given, like, like],
        )
        for row in cursor.fetchall():
            yield dict(zip(["ctid", *columns, *ties], row, strict=True))


def _shorten(table: str, columns: dict[str, str], row: dict[str, Any], names: Names, tied: Tied) -> None:
    changed = _changed(table, columns, row, names, tied)
    if not changed:
        return
    quoted = connection.ops.quote_name
    sets = ", ".join(f"{quoted(name)} = %s" + ("::jsonb" if columns[name] == "jsonb" else "") for name in changed)
    values = [json.dumps(v) if columns[name] == "jsonb" else v for name, v in changed.items()]
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {quoted(table)} SET {sets} WHERE ctid = %s::tid", [*values, row["ctid"]])  # noqa: S608


def _changed(table: str, columns: dict[str, str], row: dict[str, Any], names: Names, tied: Tied) -> dict[str, Any]:
    """The columns that hold a name, as they are to be."""
    own = names if tied.holds(table, row) else names.in_full_alone()
    changed = {}
    for column, kind in columns.items():
        value = row[column]
        if kind == "jsonb" and isinstance(value, str):
            value = json.loads(value)
        new = without(value, own, any_case=column in _ADDRESSES)
        new = fold(new) if column == "folded" and new != value else new
        if new != value:
            changed[column] = new
    return changed


def without(value: Any, names: Names, *, any_case: bool) -> Any:
    """What JSON holds, with initials in the place of names."""
    if isinstance(value, str):
        held = places(value, names, any_case=any_case or "://" in value)
        return shortened(value, names, any_case=any_case or "://" in value) if held else value
    if isinstance(value, list):
        return [without(part, names, any_case=any_case) for part in value]
    if isinstance(value, dict):
        return {
            without(key, names, any_case=True): without(part, names, any_case=key in _ADDRESSES)
            for key, part in value.items()
        }
    return value
