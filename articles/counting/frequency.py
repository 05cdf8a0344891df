"""The names that stand in most articles, or over most quotes."""

from __future__ import annotations

from django.db import connection

# Grouped before the names are looked up: the ORM would count for each name anew.
_STATEMENT = """
(SELECT 'speaker', s.name FROM (
    SELECT speaker_id, count(*) AS n FROM articles_quote WHERE kind IN ('direct', 'partial') GROUP BY speaker_id
  ) q JOIN articles_actor s ON s.id = q.speaker_id
  WHERE s.kind <> 'unnamed' AND s.merged_into_id IS NULL ORDER BY q.n DESC, s.folded, s.id LIMIT %(most)s)
UNION ALL (SELECT 'location', l.name FROM (
    SELECT location_id, count(DISTINCT article_id) AS n FROM articles_locationmention GROUP BY location_id
  ) m JOIN articles_location l ON l.id = m.location_id ORDER BY m.n DESC, l.folded, l.id LIMIT %(most)s)
UNION ALL (SELECT 'outlet', o.name FROM articles_outlet o LEFT JOIN (
    SELECT outlet_id, count(*) AS n FROM articles_article GROUP BY outlet_id
  ) a ON a.outlet_id = o.id ORDER BY coalesce(a.n, 0) DESC, o.name LIMIT %(most)s)
"""


def most_frequent(most: int) -> dict[str, list[str]]:
    """Names of speakers, places and outlets, at most so many of each, in one query."""
    found: dict[str, list[str]] = {"speaker": [], "location": [], "outlet": []}
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, {"most": most})
        for of, name in cursor.fetchall():
            found[of].append(name)
    return found
