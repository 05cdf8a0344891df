"""Decisions of every kind, taken at random over many articles, outlast importing and searching again."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from articles.management.benchmarks.deciding import Promise, decide
from articles.management.benchmarks.newsmaking import write_texts
from articles.models import Article, Decision, Quote

pytestmark = pytest.mark.django_db

ARTICLES, DECISIONS = 200, 44


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    write_texts(tmp_path / "sources", ARTICLES, seed=8)
    take_in(tmp_path / "sources")
    return tmp_path / "sources"


def take_in(folder: Path) -> None:
    call_command("import_articles", str(folder), "--workers", "0")


def broken(promises: list[Promise], before: list[object]) -> list[str]:
    return [promise.kind for promise, value in zip(promises, before, strict=True) if promise.told() != value]


def test_importing_and_searching_again_change_no_decision(sources):
    promises = decide(User.objects.create_user("edith"), DECISIONS, seed=3)
    before = [promise.told() for promise in promises]
    assert len({promise.kind for promise in promises}) == 11
    untouched = set(Quote.objects.filter(edited_at=None).values_list("article", "start", "end", "text"))

    take_in(sources)
    assert broken(promises, before) == []
    Article.objects.update(extractor="older")
    take_in(sources)
    assert broken(promises, before) == []
    assert not Article.objects.filter(extractor="older").exists()
    call_command("reextract", "--all", "--workers", "0")
    assert broken(promises, before) == []

    assert len(promises) == DECISIONS
    assert not Decision.objects.in_force().exclude(unplaced="").exists()
    assert set(Quote.objects.filter(edited_at=None).values_list("article", "start", "end", "text")) == untouched
