"""The text of a file of any size, a line at a time, in whatever encoding it is."""

import codecs
from collections.abc import Iterator
from typing import IO

from articles.text.readers import decoding
from articles.text.readers.recognising import UnreadableSource

CHUNK = 1 << 20
SAMPLE = 400_000
MIXED = "utf-8 with windows-1252"
# What stands for a line too long for any table.
TOO_LONG = "\x1a\x1a\n"
WIDE = ("utf-16", "utf-32", "iso2022")
# Encodings whose second bytes can be those of UTF-8 sequences: there, what happens to be UTF-8 is none.
EAST_ASIAN = ("gb", "big5", "euc", "shift", "cp932", "cp949", "johab", "hz", "cp950")


def encoding_of(file: IO[bytes], name: str, label: str = "") -> str:
    """The encoding of a whole file, told by where it first stops being UTF-8; the file is left at its start."""
    head = file.read(SAMPLE)
    try:
        encoding = decoding.to_text(head[: head.rfind(b"\n") + 1] or head, name)[1]
        if encoding == "utf-8" and not head.startswith(codecs.BOM_UTF8):
            file.seek(0)
            sample = first_foreign(file)
            encoding = decoding.to_text(sample, name)[1] if sample else encoding
    except UnreadableSource as error:
        raise UnreadableSource(name, error.reason, label) from error
    file.seek(0)
    return encoding


def first_foreign(file: IO[bytes]) -> bytes:
    """What stands around the first bytes that are no UTF-8, in whole lines, b"" where all are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    position = 0
    while chunk := file.read(CHUNK):
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as error:
            file.seek(max(0, position + min(error.start, len(chunk)) - SAMPLE // 8))
            sample = file.read(SAMPLE)
            start = sample.find(b"\n") + 1 if position or error.start > SAMPLE // 8 else 0
            end = sample.rfind(b"\n") + 1
            return sample[start:end] if end > start else sample
        position += len(chunk)
    return b""


def lines(file: IO[bytes], encoding: str, longest: int) -> Iterator[str]:
    """Every line with its "\n"; "\r\n" and "\r" are line ends too. A longer one is TOO_LONG.

    Begins at the file's start.
    """
    if encoding.startswith(WIDE):
        return (line for wide in wide_lines(file, encoding, longest) for line in tidied(wide))
    return narrow_lines(file, encoding, longest)


def tidied(line: str) -> list[str]:
    whole = line.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    pieces = whole.split("\n")
    return [piece + "\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])


def narrow_lines(file: IO[bytes], encoding: str, longest: int) -> Iterator[str]:
    file.seek(3 if file.read(3) == codecs.BOM_UTF8 else 0)
    while line := file.readline(longest):
        if len(line) >= longest and not line.endswith(b"\n") and (returned := line.rfind(b"\r") + 1):
            # The lines of an old Macintosh end in a return, so that all of them are one line here.
            file.seek(returned - len(line), 1)
            line = line[:returned]
        elif len(line) >= longest and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(CHUNK)
            yield TOO_LONG
            continue
        text = line.decode("ascii") if line.isascii() else decode_line(line, encoding)
        if "\r" in text or "\0" in text:
            yield from tidied(text)
        else:
            yield text


def decode_line(line: bytes, encoding: str) -> str:
    """A line; one that is UTF-8 among others of an old encoding is read as what it is."""
    if encoding in {"utf-8", MIXED} or not encoding.startswith(EAST_ASIAN):
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if encoding in {"utf-8", MIXED}:
        return line.decode("utf-8", errors="windows-1252 where invalid")
    if not encoding.startswith(EAST_ASIAN) and decoding.mostly_utf8(line):
        return line.decode("utf-8", errors="windows-1252 where invalid")
    return line.decode(encoding, errors="replace")


def wide_lines(file: IO[bytes], encoding: str, longest: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    rest, broken = "", False
    file.seek(0)
    while chunk := file.read(CHUNK):
        pieces = (rest + decoder.decode(chunk).replace("\ufeff", "")).split("\n")
        rest = pieces.pop()
        for piece in pieces:
            yield TOO_LONG if broken or len(piece) > longest else piece + "\n"
            broken = False
        if len(rest) > longest:
            rest, broken = "", True
    if rest := rest + decoder.decode(b"", final=True):
        yield rest
