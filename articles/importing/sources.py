"""Which files an import takes: every file that is named, and none passed over in silence."""

import errno
import glob
import os
import shlex
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NAME_BYTES = 1000
_CURES = {
    errno.ENOENT: "it is gone, or a link to nothing; put it back and import it again",
    errno.ELOOP: "it is a link that leads in a circle; name the file itself",
    errno.EIO: "the disk gives an error; copy the file from elsewhere and import it again",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file to import. ``name`` is its path below the folder that was named: the same file under
    another mount or from another working folder has the same name. ``refusal`` says why it cannot be read
    and what would help, None where it can."""

    path: str
    name: str
    refusal: str | None = None


def find(paths: Iterable[str]) -> Iterator[SourceFile]:
    """Every file behind the paths (files, folders with all below them, globs), each path once, in order of name."""
    seen: set[str] = set()
    for given in paths:
        for source in _behind(given):
            path = os.path.abspath(source.path)
            if path not in seen:
                seen.add(path)
                yield source


def split(sources: str) -> list[str]:
    """One path, spaces and all, where there is such a one; else several, parted as a shell would."""
    if os.path.lexists(sources) or _matches(sources):
        return [sources]
    try:
        return shlex.split(sources)
    except ValueError:
        return [sources]


def _behind(given: str) -> Iterator[SourceFile]:
    if os.path.isdir(given):
        yield from _in_folder(given, Path(given))
    elif found := ([] if os.path.lexists(given) else _matches(given)):
        for path in found:
            if not (os.path.isdir(path) and "**" in given):
                yield from _behind(path)
    else:
        yield _checked(given, os.path.basename(given) or given)


def _matches(pattern: str) -> list[str]:
    """What a pattern finds; brackets in the part of it that exists as it stands are no pattern."""
    if not glob.has_magic(pattern):
        return []
    found = glob.glob(pattern, recursive=True, include_hidden=True)
    base = pattern
    while not found and base and base != os.path.dirname(base):
        base = os.path.dirname(base)
        if os.path.isdir(base):
            found = glob.glob(glob.escape(base) + pattern[len(base) :], recursive=True, include_hidden=True)
            break
    return sorted(found)


def _in_folder(given: str, root: Path) -> Iterator[SourceFile]:
    denied: list[OSError] = []
    empty = True
    for folder, folders, files in os.walk(given, onerror=denied.append):
        folders.sort()
        empty = empty and not files and not any(os.path.islink(os.path.join(folder, name)) for name in folders)
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
        refusal = unreadable(error)
        if error.errno == errno.ENOENT and not os.path.lexists(path):
            refusal = "there is no such file or folder; give the path of a file, a folder or a pattern"
            name = path
        return SourceFile(path=path, name=shown(name), refusal=refusal)
    except ValueError:
        return SourceFile(path=path, name=shown(name), refusal="this is no path; give that of a file or a folder")
    if not stat.S_ISREG(mode):
        return SourceFile(path=path, name=shown(name), refusal="is not a regular file; copy its content into one")
    return SourceFile(path=path, name=shown(name))


def unreadable(error: OSError) -> str:
    """The reason for a file that the system does not let us read."""
    cure = _CURES.get(error.errno or 0, "allow reading and import it again")
    return f"cannot be read ({error.strerror or error}); {cure}"


def shown(path: str) -> str:
    """A path as text that a terminal, JSON and an index of PostgreSQL can hold, whatever bytes it is made of."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace").replace("\x00", "\\x00")
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    data = text.encode()
    return text if len(data) <= NAME_BYTES else "…" + data[3 - NAME_BYTES :].decode(errors="ignore")
