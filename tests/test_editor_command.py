"""How somebody becomes an editor."""

import io
import os
import subprocess
import sys

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db
GOOD = "a-heron-by-the-lock"


@pytest.fixture
def password(monkeypatch) -> None:
    monkeypatch.setenv("ARCHIVE_EDITOR_PASSWORD", GOOD)


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch, settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(sys, "stdin", io.StringIO())


def test_an_editor_may_enter_and_belongs_to_the_group(password, capsys):
    call_command("editor", username="edith")
    edith = User.objects.get()
    assert edith.check_password(GOOD)
    assert edith.is_staff
    assert not edith.is_superuser
    assert edith.has_perm("articles.change_quote")
    assert not edith.has_perm("articles.change_original")
    assert "http://127.0.0.1:8000/admin/" in capsys.readouterr().out


def test_a_superuser_may_do_everything(password):
    call_command("editor", username="edith", superuser=True)
    assert User.objects.get().is_superuser


def test_somebody_who_is_here_keeps_the_password_unless_told(password, capsys, monkeypatch):
    call_command("editor", username="edith")
    monkeypatch.setenv("ARCHIVE_EDITOR_PASSWORD", "another-heron-entirely")
    call_command("editor", username="edith")
    assert "here already" in capsys.readouterr().out
    assert User.objects.get().check_password(GOOD)
    call_command("editor", username="edith", reset=True)
    assert User.objects.get().check_password("another-heron-entirely")


@pytest.mark.parametrize(
    ("given", "username", "said"),
    [
        ("12345678", "edith", "too common"),
        ("edith-e", "edith", "too short"),
        ("", "edith", "ARCHIVE_EDITOR_PASSWORD"),
        (GOOD, "", "--username"),
        (GOOD, "two words", "cannot be a user name"),
        (GOOD, "\x00", "cannot be a user name"),
        (GOOD, "e" * 151, "cannot be a user name"),
    ],
)
def test_what_will_not_do_is_said_in_one_sentence(given, username, said, monkeypatch):
    monkeypatch.setenv("ARCHIVE_EDITOR_PASSWORD", given)
    with pytest.raises(CommandError, match=said) as stop:
        call_command("editor", username=username)
    assert stop.value.returncode == 2
    assert not User.objects.exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_asks_until_both_passwords_agree(monkeypatch, capsys):
    typed = iter(["short", GOOD, "other", GOOD, GOOD])
    monkeypatch.delenv("ARCHIVE_EDITOR_PASSWORD", raising=False)
    monkeypatch.setattr(sys, "stdin", Terminal("edith\n"))
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    call_command("editor")
    assert User.objects.get(username="edith").check_password(GOOD)
    assert "differ" in capsys.readouterr().err


def test_a_terminal_that_closes_changes_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("editor")


def test_without_a_terminal_it_ends_with_code_2():
    environment = {name: value for name, value in os.environ.items() if name != "ARCHIVE_EDITOR_PASSWORD"}
    command = [sys.executable, "manage.py", "editor"]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_group_reads_the_records_and_writes_the_rest():
    allowed = set(Group.objects.get(name="Editor").permissions.values_list("codename", flat=True))
    assert {"add_quote", "change_article", "delete_alias", "change_locationmention", "change_outlet"} <= allowed
    assert {name for name in allowed if "original" in name or "importrun" in name or name.endswith("_cut")} == {
        "view_original",
        "view_importrun",
        "view_cut",
    }
    assert {name for name in allowed if "quarantined" in name} == {"view_quarantined", "delete_quarantined"}
