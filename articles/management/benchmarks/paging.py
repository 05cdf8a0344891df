"""What a page costs: processor time of Python and of PostgreSQL, with nothing kept and with numbers kept."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
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
        cold = sorted(_cost(client, page, forget=True) for _ in range(max(repeats // 4, 1)))
        warm = sorted(_cost(client, page, forget=False) for _ in range(repeats))
        first, middle, last = cold[len(cold) // 2], warm[len(warm) // 2], warm[int(len(warm) * 0.95)]
        yield (
            f"{page[:40]:40} p50 {middle[0]:6.0f} ms CPU (Python {middle[1]:.0f}), p95 {last[0]:6.0f}; "
            f"after a write {first[0]:6.0f} (Python {first[1]:.0f})"
        )


def _cost(client: Client, page: str, *, forget: bool) -> tuple[float, float]:
    """Milliseconds of (Python and PostgreSQL, Python alone)."""
    if forget:
        cache.clear()
    before, began = server_milliseconds(), time.process_time()
    client.get(page)
    own = (time.process_time() - began) * 1000
    return own + max(server_milliseconds() - before, 0), own


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
