"""`manage.py serve`: what `make run` does. Prepares the database, imports, and serves with gunicorn and WhiteNoise."""

import glob
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from articles.importing.sources import split
from articles.models import Article


class Command(BaseCommand):
    help = "Prepare the database, import, and serve the archive until Ctrl-C, which stops everything it started."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sources", default="", help="files, folders or globs to import first")
        parser.add_argument("--bind", default="127.0.0.1:8000", metavar="HOST:PORT")
        parser.add_argument("--workers", type=int, default=2, choices=range(1, 65), metavar="1..64")

    def handle(self, *, sources: str, bind: str, workers: int, **_: object) -> None:
        host, port = _address(bind)
        _check_free(host, port)
        call_command("prepare")
        call_command("collectstatic", verbosity=0, interactive=False)
        self._import(sources)
        connections.close_all()
        _Gunicorn(host, port, workers, ready=self._tell).run()

    def _import(self, sources: str) -> None:
        if sources:
            paths = split(sources)
        elif not Article.objects.exists():
            self.stdout.write("The archive is empty: importing the invented sample articles.")
            paths = [f"{glob.escape(str(settings.SAMPLE_DIR))}/*.txt"]
        else:
            return
        try:
            call_command("import_articles", *paths)
        except SystemExit:
            self.stdout.write("Some files were not imported; their reasons stand above and in the admin.")

    def _tell(self, address: str) -> None:
        self.stdout.write(
            f"\nThe archive is at {address}\n"
            f"To edit at {address}admin/ become an editor: `make editor` in another terminal.\n"
            "To import your own files: `make import SOURCES=folder`. Ctrl-C stops everything.\n"
        )
        self.stdout.flush()


def _address(bind: str) -> tuple[str, int]:
    host, _, port = bind.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise CommandError(f"--bind {bind}: expected HOST:PORT, such as 127.0.0.1:8000.", returncode=2)
    return host, int(port)


def _check_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"{host}:{port} cannot be used ({error.strerror}); choose another port, such as make run PORT=8001."
            ) from error


class _Gunicorn(BaseApplication):
    """Gunicorn in this very process, so that no signal and no crash can leave half of it behind."""

    def __init__(self, host: str, port: int, workers: int, ready: Any) -> None:
        self.settings = {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": 4,
            "worker_class": "gthread",
            "timeout": 60,
            "graceful_timeout": 5,
            "accesslog": None,
            "loglevel": "warning",
            "control_socket_disable": True,
            "worker_tmp_dir": str(Path("/dev/shm")) if os.access("/dev/shm", os.W_OK) else None,  # noqa: S108
            "when_ready": lambda arbiter: self._ready(),
        }
        self.address, self.tell = f"http://{host}:{port}/", ready
        super().__init__()

    def load_config(self) -> None:
        for key, value in self.settings.items():
            if key in self.cfg.settings:
                self.cfg.set(key, value)

    def load(self) -> Any:
        return get_wsgi_application()

    def _ready(self) -> None:
        # A closed terminal ends the archive; gunicorn would take the signal for "reload".
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
        self.tell(self.address)
        sys.stdout.flush()
