"""Which files an import takes in hand: those that nobody has taken in before, and nobody else is taking in now."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from django.db import connection

from articles.importing import originals
from articles.importing.sources import SourceFile
from articles.importing.versions import EXTRACTOR
from articles.models import ImportRun, Intake
from articles.models.takedown import sealed_files

# Files up to this size are read once and kept in memory: what is hashed, kept and read are the same bytes.
SMALL = 8_000_000
GROUP_FILES, GROUP_BYTES = 200, 32_000_000
# The lock each import holds on its own record while it lives: the first of the two numbers PostgreSQL takes.
RUNS_LOCK = 7201


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashed:
    """A source file and its sha256; ``data`` are its bytes, None where it is too large to hold."""

    source: SourceFile
    sha256: str
    size: int
    data: bytes | None

    @property
    def identity(self) -> tuple[str, str]:
        return self.sha256, self.source.name

    def opened(self) -> IO[bytes]:
        """The bytes that were hashed; those of a large file as they were kept."""
        if self.data is not None:
            return BytesIO(self.data)
        return originals.opened(self.sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A file that is here already: ``removed`` when editors removed all its articles; ``outdated`` are the articles
    whose findings an older extractor made."""

    removed: bool
    outdated: tuple[int, ...]


def hashed(source: SourceFile) -> Hashed:
    """Read and hash a file. Raises OSError."""
    with Path(source.path).open("rb") as file:
        if os.fstat(file.fileno()).st_size <= SMALL:
            data = file.read(SMALL + 1)
            if len(data) <= SMALL:
                sha256, size = originals.digest(BytesIO(data))
                return Hashed(source=source, sha256=sha256, size=size, data=data)
            file.seek(0)
        sha256, size = originals.digest(file)
        return Hashed(source=source, sha256=sha256, size=size, data=None)


def groups(sources: Iterable[SourceFile]) -> Iterator[list[SourceFile]]:
    """Few enough files at once that their bytes fit into memory, many enough that a question costs little."""
    group: list[SourceFile] = []
    size = 0
    for source in sources:
        group.append(source)
        size += min(_size(source), SMALL)
        if len(group) >= GROUP_FILES or size >= GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def _size(source: SourceFile) -> int:
    try:
        return 0 if source.refusal else Path(source.path).stat().st_size
    except OSError:
        return 0


def known(files: Sequence[Hashed]) -> dict[tuple[str, str], Known]:
    """The files that an import took in to their end, leaving nothing in quarantine, by identity; and sealed ones."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT i.sha256, i.name, count(o.id) > 0 AND count(o.article_id) = 0,
                   array_agg(a.id) FILTER (WHERE a.extractor NOT IN ('', %s))
            FROM unnest(%s::text[], %s::text[]) AS f (sha256, name)
            JOIN articles_intake i ON i.sha256 = f.sha256 AND i.name = f.name AND i.finished
            LEFT JOIN articles_original o ON o.sha256 = i.sha256 AND o.name = i.name
            LEFT JOIN articles_article a ON a.id = o.article_id
            WHERE NOT EXISTS (SELECT FROM articles_quarantined q WHERE q.sha256 = i.sha256 AND q.name = i.name)
            GROUP BY i.id
            """,
            [EXTRACTOR, *_columns(files)],
        )
        rows = cursor.fetchall()
    sealed = sealed_files({file.sha256 for file in files})
    away = {file.identity: Known(removed=True, outdated=()) for file in files if file.sha256 in sealed}
    return away | {
        (sha256, name): Known(removed=removed, outdated=tuple(outdated or ()))
        for sha256, name, removed, outdated in rows
    }


def claim(files: Sequence[Hashed], run: ImportRun) -> dict[tuple[str, str], Intake]:
    """Take files in hand for this run; those that a living import has in hand are not among what comes back.

    A file that was taken in before and left something in quarantine begins anew.
    """
    if not files:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO articles_intake AS i (sha256, name, run_id, parts_done, articles, quotes, copies, refused,
                                                  passed_over, finished)
                SELECT f.sha256, f.name, %s, 0, 0, 0, 0, 0, 0, false
                FROM unnest(%s::text[], %s::text[]) AS f (sha256, name) ORDER BY 1, 2
                ON CONFLICT (sha256, name) DO UPDATE SET
                    run_id = EXCLUDED.run_id,
                    finished = false,
                    parts_done = CASE WHEN i.finished THEN 0 ELSE i.parts_done END,
                    articles = CASE WHEN i.finished THEN 0 ELSE i.articles END,
                    quotes = CASE WHEN i.finished THEN 0 ELSE i.quotes END,
                    copies = CASE WHEN i.finished THEN 0 ELSE i.copies END,
                    refused = CASE WHEN i.finished THEN 0 ELSE i.refused END,
                    passed_over = CASE WHEN i.finished THEN 0 ELSE i.passed_over END
                WHERE i.finished OR i.run_id IS NULL OR NOT (i.run_id = ANY(%s))
            RETURNING *
            """,
            [run.pk, *_columns(files), list(living() - {run.pk})],
        )
        names = [column.name for column in cursor.description]
        rows = [Intake(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
        # What begins anew is refused anew, or is in quarantine no longer.
        anew = [row for row in rows if not row.parts_done]
        cursor.execute(
            "DELETE FROM articles_quarantined AS q USING unnest(%s::text[], %s::text[]) AS f (sha256, name)"
            " WHERE q.sha256 = f.sha256 AND q.name = f.name",
            [[row.sha256 for row in anew], [row.name for row in anew]],
        )
    return {(row.sha256, row.name): row for row in rows}


def begin(run: ImportRun) -> bool:
    """Show that this run lives, for as long as its connection to the database does; False where another has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [RUNS_LOCK, run.pk])
        return cursor.fetchone()[0]


def end(run: ImportRun) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [RUNS_LOCK, run.pk])


def living() -> set[int]:
    """The ids of the imports that are at work in this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT objid::bigint FROM pg_locks
            WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2 AND granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """,
            [RUNS_LOCK],
        )
        return {row[0] for row in cursor.fetchall()}


def _columns(files: Sequence[Hashed]) -> tuple[list[str], list[str]]:
    pairs = sorted({file.identity for file in files})
    return [sha256 for sha256, _ in pairs], [name for _, name in pairs]
