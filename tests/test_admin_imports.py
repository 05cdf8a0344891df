"""Imports as the desk shows them, near copies, and what is in quarantine tried again."""

import hashlib
import html
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin import provenance
from articles.importing import claiming
from articles.models import Article, Copy, FileOutcome, ImportRun, Quarantined
from articles.models.provenance import original_path
from tests.factories import ArticleFactory

QUARANTINE = reverse("admin:articles_quarantined_changelist")
STORY = b'Published: 1 June 2012\n\nThe Bridge Is Closed\n\n"We close it tonight," said Mayor Ada Brandt.\n'


def editor(client: Client) -> Client:
    user = User.objects.create_user("edith", is_staff=True)
    user.groups.add(Group.objects.get(name="Editor"))
    client.force_login(user)
    return client


def viewer(client: Client) -> Client:
    user = User.objects.create_user("vera", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_quarantined"))
    client.force_login(user)
    return client


def shown(client: Client, run: ImportRun) -> str:
    return html.unescape(client.get(reverse("admin:articles_importrun_change", args=[run.pk])).content.decode())


@pytest.mark.django_db
def test_an_import_tells_its_files_by_outcome_its_time_and_its_command(client):
    run = ImportRun.objects.create(arguments=["import_articles", "two words", "--workers", "2"])
    run.finished_at = run.started_at + timedelta(hours=2, minutes=5)
    run.save()
    for number, outcome in enumerate(["imported", "imported", "quarantined"]):
        FileOutcome.objects.create(run=run, path=f"{number}.txt", name=f"{number}.txt", outcome=outcome)
    page = shown(editor(client), run)
    for words in (
        "manage.py import_articles 'two words' --workers 2",
        "after 2 hours 5 minutes",
        f'?run__id__exact={run.pk}&outcome__exact=imported">2 imported',
        f'?run__id__exact={run.pk}&outcome__exact=already-here">0 already here',
        f'?run__id__exact={run.pk}&outcome__exact=quarantined">1 in quarantine',
    ):
        assert words in page
    listed = client.get(
        reverse("admin:articles_fileoutcome_changelist"), {"run__id__exact": run.pk, "outcome__exact": "imported"}
    )
    assert listed.context["cl"].result_count == 2


@pytest.mark.django_db
def test_an_unfinished_import_says_how_it_goes_on(client):
    run = ImportRun.objects.create(arguments=["import_articles", "in"])
    assert "unfinished: goes on with the same command" in shown(editor(client), run)
    assert claiming.begin(run)
    assert "at work now" in shown(client, run)
    claiming.end(run)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3.21, "3.2 seconds"), (61, "1 minute"), (7199, "2 hours"), (3600 + 1500, "1 hour 25 minutes")],
)
def test_durations_are_told_in_words(client, seconds, words):
    run = ImportRun.objects.create(arguments=[])
    run.finished_at = run.started_at + timedelta(seconds=seconds)
    run.save()
    assert f"after {words}" in shown(editor(client), run)


@pytest.mark.django_db
def test_near_copies_are_found_by_an_articles_number_at_a_constant_cost(client):
    desk, address = editor(client), reverse("admin:articles_copy_changelist")
    first, costs = ArticleFactory(), []
    for _ in range(2):
        for _ in range(20):
            Copy.objects.create(earlier=first, later=ArticleFactory(), kind="copy", earlier_share=1, later_share=0.5)
        with CaptureQueriesContext(connection) as found:
            assert desk.get(address).status_code == 200
        costs.append(len(found))
    assert costs[0] == costs[1]
    last = Article.objects.latest("pk")
    for words, number in [(str(last.pk), 1), (str(first.pk), 40), ("bridge", 0), ("9" * 30, 0)]:
        assert desk.get(address, {"q": words}).context["cl"].result_count == number
    page = desk.get(reverse("admin:articles_copy_change", args=[Copy.objects.earliest("pk").pk])).content.decode()
    assert f"/articles/{first.pk}/compare/" in page


# Quarantine


def kept(content: bytes, name: str) -> Quarantined:
    """What an older version of the archive refused, its bytes in the store."""
    sha256 = hashlib.sha256(content).hexdigest()
    storages["originals"].save(original_path(sha256), ContentFile(content))
    return Quarantined.objects.create(name=name, sha256=sha256, size=len(content), reason=f"{name}: was refused")


def try_again(desk: Client, *rows: Quarantined) -> str:
    chosen = {"action": "try_again", "_selected_action": [row.pk for row in rows]}
    return html.unescape(desk.post(QUARANTINE, chosen, follow=True).content.decode())


@pytest.mark.django_db
def test_an_editor_tries_again_and_what_can_be_read_now_leaves_quarantine(client):
    row = kept(STORY, "bridge.txt")
    page = try_again(editor(client), row)
    assert "1 imported, 0 already here, 0 still refused." in page
    assert Article.objects.get().title == "The Bridge Is Closed"
    assert not Quarantined.objects.exists()
    run = ImportRun.objects.get()
    assert (run.arguments, run.imported) == (["try again", "edith"], 1)
    assert FileOutcome.objects.get().name == "bridge.txt"


@pytest.mark.django_db
def test_what_fails_again_stays_with_its_reason_and_its_bytes(client):
    row = kept(b"\xff\xd8\xff\xe0 a picture", "photo.jpg")
    page = try_again(editor(client), row)
    assert "0 imported, 0 already here, 1 still refused." in page
    left = Quarantined.objects.get()
    assert (left.name, left.sha256, left.run) == ("photo.jpg", row.sha256, ImportRun.objects.get())
    assert left.reason.startswith("photo.jpg: ")
    assert storages["originals"].exists(original_path(row.sha256))
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_good_and_bad_files_are_told_apart(client):
    page = try_again(editor(client), kept(STORY, "bridge.txt"), kept(b"", "empty.txt"))
    assert "1 imported, 0 already here, 1 still refused." in page
    assert Quarantined.objects.get().name == "empty.txt"


@pytest.mark.django_db
def test_a_file_that_could_not_be_read_is_looked_for_where_it_lay(client, tmp_path):
    path = tmp_path / "bridge.txt"
    row = Quarantined.objects.create(name=str(path), reason=f"{path}: no permission")
    assert "1 still refused." in try_again(editor(client), row)
    path.write_bytes(STORY)
    assert "1 imported" in try_again(client, Quarantined.objects.get())
    assert not Quarantined.objects.exists()


@pytest.mark.django_db
def test_too_many_at_once_are_left_to_the_command(client, monkeypatch):
    monkeypatch.setattr(provenance, "MOST_AT_ONCE", 2)
    rows = [kept(STORY + b"%d" % number, f"{number}.txt") for number in range(3)]
    page = try_again(editor(client), *rows)
    assert "At most 2 files at once; manage.py import_articles --quarantined tries them all." in page
    assert Quarantined.objects.count() == 3
    assert not ImportRun.objects.exists()
    assert "2 imported" in try_again(client, *rows[:2])


def test_fifty_files_are_the_most():
    assert provenance.MOST_AT_ONCE == 50


@pytest.mark.django_db
def test_who_may_only_read_cannot_try_again(client):
    row = kept(STORY, "bridge.txt")
    assert "Try again" not in viewer(client).get(QUARANTINE).content.decode()
    try_again(client, row)
    assert Quarantined.objects.exists()
    assert not ImportRun.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("chosen", ["abc", "-1", "\x00", "99999999999999999999", "", "٣"])
def test_no_forged_choice_breaks_it(client, chosen):
    sent = {"action": "try_again", "_selected_action": chosen}
    assert editor(client).post(QUARANTINE, sent, follow=True).status_code in (200, 400)
