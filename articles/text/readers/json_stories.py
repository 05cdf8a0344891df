"""A file of JSON: one story, a list of them of any length, or an object in which such a list lies."""

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain
from typing import IO, Any

from articles.text.readers import columns, json_lines, mapping, ninjs, objects, streaming
from articles.text.readers.recognising import UnreadableSource, too_large
from articles.text.readers.splitting import Item, Within
from articles.text.values import Part, Refused

CHUNK = 1 << 18
MAX_ITEM = 5_000_000
MAX_WHOLE = 60_000_000
SAMPLE = 300
SPACE = re.compile(r"[ \t\r\n\x1e\0\ufeff]*")
NEXT_ITEM = re.compile(r"\}\s{0,200},\s{0,200}(?=\{)")
NOT_AT_END = 64
DECODER = json.JSONDecoder(parse_constant=lambda _: None, strict=False)
Value = Any


class Cursor:
    """Values one after another out of text that comes in pieces, holding no more than the value being read."""

    def __init__(self, file: IO[bytes], encoding: str) -> None:
        called = "utf-8" if encoding == streaming.MIXED else encoding
        errors = "windows-1252 where invalid" if called == "utf-8" else "replace"
        self.file = file
        self.decoder = codecs.getincrementaldecoder(called)(errors=errors)
        self.buffer = ""
        self.position = 0
        self.ended = False

    def fill(self) -> bool:
        """More text behind what is held; False at the end."""
        if self.ended:
            return False
        chunk = self.file.read(max(CHUNK, len(self.buffer) - self.position))
        self.ended = not chunk
        self.buffer = self.buffer[self.position :] + self.decoder.decode(chunk, final=self.ended)
        self.position = 0
        return True

    def peek(self) -> str:
        """The next character that is no space, "" at the end."""
        while True:
            match = SPACE.match(self.buffer, self.position)
            self.position = match.end() if match else self.position
            if self.position < len(self.buffer):
                return self.buffer[self.position]
            if not self.fill():
                return ""

    def value(self, longest: int) -> Value:
        """The value that begins here. Raises BrokenJson, the position unchanged, where there is none."""
        while True:
            try:
                found, end = DECODER.raw_decode(self.buffer, self.position)
            except RecursionError as error:
                raise objects.BrokenJson("is nested deeper than any article is") from error
            except json.JSONDecodeError as error:
                early = error.pos < len(self.buffer) - NOT_AT_END and not error.msg.startswith("Unterminated")
                if early or len(self.buffer) - self.position > longest or not self.fill():
                    reason = f"is no valid JSON ({objects.fault(error)})"
                    raise objects.BrokenJson(reason) from error
            except ValueError as error:
                raise objects.BrokenJson("holds a number too long to be one") from error
            else:
                if end < len(self.buffer) or not self.fill():
                    self.position = end
                    return found

    def skip_broken(self) -> bool:
        """To the next object of a list behind a broken one; False where none follows."""
        self.position += 1
        while True:
            if match := NEXT_ITEM.search(self.buffer, self.position):
                self.position = match.end()
                return True
            self.position = max(self.position, len(self.buffer) - 400)
            if not self.fill():
                return False


def split(file: IO[bytes], within: Within) -> Iterator[Item]:
    encoding = streaming.encoding_of(file, within.name, within.label)
    cursor = Cursor(file, encoding)
    first = cursor.peek()
    if first == "[":
        yield from split_items(items_of(cursor), within, encoding)
        return
    try:
        value = cursor.value(MAX_WHOLE) if first else None
        more = cursor.peek()
    except objects.BrokenJson as error:
        if is_lines(file):
            file.seek(0)
            yield from json_lines.split(file, within)
            return
        size = file.seek(0, 2)
        reason = too_large(size, MAX_WHOLE) if size > MAX_WHOLE else f"{error}; fetch the file again"
        raise UnreadableSource(within.name, reason, within.label) from error
    if not isinstance(value, dict):
        raise UnreadableSource(within.name, "holds no JSON object; expected one with a title and a text", within.label)
    if more == "{" and is_lines(file):
        file.seek(0)
        yield from json_lines.split(file, within)
    elif more == "{":
        yield from split_items(chain([value], sequence_of(cursor)), within, encoding)
    elif (listed := list_in(value)) is not None:
        yield from split_items(iter(listed), within, encoding)
    else:
        yield from whole(file, within)


def whole(file: IO[bytes], within: Within) -> Iterator[Item]:
    """A file with one story is one part, byte for byte."""
    file.seek(0)
    data = file.read()
    if len(data) > MAX_ITEM:
        raise UnreadableSource(within.name, too_large(len(data), MAX_ITEM), within.label)
    found: dict[str, str] = {}
    names: list[str] = []
    with suppress(objects.BrokenJson):
        found, names = mapping.of_objects([objects.loads(data)] if within.columns else [], within)
    top = within.depth == 0
    yield Part(
        data=data, name=within.name, label=within.label, format="row", start=0 if top else None,
        length=len(data) if top else None, columns=found if names else {},
    )  # fmt: skip


def is_lines(file: IO[bytes]) -> bool:
    """Whether each line begins an object of its own."""
    position = file.tell()
    file.seek(0)
    first = file.readline(json_lines.MAX_LINE)
    second = file.readline(64)
    file.seek(position)
    return len(first.strip()) > 1 and second.lstrip().startswith((b'{"', b"{ "))


def items_of(cursor: Cursor) -> Iterator[Value | objects.BrokenJson]:
    """The items of a list that begins here, broken ones as what is wrong with them."""
    cursor.position += 1
    while (mark := cursor.peek()) not in {"]", ""}:
        if mark == ",":
            cursor.position += 1
            continue
        try:
            yield cursor.value(MAX_ITEM)
        except objects.BrokenJson as error:
            yield error
            if not cursor.skip_broken():
                return
    if not mark:
        yield objects.BrokenJson("is missing: the list ends in the middle, so the file was cut off on its way")


def sequence_of(cursor: Cursor) -> Iterator[Value | objects.BrokenJson]:
    """Values one behind the other, until one is broken: where the next one begins cannot be told then."""
    while cursor.peek():
        try:
            yield cursor.value(MAX_ITEM)
        except objects.BrokenJson as error:
            yield error
            return


def split_items(items: Iterator[Value | objects.BrokenJson], within: Within, encoding: str) -> Iterator[Item]:
    """A part for each object of a list; a list of lists is a table whose first row names its columns."""
    first: list[Value] = []
    header: list[str] | None = None
    for item in items:
        first.append(item)
        if len(first) == SAMPLE:
            break
    if not any(isinstance(item, (dict, list)) for item in first):
        broken = next((str(item) for item in first if isinstance(item, objects.BrokenJson)), "")
        reason = f"its first item {broken}; fetch the file again" if broken else "holds no objects with stories in them"
        raise UnreadableSource(within.name, reason, within.label)
    if isinstance(first[0], list):
        header = [str(name) for name in first.pop(0)]
    rows = [as_object(item, header) for item in first]
    sample = [row for row in rows if isinstance(row, dict)]
    found, names = mapping.of_objects(sample, within)
    yield from mapping.announcements(found, names, sample, within)
    for number, item in enumerate(chain(first, items), 1):
        yield part_of(as_object(item, header), number, found, within, encoding)


def part_of(item: Value, number: int, found: Mapping[str, str], within: Within, encoding: str) -> Item:
    label = f"{within.label}, item {number}" if within.label else f"item {number}"
    if isinstance(item, objects.BrokenJson):
        return Refused(name=within.name, label=label, reason=str(item))
    if not isinstance(item, dict):
        return Refused(name=within.name, label=label, reason="is no object; expected one with a title and a text")
    return Part(data=mapping.row(item), name=within.name, label=label, format="row", charset=encoding, columns=found)


def as_object(item: Value, header: list[str] | None) -> Value:
    return dict(zip(header, item, strict=False)) if header and isinstance(item, list) else item


def list_in(value: dict[str, Value]) -> list[Value] | None:
    """The list of stories that an object wraps, however it lies in it; None for an object that is a story."""
    record = objects.unwrapped(value)
    if ninjs.is_item(record) or is_story(record):
        return None
    found = [value for value in objects.flat(value).values() if isinstance(value, list) and is_list(value)]
    if found:
        return max(found, key=len)
    if turned := turn(record):
        return turned
    members = list(record.values())
    return members if len(members) > 1 and is_list(members) else None


def is_list(items: list[Value]) -> bool:
    """Whether most of a list's first items are stories."""
    sample = items[:20]
    told = [item for item in sample if isinstance(item, dict) and (ninjs.is_item(item) or has_fields(item))]
    return len(told) > len(sample) / 2


def has_fields(item: Mapping[str, Value]) -> bool:
    flat = objects.flat(objects.unwrapped(item))
    return {"title", "body"} <= columns.by_name(mapping.candidates(flat)).keys()


def is_story(record: Mapping[str, Value]) -> bool:
    """Whether an object itself has a title and a text, not only something in it."""
    named = columns.by_name(name for name, value in record.items() if isinstance(value, str))
    return {"title", "body"} <= named.keys()


def turn(record: Mapping[str, Value]) -> list[Value] | None:
    """A table kept column by column, {"title": {"0": …}, "text": {"0": …}}, or as columns and data."""
    names, data = record.get("columns"), record.get("data") or record.get("rows")
    if isinstance(names, list) and isinstance(data, list) and data and isinstance(data[0], list):
        return [names, *data]
    kept = {name: value for name, value in record.items() if is_column(value)}
    if not {"title", "body"} <= columns.by_name(kept).keys():
        return None
    of_columns = {name: dict(enumerate(v)) if isinstance(v, list) else v for name, v in kept.items()}
    keys = max(of_columns.values(), key=len)
    return [{name: cells.get(key) for name, cells in of_columns.items()} for key in keys]


def is_column(value: Value) -> bool:
    """Whether a value is a column's cells: by number, or in a list."""
    if isinstance(value, dict):
        return bool(value) and all(key.isdigit() for key in value)
    return isinstance(value, list) and len(value) > 1 and not any(isinstance(cell, (dict, list)) for cell in value)
