"""Original bytes, kept for ever under their sha256 in the storage ``originals``."""

import fcntl
import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.core.files import File
from django.core.files.storage import FileSystemStorage

from articles.models.provenance import original_path, originals_storage

BLOCK = 1 << 20


INCOMING = ".incoming"


class OriginalsFolder(FileSystemStorage):
    """A folder in which a file is either whole or not there: temporary name, fsync, rename."""

    def _save(self, name: str, content: File) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        with self._incoming() as out:
            try:
                for block in content.chunks(BLOCK):
                    out.write(block)
                out.flush()
                os.fsync(out.fileno())
                Path(out.name).chmod(self.file_permissions_mode or 0o640)
                Path(out.name).replace(target)
                _fsync_folder(target.parent)
            except BaseException:
                Path(out.name).unlink(missing_ok=True)
                raise
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: what lies under a sha256 already are the same bytes."""
        return name

    def sweep(self) -> None:
        """Remove what killed imports left half-written; the files that living ones are writing are locked."""
        for left in Path(self.path(INCOMING)).glob("*"):
            with suppress(OSError), left.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                left.unlink()

    def _incoming(self) -> IO[bytes]:
        folder = Path(self.path(INCOMING))
        folder.mkdir(parents=True, exist_ok=True)
        while True:
            out = tempfile.NamedTemporaryFile(dir=folder, delete=False)  # noqa: SIM115 - the caller closes it
            fcntl.flock(out, fcntl.LOCK_EX)
            if Path(out.name).exists():  # another import may have swept it away just before the lock
                return out


def _fsync_folder(folder: Path) -> None:
    """The rename itself outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep() -> None:
    """Make order in the originals' store where its kind allows it."""
    storage = originals_storage()
    if isinstance(storage, OriginalsFolder):
        storage.sweep()


class CannotKeep(Exception):
    """The bytes of an original could not be stored (a full disk, say): an import must stop, nothing is lost."""


class ChangedMeanwhile(Exception):
    """A file was written to while it was read."""


def digest(file: IO[bytes]) -> tuple[str, int]:
    """(sha256 in hexadecimal, size in bytes) of an open file, a block at a time."""
    sha, size = hashlib.sha256(), 0
    while block := file.read(BLOCK):
        sha.update(block)
        size += len(block)
    return sha.hexdigest(), size


def opened(sha256: str) -> IO[bytes]:
    """The bytes that are kept under a sha256, to be read."""
    return originals_storage().open(original_path(sha256), "rb")


def keep(file: IO[bytes], sha256: str, size: int) -> None:
    """Put the bytes of an open file under their sha256, unless they are there already.

    Raises CannotKeep when the storage does not take them, ChangedMeanwhile when they are not what was hashed.
    """
    storage, name = originals_storage(), original_path(sha256)
    try:
        if storage.exists(name):
            if storage.size(name) == size:
                return
            storage.delete(name)
        file.seek(0)
        storage.save(name, File(file, name=name))
        with storage.open(name) as kept:
            same = digest(kept) == (sha256, size)
        if not same:
            storage.delete(name)
    except OSError as error:
        raise CannotKeep(
            f"The originals' storage does not take {sha256} ({error.strerror or error}); "
            "make room or allow writing, and give the same command again: it goes on where it stopped."
        ) from error
    if not same:
        raise ChangedMeanwhile
