"""Takedowns of articles out of one archive and into a rebuilt one."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client

from articles.curation import taking_down
from articles.models import Article, Original, Sealed, Takedown
from articles.permitting import SENIOR
from tests.test_curation_exchange import empty
from tests.test_takedown import OTHER, STORY, traces

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "trundlemoss.txt").write_text(STORY)
    (folder / "bridge.txt").write_text(OTHER)
    call_command("import_articles", str(folder))
    return folder


def take_down(degree: str) -> Article:
    article = Article.objects.get(title__startswith="Zorbinate")
    ann, bob = (User.objects.create_user(name, is_staff=True) for name in ("ann", "bob"))
    for user in (ann, bob):
        user.groups.add(Group.objects.get(name=SENIOR))
    taking_down.confirm(taking_down.ask(article, degree, ann, reason="The court said so."), bob)
    return article


def rebuild(sources: Path, log: Path, first: str) -> None:
    Sealed.objects.all().delete()
    Takedown.objects.all().delete()
    empty()
    for what in ("articles", "decisions") if first == "articles" else ("decisions", "articles"):
        if what == "articles":
            call_command("import_articles", str(sources))
        else:
            call_command("decisions", "import", str(log))


@pytest.mark.parametrize("first", ["articles", "decisions"])
def test_what_is_sealed_stays_sealed_in_a_rebuilt_archive(sources: Path, tmp_path: Path, first: str):
    take_down("seal")
    log = tmp_path / "decisions.jsonl"
    call_command("decisions", "export", str(log))
    assert "brackwimple" not in log.read_text().lower()
    rebuild(sources, log, first)
    assert list(Article.objects.values_list("title", flat=True)) == ["Bridge is closed"]
    assert Original.objects.filter(article__isnull=True).count() == 0
    assert traces() == {}
    call_command("import_articles", str(sources))
    assert Article.objects.count() == 1


@pytest.mark.parametrize("first", ["articles", "decisions"])
def test_what_is_hidden_stays_hidden_in_a_rebuilt_archive(sources: Path, tmp_path: Path, first: str):
    take_down("hide")
    log = tmp_path / "decisions.jsonl"
    call_command("decisions", "export", str(log))
    rebuild(sources, log, first)
    article = Article.objects.get(title__startswith="Zorbinate")
    assert "noindex" in Client().get(article.get_absolute_url()).headers["X-Robots-Tag"]
    other = Article.objects.exclude(pk=article.pk).get()
    assert not Takedown.objects.hides(other.pk)
    again = tmp_path / "again.jsonl"
    call_command("decisions", "export", str(again))
    assert marks(again) == marks(log)


@pytest.mark.parametrize("degree", ["seal", "hide"])
def test_read_twice_it_changes_nothing(sources: Path, tmp_path: Path, degree: str):
    take_down(degree)
    log = tmp_path / "decisions.jsonl"
    call_command("decisions", "export", str(log))
    call_command("decisions", "import", str(log))
    assert Takedown.objects.count() == 1
    rebuild(sources, log, "decisions")
    call_command("decisions", "import", str(log))
    assert Takedown.objects.count() == 1
    told = Takedown.objects.get()
    assert (told.asked_by_name, told.confirmed_by_name, told.reason) == ("ann", "bob", "The court said so.")


def test_what_was_lifted_is_not_carried(sources: Path, tmp_path: Path):
    take_down("hide")
    taking_down.lift(Takedown.objects.get(), User.objects.get(username="bob"))
    log = tmp_path / "decisions.jsonl"
    call_command("decisions", "export", str(log))
    assert marks(log) == []


def marks(log: Path) -> list:
    lines = (json.loads(line) for line in log.read_text().splitlines())
    return [line["takedown"]["marks"] for line in lines if "takedown" in line]


GOOD = {
    "degree": "seal",
    "marks": [["text", "a"]],
    "asked_at": "2026-01-01T00:00:00Z",
    "confirmed_at": "2026-01-02T00:00:00Z",
    "reason": "",
    "asked_by_name": "ann",
    "confirmed_by_name": "bob",
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"degree": "unlink"},
        {"degree": None},
        {"marks": []},
        {"marks": [["key", "a"]]},
        {"marks": [["text"]]},
        {"marks": [["text", "a\0"]]},
        {"marks": "text"},
        {"asked_at": "yesterday"},
        {"confirmed_at": "2026-01-02T00:00:00"},
        {"asked_by_name": "a" * 151},
    ],
)
def test_a_line_that_is_no_takedown_is_named_and_nothing_happens(tmp_path: Path, wrong: dict):
    log = tmp_path / "log"
    log.write_text(
        json.dumps({"format": 1, "takedown": GOOD}) + "\n" + json.dumps({"format": 1, "takedown": GOOD | wrong})
    )
    with pytest.raises(CommandError, match="line 2"):
        call_command("decisions", "import", str(log))
    assert not Takedown.objects.exists()
