"""The development sets and scorers beside the project: they are measured with, and stay where they are."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings

Row = dict[str, Any]


class Absent(Exception):
    """A set that is not on this machine; the message is the reason to print."""


def folder() -> Path:
    return Path(settings.BASE_DIR).parent / "shared"


def path(name: str) -> Path:
    """Raises Absent."""
    found = folder() / name
    if not found.exists():
        raise Absent(f"skipped: {name} is not in the folder “shared” beside the project")
    return found


def rows(name: str) -> list[Row]:
    """The objects of a JSON-lines set. Raises Absent."""
    return [json.loads(line) for line in path(name).read_text(encoding="utf-8").splitlines() if line.strip()]


@cache
def scorer() -> ModuleType:
    """The scorer of quotes that stands with the sets. Raises Absent."""
    spec = importlib.util.spec_from_file_location("quote_scorer", path("quotes/score.py"))
    if spec is None or spec.loader is None:
        raise Absent("skipped: the scorer of quotes cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
