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

from articles.permitting import EDITOR, ROLES

PASSWORD = "ARCHIVE_EDITOR_PASSWORD"  # noqa: S105
TRIES = 3


class Command(BaseCommand):
    help = "Make somebody an editor of the archive, who may log in and correct what the machine found."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--username", help="the name to log in with; asked for on a terminal when not given")
        parser.add_argument(
            "--role", choices=ROLES, help=f"what they may do: {', '.join(ROLES)}; {EDITOR} when not given"
        )
        parser.add_argument("--superuser", action="store_true", help="may do everything, and manage users too")
        parser.add_argument("--reset", action="store_true", help="give somebody who is here already a new password")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._run(options["username"], options["role"], options["superuser"], options["reset"])
        except ProgrammingError as error:
            raise CommandError("The database is not set up yet; run `manage.py migrate` first.") from error
        except (KeyboardInterrupt, EOFError):
            raise CommandError("Stopped; nothing was changed.", returncode=130) from None

    def _run(self, username: str | None, role: str | None, superuser: bool, reset: bool) -> None:
        username = _checked_name(username or _ask_name())
        user = User.objects.filter(username=username).first()
        if user and role and not reset:
            _give_role(user, role)
            print(f"{username} is now {role}; the password stays.")
            return
        if user and not reset:
            print(f"{username} is here already; nothing was changed. --reset sets a new password.")
            return
        known = user is not None
        user = user or User(username=username)
        _give_rights(user, _password(user), role, superuser)
        told = "has a new password" if known else f"is now {role}" if role else "is now an editor"
        print(f"{username} {told}. Log in at {_login_address()}")


@transaction.atomic
def _give_rights(user: User, password: str, role: str | None, superuser: bool) -> None:
    user.set_password(password)
    user.is_staff = user.is_active = True
    user.is_superuser = user.is_superuser or superuser
    user.save()
    if role or not (user.is_superuser or user.groups.filter(name__in=ROLES).exists()):
        _give_role(user, role or EDITOR)
    forgive_wrong_passwords(username=user.username)


@transaction.atomic
def _give_role(user: User, role: str) -> None:
    """This one and no other."""
    group = Group.objects.filter(name=role).first()
    if group is None:
        raise CommandError(f"The group {role} is gone; `manage.py migrate` makes it again.")
    user.groups.remove(*user.groups.filter(name__in=ROLES))
    user.groups.add(group)


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
