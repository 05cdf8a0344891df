"""Which articles, or quotes, share a hash with others: a lookup that costs the same however large the archive is.

A key that more than a few hold is crowded: it is noted once, its rows go, and none come any more. Who calls must
have locked out other writers.
"""

from collections.abc import Iterable, Sequence

from django.db import connection, models

from articles.importing.copying import copy_rows
from articles.models import CrowdedKey

# The one lock of all writers (see ``storing``): two that link at once would not see each other's articles.
_LOCK = 7202


def take_turns() -> None:
    """Wait until no other transaction is linking; the turn ends with the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def keep(table: type[models.Model], rows: Iterable[Sequence[int]]) -> None:
    """Write the rows, each with a value for every column in order, but for those of crowded keys."""
    columns = [str(field.column) for field in table._meta.concrete_fields]
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_name(table)} ({names}) SELECT new.* FROM"  # noqa: S608 (a model's table)
            f" unnest({', '.join(['%s::bigint[]'] * len(columns))}) AS new ({names})"
            f" LEFT JOIN {_name(CrowdedKey)} AS crowded ON crowded.key = new.key"
            " WHERE crowded.key IS NULL ON CONFLICT DO NOTHING",
            [list(values) for values in zip(*rows, strict=True)] or [[] for _ in columns],
        )


def forget(table: type[models.Model], articles: Iterable[int]) -> None:
    table._default_manager.filter(article__in=list(articles)).delete()


def kept(table: type[models.Model], articles: Iterable[int]) -> set[int]:
    """The keys of the articles."""
    return set(table._default_manager.filter(article__in=list(articles)).values_list("key", flat=True))


def holders(table: type[models.Model], keys: Iterable[int], most: int, least: int = 1) -> dict[int, list[int]]:
    """Those that have each key that at least ``least`` have; of more than ``most``, the first ``most`` + 1."""
    holder = _holder(table)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sought.key, held.by FROM unnest(%s::bigint[]) AS sought (key)"  # noqa: S608 (as above)
            f" CROSS JOIN LATERAL (SELECT array_agg({holder}) AS by FROM"
            f" (SELECT {holder} FROM {_name(table)} AS row WHERE row.key = sought.key ORDER BY {holder} LIMIT %s)"
            " AS few) AS held"
            " WHERE cardinality(held.by) >= %s",
            [sorted(set(keys)), most + 1, least],
        )
        return dict(cursor.fetchall())


def crowd(table: type[models.Model], keys: Iterable[int]) -> set[int]:
    """Note keys as crowded from now on, and give those that held them."""
    crowded = sorted(set(keys))
    copy_rows(CrowdedKey, ["key"], [[key] for key in crowded])
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {_name(table)} WHERE key = ANY(%s::bigint[]) RETURNING {_holder(table)}",  # noqa: S608 (as above)
            [crowded],
        )
        return {holder for (holder,) in cursor.fetchall()}


def crowded(keys: Iterable[int]) -> set[int]:
    """Those of the keys that are."""
    return set(CrowdedKey.objects.filter(key__in=list(keys)).values_list("key", flat=True))


def _name(table: type[models.Model]) -> str:
    return connection.ops.quote_name(table._meta.db_table)


def _holder(table: type[models.Model]) -> str:
    """The column of what holds the keys: the second of the table's primary key."""
    return str(table._meta.pk_fields[1].column)
