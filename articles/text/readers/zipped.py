"""ZIP archives: each member a file of its own, in the archive's order; nothing is written under a member's name."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import IO

from articles.text.readers.members import (
    MAX_MEMBERS,
    MAX_RATIO,
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

ENCRYPTED = 0x1
UTF8_NAME = 0x800
SMALL = 10_000_000
TAIL = 66_000
# Some 400,000 members; a header of 46 bytes takes ten times as much once it is read.
MAX_DIRECTORY = 40_000_000
DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
OFFICE = (
    ("word/", "a Word document", "save it as plain text or HTML"),
    ("xl/", "an Excel workbook", "save it as CSV"),
    ("ppt/", "a PowerPoint presentation", "save its text as plain text"),
)
OPEN_DOCUMENTS = (
    ("opendocument.text", "an OpenDocument text", "save it as plain text or HTML"),
    ("opendocument.spreadsheet", "an OpenDocument spreadsheet", "save it as CSV"),
    ("opendocument", "an OpenDocument file", "save its text as plain text"),
    ("epub", "an e-book (EPUB)", "save it as plain text or HTML"),
)


def split(file: IO[bytes], within: Within) -> Iterator[Item]:
    budget = budget_of(file)
    if directory_size(file) > MAX_DIRECTORY:
        reason = "the ZIP archive lists more files than can be read at once; split it into smaller archives"
        raise UnreadableSource(within.name, reason, within.label)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, *DAMAGES) as error:
        raise UnreadableSource(
            within.name,
            "the ZIP archive has no readable table of contents, so it was cut off on its way; fetch it again",
            within.label,
        ) from error
    with archive:
        members = archive.infolist()
        refuse_whole(archive, members, within)
        labels = Labels()
        for member in members:
            if member.is_dir():
                continue
            path = path_of(member)
            place = within.inside(labels.of(path))
            yield from split_one(archive, member, path, place, budget)
            if budget.spent:
                yield left_over(within, budget)
                return


def split_one(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str, place: Within, budget: Budget
) -> Iterator[Item]:
    if refused := refuse_by_name(path, place):
        yield refused
    elif reason := closed(member):
        yield Refused(name=place.name, label=place.label, reason=reason)
    else:
        try:
            with archive.open(member) as opened:
                unpacked = unpack(opened, budget, place)
        except DAMAGES as error:
            yield Refused(name=place.name, label=place.label, reason=damage_of(error))
            return
        except UnreadableSource as error:
            yield Refused(name=error.name, label=error.label, reason=error.reason)
            return
        with unpacked:
            yield from split_member(unpacked, place)


def directory_size(file: IO[bytes]) -> int:
    """How many bytes the table of contents says it has, 0 where none is found; the library reads all of it at once."""
    end = file.seek(0, 2)
    file.seek(max(0, end - TAIL))
    tail = file.read()
    file.seek(0)
    last = tail.rfind(b"PK\x05\x06")
    if last < 0 or len(tail) < last + 16:
        return 0
    size = int.from_bytes(tail[last + 12 : last + 16], "little")
    large = tail.rfind(b"PK\x06\x06", 0, last)
    return int.from_bytes(tail[large + 40 : large + 48], "little") if large >= 0 else size


def refuse_whole(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], within: Within) -> None:
    reason = None
    if not members:
        reason = "the ZIP archive is empty; expected files with stories in it"
    elif len(members) > MAX_MEMBERS:
        reason = f"{len(members):,} files in one ZIP archive are more than can be read ({MAX_MEMBERS:,}); split it"
    elif what := office_file(archive, members):
        reason = f"this is {what[0]}; {what[1]} and bring that"
    elif overlapping(members):
        reason = "files overlap in this ZIP archive, as they do only in a “bomb”; pack it again"
    if reason:
        raise UnreadableSource(within.name, reason, within.label)


def office_file(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> tuple[str, str] | None:
    """What kind of document the archive really is, and what to save it as."""
    names = [member.filename for member in members[:2_000]]
    if "[Content_Types].xml" in names:
        for folder, what, advice in OFFICE:
            if any(name.startswith(folder) for name in names):
                return what, advice
    if "mimetype" in names[:3]:
        try:
            with archive.open("mimetype") as opened:
                kind = opened.read(100).decode("ascii", errors="replace")
        except DAMAGES:
            return None
        return next(((what, advice) for mark, what, advice in OPEN_DOCUMENTS if mark in kind), None)
    if "META-INF/MANIFEST.MF" in names:
        return "a program (JAR)", "take the stories out of it"
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        return "a Pages, Numbers or Keynote document", "export its text as plain text or CSV"
    return None


def overlapping(members: list[zipfile.ZipInfo]) -> bool:
    places = sorted((m.header_offset, m.header_offset + 30 + m.compress_size) for m in members)
    return any(end > start for (_, end), (start, _) in pairwise(places))


def closed(member: zipfile.ZipInfo) -> str | None:
    """Why a member cannot be opened at all."""
    mode = member.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "is a link to another file; pack the file itself"
    if stat.S_IFMT(mode) and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return "is a device, not a file; pack files only"
    if member.flag_bits & ENCRYPTED:
        return "is encrypted; unpack the archive with its password and bring the files"
    if member.file_size > SMALL and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        return (
            f"unpacks to {member.file_size:,} bytes from {member.compress_size:,}, as only a “bomb” does; "
            "unpack it yourself if you trust it"
        )
    return None


def damage_of(error: Exception) -> str:
    if isinstance(error, NotImplementedError):
        return "is packed in a way that cannot be read here; pack it again with the usual method (deflate)"
    if isinstance(error, RuntimeError):
        return "is encrypted; unpack the archive with its password and bring the files"
    return "is damaged (its bytes do not unpack to what was packed); fetch the archive again"


def path_of(member: zipfile.ZipInfo) -> str:
    """The member's path. Many programs write UTF-8 without saying so, which reads as code page 437."""
    # ZipInfo cuts a name at a NUL; the name before that is what another program may see.
    path = member.orig_filename
    if member.flag_bits & UTF8_NAME:
        return path
    try:
        return path.encode("cp437").decode("utf-8")
    except UnicodeError:
        return path
