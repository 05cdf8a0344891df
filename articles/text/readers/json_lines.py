"""JSON Lines: an object a line, each a part of its own; a line that is broken costs only itself."""

from collections.abc import Iterator
from itertools import islice
from typing import IO, Any

from articles.text.readers import mapping, objects, streaming
from articles.text.readers.recognising import UnreadableSource
from articles.text.readers.splitting import Item, Within
from articles.text.values import Part, Refused

MAX_LINE = 5_000_000
SAMPLE_LINES = 500
SAMPLE_BYTES = 20_000_000
BOM = b"\xef\xbb\xbf"
Line = tuple[int, int, bytes | None]


def split(file: IO[bytes], within: Within) -> Iterator[Item]:
    head = file.read(4)
    file.seek(0)
    wide = head[:2] in {b"\xff\xfe", b"\xfe\xff"} or 0 in head
    first = sample(file, within, wide=wide)
    found, names = mapping.of_objects(first, within)
    yield from mapping.announcements(found, names, first, within)
    file.seek(0)
    encoding = streaming.encoding_of(file, within.name, within.label)
    whole = within.depth == 0 and not wide
    any_line = False
    for number, (start, length, data) in enumerate(lines(file, within, wide=wide), 1):
        label = f"{within.label}, line {number}" if within.label else f"line {number}"
        if data is None:
            reason = f"is longer than {MAX_LINE:,} bytes, which no article is"
            yield Refused(name=within.name, label=label, reason=reason)
        elif data.strip(b" \t\r\n\0\x1e"):
            any_line = True
            yield Part(
                data=data, name=within.name, label=label, format="row", columns=found,
                start=start if whole else None, length=length if whole else None,
                charset=charset_of(data, encoding, wide=wide),
            )  # fmt: skip
    if not any_line:
        raise UnreadableSource(within.name, "nothing but empty lines; expected an object a line", within.label)


def charset_of(data: bytes, encoding: str, *, wide: bool) -> str | None:
    """The encoding of a line: that of the file where it is not UTF-8 like most."""
    if wide or encoding == "utf-8":
        return encoding if wide else None
    try:
        data.decode()
    except UnicodeDecodeError:
        return encoding
    return None


def lines(file: IO[bytes], within: Within, *, wide: bool) -> Iterator[Line]:
    """Every line with its place, None for one too long to be read."""
    if wide:
        for text in streaming.lines(file, streaming.encoding_of(file, within.name, within.label), MAX_LINE):
            yield 0, 0, text.rstrip("\n").encode("utf-8", errors="replace")
        return
    position = 0
    while line := file.readline(MAX_LINE + 1):
        start = position
        position += len(line)
        if len(line) > MAX_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(1 << 20)
                position += len(line)
            yield start, 0, None
            continue
        data = line.rstrip(b"\r\n")
        if start == 0 and data.startswith(BOM):
            data, start = data[3:], 3
        yield start, len(data), data


def sample(file: IO[bytes], within: Within, *, wide: bool) -> list[dict[str, Any]]:
    """The objects of the first lines, as far as they are whole."""
    found: list[dict[str, Any]] = []
    size = 0
    for _, length, data in islice(lines(file, within, wide=wide), SAMPLE_LINES):
        size += length
        if data is None or size > SAMPLE_BYTES:
            continue
        try:
            record = objects.loads(data.strip(b"\0\x1e \t").decode("utf-8", errors="replace"))
        except objects.BrokenJson:
            continue
        if isinstance(record, dict):
            found.append(record)
    return found
