"""Files packed with gzip, bzip2 or xz: what is inside is split as any other file."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Iterator
from typing import IO

from articles.text.readers.members import CHUNK, IN_MEMORY, Unpacked, budget_of, inner_name
from articles.text.readers.recognising import UnreadableSource
from articles.text.readers.splitting import CONTAINERS, HEAD, Item, Within, split_inside
from articles.text.values import Refused

DAMAGES = (OSError, EOFError, zlib.error, lzma.LZMAError)
BY_LINES = frozenset({"JSON Lines", "table"})


def split(file: IO[bytes], within: Within) -> Iterator[Item]:
    """The parts of what is packed; of a damaged file, those that came before the damage, where parts can be told."""
    inner = within.inside(inner_name(within.called))
    unpacked, damage = expand(file, within)
    with unpacked:
        if damage is None:
            yield from split_inside(unpacked, inner)
            return
        head = unpacked.read(HEAD)
        length = unpacked.seek(0, 2)
        container = next((c.name for c in CONTAINERS if c.recognises(head, inner.called)), None)
        if container is None:
            raise UnreadableSource(within.name, f"{damage}; fetch it again", within.label)
        if container in BY_LINES:
            cut_last_line(unpacked, length)
        unpacked.seek(0)
        yield from split_inside(unpacked, inner)
        yield Refused(
            name=within.name,
            label=within.label,
            reason=f"{damage}; what stood in its first {length:,} bytes was read, fetch it again for the rest",
        )


def expand(file: IO[bytes], within: Within) -> tuple[Unpacked, str | None]:
    """Everything that can be unpacked, and what stopped it, None where nothing did."""
    budget = budget_of(file)
    unpacked = Unpacked(max_size=IN_MEMORY)
    unpacked.budget = budget
    damage = None
    packed = opened(file)
    written = 0
    while True:
        try:
            chunk = packed.read1(CHUNK)
        except DAMAGES as error:
            # Anything but a packed file may stand behind one: tapes are filled up, downloads get a page appended.
            if not (written and isinstance(error, gzip.BadGzipFile) and "Not a gzipped" in str(error)):
                damage = damage_of(error)
            break
        if not chunk:
            break
        written += len(chunk)
        budget.used += len(chunk)
        if budget.spent:
            unpacked.close()
            raise UnreadableSource(within.name, budget.reason, within.label)
        unpacked.write(chunk)
    if damage and not written:
        unpacked.close()
        raise UnreadableSource(within.name, f"{damage}; fetch it again", within.label)
    unpacked.seek(0)
    return unpacked, damage


def opened(file: IO[bytes]) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    head = file.read(6)
    file.seek(0)
    if head.startswith(b"BZh"):
        return bz2.BZ2File(file)
    if head.startswith(b"\xfd7zXZ"):
        return lzma.LZMAFile(file)
    return gzip.GzipFile(fileobj=file, mode="rb")


def damage_of(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "the packed file ends in the middle, so it was cut off on its way"
    return "the packed file is damaged (its bytes do not unpack to what was packed)"


def cut_last_line(unpacked: Unpacked, length: int) -> None:
    """The line that the damage cut in two is no line."""
    start = max(0, length - IN_MEMORY)
    unpacked.seek(start)
    unpacked.truncate(start + unpacked.read().rfind(b"\n") + 1 or length)
