"""Which articles share a hash with others: a lookup that costs the same however large the archive is.

A key that more than a few articles hold is crowded: it is noted once, its rows go, and none come any more. Who
calls must have locked out other writers.
"""

from collections.abc import Iterable, Mapping

from django.db import connection, models

from articles.importing.copying import copy_rows
from articles.models import CrowdedKey

# The one lock of all writers (see ``storing``): two that link at once would not see each other's articles.
_LOCK = 7202


def take_turns() -> None:
    """Wait until no other transaction is linking; the turn ends with the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def keep(table: type[models.Model], keys: Mapping[int, Iterable[int]]) -> None:
    """Rows for the keys of each article, but for crowded ones."""
    rows = [(key, article) for article, own in keys.items() for key in own]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_name(table)} (key, article_id) SELECT new.key, new.article"  # noqa: S608 (a model's table)
            " FROM unnest(%s::bigint[], %s::bigint[]) AS new (key, article)"
            f" LEFT JOIN {_name(CrowdedKey)} AS crowded ON crowded.key = new.key"
            " WHERE crowded.key IS NULL ON CONFLICT DO NOTHING",
            [[key for key, _ in rows], [article for _, article in rows]],
        )


def forget(table: type[models.Model], articles: Iterable[int]) -> None:
    table._default_manager.filter(article__in=list(articles)).delete()


def kept(table: type[models.Model], articles: Iterable[int]) -> dict[int, set[int]]:
    """The keys of each article."""
    found: dict[int, set[int]] = {}
    rows = table._default_manager.filter(article__in=list(articles)).values_list("article", "key")
    for article, key in rows:
        found.setdefault(article, set()).add(key)
    return found


def holders(table: type[models.Model], keys: Iterable[int], most: int, least: int = 1) -> dict[int, list[int]]:
    """The articles that have each key that at least ``least`` have; of more than ``most``, some ``most`` + 1."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sought.key, held.articles FROM unnest(%s::bigint[]) AS sought (key)"  # noqa: S608 (as above)
            " CROSS JOIN LATERAL (SELECT array_agg(article_id) AS articles FROM"
            f" (SELECT article_id FROM {_name(table)} AS row WHERE row.key = sought.key LIMIT %s) AS few) AS held"
            " WHERE cardinality(held.articles) >= %s",
            [sorted(set(keys)), most + 1, least],
        )
        return dict(cursor.fetchall())


def crowd(table: type[models.Model], keys: Iterable[int]) -> set[int]:
    """Note keys as crowded from now on, and give the articles that held them."""
    crowded = sorted(set(keys))
    copy_rows(CrowdedKey, ["key"], [[key] for key in crowded])
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {_name(table)} WHERE key = ANY(%s::bigint[]) RETURNING article_id",  # noqa: S608 (as above)
            [crowded],
        )
        return {article for (article,) in cursor.fetchall()}


def crowded(keys: Iterable[int]) -> set[int]:
    """Those of the keys that are."""
    return set(CrowdedKey.objects.filter(key__in=list(keys)).values_list("key", flat=True))


def _name(table: type[models.Model]) -> str:
    return connection.ops.quote_name(table._meta.db_table)
