"""The embedded PostgreSQL starts where the wheel's own start fails, and stops when its last user leaves."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from archive.database import DatabaseUnavailable, EmbeddedServer, embedded_settings, socket_folder

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def tmp_path():
    """A folder of our own: pytest closes its own to the user PostgreSQL runs as when a second session starts."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.mark.parametrize("name", ["with a space", 'quote\'s and "marks"', "x" * 150, "Ünïcode"])
def test_starts_and_stops_whatever_its_folder_is_called(tmp_path, name):
    server = EmbeddedServer(tmp_path / name / "postgres")
    server.ensure_running()
    try:
        assert server.is_running()
        server.ensure_running()
    finally:
        server.leave()
    assert not server.is_running()


def test_the_last_of_two_processes_stops_it(tmp_path):
    first, second = (EmbeddedServer(tmp_path / "postgres") for _ in range(2))
    first.ensure_running()
    second.ensure_running()
    first.leave()
    assert second.is_running()
    second.leave()
    assert not second.is_running()


def test_a_data_folder_removed_under_the_server_is_made_anew(tmp_path):
    first = EmbeddedServer(tmp_path / "var" / "postgres")
    first.ensure_running()
    shutil.rmtree(tmp_path / "var")
    second = EmbeddedServer(tmp_path / "var" / "postgres")
    second.ensure_running()
    assert (tmp_path / "var" / "postgres" / "PG_VERSION").exists()
    shutil.rmtree(tmp_path / "var")
    second.leave()
    assert not second.is_running()
    first.leave()


def test_a_killed_server_starts_again(tmp_path):
    first = EmbeddedServer(tmp_path / "postgres")
    first.ensure_running()
    os.kill(int((tmp_path / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    second = EmbeddedServer(tmp_path / "postgres")
    second.ensure_running()
    try:
        assert second.is_running()
    finally:
        second.leave()
        first.leave()
    assert not first.is_running()


def test_lets_in_nobody_else_and_listens_on_no_network(tmp_path):
    folder = tmp_path / "postgres"
    server = EmbeddedServer(folder)
    server.ensure_running()
    try:
        rules = (folder / "pg_hba.conf").read_text().split()
        assert "trust" not in rules
        assert "host" not in rules
        assert socket_folder(folder).stat().st_mode & 0o077 == 0
    finally:
        server.leave()


def test_settings_start_nothing(tmp_path):
    assert embedded_settings(tmp_path / "postgres")["HOST"] == str(socket_folder(tmp_path / "postgres"))
    assert not (tmp_path / "postgres").exists()


def test_a_damaged_data_folder_is_told_in_words(tmp_path):
    folder = tmp_path / "postgres"
    folder.mkdir()
    (folder / "PG_VERSION").write_text("18\n")
    with pytest.raises(DatabaseUnavailable, match="DATABASE_URL"):
        EmbeddedServer(folder).ensure_running()


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_production_run_without_a_secret_key_refuses_to_start(tmp_path):
    done = manage("check", ALLOWED_HOSTS="archive.example", VAR_DIR=str(tmp_path))
    assert done.returncode != 0
    assert "SECRET_KEY is not set" in done.stderr
    assert not (tmp_path / "secret_key").exists()


def test_a_local_run_makes_its_secret_key_once(tmp_path):
    for _ in range(2):
        assert manage("check", VAR_DIR=str(tmp_path)).returncode == 0
    kept = tmp_path / "secret_key"
    assert len(kept.read_text()) >= 50
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("LOG_LEVEL", "loud"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "postgres://u:p@h:abc/d"),
        ("HSTS_SECONDS", "long"),
    ],
)
def test_a_wrong_variable_is_refused_by_name(tmp_path, name, value):
    done = manage("check", VAR_DIR=str(tmp_path), **{name: value})
    assert done.returncode != 0
    assert name in done.stderr


def test_production_settings_pass_the_deployment_check(tmp_path):
    done = manage(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        SECRET_KEY="k3Z" * 30 + "0123456789abcdef",
        ALLOWED_HOSTS="archive.example",
        VAR_DIR=str(tmp_path),
    )
    assert done.returncode == 0, done.stderr


def test_a_process_that_uses_a_killed_server_starts_it_again(tmp_path):
    server = EmbeddedServer(tmp_path / "postgres")
    server.ensure_running()
    try:
        os.kill(int((tmp_path / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        deadline = time.monotonic() + 10
        while server.is_running() and time.monotonic() < deadline:
            time.sleep(0.05)
        server.ensure_running()
        assert server.is_running()
    finally:
        server.leave()
    assert not server.is_running()
    assert not server.sockets.exists()


def test_a_killed_server_that_is_slow_to_go_is_waited_for(tmp_path):
    """Its socket is gone, but its process still stands in the way of the next one."""
    server = EmbeddedServer(tmp_path / "postgres")
    server.ensure_running()
    pid_file = tmp_path / "postgres" / "postmaster.pid"
    pid, rest = pid_file.read_text().split("\n", 1)
    os.kill(int(pid), signal.SIGKILL)
    owner = {"user": pid_file.owner(), "group": pid_file.group()} if os.geteuid() == 0 else {}
    slow = tmp_path / "slow" / "postgres"  # known by its name
    slow.parent.mkdir()
    slow.parent.chmod(0o755)
    shutil.copy(shutil.which("sleep"), slow)
    with subprocess.Popen([slow, "1.5"], **owner) as process:
        try:
            pid_file.write_text(f"{process.pid}\n{rest}")
            server.ensure_running()
            assert server.is_running()
        finally:
            server.leave()


@pytest.mark.parametrize("seconds", [0, 0.2, 2])
def test_a_terminated_command_leaves_no_server_behind(tmp_path, seconds):
    """Whether it is told while the server starts, while its database is made, or at work."""
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    code = "import time; from django.db import connection; connection.ensure_connection(); time.sleep(60)"
    process = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "-c", code], cwd=ROOT, env={**kept, "VAR_DIR": str(tmp_path)}
    )
    server = EmbeddedServer(tmp_path / "postgres")
    deadline = time.monotonic() + 60
    while not (tmp_path / "postgres" / "server.log").exists() or not server.is_running():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    time.sleep(seconds)
    process.terminate()
    assert process.wait(30) == 128 + signal.SIGTERM
    assert not server.is_running()


def test_lists_and_relative_folders_in_variables_are_read_as_meant(tmp_path):
    code = "from django.conf import settings; print(settings.ALLOWED_HOSTS, settings.VAR_DIR)"
    variables = {"ALLOWED_HOSTS": "a.example, b.example", "SECRET_KEY": "k" * 50, "VAR_DIR": "var"}
    done = manage("shell", "--no-imports", "-c", code, **variables)
    assert done.stdout.strip() == f"['a.example', 'b.example'] {ROOT / 'var'}"


def test_a_server_that_does_not_answer_is_told_in_one_line(tmp_path):
    done = manage("prepare", DATABASE_URL="postgres://a:b@127.0.0.1:1/x", VAR_DIR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("The database does not answer")
    assert "Traceback" not in done.stderr


def test_an_empty_secret_key_is_made_anew(tmp_path):
    (tmp_path / "secret_key").touch()
    assert manage("check", VAR_DIR=str(tmp_path)).returncode == 0
    assert len((tmp_path / "secret_key").read_text()) >= 50


def test_processes_that_start_at_once_do_not_disturb_each_other(tmp_path):
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    started = [
        subprocess.Popen([sys.executable, "manage.py", "prepare"], cwd=ROOT, env={**kept, "VAR_DIR": str(tmp_path)})
        for _ in range(3)
    ]
    assert [process.wait(120) for process in started] == [0, 0, 0]
