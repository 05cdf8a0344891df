"""A mailbox (mbox): one part a message, read line by line whatever its size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from articles.text.readers.reading import READERS
from articles.text.readers.recognising import UnreadableSource, too_large
from articles.text.readers.splitting import Within
from articles.text.values import Part, Refused

MAX_LINE = 1_000_000
# A sentence may begin with "From " too; a separator ends in a date or a year.
SEPARATOR = re.compile(rb"From .{0,300}(?:\d\d:\d\d.{0,40}|(?:19|20)\d\d\s*$)")
QUOTED = re.compile(rb">+From ")


@dataclass(slots=True)
class Message:
    """One message while its lines come in; ``data`` stops growing where it is too large to be read."""

    number: int
    start: int
    limit: int
    lines: list[bytes] = field(default_factory=list)
    size: int = 0
    changed: bool = False

    def add(self, line: bytes, whole: bool) -> None:
        """``whole`` is False for the later pieces of a line too long to be held."""
        if whole and QUOTED.match(line):
            line, self.changed = line[1:], True
        self.size += len(line)
        if self.size <= self.limit:
            self.lines.append(line)

    def item(self, within: Within) -> Part | Refused | None:
        label = within.inside(f"message {self.number}").label
        if self.size > self.limit:
            return Refused(name=within.name, label=label, reason=too_large(self.size, self.limit))
        data = b"".join(self.lines)
        if not data.strip():
            return None
        placed = within.depth == 0 and not self.changed
        return Part(
            data=data, name=within.name, label=label, format="mail",
            start=self.start if placed else None, length=len(data) if placed else None,
        )  # fmt: skip


def split(file: IO[bytes], within: Within) -> Iterator[Part | Refused]:
    """The messages in order. Raises UnreadableSource where there is none."""
    found = False
    for message in messages(file):
        if item := message.item(within):
            found = True
            yield item
    if not found:
        raise UnreadableSource(within.name, "a mailbox without messages; expected at least one", within.label)


def messages(file: IO[bytes]) -> Iterator[Message]:
    limit = next((reader.max_bytes for reader in READERS if reader.name == "mail"), 20_000_000)
    message: Message | None = None
    place, number, blank, whole = 0, 0, True, True
    while line := file.readline(MAX_LINE):
        place += len(line)
        if whole and blank and SEPARATOR.match(line):
            if message is not None:
                yield message
            number += 1
            message = Message(number, place, limit)
        elif message is not None:
            message.add(line, whole)
        whole = line.endswith(b"\n")
        blank = not line.strip()
    if message is not None:
        yield message
