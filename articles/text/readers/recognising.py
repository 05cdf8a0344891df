"""Tells by its first bytes what a file is, whatever its name says."""

import re
import zlib
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


CRAWL = re.compile(
    rb"WARC/\d\.\d{1,2}\s|filedesc://|https?://\S+ \d{1,3}(?:\.\d{1,3}){3} \d{14} \S+ \d+\s", re.IGNORECASE
)
PACKED_CRAWL = re.compile(r"\.w?arc\.(?:zst|lz4)$", re.IGNORECASE)


def is_crawl(head: bytes) -> bool:
    """Whether a WARC or ARC record begins here."""
    return bool(CRAWL.match(head.lstrip(b"\r\n")))


def is_crawl_file(head: bytes, name: str) -> bool:
    """A crawl, also a gzipped one; those packed otherwise are told by their names, for a clear refusal."""
    if PACKED_CRAWL.search(name):
        return True
    if not head.startswith(b"\x1f\x8b\x08"):
        return is_crawl(head)
    try:
        return is_crawl(zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 4096))
    except zlib.error:
        return suffix(name.lower().removesuffix(".gz")) in {".warc", ".arc"}


PROLOG = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\])*>", re.DOTALL | re.IGNORECASE)
ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,100})(?=[\s/>]|$)([^>]{0,2000})")
NEWSML_G2 = {b"newsitem", b"newsmessage", b"packageitem", b"planningitem", b"conceptitem", b"knowledgeitem"} | {
    b"catalogitem",
    b"contentset",
}


def xml_root(data: bytes) -> tuple[bytes, bytes] | None:
    """The local name in lower case and the attributes of the element that the text begins with, after its prolog."""
    head = narrow(data[:4096]).removeprefix(b"\xef\xbb\xbf")
    at = 0
    while match := PROLOG.match(head, at):
        at = match.end()
    root = ROOT.match(head, at)
    return (root.group(1).lower(), root.group(2)) if root else None


def narrow(head: bytes) -> bytes:
    """UTF-16 as ASCII, as far as markup goes."""
    return head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff") if b"\x00" in head else head


def is_feed(data: bytes) -> bool:
    root = xml_root(data)
    return root is not None and (
        root[0] in {b"rss", b"rdf", b"channel"} or (root[0] == b"feed" and b"xmlns" in root[1].lower())
    )


def is_newsml(data: bytes) -> bool:
    root = xml_root(data)
    return root is not None and root[0] in NEWSML_G2


def is_nitf(data: bytes) -> bool:
    root = xml_root(data)
    return root is not None and root[0] == b"nitf"


def is_xml(data: bytes) -> bool:
    """XML of any kind but a web page's."""
    head = narrow(data[:64]).removeprefix(b"\xef\xbb\xbf").lstrip()
    root = xml_root(data)
    if root is not None and root[0] in {b"html", b"head", b"body"}:
        return False
    return head.startswith(b"<?xml") or (root is not None and (root[0] == b"tei" or b"xmlns" in root[1].lower()))


PAGE_TAG = re.compile(
    rb"<(?:meta|title|link|script|style|base|body|div|article|section|main|table|center|font)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
DOCTYPE = re.compile(rb"<!DOCTYPE\s+html\b", re.IGNORECASE)


def looks_like_html(data: bytes) -> bool:
    """A web page, or what is left of one: by its doctype or first element, never by a mere "<"."""
    head = narrow(data[:4096]).removeprefix(b"\xef\xbb\xbf")
    at = 0
    while match := PROLOG.match(head, at):
        if DOCTYPE.match(match.group()):
            return True
        at = match.end()
    root = ROOT.match(head, at)
    if root is not None and root.group(1).lower() in {b"html", b"head"}:
        return True
    return PAGE_TAG.match(head, at) is not None and len(PAGE_TAG.findall(head, at)) > 1


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


HEADER = re.compile(rb"[!-9;-~]{1,80}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|$)")
MAIL_ONLY = re.compile(
    rb"^(?:received|mime-version|message-id|return-path|delivered-to|content-transfer-encoding|x-mailer|x-received"
    rb"|dkim-signature|authentication-results|list-id|list-unsubscribe):",
    re.IGNORECASE | re.MULTILINE,
)
FROM_LINE = re.compile(rb"From [^\r\n]{0,200}\d\d:\d\d[^\r\n]{0,40}\d{4}[^\r\n]{0,20}\r?\n")


def is_mail(data: bytes) -> bool:
    """A message by its header: nothing but fields up to the first blank line, one of them such as only mail has."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    at = fields = 0
    while match := HEADER.match(head, at):
        at, fields = match.end(), fields + 1
    ended = head[at : at + 2] in {b"\n", b"\r\n"} or head[at : at + 1] == b"\n" or at > 3_000
    return fields >= 2 and (ended or not head[at:].strip()) and bool(MAIL_ONLY.search(head[:at]))


def is_mailbox(head: bytes, name: str) -> bool:
    """Messages one after another, each behind a line that begins with “From ” and ends in a date."""
    head = head.lstrip(b"\r\n")
    if match := FROM_LINE.match(head):
        return bool(HEADER.match(head, match.end()) or head[match.end() : match.end() + 6] == b">From ")
    return suffix(name) == ".mbox" and head.startswith(b"From ")
