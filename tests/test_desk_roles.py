"""The table of roles is what the groups may do, and nobody raises themselves above it."""

import io
import sys

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from articles.permitting import ADMINISTRATOR, EDITOR, ROLES, SENIOR, TABLE, VIEWER, permitted

pytestmark = pytest.mark.django_db


def somebody(role: str) -> User:
    user = User.objects.create_user(f"{role} {User.objects.count()}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_the_table_says_and_nothing_else(role):
    assert somebody(role).get_all_permissions() == set(permitted(role))


@pytest.mark.parametrize("action", TABLE)
def test_whoever_may_more_may_also_what_others_may(action):
    assert list(TABLE[action]) == sorted(TABLE[action])


def test_what_was_changed_by_hand_is_put_right_by_the_next_migration():
    group = Group.objects.get(name=VIEWER)
    group.permissions.add(Permission.objects.get(codename="merge_actor"))
    Group.objects.get(name=SENIOR).delete()
    call_command("migrate", verbosity=0)
    assert not somebody(VIEWER).has_perm("articles.merge_actor")
    assert somebody(SENIOR).has_perm("articles.merge_actor")


@pytest.mark.parametrize("role", ROLES)
def test_the_command_gives_a_role(role, monkeypatch):
    monkeypatch.setenv("ARCHIVE_EDITOR_PASSWORD", "a-heron-by-the-lock")
    call_command("editor", username="edith", role=role)
    assert [group.name for group in User.objects.get().groups.all()] == [role]


def test_another_role_replaces_the_one_before_and_leaves_the_password(monkeypatch, capsys):
    monkeypatch.setenv("ARCHIVE_EDITOR_PASSWORD", "a-heron-by-the-lock")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    call_command("editor", username="edith")
    monkeypatch.delenv("ARCHIVE_EDITOR_PASSWORD")
    call_command("editor", username="edith", role=SENIOR)
    assert [group.name for group in User.objects.get().groups.all()] == [SENIOR]
    assert User.objects.get().check_password("a-heron-by-the-lock")
    assert f"now {SENIOR}" in capsys.readouterr().out


def test_a_role_that_is_none_is_refused():
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("editor", "--username", "edith", "--role", "Emperor")


def test_an_administrator_makes_nobody_a_superuser_and_changes_none(client: Client):
    client.force_login(somebody(ADMINISTRATOR))
    edith, root = somebody(EDITOR), User.objects.create_superuser("root")
    page = client.get(reverse("admin:auth_user_change", args=[edith.pk]))
    assert "is_superuser" not in page.context["adminform"].form.fields
    given = {"username": "edith", "is_superuser": "on", "is_staff": "on", "is_active": "on"}
    given["groups"] = str(Group.objects.get(name=SENIOR).pk)
    client.post(reverse("admin:auth_user_change", args=[edith.pk]), given)
    edith.refresh_from_db()
    assert ([group.name for group in edith.groups.all()], edith.is_superuser) == ([SENIOR], False)
    assert client.post(reverse("admin:auth_user_change", args=[root.pk]), given).status_code == 403
    assert client.post(reverse("admin:auth_user_password_change", args=[root.pk]), {}).status_code == 403
