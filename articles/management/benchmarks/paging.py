"""What a page costs in processor time of Python and of PostgreSQL: again, for the first time, and after a write."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from django.core.cache import cache
from django.db import connection
from django.test import Client

TICK = 10  # milliseconds, in which Linux counts the time of another process


def measure(pages: Sequence[str], repeats: int) -> Iterator[str]:
    """A line a page. List, facets and timeline of a list are one page, and measured together."""
    client = Client()
    for page in pages:
        client.get(page)
        few = range(max(repeats // 4, 1))
        after = _middle([_cost(client, page, _write) for _ in few])
        for _ in range(2):  # the second makes counting read again what it keeps in memory
            _cost(client, page, cache.clear)
        first = _middle([_cost(client, page, cache.clear) for _ in few])
        again = sorted(_cost(client, page) for _ in range(repeats))
        middle, last = _middle(again), again[int(len(again) * 0.95)]
        yield (
            f"{page[:40]:40} p50 {middle[0]:6.0f} ms CPU (Python {middle[1]:.0f}), p95 {last[0]:6.0f}; "
            f"first {first[0]:6.0f} (Python {first[1]:.0f}), after a write {after[0]:6.0f} (Python {after[1]:.0f})"
        )


def _write() -> None:
    """Nothing that was counted before counts any more."""
    cache.clear()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('archive_version')")


def _middle(costs: list[tuple[float, float]]) -> tuple[float, float]:
    return sorted(costs)[len(costs) // 2]


def _cost(client: Client, page: str, before: Callable[[], None] = lambda: None) -> tuple[float, float]:
    """Milliseconds of (Python and PostgreSQL, Python alone)."""
    before()
    server, began = server_milliseconds(), time.process_time()
    client.get(page)
    own = (time.process_time() - began) * 1000
    return own + max(server_milliseconds() - server, 0), own


def server_milliseconds() -> float:
    """What the connection's own process has used so far; nought where it runs on another machine."""
    connection.ensure_connection()
    process = Path(f"/proc/{connection.connection.info.backend_pid}")
    try:
        return int((process / "schedstat").read_text().split()[0]) / 1e6
    except OSError:
        return _ticks(process)


def _ticks(process: Path) -> float:
    try:
        fields = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) * TICK
