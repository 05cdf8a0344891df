"""Patience with a database that is away for a while, and a clear end when it stays away or is full."""

import time
from collections.abc import Callable
from typing import TypeVar

import structlog
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, IntegrityError, InterfaceError, OperationalError, connection

log = structlog.get_logger(__name__)
T = TypeVar("T")
# SQLSTATEs: https://www.postgresql.org/docs/current/errcodes-appendix.html
CROSSED = frozenset({"40P01", "40001", "23505"})  # deadlock, serialization failure, a row that came in between
FULL = frozenset({"53100", "53400"})
AWAY = ("08", "57P", "53300")
CROSSINGS = 5
LONGEST_PAUSE = 2.0


class DatabaseGone(Exception):
    """The database stayed away, or its disk is full; what was imported is safe and the import can go on later."""


def code_of(error: BaseException) -> str:
    """PostgreSQL's SQLSTATE for an error, "" where there is none."""
    return getattr(error.__cause__, "pgcode", None) or ""


def patiently(work: Callable[[], T], *, again: Callable[[], None] = lambda: None) -> T:
    """The result of ``work``, which opens its own transaction and is done anew after a failure that may pass.

    ``again`` is called whenever the connection had to be made anew. Raises DatabaseGone after
    settings.DATABASE_WAIT seconds, and at once when the database's disk is full.
    """
    began = time.monotonic()
    crossings, pause, lost = 0, 0.1, False
    while True:
        try:
            if lost:
                connection.ensure_connection()
                again()
                lost = False
            return work()
        except (OperationalError, InterfaceError, IntegrityError, ImproperlyConfigured) as error:
            code = code_of(error)
            if code in FULL:
                raise DatabaseGone(f"the database has no room left ({_words(error)})") from error
            if code in CROSSED and crossings < CROSSINGS:
                crossings += 1
            elif _is_away(error, code):
                if time.monotonic() - began > settings.DATABASE_WAIT:
                    raise DatabaseGone(f"the database does not answer ({_words(error)})") from error
                log.warning("the database is away; waiting", error=_words(error))
                lost = True
                _close()
            else:
                raise
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def _is_away(error: Exception, code: str) -> bool:
    if isinstance(error, ImproperlyConfigured):
        return True
    return code.startswith(AWAY) or (not code and not isinstance(error, IntegrityError))


def _close() -> None:
    try:
        connection.close()
    except Error:
        connection.connection = None


def _words(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
