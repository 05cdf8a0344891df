"""The SQL of each tally: rows of (value, words, count) for a list's rows, which the CTE ``base`` holds.

``{rows}`` names the list's rows themselves; ``{per}`` names articles with the number ``n`` of the list's rows in each,
``{speakers}`` speakers with theirs;
``{flags}`` says in the bits of ``held`` which kinds of quotes an article holds, and in words in marks of whom.

A broad list (see ``breadths``) has ways of its own: ``{breadth}`` is what all its quotes ``q`` fulfil.
"""

# ruff: noqa: S608 - what a reader typed goes into parameters; the text of a statement is written here

from __future__ import annotations

from dataclasses import dataclass, replace

_HELD = (
    "SELECT q.article_id, bit_or(CASE q.kind WHEN 'direct' THEN 1 WHEN 'partial' THEN 2 ELSE 4 END | "
    "CASE WHEN q.kind = 'indirect' THEN 0 WHEN q.speaker_id IS NULL THEN 8 "
    "WHEN q.speaker_id IN (SELECT id FROM articles_actor WHERE kind = 'unnamed') THEN 16 ELSE 32 END) AS held FROM "
)
FLAGS = _HELD + "{per} p JOIN articles_quote q ON q.article_id = p.id GROUP BY 1"
BROAD_FLAGS = _HELD + "articles_quote q GROUP BY 1"
MARKED = "kind IN ('direct', 'partial')"


@dataclass(frozen=True, slots=True)
class Tally:
    """``groups`` gives (value, n), ``broad`` does so for a broad list where there is a shorter way to it; ``names`` is
    the table whose ``name`` the values bear; ``lifts`` its own filters."""

    groups: str
    lifts: tuple[str, ...]
    names: str = ""
    limited: bool = True
    broad: str = ""

    @property
    def folded(self) -> str:
        """The name as it is searched in: small letters without accents, where the archive keeps it so."""
        return "lower(named.name)" if self.names == "articles_outlet" else "named.folded"


DAYS = Tally(
    "SELECT a.published_on AS value, sum(p.n) AS n FROM {per} p JOIN articles_article a ON a.id = p.id GROUP BY 1",
    ("from", "to", "undated"),
    limited=False,
)
_OUTLET = Tally(
    "SELECT a.outlet_id AS value, sum(p.n) AS n FROM {per} p JOIN articles_article a ON a.id = p.id GROUP BY 1",
    ("outlet",),
    names="articles_outlet",
)
_LANGUAGE = Tally(
    "SELECT a.language AS value, sum(p.n) AS n FROM {per} p JOIN articles_article a ON a.id = p.id "
    "WHERE a.language <> '' GROUP BY 1",
    ("language",),
)
_LOCATION = Tally(
    "SELECT d.location_id AS value, sum(d.n) AS n FROM (SELECT DISTINCT p.id, p.n, m.location_id FROM {per} p "
    "JOIN articles_locationmention m ON m.article_id = p.id) d GROUP BY 1",
    ("location",),
    names="articles_location",
    broad="SELECT d.location_id AS value, sum(p.n) AS n FROM (SELECT DISTINCT location_id, article_id "
    "FROM articles_locationmention ORDER BY 1, 2) d JOIN {per} p ON p.id = d.article_id GROUP BY 1",
)
DAYS_OF_ARTICLES = replace(DAYS, broad="SELECT published_on AS value, count(*) AS n FROM articles_article GROUP BY 1")
OF_ARTICLES = {
    "speaker": Tally(
        "SELECT d.speaker_id AS value, count(*) AS n FROM (SELECT DISTINCT p.id, q.speaker_id FROM {per} p "
        f"JOIN articles_quote q ON q.article_id = p.id WHERE q.{MARKED}) d GROUP BY 1",
        ("speaker",),
        names="articles_actor",
        broad="SELECT q.speaker_id AS value, count(DISTINCT q.article_id) AS n FROM articles_quote q "
        f"WHERE q.{MARKED} AND q.speaker_id IS NOT NULL GROUP BY 1",
    ),
    "location": replace(
        _LOCATION,
        broad="SELECT location_id AS value, count(DISTINCT article_id) AS n FROM articles_locationmention GROUP BY 1",
    ),
    "outlet": replace(_OUTLET, broad="SELECT outlet_id AS value, count(*) AS n FROM articles_article GROUP BY 1"),
    "language": replace(
        _LANGUAGE,
        broad="SELECT language AS value, count(*) AS n FROM articles_article WHERE language <> '' GROUP BY 1",
    ),
    "kind": Tally(
        "SELECT v.value, sum(f.n) AS n FROM (SELECT held, count(*) AS n FROM {flags} GROUP BY 1) f CROSS JOIN (VALUES "
        "('marked', 3), ('direct', 1), ('partial', 2), ('indirect', 4), ('all', 7)) v (value, bits) "
        "WHERE f.held & v.bits > 0 GROUP BY 1",
        ("kind",),
    ),
    "source": Tally(
        "SELECT v.value, sum(f.n) AS n FROM (SELECT held, count(*) AS n FROM {flags} GROUP BY 1) f CROSS JOIN (VALUES "
        "('none', 8), ('unnamed', 16), ('named', 32)) v (value, bits) WHERE f.held & v.bits > 0 GROUP BY 1",
        ("source",),
    ),
}
_KINDS = (
    "SELECT v.value, sum(g.n) AS n FROM (SELECT kind, count(*) AS n FROM {rows} GROUP BY 1) g CROSS JOIN LATERAL "
    "(VALUES ('marked', kind <> 'indirect'), ('direct', kind = 'direct'), ('partial', kind = 'partial'), "
    "('indirect', kind = 'indirect'), ('all', true)) v (value, held) WHERE v.held GROUP BY 1"
)
OF_QUOTES = {
    "speaker": Tally("SELECT speaker_id AS value, n FROM {speakers}", ("speaker",), names="articles_actor"),
    "location": _LOCATION,
    "outlet": _OUTLET,
    "language": _LANGUAGE,
    "kind": Tally(
        _KINDS.format(rows="{rows}"), ("kind",), broad=_KINDS.format(rows="articles_quote q WHERE {breadth}")
    ),
    "source": Tally(
        "SELECT CASE WHEN b.speaker_id IS NULL THEN 'none' WHEN s.kind = 'unnamed' THEN 'unnamed' ELSE 'named' END "
        "AS value, sum(b.n) AS n FROM {speakers} b LEFT JOIN articles_actor s ON s.id = b.speaker_id GROUP BY 1",
        ("source",),
    ),
}
# A place is asked for with all that lies in it (see ``LocationQuerySet.with_everything_in_them``).
OF_FIGURES = {
    "kind": Tally("SELECT kind AS value, count(*) AS n FROM {rows} GROUP BY 1", ("kind",)),
    "location": Tally(
        "SELECT w.within AS value, sum(c.n) AS n FROM (SELECT location_id, count(*) AS n FROM {rows} GROUP BY 1) c "
        "JOIN articles_location l ON l.id = c.location_id LEFT JOIN articles_location p ON p.id = l.parent_id "
        "CROSS JOIN LATERAL (SELECT l.id AS within UNION SELECT l.parent_id UNION SELECT p.parent_id) w "
        "WHERE w.within IS NOT NULL GROUP BY 1",
        ("location",),
        names="articles_location",
    ),
    "speaker": OF_QUOTES["speaker"],
    "outlet": _OUTLET,
}
