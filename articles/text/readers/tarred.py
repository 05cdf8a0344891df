"""TAR archives: each member a file of its own, in the archive's order; nothing is written under a member's name."""

import tarfile
from collections.abc import Iterator
from typing import IO

from articles.text.readers.members import (
    MAX_MEMBERS,
    Budget,
    Labels,
    budget_of,
    left_over,
    refuse_by_name,
    split_member,
    unpack,
)
from articles.text.readers.recognising import UnreadableSource
from articles.text.readers.splitting import Item, Within
from articles.text.values import Refused

DAMAGES = (tarfile.TarError, EOFError, OSError, ValueError, OverflowError, IndexError)
CUT_OFF = "the TAR archive is damaged or was cut off here; what stood before was read, fetch it again for the rest"


def split(file: IO[bytes], within: Within) -> Iterator[Item]:
    budget = budget_of(file)
    size = file.seek(0, 2)
    file.seek(0)
    try:
        archive = tarfile.open(fileobj=file, mode="r:", errors="surrogateescape")  # noqa: SIM115
    except DAMAGES as error:
        reason = "the TAR archive is empty or its first entry is damaged; expected files with stories in it"
        raise UnreadableSource(within.name, reason, within.label) from error
    with archive:
        labels = Labels()
        for count in range(MAX_MEMBERS + 1):
            try:
                member = archive.next()
            except DAMAGES:
                yield Refused(name=within.name, label=within.label, reason=CUT_OFF)
                return
            if member is None:
                break
            # The library keeps every header it has seen; a million of them are too many.
            archive.members.clear()  # type: ignore[attr-defined]
            if not member.isdir():
                path = path_of(member)
                yield from split_one(archive, member, path, within.inside(labels.of(path)), budget)
            if budget.spent:
                yield left_over(within, budget)
                return
            if count == MAX_MEMBERS:
                reason = f"more than {MAX_MEMBERS:,} files in one TAR archive; the rest was left, split it"
                yield Refused(name=within.name, label=within.label, reason=reason)
                return
        if not labels.seen:
            reason = "the TAR archive is empty; expected files with stories in it"
            raise UnreadableSource(within.name, reason, within.label)
        if not ends_well(file, archive.offset, size):
            yield Refused(name=within.name, label=within.label, reason=CUT_OFF)


def split_one(
    archive: tarfile.TarFile, member: tarfile.TarInfo, path: str, place: Within, budget: Budget
) -> Iterator[Item]:
    if refused := refuse_by_name(path, place):
        yield refused
        return
    if not member.isreg():
        what = "a link to another file" if member.issym() or member.islnk() else "a device, not a file"
        yield Refused(name=place.name, label=place.label, reason=f"is {what}; pack the files themselves")
        return
    try:
        opened = archive.extractfile(member)
        if opened is None:
            return
        with opened:
            unpacked = unpack(opened, budget, place)
    except DAMAGES:
        yield Refused(name=place.name, label=place.label, reason="is cut off by the archive's end; fetch it again")
        return
    except UnreadableSource as error:
        yield Refused(name=error.name, label=error.label, reason=error.reason)
        return
    with unpacked:
        yield from split_member(unpacked, place)


def ends_well(file: IO[bytes], offset: int, size: int) -> bool:
    """Whether the archive ends with empty blocks, or at least with a whole member."""
    if offset >= size:
        return offset - size < tarfile.BLOCKSIZE
    file.seek(offset)
    return not file.read(tarfile.BLOCKSIZE).strip(b"\0")


def path_of(member: tarfile.TarInfo) -> str:
    """The member's path; one that is not UTF-8 is taken for windows-1252."""
    try:
        member.name.encode()
    except UnicodeEncodeError:
        return member.name.encode("utf-8", "surrogateescape").decode("cp1252", errors="replace")
    return member.name.removeprefix("./")
