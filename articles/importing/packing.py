"""Source files taken apart into pieces, and the pieces packed into tasks that are worth sending to a worker."""

import errno
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import structlog

from articles.importing.claiming import Hashed
from articles.importing.originals import CannotKeep
from articles.importing.preparing import OWN_FAULT
from articles.importing.reporting import Tally
from articles.importing.sources import unreadable
from articles.models import Intake
from articles.text.readers import UnreadableSource, split
from articles.text.values import Columns, Part, Refused

log = structlog.get_logger(__name__)
TASK_PARTS, TASK_BYTES, TASK_PIECES = 16, 256_000, 500


@dataclass(slots=True, kw_only=True)
class Taken:
    """A file that this import has in hand; ``tally`` counts what is safely in the database."""

    file: Hashed
    intake: Intake
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The piece with this number of a file: a part to read, a part that was refused, or None for the file's end."""

    taken: Taken
    number: int
    item: Part | Refused | None


@dataclass(slots=True)
class Task:
    """Pieces that are worked on together."""

    pieces: list[Piece] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    size: int = 0

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        if isinstance(piece.item, Part):
            self.parts.append(piece.item)
            self.size += len(piece.item.data)

    @property
    def is_full(self) -> bool:
        return len(self.parts) >= TASK_PARTS or self.size >= TASK_BYTES or len(self.pieces) >= TASK_PIECES


def pack(pieces: Iterable[Piece]) -> Iterator[Task]:
    task = Task()
    for piece in pieces:
        task.add(piece)
        if task.is_full:
            yield task
            task = Task()
    if task.pieces:
        yield task


def pieces(taken: Taken, columns: dict[str, str]) -> Iterator[Piece | Columns]:
    """What a file holds from where its import stood on; the same pieces in the same order at every call."""
    number = -1
    for item in _items(taken, columns):
        if isinstance(item, Columns):
            yield item
            continue
        number += 1
        if number >= taken.intake.parts_done:
            yield Piece(taken=taken, number=number, item=item)
    yield Piece(taken=taken, number=number + 1, item=None)


def _items(taken: Taken, columns: dict[str, str]) -> Iterator[Part | Refused | Columns]:
    name = taken.file.source.name
    try:
        with taken.file.opened() as file:
            yield from split(file, name, columns=columns)
    except UnreadableSource as error:
        yield Refused(name=name, label=error.label, reason=error.reason)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise CannotKeep(
                f"There is no room left for unpacking {name}; make room and give the same command again."
            ) from error
        yield Refused(name=name, reason=unreadable(error))
    except Exception:
        log.exception("unexpected failure", path=taken.file.source.path)
        yield Refused(name=name, reason=OWN_FAULT)
