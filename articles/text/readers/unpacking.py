"""A crawl file as one stream of bytes, whether plain, gzipped record by record or gzipped as a whole."""

import zlib
from typing import IO

BLOCK = 65_536
MAX_OUT = 1_000_000
MAX_LINE = 65_536
MAX_HEADER = 200_000
GZIP = b"\x1f\x8b\x08"
GZIP_WINDOW = 16 + zlib.MAX_WBITS


class Damaged(Exception):
    """The stream breaks here; the message says how."""


class Unpacked:
    """The bytes of an open, seekable file, unzipped; memory stays flat however much one block unfolds to.

    ``mark`` is where reading could be taken up again after what is being read now turns out broken: the
    place in the file of the gzip member, or of the bytes themselves.
    """

    def __init__(self, file: IO[bytes], *, gzipped: bool) -> None:
        self.file = file
        self.gzipped = gzipped
        self.start_at(0)

    def start_at(self, place: int) -> None:
        self.file.seek(place)
        self.buffer = b""
        self.at = 0
        self.packed = b""
        self.taken = place
        self.member = place
        self.inflating = zlib.decompressobj(GZIP_WINDOW)
        self.fresh = True
        self.spent = 0

    @property
    def mark(self) -> int:
        return self.member if self.gzipped else self.taken - len(self.buffer) + self.at

    def fill(self) -> bool:
        """Makes sure that there is something to read; False at the end. Raises Damaged."""
        while self.at >= len(self.buffer):
            self.buffer, self.at = (self.inflate() if self.gzipped else self.block()), 0
            if not self.buffer and self.ended:
                return False
        return True

    @property
    def ended(self) -> bool:
        return not self.packed and self.drained

    def block(self) -> bytes:
        data = self.file.read(BLOCK)
        self.taken += len(data)
        self.drained = not data
        return data

    def inflate(self) -> bytes:
        if not self.packed:
            self.packed = self.block()
            if self.drained and not self.fresh:
                raise Damaged("its compressed data end in the middle")
        if self.fresh and not self.next_member():
            return b""
        try:
            data = self.inflating.decompress(self.packed, MAX_OUT)
        except zlib.error as error:
            raise Damaged(f"its compressed data are damaged ({error})") from error
        self.packed = self.inflating.unconsumed_tail
        if self.inflating.eof:
            self.packed = self.inflating.unused_data
            self.inflating = zlib.decompressobj(GZIP_WINDOW)
            self.fresh = True
        return data

    def next_member(self) -> bool:
        """Takes up the gzip member that begins here; False where only padding is left in the block."""
        self.packed = self.packed.lstrip(b"\x00")
        self.member = self.taken - len(self.packed)
        self.fresh = not self.packed
        return bool(self.packed)

    def read(self, size: int | None = None) -> bytes:
        self.spent = 0
        pieces: list[bytes] = []
        left = MAX_OUT if size is None else size
        while left > 0 and self.fill():
            piece = self.buffer[self.at : self.at + left]
            self.at += len(piece)
            left -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def readline(self, size: int | None = None) -> bytes:
        """A line of a record's header; raises Damaged where lines go on and on, as no header does."""
        limit = MAX_LINE if size is None else min(size, MAX_LINE)
        pieces: list[bytes] = []
        length = 0
        while length < limit and self.fill():
            end = self.buffer.find(b"\n", self.at, self.at + limit - length)
            end = end + 1 if end >= 0 else min(len(self.buffer), self.at + limit - length)
            pieces.append(self.buffer[self.at : end])
            length += end - self.at
            self.at = end
            if pieces[-1].endswith(b"\n"):
                break
        self.spent += length
        if length >= MAX_LINE or self.spent > MAX_HEADER:
            raise Damaged("its header has no end")
        return b"".join(pieces)


def find_next(file: IO[bytes], place: int, marks: tuple[bytes, ...]) -> int | None:
    """Where in the file, from ``place`` on, one of the marks stands next."""
    file.seek(place)
    longest = max(len(mark) for mark in marks)
    kept = b""
    while block := file.read(BLOCK):
        data = kept + block
        found = [at for mark in marks if (at := data.find(mark)) >= 0]
        if found:
            return place - len(kept) + min(found)
        place += len(block)
        kept = data[-(longest - 1) :]
    return None
