"""What `make run` does: everything is set up, served, and stopped again."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from archive.database import EmbeddedServer
from articles.importing.sources import split

ROOT = Path(__file__).resolve().parent.parent
STORY = 'Bridge Closed In Amman\n\nThe bridge was closed.\n\n"Nobody should cross," said Leila Haddad, the governor.\n'


@pytest.fixture
def tmp_path():
    """A folder of our own: pytest closes its own to the user PostgreSQL runs as when a second session starts."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """`manage.py serve` in a process of its own; ``said`` is what it printed so far."""

    def __init__(self, var: Path, *arguments: str) -> None:
        self.port, self.log = free_port(), var.parent / "log"
        kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "ALLOWED_HOSTS", "SECRET_KEY"}}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{self.port}", *arguments],
                cwd=ROOT,
                env={**kept, "VAR_DIR": str(var)},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.address = f"http://127.0.0.1:{self.port}/"

    @property
    def said(self) -> str:
        return self.log.read_text()

    def wait(self) -> None:
        deadline = time.monotonic() + 120
        while f"The archive is at {self.address}" not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.1)

    def get(self, path: str) -> str:
        with urlopen(self.address + path, timeout=20) as answer:
            return str(answer.read().decode())

    def stop(self, how: signal.Signals) -> None:
        # As a terminal does: to the whole foreground group.
        os.killpg(self.process.pid, how)
        self.process.wait(30)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_serves_an_import_and_stops_everything_it_started(tmp_path, how):
    var, sources = tmp_path / "v a r", tmp_path / "my sources"
    sources.mkdir()
    (sources / "bridge.txt").write_text(STORY)
    served = Served(var, "--sources", str(sources))
    try:
        served.wait()
        assert "1 file: 1 new, 0 already here" in served.said
        assert "make editor" in served.said
        page = served.get("articles/")
        assert "Bridge Closed In Amman" in page
        style = re.search(r'href="/(static/[^"]+\.css)"', page)
        assert style
        assert "{" in served.get(style[1])
        assert EmbeddedServer(var / "postgres").is_running()
    finally:
        served.stop(how)
    assert not EmbeddedServer(var / "postgres").is_running()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", served.port)) != 0


def test_an_empty_archive_gets_the_sample_once(tmp_path):
    for first in (True, False):
        served = Served(tmp_path / "var")
        try:
            served.wait()
            assert ("importing the invented sample" in served.said) is first
            assert "nvented sample" in served.get("")
            with pytest.raises(HTTPError, match="404"):
                served.get("nowhere/")
        finally:
            served.stop(signal.SIGINT)


def test_a_port_in_use_is_told_before_anything_starts(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{port}"],
            cwd=ROOT,
            env={**os.environ, "VAR_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "choose another port" in done.stderr
    assert not (tmp_path / "postgres").exists()


def test_sources_are_one_path_with_spaces_or_several(tmp_path):
    (tmp_path / "two words").mkdir()
    assert split(f"{tmp_path}/two words") == [f"{tmp_path}/two words"]
    assert split(f"{tmp_path}/two*") == [f"{tmp_path}/two*"]
    assert split("one 'second one'") == ["one", "second one"]
