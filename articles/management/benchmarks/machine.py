"""Where something was measured: without it a number says nothing."""

import os
import platform
import subprocess

from django.conf import settings
from django.db import connection


def whereabouts() -> str:
    """The commit, the versions of Python and PostgreSQL, and the machine, in one line."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        server = cursor.fetchone()[0]
    return (
        f"commit {commit.stdout.strip() or 'unknown'}; Python {platform.python_version()}; PostgreSQL {server}; "
        f"{os.cpu_count()} cores; {platform.platform()}"
    )
