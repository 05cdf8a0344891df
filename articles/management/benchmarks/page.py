"""docs/extraction.md: what the command measured, for a researcher who wants to know how far to trust the archive."""

import os
import platform
import subprocess
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from articles.management.benchmarks.tables import Table, as_markdown

PAGE = Path("docs", "extraction.md")
HEAD = """\
# How good the quotes are

Written by `make bench-extraction`, which measures and fills in every number; nothing here is typed by hand.
Measured at {where}.

What to make of it:

- **Whole quotations with a name beside them** can be used as they stand; check the words against the article all the
  same, which is one click away.
- **Pronouns and descriptions** ("he", "the spokesman") are the machine's reading of the story. Look at the article
  before you build on one.
- **Confidence** is given with each quote; a table below says how often quotes of that confidence are right.
- **Reported speech** is the reporter's wording, never the speaker's. It is kept apart and never set in quotation marks.
- Most of the texts measured on are news of American politics, because those are annotated. Stories of other places and
  papers differ: more unnamed sources, more pronouns, British marks.

"""


def where() -> str:
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    ).stdout.strip()
    return (
        f"commit {commit or 'unknown'}, Python {platform.python_version()}, {_processor()}, {os.cpu_count()} cores, "
        f"{platform.system()}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def write(tables: Sequence[Table]) -> Path:
    text = HEAD.format(where=where()) + "\n".join(map(as_markdown, tables))
    (Path(settings.BASE_DIR) / PAGE).write_text(text.rstrip() + "\n", encoding="utf-8")
    return PAGE
