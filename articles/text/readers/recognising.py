"""Tells by its first bytes what a file is, whatever its name says."""

from pathlib import PurePosixPath, PureWindowsPath


class UnreadableSource(Exception):
    """A source file that gives no article; the message is one sentence for the person who brought it."""

    def __init__(self, name: str, reason: str, label: str = "") -> None:
        """``label`` names the part of the file that is meant, "" for the whole of it."""
        super().__init__(f"{name}, {label}: {reason}" if label else f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.label = label

    def __reduce__(self) -> tuple[type["UnreadableSource"], tuple[str, str, str]]:
        return type(self), (self.name, self.reason, self.label)


NO_STORY = "holds no story, only a head or the furniture of a page; expected a headline and paragraphs"

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or a Word, Excel or OpenDocument file)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1a\x45\xdf\xa3", "a Matroska or WebM film"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\xca\xfe\xba\xbe", "a program"),
)
CONTAINERS: tuple[tuple[bytes, int, bytes, str], ...] = (
    (b"RIFF", 8, b"WEBP", "a WebP picture"),
    (b"RIFF", 8, b"WAVE", "a WAV recording"),
    (b"RIFF", 8, b"AVI ", "an AVI film"),
)
MARKUP: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", "an HTML page"),
    (b"<html", "an HTML page"),
    (b"<head", "an HTML page"),
    (b"<?xml", "an XML document"),
)


def too_large(size: int, limit: int) -> str:
    """The reason for a file of ``size`` bytes where ``limit`` are allowed."""
    return f"{size:,} bytes is more than such a file may have ({limit:,}); split it into smaller files"


def short_name(name: str) -> str:
    """The file's own name without its folders, for messages."""
    return PureWindowsPath(PurePosixPath(name).name).name or name


def suffix(name: str) -> str:
    """The suffix in lower case with its dot, "" where there is none."""
    return PurePosixPath(short_name(name)).suffix.lower()


def signature(data: bytes) -> str | None:
    """What the first bytes say the file is, in words, or None where they say nothing."""
    for start, what in SIGNATURES:
        if data.startswith(start):
            return what
    for start, offset, mark, what in CONTAINERS:
        if data.startswith(start) and data[offset : offset + len(mark)] == mark:
            return what
    if data[4:8] == b"ftyp":
        return "a HEIC picture or an MP4 film"
    if data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00":
        return "a BMP picture"
    return markup(data)


def markup(data: bytes) -> str | None:
    head = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((what for start, what in MARKUP if head.startswith(start)), None)
