"""The members of an archive: dangerous names, bombs and what holds no story refused, each of the others split."""

import re
import unicodedata
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from articles.text.readers.recognising import UnreadableSource, short_name, signature, suffix
from articles.text.readers.splitting import Item, Within, split_inside
from articles.text.values import Refused

CHUNK = 1 << 18
IN_MEMORY = 8_000_000
FREE_BYTES = 100_000_000
MAX_RATIO = 200
MAX_MEMBERS = 1_000_000
MAX_LABEL = 1_000
CLUTTER = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$|\.git/|\.svn/|PaxHeader)", re.IGNORECASE
)
NO_STORIES = {
    suffix: what
    for what, suffixes in (
        ("a picture", ".jpg .jpeg .png .gif .webp .avif .heic .bmp .tif .tiff .ico .svg .psd .raw"),
        ("a recording", ".mp3 .wav .ogg .flac .m4a .aac"),
        ("a film", ".mp4 .mov .avi .mkv .webm .mpg .mpeg .flv .wmv"),
        ("a font", ".woff .woff2 .ttf .otf .eot"),
        ("the style of a page", ".css .scss .less .map"),
        ("a program", ".js .mjs .exe .dll .so .class .pyc .wasm .jar .apk"),
    )
    for suffix in suffixes.split()
}
PASSED_KINDS = ("picture", "recording", "film", "font", "program")


class Budget:
    """How many bytes one source file may still unpack to, over all archives inside each other.

    Text packs to a tenth or, when it repeats itself, a fiftieth; what unpacks to much more fills disks on purpose.
    """

    def __init__(self, size: int) -> None:
        self.allowed = FREE_BYTES + MAX_RATIO * size
        self.used = 0

    @property
    def spent(self) -> bool:
        return self.used > self.allowed

    @property
    def reason(self) -> str:
        return (
            f"unpacks to more than {self.allowed:,} bytes, far more than an archive of this size holds (a “bomb”); "
            "unpack it yourself if you trust it, and bring its files"
        )


class Unpacked(SpooledTemporaryFile[bytes]):
    """A member's bytes: in memory while few, else in a file without a name. It carries its source's budget on."""

    budget: Budget


def budget_of(file: IO[bytes]) -> Budget:
    """The budget of the source file that this is or lies in."""
    if isinstance(file, Unpacked):
        return file.budget
    size = file.seek(0, 2)
    file.seek(0)
    return Budget(size)


def unpack(source: IO[bytes], budget: Budget, within: Within) -> Unpacked:
    """All of a member, to read from its start. Raises UnreadableSource where it outgrows the budget."""
    unpacked = Unpacked(max_size=IN_MEMORY)
    unpacked.budget = budget
    while chunk := source.read(CHUNK):
        budget.used += len(chunk)
        if budget.spent:
            unpacked.close()
            raise UnreadableSource(within.name, budget.reason, within.label)
        unpacked.write(chunk)
    unpacked.seek(0)
    return unpacked


def split_member(file: IO[bytes], within: Within) -> Iterator[Item]:
    """The parts of a member; one that cannot be read is refused alone."""
    head = file.read(32)
    file.seek(0)
    if not head:
        yield Refused(name=within.name, label=within.label, reason="is empty (0 bytes); expected a story")
    elif what := holds_no_story(head, within.called):
        yield passed(within, what)
    else:
        try:
            yield from split_inside(file, within)
        except UnreadableSource as error:
            yield Refused(name=error.name, reason=error.reason, label=error.label or within.label)


def passed(within: Within, what: str) -> Refused:
    return Refused(name=within.name, label=within.label, reason=f"is {what} and holds no story", passed_over=True)


def left_over(within: Within, budget: Budget) -> Refused:
    """What comes after the member that outgrew the budget."""
    return Refused(name=within.name, label=within.label, reason=f"{budget.reason}; the rest of it was left")


def holds_no_story(head: bytes, name: str) -> str | None:
    """What a member is whose bytes or name say that no story is in it."""
    what = signature(head)
    if what and what.rpartition(" ")[2] in PASSED_KINDS:
        return what
    return NO_STORIES.get(suffix(name)) if head.lstrip()[:1] != b"<" or suffix(name) == ".svg" else None


def refuse_by_name(path: str, within: Within) -> Refused | None:
    """A member whose name alone says that it is not to be opened."""
    if CLUTTER.search(path.replace("\\", "/")):
        return passed(within, "a file that computers leave behind")
    if danger := danger_of(path):
        return Refused(
            name=within.name, label=within.label, reason=f"{danger}; pack the file again under a plain relative path"
        )
    return None


def danger_of(path: str) -> str | None:
    if ".." in re.split(r"[/\\]", path):
        return "its path leads out of the archive"
    if path.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", path):
        return "its path is an absolute one"
    if any(unicodedata.category(c) == "Cc" for c in path):
        return "its path holds control characters"
    return None


class Labels:
    """Labels for members in the order they come; the second of the same name is called "(2) name"."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}

    def of(self, path: str) -> str:
        label = "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cs"} else c for c in path)
        if len(label) > MAX_LABEL:
            label = f"{label[: MAX_LABEL - 300]}…{label[-200:]}"
        self.seen[label] = number = self.seen.get(label, 0) + 1
        return label if number == 1 else f"({number}) {label}"


def inner_name(name: str) -> str:
    """A packed file's name without the suffix of its packing."""
    name = short_name(name)
    stem, dot, last = name.rpartition(".")
    if not dot:
        return name
    if last.lower() in {"gz", "gzip", "z", "bz2", "xz", "lzma"}:
        return stem or name
    return f"{stem}.tar" if last.lower() in {"tgz", "taz", "tbz", "tbz2", "txz"} else name
