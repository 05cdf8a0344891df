"""A source file to its parts: a small file is one part, a table, crawl or archive of files has many.

Splitting is cheap and always gives the same parts in the same order, so that an import that was stopped goes on
where it was; reading the parts is the readers' work, in any process.
"""

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from typing import IO

from articles.text.readers import recognising, telling
from articles.text.readers.reading import READERS, read
from articles.text.readers.recognising import UnreadableSource, too_large
from articles.text.values import Columns, Part, RawArticle, Refused

HEAD = 4096
MAX_DEPTH = 4
MAX_BYTES = max(reader.max_bytes for reader in READERS)
Item = Part | Refused | Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """Where in a source file the splitting is: ``name`` the file's, ``label`` the part's, ``depth`` of containers.

    ``columns`` is the map of a table's columns that was given by hand.
    """

    name: str
    label: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0

    def inside(self, label: str) -> "Within":
        """The place of a member of this container."""
        return replace(self, label=f"{self.label}, {label}" if self.label else label, depth=self.depth + 1)

    @property
    def called(self) -> str:
        """The name whose suffix counts."""
        return self.label.rpartition(", ")[2] or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A format with many parts: the module whose ``split(file, within)`` yields them.

    ``recognises`` takes the first 4,096 bytes and the name, and decides alone.
    """

    name: str
    module: str
    recognises: Callable[[bytes, str], bool]
    suffixes: tuple[str, ...] = ()
    extra: str = ""


CONTAINERS: tuple[Container, ...] = (
    Container(
        name="WARC",
        module="articles.text.readers.warc",
        recognises=recognising.is_crawl_file,
        suffixes=(".warc", ".arc"),
        extra="ingest",
    ),
    Container(
        name="mailbox",
        module="articles.text.readers.mailboxes",
        recognises=recognising.is_mailbox,
        suffixes=(".mbox",),
    ),
    Container(
        name="ZIP",
        module="articles.text.readers.zipped",
        recognises=telling.is_zip,
        suffixes=(".zip",),
    ),
    Container(
        name="packed",
        module="articles.text.readers.compressed",
        recognises=telling.is_packed,
        suffixes=(".gz", ".bz2", ".xz", ".tgz"),
    ),
    Container(
        name="TAR",
        module="articles.text.readers.tarred",
        recognises=telling.is_tar,
        suffixes=(".tar",),
    ),
    Container(
        name="JSON Lines",
        module="articles.text.readers.json_lines",
        recognises=telling.is_json_lines,
        suffixes=telling.LINE_SUFFIXES,
    ),
    Container(
        name="JSON",
        module="articles.text.readers.json_stories",
        recognises=telling.is_json,
        suffixes=telling.JSON_SUFFIXES,
    ),
    Container(
        name="table",
        module="articles.text.readers.delimited",
        recognises=telling.is_table,
        suffixes=telling.TABLE_SUFFIXES,
    ),
)


def split(file: IO[bytes], name: str, *, columns: Mapping[str, str] | None = None) -> Iterator[Item]:
    """The parts of an open, seekable file. Raises UnreadableSource where the file as a whole cannot be taken apart;
    what came before stays good."""
    yield from split_inside(file, Within(name=name, columns=columns or {}))


def split_inside(file: IO[bytes], within: Within) -> Iterator[Item]:
    """The parts of a file that may stand in a container: readers of containers hand their members here."""
    head = file.read(HEAD)
    file.seek(0)
    container = next((c for c in CONTAINERS if c.recognises(head, within.called)), None)
    if container is None:
        data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            length = file.seek(0, 2)
            raise UnreadableSource(within.name, too_large(length, MAX_BYTES), within.label)
        whole = within.depth == 0
        yield Part(
            data=data,
            name=within.name,
            label=within.label,
            start=0 if whole else None,
            length=len(data) if whole else None,
            columns=within.columns,
        )
    elif within.depth >= MAX_DEPTH:
        raise UnreadableSource(
            within.name, f"more than {MAX_DEPTH} archives inside each other; unpack it first", within.label
        )
    else:
        yield from loaded(container.module, container.extra, within.name)(file, within)


@cache
def loaded(module: str, extra: str, name: str) -> Callable[[IO[bytes], Within], Iterator[Item]]:
    """The ``split`` of a container's module. Raises UnreadableSource where what it needs is not installed."""
    try:
        return importlib.import_module(module).split
    except ModuleNotFoundError as error:
        if not extra:
            raise
        reason = f"this format needs the package {error.name}; install the extra “{extra}” and try again"
        raise UnreadableSource(name, reason) from error


def read_whole(
    data: bytes, name: str, *, default_outlet: str | None = None, columns: Mapping[str, str] | None = None
) -> tuple[RawArticle | Refused, ...]:
    """Everything in one source file at once, for a notebook. Raises UnreadableSource where nothing can be read."""
    parts = split(BytesIO(data), name, columns=columns)
    found: list[RawArticle | Refused] = []
    for part in parts:
        if isinstance(part, Part):
            found.extend(read(part, default_outlet=default_outlet))
        elif isinstance(part, Refused):
            found.append(part)
    return tuple(found)
