"""What the commands say of each file: sentences on standard error, JSON lines in a file."""

import json
import sys
from argparse import ArgumentTypeError
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TextIO

from django.core.management.base import CommandError, CommandParser


class OutcomeLines(AbstractContextManager["OutcomeLines"]):
    """``{"path", "outcome", "reason"}`` a line in the file that --outcomes names; nothing where it names none."""

    def __init__(self, path: str | None) -> None:
        self._file: TextIO | None = None
        if path is not None:
            try:
                self._file = Path(path).open("w", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
            except OSError as error:
                raise CommandError(f"{path}: cannot be written ({error.strerror}).", returncode=2) from error

    def add(self, path: str, outcome: str, reason: str | None) -> None:
        if self._file is not None:
            line = {"path": path, "outcome": outcome, "reason": reason}
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            try:
                self._file.close()
            except OSError as error:
                raise CommandError(f"{self._file.name}: cannot be written ({error.strerror}).") from error


def path(given: str) -> str:
    """A PATH of the command line; argparse refuses an empty one."""
    if not given:
        raise ArgumentTypeError("a path may not be empty")
    return given


def add_arguments(parser: CommandParser) -> None:
    """The arguments that both `extract` and `import_articles` take."""
    parser.add_argument(
        "--outcomes", metavar="FILE", help="write one JSON line a file: path, outcome, reason (null: none)"
    )
    parser.add_argument("--outlet", metavar="NAME", help="the outlet of files that do not name theirs")


def complain(sentence: str) -> None:
    """One sentence on standard error, whatever characters it holds."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(sentence.encode(encoding, "backslashreplace").decode(encoding) + "\n")
