#!/usr/bin/env python
"""The archive's commands: `manage.py help` lists them."""

import os
import signal
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    _leave_in_order()
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit("\nStopped. What was done is safe; the same command goes on where it stopped.")


def _run() -> None:
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db import OperationalError
    except ImportError:
        sys.exit("Django is not installed here. Run `make setup` first, then .venv/bin/python manage.py …")
    if sys.argv[1:2] == ["extract"]:
        # Without the apps, the settings and the database, so that it starts at once in a pipe.
        from articles.management.commands.extract import main as extract

        sys.exit(extract(sys.argv[2:]))
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"{error}")
    except OperationalError as error:
        sys.exit(f"The database does not answer: {str(error).strip()}")


def _leave_in_order() -> None:
    """A terminated process says good-bye to the embedded database like any other."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, lambda received, _frame: sys.exit(128 + received))


if __name__ == "__main__":
    main()
