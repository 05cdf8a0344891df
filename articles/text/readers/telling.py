"""Tells a container of stories by the first bytes of a file and its name: archives, JSON in its kinds, tables.

Only what tells stands here, so that nothing else need be loaded for a file of another kind.
"""

import codecs
import json
import re

from articles.text.readers import columns
from articles.text.readers.recognising import signature, suffix

PACKED = (b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
ZIPPED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
LINE_SUFFIXES = (".jsonl", ".ndjson")
JSON_SUFFIXES = (".json",)
TABLE_SUFFIXES = (".csv", ".tsv", ".tab")
READ_ELSEWHERE = ("an HTML page", "an XML document", "a PDF document")
JSON_START = re.compile(r'\{\s*(?:"|\}|$)|\[\s*(?:[{\]]|\[\s*"|$)')
OBJECT_START = re.compile(r'\x1e?\s*\{\s*(?:"|\})')
DELIMITERS = (",", ";", "\t", "|")
MAX_HEADER_ROW = 20


def is_packed(head: bytes, name: str) -> bool:
    """gzip, bzip2 or xz."""
    return head.startswith(PACKED)


def is_zip(head: bytes, name: str) -> bool:
    return head.startswith(ZIPPED)


def is_tar(head: bytes, name: str) -> bool:
    """By the checksum of its first header: the oldest kinds have no other mark."""
    if not head.strip(b"\0") and suffix(name) == ".tar":
        return bool(head)
    if len(head) < 512 or not head[0]:
        return False
    try:
        stated = int(head[148:156].rstrip(b"\0 ").lstrip() or b"-1", 8)
    except ValueError:
        return False
    return stated == sum(head[:148]) + 8 * 32 + sum(head[156:512])


def is_json_lines(head: bytes, name: str) -> bool:
    """An object on its first line and another below it; a lone long line may be one big file of JSON."""
    text = head_text(head).lstrip()
    named = suffix(name) in LINE_SUFFIXES
    if not OBJECT_START.match(text):
        return named and not signature(head) and not JSON_START.match(text)
    line, _, rest = text.partition("\n")
    if named:
        return len(line.strip()) > 1
    return bool(OBJECT_START.match(rest.lstrip())) and holds_object(line)


def holds_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line.strip("\x1e \t\r")), dict)
    except (ValueError, RecursionError):
        return False


def is_json(head: bytes, name: str) -> bool:
    """An object or a list of them; a name that says so is believed unless the bytes say something else."""
    if JSON_START.match(head_text(head).lstrip()):
        return True
    return suffix(name) in JSON_SUFFIXES and not signature(head) and bool(head)


def is_table(head: bytes, name: str) -> bool:
    """By its suffix, or, in a text file, by a line of column names near its top."""
    what = signature(head)
    if suffix(name) in TABLE_SUFFIXES:
        return what not in READ_ELSEWHERE and bool(head)
    if what or suffix(name) not in {".txt", "", ".dat"}:
        return False
    return any(is_header(line) for line in head_text(head).split("\n")[:MAX_HEADER_ROW])


def is_header(line: str) -> bool:
    """Whether a line of a text file is one of column names: a text, a title and more, and nothing much besides."""
    for delimiter in DELIMITERS:
        cells = [cell.strip().strip('"').strip() for cell in line.split(delimiter)]
        if len(cells) >= 3 and max(map(len, cells)) <= 40:
            fields = {columns.field_of(cell) for cell in cells}
            if {"body", "title"} <= fields and fields & {"date", "url", "outlet", "byline"}:
                return True
    return False


def head_text(head: bytes) -> str:
    """The first characters, well enough to see what they are."""
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, errors="replace")
    if head[:40].count(0) >= 15:
        return head.decode("utf-16-le" if head[1:40:2].count(0) > 15 else "utf-16-be", errors="replace")
    return head.decode("utf-8", errors="replace")
