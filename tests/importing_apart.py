"""An archive of its own, with its own PostgreSQL, and imports in processes of their own that a test may kill."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg2

from tests.dumping import RUNS, TABLES, dump, files

ROOT = Path(__file__).parent.parent
SURNAMES = ("Okonedo", "Castellan", "Dubrovnik", "Wirth", "Marsh", "Haddad", "Lindqvist", "Oyelaran")
FIRST_NAMES = ("Ines", "Tomás", "Amira", "Jonas", "Élodie", "Leila", "Karin", "Samuel")
TOWNS = ("Tarn", "Vell", "Morrow", "Dunmere", "Aleppo", "Homs", "Geneva", "Nairobi")


def story(number: int) -> dict[str, str]:
    """An invented story, a different one for each number."""
    chance = random.Random(number)
    first, second = (f"{chance.choice(FIRST_NAMES)} {chance.choice(SURNAMES)}" for _ in range(2))
    town, count = chance.choice(TOWNS), chance.randint(20, 900)
    return {
        "title": f"Bridge number {number} at {town} closed after {count} cracks",
        "text": (
            f"{town.upper()} – Engineers closed bridge {number} on Tuesday after finding {count} cracks in it.\n\n"
            f"“Nobody should cross until we have looked at each bolt of bridge {number},” said {first}, the mayor.\n\n"
            f"{second}, an engineer, told us: “It will take {count} days, and {chance.randint(2, 99)} divers.”\n\n"
            f"The council of {town} will meet to discuss the {chance.choice(('road', 'railway', 'ferry'))} instead."
        ),
        "date": f"2012-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}T{chance.randint(0, 23):02d}:15:00+00:00",
        "source": f"The {chance.choice(TOWNS)} Post",
    }


def retold(number: int) -> dict[str, str]:
    """The same story as another outlet carried it: cut at its end, under another headline, an hour later."""
    told = story(number)
    return {
        **told,
        "title": f"Cracks close a bridge ({number})",
        "text": told["text"].rpartition("\n\n")[0],
        "source": "The Evening Herald",
        "date": told["date"].replace(":15:", ":45:"),
    }


def write_sources(folder: Path, texts: int = 60, rows: int = 240) -> None:
    """Stories in plain text, some of them twice, one file of rows, one empty file and one that is no text."""
    folder.mkdir()
    for number in range(texts):
        told = story(number)
        text = f"{told['source']}\n{told['date']}\n\n{told['title']}\n\n{told['text']}\n"
        (folder / f"{number:04d}.txt").write_text(text, encoding="utf-8")
        if number % 10 == 0:
            (folder / f"{number:04d}-again.txt").write_text(text, encoding="utf-8")
    with (folder / "rows.jsonl").open("w", encoding="utf-8") as file:
        for number in range(texts, texts + rows):
            file.write(json.dumps(story(number), ensure_ascii=False) + "\n")
            if number % 20 == 0:
                file.write(json.dumps(retold(number - texts), ensure_ascii=False) + "\n")
            if number % 50 == 0:
                file.write('{"title": "cut off\n')
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\xff\xd8\xff\xe0" + bytes(99))


class Archive:
    """A folder for everything, and the means to work on it from outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "VAR_DIR": str(folder),
            "DATABASE_URL": "",
            "DATABASE_WAIT": "60",
            "LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "archive.settings",
        }
        folder.mkdir(parents=True, exist_ok=True)
        # One process that stays, so that the server does not stop and start between the others.
        self.keeper = subprocess.Popen(
            [sys.executable, "-c", KEEP_RUNNING], cwd=ROOT, env=self.environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.keeper.stdout is not None
        self.socket = self.keeper.stdout.readline().strip()
        assert self.socket, "the database did not start"

    def close(self) -> None:
        self.keeper.communicate("", timeout=60)

    def start(self, *arguments: str | Path, **environment: str) -> "Started":
        """A command at work; what it says goes to a file, which is never full as a pipe nobody reads may be."""
        return Started([sys.executable, "manage.py", *map(str, arguments)], {**self.environment, **environment})

    def run(self, *arguments: str | Path, expected: tuple[int, ...] = (0, 1)) -> str:
        process = self.start(*arguments)
        said = process.end()
        assert process.returncode in expected, said
        return said

    def connect(self):
        return psycopg2.connect(host=self.socket, port=5432, user="archive", dbname="archive")

    def ask(self, question: str) -> int:
        connection = self.connect()
        try:
            with connection.cursor() as cursor:
                cursor.execute(question)
                return cursor.fetchone()[0]
        finally:
            connection.close()

    def wait_until(self, question: str, reached: Callable[[int], bool], process: "Started") -> None:
        """Ask until the answer is reached, or the process ends."""
        connection = self.connect()
        connection.autocommit = True
        with connection.cursor() as cursor:
            while process.poll() is None:
                cursor.execute(question)
                if reached(cursor.fetchone()[0]):
                    break
                time.sleep(0.005)
        connection.close()

    def content(self, *, runs: bool = True) -> tuple[dict[str, list[tuple]], dict[str, str]]:
        connection = self.connect()
        try:
            with connection.cursor() as cursor:
                return dump(cursor, TABLES | (RUNS if runs else {})), files(self.folder / "originals")
        finally:
            connection.close()

    def empty(self) -> None:
        """As new, but for the tables that Django fills itself."""
        connection = self.connect()
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'articles\\_%'")
            tables = ", ".join(f'"{name}"' for (name,) in cursor.fetchall())
            cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
        connection.close()
        for path in sorted((self.folder / "originals").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()


class Started(subprocess.Popen[str]):
    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.said = tempfile.TemporaryFile("w+", errors="replace")  # noqa: SIM115 - closed by end()
        super().__init__(command, cwd=ROOT, env=environment, stdout=self.said, stderr=subprocess.STDOUT, text=True)

    def end(self) -> str:
        """Everything it said, when it has ended."""
        self.wait(timeout=120)
        with self.said:
            self.said.seek(0)
            return self.said.read()


KEEP_RUNNING = """
import sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection
call_command("prepare", stdout=sys.stderr)
connection.ensure_connection()
print(connection.settings_dict["HOST"], flush=True)
sys.stdin.read()
"""


def descendants(pid: int) -> list[int]:
    """The processes below a process, the nearest first."""
    parents: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(status.parent.name))
    found: list[int] = []
    waiting = [pid]
    while waiting:
        children = parents.get(waiting.pop(0), [])
        found += children
        waiting += children
    return found
