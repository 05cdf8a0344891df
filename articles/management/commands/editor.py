"""Make somebody an editor."""

import getpass
import os
import sys
from typing import Any

from axes.utils import reset as forgive_wrong_passwords
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.db.utils import ProgrammingError
from django.urls import reverse

PASSWORD = "ARCHIVE_EDITOR_PASSWORD"  # noqa: S105
GROUP = "Editor"
TRIES = 3


class Command(BaseCommand):
    help = "Make somebody an editor of the archive, who may log in and correct what the machine found."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--username", help="the name to log in with; asked for on a terminal when not given")
        parser.add_argument("--superuser", action="store_true", help="may do everything, and manage users too")
        parser.add_argument("--reset", action="store_true", help="give somebody who is here already a new password")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._run(options["username"], options["superuser"], options["reset"])
        except ProgrammingError as error:
            raise CommandError("The database is not set up yet; run `manage.py migrate` first.") from error
        except (KeyboardInterrupt, EOFError):
            raise CommandError("Stopped; nothing was changed.", returncode=130) from None

    def _run(self, username: str | None, superuser: bool, reset: bool) -> None:
        username = _checked_name(username or _ask_name())
        user = User.objects.filter(username=username).first()
        if user and not reset:
            print(f"{username} is here already; nothing was changed. --reset sets a new password.")
            return
        known = user is not None
        user = user or User(username=username)
        _give_rights(user, _password(user), superuser)
        print(f"{username} {'has a new password' if known else 'is now an editor'}. Log in at {_login_address()}")


@transaction.atomic
def _give_rights(user: User, password: str, superuser: bool) -> None:
    user.set_password(password)
    user.is_staff = user.is_active = True
    user.is_superuser = user.is_superuser or superuser
    user.save()
    if not user.is_superuser:
        user.groups.add(_group())
    forgive_wrong_passwords(username=user.username)


def _group() -> Group:
    group = Group.objects.filter(name=GROUP).first()
    if group is None:
        raise CommandError(f"The group {GROUP} is gone; make it again in the admin, or use --superuser.")
    return group


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _ask_name() -> str:
    if not _is_terminal():
        raise CommandError(
            f"There is no terminal to ask on: give --username, and the password in {PASSWORD}.", returncode=2
        )
    return input("User name: ").strip()


def _checked_name(username: str) -> str:
    try:
        User._meta.get_field("username").clean(username, None)
    except ValidationError as error:
        raise CommandError(f"{username!r} cannot be a user name: {' '.join(error.messages)}", returncode=2) from None
    return username


def _password(user: User) -> str:
    if password := os.environ.get(PASSWORD, ""):
        if problem := _problem(password, user):
            raise CommandError(f"The password in {PASSWORD} will not do: {problem}", returncode=2)
        return password
    if not _is_terminal():
        raise CommandError(f"There is no terminal to ask for a password: set {PASSWORD}.", returncode=2)
    for _ in range(TRIES):
        password = getpass.getpass("Password: ")
        problem = _problem(password, user) or _repeated(password)
        if not problem:
            return password
        print(problem, file=sys.stderr)
    raise CommandError("No password was set, and nothing was changed.")


def _problem(password: str, user: User) -> str:
    try:
        validate_password(password, user)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _repeated(password: str) -> str:
    return "" if getpass.getpass("The same again: ") == password else "The two passwords differ."


def _login_address() -> str:
    path = reverse("admin:index")
    if not settings.PRODUCTION:
        return f"http://127.0.0.1:8000{path}"
    names = [host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"]
    return f"{'https' if settings.HTTPS else 'http'}://{names[0]}{path}" if names else path
