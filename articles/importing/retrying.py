"""What is in quarantine, tried again: after a fix of the code, of a permission, of the file itself."""

from collections.abc import Iterable, Iterator

from articles.importing.sources import SourceFile, find
from articles.models import Quarantined
from articles.models.provenance import original_path, originals_storage


def sources(rows: Iterable[Quarantined]) -> Iterator[SourceFile]:
    """The files behind the rows, each once: the bytes that were kept under the name they came by, else the file
    itself where it lay."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if (row.name, row.sha256) in seen:
            continue
        seen.add((row.name, row.sha256))
        if row.sha256:
            yield SourceFile(path=originals_storage().path(original_path(row.sha256)), name=row.name)
        else:
            yield from find([row.name])
