"""What the page of the review queue costs when a great many quotes wait in it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.management.benchmarks.paging import server_milliseconds
from articles.models import Unreviewed

QUOTES_AN_ARTICLE = 10
MOST_MILLISECONDS = 100
MOST_QUERIES = 12
LOOKS = 30
_TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
# Rows of PostgreSQL's own making: each article holds its quotes and their speakers where the rows say they stand.
# Nobody searches for them, and to index their words would take most of the time.
_FILL = (
    "ALTER TABLE articles_article ALTER COLUMN search DROP EXPRESSION",
    "ALTER TABLE articles_quote ALTER COLUMN search DROP EXPRESSION",
    """
    CREATE TEMPORARY TABLE made AS
    SELECT a, k, 1 + (a * 31 + k * 7919) %% 20000 AS who,
        format('“Gate %%s of dam %%s will not be opened before the rain has gone and the road to valley %%s is dry,” ',
            k, a, (a * 17 + k) %% 977) AS words
    FROM generate_series(1, %(articles)s) a, generate_series(1, %(each)s) k
    """,
    """
    INSERT INTO articles_actor (kind, name, folded, key, affiliation, source_kind)
    SELECT 'person', format('Speaker Number%%s', n), format('speaker number%%s', n), format('bench|%%s', n), '', ''
    FROM generate_series(1, 20000) n
    """,
    """
    INSERT INTO articles_article (title, body, url, byline, language, published_at, published_on, published_precision,
        published_origin, published_certain, dateline, is_sample, created_at, encoding, repairs, text_key, extractor,
        published_raw)
    SELECT format('Dam %%s', a), string_agg(words || format('said Speaker Number%%s.', who), E'\\n\\n' ORDER BY k), '',
        '', 'en', NULL, date '2010-01-01' + a %% 5000, 'day', 'source', true, '', false, now(), 'utf-8', '[]',
        format('bench|%%s', a), 'bench', ''
    FROM made GROUP BY a
    """,
    """
    CREATE TEMPORARY TABLE placed AS
    SELECT r.id AS article_id, s.id AS speaker_id, m.a, m.k, strpos(r.body, m.words) AS at, length(m.words) AS long,
        s.name
    FROM made m JOIN articles_article r ON r.text_key = format('bench|%%s', m.a)
    JOIN articles_actor s ON s.key = format('bench|%%s', m.who)
    """,
    """
    INSERT INTO articles_quote (article_id, speaker_id, start, "end", text, kind, speaker_mention, mention_start,
        mention_end, cue, cue_start, cue_end, relay, rule, confidence)
    SELECT article_id, speaker_id, at, at + long - 3, format('Gate %%s of dam %%s will not be opened', k, a), 'direct',
        name, at + long + 4, at + long + 4 + length(name), 'said', at + long - 1, at + long + 3, '', 'bench', random()
    FROM placed
    """,
    """
    INSERT INTO articles_actormention (article_id, actor_id, start, "end")
    SELECT article_id, speaker_id, at + long + 4, at + long + 4 + length(name) FROM placed
    """,
    """
    INSERT INTO articles_unreviewed (quote_id, weight, priority, skipped_by)
    SELECT id, id %% 12, (1 - confidence) * (1 + id %% 12), '{}' FROM articles_quote WHERE rule = 'bench'
    """,
    "UPDATE articles_reviewstate SET upto = (SELECT max(id) FROM articles_quote)",
    "DROP TABLE made, placed",
    "ANALYZE",
)


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the page: milliseconds of the clock, of processors, and the number of queries."""

    clock: float
    cpu: float
    queries: int


def measure(quotes: int) -> Iterator[str]:
    """A line a measure, with few quotes waiting and with as many as asked for.

    The promise is judged by the processors' time: the clock also tells what else the machine does.
    """
    client = Client()
    client.force_login(User.objects.create_superuser("bench-desk", password=None))
    few = _looks(client)
    yield _told(Unreviewed.objects.count(), few)
    began = time.perf_counter()
    fill(quotes)
    yield f"{'rows made':28} {quotes:10,} quotes in {time.perf_counter() - began:.0f} s"
    many = _looks(client)
    yield _told(Unreviewed.objects.count(), many)
    most, spent = [max(look.queries for look in looks) for looks in (few, many)], _middle([x.cpu for x in many])
    held = most[0] == most[1] <= MOST_QUERIES and spent < MOST_MILLISECONDS
    yield (
        f"{'the queue':28} {'holds' if held else 'MISSES'} its promise: under {MOST_MILLISECONDS} ms CPU, and the same "
        f"number of queries at any size, at most {MOST_QUERIES}"
    )


def fill(quotes: int) -> None:
    with connection.cursor() as cursor:
        for statement in _FILL:
            cursor.execute(statement, {"articles": max(quotes // QUOTES_AN_ARTICLE, 1), "each": QUOTES_AN_ARTICLE})


def _looks(client: Client) -> list[Look]:
    """The front of the queue, and one quote after the other as an editor goes on who skips them."""
    address = reverse("desk:review")
    client.get(address)
    looks = []
    for _ in range(LOOKS):
        before, began, clock = server_milliseconds(), time.process_time(), time.perf_counter()
        answer = client.get(address)
        passed = (time.perf_counter() - clock) * 1000
        cpu = (time.process_time() - began) * 1000 + server_milliseconds() - before
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked = [query for query in queries if not query["sql"].startswith(_TRANSACTIONS)]
        looks.append(Look(passed, cpu, len(asked)))
        address = answer.context["next"] if answer.context and "next" in answer.context else reverse("desk:review")
    return looks


def _told(waiting: int, looks: list[Look]) -> str:
    clock, cpu = sorted(look.clock for look in looks), sorted(look.cpu for look in looks)
    return (
        f"review queue, {waiting:,} waiting: p50 {_middle(clock):.0f} ms ({_middle(cpu):.0f} ms CPU), "
        f"p95 {clock[int(len(clock) * 0.95)]:.0f} ms ({cpu[int(len(cpu) * 0.95)]:.0f} ms CPU); "
        f"{max(look.queries for look in looks)} queries"
    )


def _middle(numbers: list[float]) -> float:
    return sorted(numbers)[len(numbers) // 2]
