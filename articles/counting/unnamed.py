"""Quotes from unnamed sources by outlet, kind, wording, affiliation and day: one statement, kept until something is
written."""

# ruff: noqa: S608 - what a reader typed goes into parameters; the text of a statement is written here

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from django.db import connection

from articles.counting import freshness
from articles.counting.questions import lifted, question
from articles.filters import ArchiveFilter
from articles.models.quote import QuoteQuerySet

OF_SOURCE = ("source_kind", "affiliation", "wording")
MOST = 30
STATEMENT = f"""
WITH everything (article_id) AS ({{everything}}), sources AS MATERIALIZED ({{sources}}), said AS MATERIALIZED (
  SELECT a.outlet_id, a.published_on, x.source_kind, x.affiliation, x.folded, x.name
  FROM sources s JOIN articles_article a ON a.id = s.article_id JOIN articles_actor x ON x.id = s.speaker_id
)
SELECT 'all', a.outlet_id::text, '', count(*)
  FROM everything e JOIN articles_article a ON a.id = e.article_id GROUP BY a.outlet_id
UNION ALL SELECT 'kind', outlet_id::text, source_kind, count(*) FROM said GROUP BY outlet_id, source_kind
UNION ALL SELECT 'day', published_on::text, '', count(*) FROM said GROUP BY published_on
UNION ALL (SELECT 'wording', min(name), folded, count(*) FROM said GROUP BY folded ORDER BY 4 DESC, 3 LIMIT {MOST})
UNION ALL (SELECT 'affiliation', min(affiliation), upper(affiliation), count(*) FROM said WHERE affiliation <> ''
  GROUP BY upper(affiliation) ORDER BY 4 DESC, 3 LIMIT {MOST})
UNION ALL SELECT 'quiet', '', '', ({freshness.QUIET})::int
"""


@dataclass(slots=True)
class UnnamedCounts:
    """``everything`` counts all quotes by outlet; ``kinds`` those from unnamed sources by (outlet, kind); ``wordings``
    and ``affiliations`` are the most frequent ones, most first; ``days`` has the undated under None."""

    everything: dict[int | None, int] = field(default_factory=dict)
    kinds: dict[tuple[int | None, str], int] = field(default_factory=dict)
    days: dict[date | None, int] = field(default_factory=dict)
    wordings: list[tuple[str, int]] = field(default_factory=list)
    affiliations: list[tuple[str, int]] = field(default_factory=list)


def count_unnamed(filterset: ArchiveFilter) -> UnnamedCounts:
    """Of a FilterSet of quotes; ``everything`` with the filters by source lifted."""
    everything = question(lifted(filterset, *OF_SOURCE), "article_id")
    sources = question(cast(QuoteQuerySet, lifted(filterset)).by_unnamed_sources(), "article_id", "speaker_id")
    if everything is None or sources is None:
        return UnnamedCounts()
    at, key = freshness.version(), f"{everything.key}-{sources.key}-unnamed"
    if found := freshness.kept(at, [key]):
        return found[key]
    with connection.cursor() as cursor:
        sql = STATEMENT.format(everything=everything.sql, sources=sources.sql)
        cursor.execute(sql, [*everything.params, *sources.params])
        rows = cursor.fetchall()
    counts = _read(row for row in rows if row[0] != "quiet")
    if rows[-1][3]:
        freshness.keep(at, {key: counts})
    return counts


def _read(rows: Iterable[tuple[str, str | None, str, int]]) -> UnnamedCounts:
    counts = UnnamedCounts()
    for what, value, more, n in rows:
        if what == "all":
            counts.everything[_outlet(value)] = n
        elif what == "kind":
            counts.kinds[_outlet(value), more] = n
        elif what == "day":
            counts.days[date.fromisoformat(value) if value else None] = n
        else:
            {"wording": counts.wordings, "affiliation": counts.affiliations}[what].append((value or "", n))
    return counts


def _outlet(value: str | None) -> int | None:
    return int(value) if value else None
