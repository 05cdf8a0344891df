"""The log of decisions out of one archive and into another."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from articles import curation
from articles.importing import preparing
from articles.models import (
    Actor,
    Article,
    Decision,
    ImportRun,
    Intake,
    KnownAs,
    Location,
    LocationMention,
    Original,
    Quote,
    Statement,
)
from tests.dumping import TABLES, dump
from tests.test_curation_importing import BRIDGE, STORY

pytestmark = pytest.mark.django_db


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "dam.txt").write_text(STORY)
    (folder / "bridge.txt").write_text(BRIDGE.format(name="Mr Brandt"))
    return folder


def decide_all_sorts(editor: User) -> None:
    ada, jo = Actor.objects.get(name="Ada Brandt"), Actor.objects.get(name="Jo Lund")
    curation.reject(Quote.objects.get(text__contains="leave the valley"), editor, reason="no quote")
    lund = Quote.objects.get(text__contains="Nobody should")
    curation.correct_bounds(lund, lund.start, lund.start + len("Nobody should go home"), editor)
    curation.undo(curation.reattribute(lund, None, editor), editor)
    curation.reattribute(lund, curation.NewActor(name="Max Roth"), editor)
    bridge = Quote.objects.get(text__contains="bridge")
    curation.name_means(bridge.article, "Brandt", ada, editor)
    curation.merge(ada, jo, editor, reason="married")
    curation.rename(ada, "Ada Lund-Brandt", editor)
    curation.add_alias(ada, "Adelheid Lund", editor)
    mention = LocationMention.objects.filter(location__name="Geneva").order_by("pk").first()
    curation.add_location("Geneva Bridge", 46.2, 6.15, editor, country="CH")
    curation.set_location(mention, Location.objects.get(name="Geneva Bridge"), editor, reach="always")
    article = Article.objects.get(title__contains="Bridge")
    dating = curation.settle(curation.Dating(published_on=article.published_on), {"published_on"})
    curation.set_date(article, dating, editor, reason="by the paper")
    article.title = "The bridge is closed"
    curation.correct(article, editor, ["title"])


def empty() -> None:
    for model in (Decision, Article, Original, Intake, ImportRun, Statement, KnownAs):
        model.objects.all().delete()
    Actor.objects.update(merged_into=None)
    for model in (Actor, Location):
        model.objects.all().delete()


def content() -> dict:
    with connection.cursor() as cursor:
        told = dump(cursor, {name: sql for name, sql in TABLES.items() if name not in ("originals", "intake")})
        cursor.execute(
            "SELECT l.key, k.key FROM articles_actor l JOIN articles_actor k ON k.id = l.merged_into_id ORDER BY 1"
        )
        return told | {"merged": cursor.fetchall()}


@pytest.mark.parametrize("first", ["articles", "decisions"])
def test_a_rebuilt_archive_gets_its_editors_work_back(sources, tmp_path, first):
    editor = User.objects.create_user("edith")
    call_command("import_articles", str(sources))
    decide_all_sorts(editor)
    before = content()
    log = tmp_path / "decisions.jsonl"
    call_command("decisions", "export", str(log))
    empty()

    if first == "articles":
        call_command("import_articles", str(sources))
        call_command("decisions", "import", str(log))
    else:
        with pytest.raises(SystemExit):
            call_command("decisions", "import", str(log))
        assert Decision.objects.unplaced().exists()
        call_command("import_articles", str(sources))
    assert not Decision.objects.unplaced().exists()
    assert content() == before
    again = StringIO()
    call_command("decisions", "export", stdout=again)
    assert told(again.getvalue()) == told(log.read_text())

    call_command("decisions", "import", str(log))
    call_command("reextract", "--all", "--workers", "0")
    assert content() == before


def told(lines: str) -> list[dict]:
    return [json.loads(line) for line in lines.splitlines()]


def test_what_finds_no_place_is_told_and_kept(sources, tmp_path, capsys):
    editor = User.objects.create_user("edith")
    call_command("import_articles", str(sources))
    curation.accept(Quote.objects.get(text__contains="bridge"), editor)
    call_command("decisions", "export", str(tmp_path / "log"))
    empty()
    with pytest.raises(SystemExit) as code:
        call_command("decisions", "import", str(tmp_path / "log"))
    assert code.value.code == 1
    assert "not in this archive" in capsys.readouterr().err
    (sources / "bridge.txt").unlink()
    call_command("import_articles", str(sources))
    assert ImportRun.objects.get().unplaced_decisions == 1
    assert "1 decision of editors" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line", ["no json", "[]", "{}", '{"format": 99}', '{"format": 1, "uuid": "x"}', "null", '{"format":1,"uuid":1}']
)
def test_a_line_that_is_no_decision_is_named(tmp_path, line):
    (tmp_path / "log").write_text(line + "\n")
    with pytest.raises(CommandError, match="line 1") as error:
        call_command("decisions", "import", str(tmp_path / "log"))
    assert error.value.returncode == 2
    assert not Decision.objects.exists()


def test_a_story_that_cleaning_reads_otherwise_keeps_its_decisions(sources, monkeypatch):
    editor = User.objects.create_user("edith")
    call_command("import_articles", str(sources / "dam.txt"))
    curation.reject(Quote.objects.get(text__contains="leave the valley"), editor)
    curation.reattribute(Quote.objects.get(text__contains="Nobody should"), None, editor)
    clean = preparing.clean

    def other(raw):
        article = clean(raw)
        return replace(article, body="A line that was cut before.\n\n" + article.body)

    monkeypatch.setattr(preparing, "clean", other)
    (sources / "again.txt").write_text(STORY)
    call_command("import_articles", str(sources / "again.txt"))
    new = Article.objects.order_by("pk").last()
    assert new.body.startswith("A line")
    assert not new.quotes.filter(text__contains="leave the valley").exists()
    assert new.quotes.get(text__contains="Nobody should").speaker is None
    count = Decision.objects.count()
    call_command("reextract", "--all", "--workers", "0")
    assert not new.quotes.filter(text__contains="leave the valley").exists()
    assert Decision.objects.count() == count
