"""Which files an import takes: every file that is named, and none passed over in silence."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NAME_LENGTH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file to import. ``name`` is its path below the folder that was named: the same file under
    another mount or from another working folder has the same name. ``refusal`` says why it cannot be read
    and what would help, None where it can."""

    path: str
    name: str
    refusal: str | None = None


def find(paths: Iterable[str]) -> Iterator[SourceFile]:
    """Every file behind the paths (files, folders with all below them, globs), each once, in order of name."""
    seen: set[str] = set()
    for given in paths:
        for source in _behind(given):
            real = os.path.realpath(source.path)
            if real not in seen:
                seen.add(real)
                yield source


def _behind(given: str) -> Iterator[SourceFile]:
    if os.path.isdir(given):
        yield from _in_folder(given, Path(given))
    elif os.path.lexists(given):
        yield _checked(given, os.path.basename(given))
    elif glob.has_magic(given) and (found := sorted(glob.glob(given, recursive=True, include_hidden=True))):
        for path in found:
            if not (os.path.isdir(path) and "**" in given):
                yield from _behind(path)
    else:
        yield SourceFile(
            path=given,
            name=shown(given),
            refusal="there is no such file or folder; give the path of a file, a folder or a pattern",
        )


def _in_folder(given: str, root: Path) -> Iterator[SourceFile]:
    denied: list[OSError] = []
    empty = True
    for folder, folders, files in os.walk(given, onerror=denied.append):
        folders.sort()
        empty = empty and not files and not folders
        for link in filter(os.path.islink, [os.path.join(folder, name) for name in folders]):
            name = shown(os.path.relpath(link, root))
            yield SourceFile(path=link, name=name, refusal="is a link to a folder; name that folder itself")
        for file in sorted(files):
            path = os.path.join(folder, file)
            yield _checked(path, os.path.relpath(path, root))
    if empty and not denied:
        yield SourceFile(
            path=given, name=shown(given), refusal="there is no file in this folder; give one that holds source files"
        )
    for error in denied:
        name = shown(os.fsdecode(error.filename))
        yield SourceFile(
            path=os.fsdecode(error.filename),
            name=name,
            refusal=f"this folder cannot be listed ({error.strerror}); allow reading and import it again",
        )


def _checked(path: str, name: str) -> SourceFile:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        return SourceFile(path=path, name=shown(name), refusal=unreadable(error))
    if not stat.S_ISREG(mode):
        return SourceFile(path=path, name=shown(name), refusal="is not a regular file; copy its content into one")
    return SourceFile(path=path, name=shown(name))


def unreadable(error: OSError) -> str:
    """The reason for a file that the system does not let us read."""
    return f"cannot be read ({error.strerror or error}); allow reading and import it again"


def shown(path: str) -> str:
    """A path as text that a terminal, JSON and PostgreSQL can hold, whatever bytes it is made of."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace").replace("\x00", "\\x00")
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return text if len(text) <= NAME_LENGTH else "…" + text[1 - NAME_LENGTH :]
