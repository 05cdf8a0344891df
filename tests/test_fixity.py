"""Stored bytes that rot, vanish and come back."""

from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.management import call_command

from articles.models import FixityCheck, Original

pytestmark = pytest.mark.django_db
STORY = "Wall Gives Way {0}\n\nThe wall at pier {0} gave way on Friday, and nobody was hurt, engineers said later.\n"


@pytest.fixture
def stored(tmp_path: Path) -> list[Path]:
    """Where the bytes of three imported stories lie."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(STORY.format(number))
    call_command("import_articles", str(folder))
    return [Path(storages["originals"].path(original.path)) for original in Original.objects.order_by("name")]


@pytest.fixture
def second(settings, tmp_path: Path) -> Path:
    folder = tmp_path / "second"
    first = settings.STORAGES["originals"]
    settings.STORAGES = {**settings.STORAGES, "originals-copy": {**first, "OPTIONS": {"location": folder}}}
    return folder


def fixity(*arguments: str) -> int:
    try:
        call_command("fixity", *arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def test_sound_bytes_are_recorded_as_such(stored, capsys):
    assert fixity() == 0
    assert capsys.readouterr().out.endswith("3 originals checked: 3 sound, 0 repaired, 0 damaged, 0 missing\n")
    assert list(FixityCheck.objects.values_list("result", flat=True)) == ["sound"] * 3


def test_damage_and_loss_are_named_and_end_in_an_error(stored, capsys):
    stored[0].write_bytes(b"rotten")
    stored[1].unlink()
    assert fixity() == 1
    said = capsys.readouterr()
    assert "1 sound, 0 repaired, 1 damaged, 1 missing" in said.out
    assert "damaged (0.txt)" in said.err
    assert "missing (1.txt)" in said.err


def test_a_second_store_is_filled_and_repairs(stored, second, capsys):
    whole = [path.read_bytes() for path in stored]
    assert fixity() == 0
    stored[0].write_bytes(b"rotten")
    stored[1].unlink()
    assert fixity() == 0
    assert "1 sound, 2 repaired, 0 damaged, 0 missing" in capsys.readouterr().out
    assert [path.read_bytes() for path in stored] == whole


def test_a_damaged_second_store_does_no_harm_and_is_mended(stored, second):
    assert fixity() == 0
    copy = next(path for path in second.rglob("*") if path.is_file())
    whole = copy.read_bytes()
    copy.write_bytes(b"rotten")
    assert fixity() == 0
    assert copy.read_bytes() == whole


def test_a_sample_takes_those_that_were_checked_longest_ago(stored):
    assert fixity("--sample", "2") == 0
    assert fixity("--sample", "1") == 0
    assert len(set(FixityCheck.objects.values_list("sha256", flat=True))) == 3
