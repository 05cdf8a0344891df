"""Which articles share a hash with others: a lookup that costs the same however large the archive is."""

from collections.abc import Iterable, Mapping

from django.db import connection, models

# Any number: all writers of links take the same lock, or two imports would not see each other's articles.
_LOCK = 7_310_421


def take_turns() -> None:
    """Wait until no other transaction is linking; the turn ends with the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def keep(table: type[models.Model], keys: Mapping[int, Iterable[int]]) -> None:
    """Rows for the keys of each article."""
    rows = [(key, article) for article, own in keys.items() for key in own]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_name(table)} (key, article_id)"  # noqa: S608 (the name of a model's table)
            " SELECT * FROM unnest(%s::bigint[], %s::bigint[]) ON CONFLICT DO NOTHING",
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


def holders(table: type[models.Model], keys: Iterable[int], most: int) -> dict[int, list[int]]:
    """The articles that have each key, in order of id; no more than ``most`` of a key."""
    found: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sought.key, held.article_id FROM unnest(%s::bigint[]) AS sought (key)"  # noqa: S608 (as above)
            f" CROSS JOIN LATERAL (SELECT article_id FROM {_name(table)} AS held WHERE held.key = sought.key"
            " ORDER BY article_id LIMIT %s) AS held",
            [sorted(set(keys)), most],
        )
        for key, article in cursor.fetchall():
            found.setdefault(key, []).append(article)
    return found


def _name(table: type[models.Model]) -> str:
    return connection.ops.quote_name(table._meta.db_table)
