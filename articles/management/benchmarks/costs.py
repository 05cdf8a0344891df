"""What a run costs in a process of its own: CPU seconds, the most memory it held, what it printed."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

MEGABYTE = 1024  # ru_maxrss counts kilobytes


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float
    megabytes: float
    output: str
    code: int
    complaint: str


def run(arguments: Sequence[str], *, python: str = sys.executable, given: Path | None = None) -> Cost:
    """Runs Python with the arguments in the project's folder, ``given`` as its standard input."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as complaints:
        with (given or Path(os.devnull)).open() as source:
            child = subprocess.Popen(
                [python, *arguments], cwd=settings.BASE_DIR, stdin=source, stdout=output, stderr=complaints
            )
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        complaints.seek(0)
        return Cost(
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / MEGABYTE,
            output.read(),
            child.returncode,
            complaints.read().strip(),
        )
