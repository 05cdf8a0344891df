#!/usr/bin/env python
"""The archive's commands: `manage.py help` lists them."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here. Run `make setup` first, then .venv/bin/python manage.py …")
    if sys.argv[1:2] == ["extract"]:
        # Works without the apps and the database, so that it starts at once in a pipe.
        from articles.management.commands.extract import Command

        Command().run_from_argv(sys.argv)
    else:
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
