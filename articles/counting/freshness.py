"""Numbers that are kept until something is written, and never a moment longer.

Triggers on every table that a count looks at bump the sequence ``archive_version`` with each statement that writes, so
a transaction has bumped it after each of its writes and before it commits. An answer is kept under the version that was
read before it was counted, and only when no transaction that writes was in progress in the snapshot it was counted in.
Whoever reads the same version later can therefore have missed no commit: a transaction that began to write after the
snapshot bumps the version first. On a standby, which hears of sequences late, nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import connection

Answer = TypeVar("Answer")
KEPT_SECONDS = 24 * 3600
QUIET = (
    "pg_snapshot_xmin(pg_current_snapshot()) = pg_snapshot_xmax(pg_current_snapshot()) "
    "AND pg_current_xact_id_if_assigned() IS NULL AND NOT pg_is_in_recovery()"
)
NOW = "(SELECT last_value FROM archive_version)"


def version() -> int:
    """Another number after every write; rolled back ones count, too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM archive_version")
        return cursor.fetchone()[0]


def version_for(filterset: Any) -> int:
    """Read once a FilterSet: an early version is the safe one to keep an answer under."""
    noted: dict[str, Any] = filterset.__dict__
    if "_version" not in noted:
        noted["_version"] = version()
    return noted["_version"]


def share_version(filtersets: Sequence[Any]) -> None:
    """One version for several FilterSets, read once."""
    for filterset in filtersets:
        filterset.__dict__["_version"] = version_for(filtersets[0])


def kept(at: int, keys: list[str]) -> dict[str, Any]:
    """Of the answers kept under a version, those with these keys."""
    found = cache.get_many([_name(at, key) for key in keys])
    return {key: found[name] for key in keys if (name := _name(at, key)) in found}


def keep(at: int, answers: dict[str, Any]) -> None:
    cache.set_many({_name(at, key): answer for key, answer in answers.items()}, KEPT_SECONDS)


def _name(at: int, key: str) -> str:
    return f"count-{connection.settings_dict['NAME']}-{at}-{key}".replace(" ", "_")


def remembered(at: int, key: str, count: Callable[[], Answer]) -> Answer:
    """For an answer that statements of others give: kept where nothing was being written, and nothing was since."""
    if found := kept(at, [key]):
        return found[key]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {QUIET}, {NOW}")
        quiet, now = cursor.fetchone()
    answer = count()
    if quiet and now == at == version():
        keep(at, {key: answer})
    return answer
