"""What every article holds, read once and kept in the process for as long as nothing is written.

With it the tallies of a list need the database for the list's own rows alone.
"""

from __future__ import annotations

import logging
import sys
import threading
from array import array
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.signals import request_finished
from django.db import DatabaseError, connection

from articles.counting.freshness import NOW, QUIET
from articles.counting.tallies import BROAD_FLAGS, MARKED

_Version = tuple[str, int]  # the name of the database and its version
LOG = logging.getLogger(__name__)
MOST_ARTICLES = 300_000  # about 1 kB of memory each
HIGHEST_ID = 1 << 29  # an article, or a speaker and a kind, fit into 32 bits
# One statement, so that all of it is of one moment.
_STATEMENT = f"""
SELECT a.ids, a.days, a.outlets, a.languages, p.articles, p.places, s.articles, s.speakers, h.articles, h.held,
  n.ids, n.names, n.unnamed, l.ids, l.names, o.ids, o.names, {QUIET}, {NOW}
FROM (
  SELECT string_agg(int8send(id), '') AS ids, array_agg(language) AS languages,
    string_agg(int8send(coalesce(published_on - '0001-01-01'::date + 1, 0)), '') AS days,
    string_agg(int8send(coalesce(outlet_id, 0)), '') AS outlets FROM articles_article
) a, (
  SELECT string_agg(int8send(article_id), '') AS articles, string_agg(int8send(location_id), '') AS places
  FROM (SELECT DISTINCT article_id, location_id FROM articles_locationmention ORDER BY 1, 2) m
) p, (
  SELECT string_agg(int8send(article_id), '') AS articles, string_agg(int8send(speaker_id), '') AS speakers
  FROM (SELECT DISTINCT article_id, speaker_id FROM articles_quote q
        WHERE q.{MARKED} AND speaker_id IS NOT NULL ORDER BY 1, 2) m
) s, (
  SELECT string_agg(int8send(article_id), '') AS articles, string_agg(int8send(held), '') AS held FROM ({BROAD_FLAGS}) m
) h, (
  SELECT string_agg(int8send(id), '') AS ids, array_agg(name) AS names, array_agg(kind = 'unnamed') AS unnamed
  FROM articles_actor
) n, (SELECT string_agg(int8send(id), '') AS ids, array_agg(name) AS names FROM articles_location) l,
(SELECT string_agg(int8send(id), '') AS ids, array_agg(name) AS names FROM articles_outlet) o
"""  # noqa: S608 (nothing in it comes from a reader)


@dataclass(frozen=True, slots=True)
class Columns:
    """By the id of the article: 0 stands for no outlet, None for no day. ``speakers`` are those of words in marks,
    ``held`` the bits of ``tallies.FLAGS``."""

    at: _Version
    days: dict[int, str | None]
    outlets: dict[int, int]
    languages: dict[int, str]
    places: dict[int, tuple[int, ...]]
    speakers: dict[int, tuple[int, ...]]
    held: dict[int, int]
    names: dict[str, dict[int, str]]
    unnamed: frozenset[int]


class _Shelf:
    """The columns of this process, and for which version they were wanted in this request and in the one before."""

    def __init__(self) -> None:
        self.columns: Columns | None = None
        self.wanted: _Version | None = None
        self.wanted_before: _Version | None = None
        self.reading = threading.Lock()


_SHELF = _Shelf()


def columns_at(version: int) -> Columns | None:
    """None until they have been read, which is done when nobody waits for a page."""
    if connection.in_atomic_block:
        return None  # it may see what nobody else sees
    at = (str(connection.settings_dict["NAME"]), version)
    held = _SHELF.columns
    if held is not None and held.at == at:
        return held
    _SHELF.wanted = at
    return None


def read_columns(**_signal: Any) -> None:
    """After a page has been sent: reads the columns that it wanted, where the page before wanted the same.

    While an import writes, each page wants others.
    """
    wanted, before = _SHELF.wanted, _SHELF.wanted_before
    _SHELF.wanted, _SHELF.wanted_before = None, wanted or before
    if wanted is None or wanted != before or not _SHELF.reading.acquire(blocking=False):
        return
    was_open = connection.connection is not None
    try:
        _SHELF.columns = None  # the old ones' memory is free before the new ones take theirs
        _SHELF.columns = _load(wanted)
    except DatabaseError:
        LOG.warning("What counting keeps in memory could not be read.", exc_info=True)
    finally:
        _SHELF.reading.release()
        if not was_open:
            connection.close()


request_finished.connect(read_columns, dispatch_uid="columns")


def numbers(packed: bytes | None, width: str = "q") -> array[int]:
    """What ``string_agg(int8send(…))`` holds, or with "i" ``int4send``."""
    found = array(width)
    found.frombytes(packed or b"")
    if sys.byteorder == "little":
        found.byteswap()
    return found


def _load(at: _Version) -> Columns | None:
    with connection.cursor() as cursor:
        highest_id = "greatest(max(id), (SELECT max(id) FROM articles_actor), 0)"
        cursor.execute(f"SELECT count(*), {highest_id}, {QUIET} FROM articles_article")  # noqa: S608
        articles, highest, quiet = cursor.fetchone()
        if not quiet or articles > MOST_ARTICLES or highest >= HIGHEST_ID:
            return None
        cursor.execute(_STATEMENT)
        row = list(cursor.fetchone())
    quiet, now = row[-2:]
    return _read(at, row) if quiet and now == at[1] else None


def _read(at: _Version, row: list[Any]) -> Columns:
    ids, days = numbers(row[0]), numbers(row[1])
    texts = {number: date.fromordinal(number).isoformat() for number in set(days) if number}
    actors = numbers(row[10])
    held = dict.fromkeys(ids, 0)
    held.update(zip(numbers(row[8]), numbers(row[9]), strict=True))
    return Columns(
        at=at,
        days=dict(zip(ids, map(texts.get, days), strict=True)),
        outlets=dict(zip(ids, numbers(row[2]), strict=True)),
        languages=dict(zip(ids, map(sys.intern, row[3] or ()), strict=True)),
        places=_grouped(ids, numbers(row[4]), numbers(row[5])),
        speakers=_grouped(ids, numbers(row[6]), numbers(row[7])),
        held=held,
        names={
            "articles_actor": dict(zip(actors, row[11] or (), strict=True)),
            "articles_location": dict(zip(numbers(row[13]), row[14] or (), strict=True)),
            "articles_outlet": dict(zip(numbers(row[15]), row[16] or (), strict=True)),
        },
        unnamed=frozenset(pk for pk, unnamed in zip(actors, row[12] or (), strict=True) if unnamed),
    )


def _grouped(ids: array[int], articles: array[int], values: array[int]) -> dict[int, tuple[int, ...]]:
    """The values of each article; the articles come in order."""
    found: dict[int, tuple[int, ...]] = dict.fromkeys(ids, ())
    start = 0
    for article, n in Counter(articles).items():
        found[article] = tuple(values[start : start + n])
        start += n
    return found
