"""The import command on files a newsroom might hand it: good, bad, twice, and changed by an editor."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.importing import preparing
from articles.importing.preparing import prepare
from articles.models import Actor, Article, ImportRun, Original, Quarantined, Quote

pytestmark = pytest.mark.django_db

STORY = """02/04/2019 09:30 BST

Bridge At Tell Amun Closed After Cracks Found

Engineers closed the river bridge on Tuesday after finding cracks in two of its piers.

"Nobody should cross until we have looked at every bolt," said Leila Haddad, the provincial governor.

Ms Haddad added: "It is a matter of days, not weeks."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    return tmp_path / "sources"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def import_(*paths: Path | str, **options) -> int:
    """The exit code of an import."""
    try:
        call_command("import_articles", *[str(path) for path in paths], **options)
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def test_a_story_becomes_article_quotes_actors_and_an_original(folder):
    path = write(folder, "bridge.txt", STORY)
    assert import_(folder) == 0
    article = Article.objects.get()
    assert article.title == "Bridge At Tell Amun Closed After Cracks Found"
    assert article.dateline == "02/04/2019 09:30 BST"
    haddad = Actor.objects.get(name="Leila Haddad")
    assert [q.text for q in haddad.quotes.order_by("start")] == [
        "Nobody should cross until we have looked at every bolt,",
        "It is a matter of days, not weeks.",
    ]
    original = Original.objects.get()
    assert (original.article, original.name, original.size) == (article, "bridge.txt", path.stat().st_size)
    assert original.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert storages["originals"].open(original.path).read() == path.read_bytes()


def test_the_same_file_again_changes_nothing_and_says_so(folder, capsys):
    write(folder, "bridge.txt", STORY)
    import_(folder)
    assert import_(folder) == 0
    assert "1 file: 0 new, 1 already here" in capsys.readouterr().out
    assert (Article.objects.count(), Original.objects.count(), Quote.objects.count()) == (1, 1, 2)


def test_the_same_file_by_another_path_is_the_same_file(folder, monkeypatch):
    path = write(folder, "bridge.txt", STORY)
    import_(folder)
    monkeypatch.chdir(folder)
    import_(path, "bridge.txt", ".", f"{folder}/*.txt")
    assert Original.objects.count() == 1


@pytest.mark.parametrize("content", [STORY, STORY.replace("\n", "\r\n"), STORY.encode("utf-16")])
def test_the_same_text_under_another_name_is_one_article_with_two_originals(folder, content):
    write(folder, "a.txt", STORY)
    write(folder, "b.txt", content)
    assert import_(folder) == 0
    assert Article.objects.count() == 1
    assert [o.name for o in Article.objects.get().originals.all()] == ["a.txt", "b.txt"]
    assert Quote.objects.count() == 2


def test_two_outlets_with_the_same_words_are_two_articles(folder):
    write(folder, "a.txt", "Source: The Evening Lantern\n" + STORY)
    write(folder, "b.txt", "Source: Delta Morning Post\n" + STORY)
    import_(folder)
    assert sorted(a.outlet.name for a in Article.objects.all()) == ["Delta Morning Post", "The Evening Lantern"]


def test_people_are_not_joined_on_a_surname_alone(folder):
    write(folder, "a.txt", STORY)
    other = 'Mill Reopens In Northern Town\n\nThe mill opened again.\n\n"We are glad," Mr Haddad said.\n'
    write(folder, "b.txt", other)
    write(folder, "c.txt", other.replace("mill", "school").replace("Mill", "School"))
    import_(folder)
    assert Actor.objects.filter(folded__contains="haddad", kind="person").count() == 3


def test_spellings_of_a_full_name_are_one_person(folder):
    text = 'Talks {}\n\nThe talks went on in the capital.\n\n"We agree," said {}.\n'
    write(folder, "a.txt", text.format("begin today", "Samir al-Khatib"))
    write(folder, "b.txt", text.format("end early", "Samir Khatib"))
    import_(folder)
    assert Actor.objects.filter(kind="person").count() == 1


def test_dry_run_writes_nothing(folder, capsys):
    write(folder, "bridge.txt", STORY)
    write(folder, "empty.txt", "")
    assert import_(folder, dry_run=True) == 1
    out, err = capsys.readouterr()
    assert "2 files: 1 new, 0 already here, 1 in quarantine" in out
    assert "empty.txt" in err
    for model in (Article, Original, Quarantined, ImportRun, Quote):
        assert not model.objects.exists()


def test_what_an_editor_changed_stays(folder, django_user_model):
    write(folder, "bridge.txt", STORY)
    import_(folder)
    quote = Quote.objects.first()
    quote.speaker, quote.edited_at = None, timezone.now()
    quote.save()
    Article.objects.update(title="Corrected title", edited_at=timezone.now())
    import_(folder)
    write(folder, "copy.txt", STORY)
    import_(folder)
    quote.refresh_from_db()
    assert quote.speaker is None
    assert Article.objects.get().title == "Corrected title"


def test_a_quote_or_article_that_an_editor_removed_does_not_come_back(folder):
    write(folder, "bridge.txt", STORY)
    import_(folder)
    Quote.objects.first().delete()
    import_(folder)
    assert Quote.objects.count() == 1
    Article.objects.get().delete()
    write(folder, "copy.txt", STORY)
    assert import_(folder) == 0
    assert not Article.objects.exists()


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "photo.txt": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 40,
    "program.txt": b"\x7fELF" + bytes(range(256)) * 40,
    "table.xyz": b"some words",
}
GOOD = {
    "utf16.txt": STORY.replace("Bridge", "Tunnel").encode("utf-16"),
    "utf16le.txt": STORY.replace("Bridge", "Road").encode("utf-16-le"),
    "latin1.txt": STORY.replace("Haddad", "Haddàd").replace("Bridge", "Café").encode("latin-1"),
    "nul.txt": STORY.replace("Engineers", "Engi\x00neers").replace("Bridge", "Canal").encode(),
}


def test_bad_files_are_named_with_a_reason_and_the_rest_is_imported(folder, capsys, tmp_path):
    for name, content in {**BAD, **GOOD, "bridge.txt": STORY.encode()}.items():
        write(folder, name, content)
    (folder / "broken-link.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "link-to-a-folder").symlink_to(tmp_path)
    (tmp_path / "empty-folder").mkdir()
    outcomes = tmp_path / "outcomes.jsonl"
    assert import_(folder, tmp_path / "no-such-folder", tmp_path / "empty-folder", outcomes=str(outcomes)) == 1
    rows = {Path(row["path"]).name: row for row in map(json.loads, outcomes.read_text().splitlines())}
    bad = {*BAD, "broken-link.txt", "pipe.txt", "link-to-a-folder", "no-such-folder", "empty-folder"}
    assert {name for name, row in rows.items() if row["outcome"] == "quarantined"} == bad
    assert {name for name, row in rows.items() if row["outcome"] == "imported"} == {*GOOD, "bridge.txt"}
    complaints = capsys.readouterr().err.splitlines()
    for name in bad:
        (reason,) = [row["reason"] for n, row in rows.items() if n == name]
        assert name in reason
        assert reason in complaints
        assert Quarantined.objects.get(name__endswith=name).reason == reason
    assert Article.objects.count() == 5
    assert Article.objects.filter(body__contains="Haddàd").count() == 1


def test_a_file_that_is_too_big_is_quarantined_at_once(folder):
    with (folder / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    write(folder, "bridge.txt", STORY)
    assert import_(folder) == 1
    assert "50,000,000 bytes" in Quarantined.objects.get().reason
    assert Article.objects.count() == 1


def test_an_unreadable_file_is_quarantined(folder):
    # Opens for everybody, root included, and then cannot be read: what a damaged disk does.
    (folder / "secret.txt").symlink_to("/proc/self/mem")
    write(folder, "bridge.txt", STORY)
    assert import_(folder) == 1
    assert "cannot be read" in Quarantined.objects.get().reason
    assert Article.objects.count() == 1


def test_a_file_leaves_quarantine_once_it_can_be_imported(folder):
    write(folder, "bridge.txt", b"")
    import_(folder)
    assert Quarantined.objects.count() == 1
    import_(folder)
    assert Quarantined.objects.count() == 1
    write(folder, "bridge.txt", STORY)
    assert import_(folder) == 0


def test_names_that_are_not_text_break_nothing(folder):
    write(folder, os.fsdecode(b"br\xfccke \n\x1b[31m.txt"), STORY)
    assert import_(folder) == 0
    assert "\\xfc" in Original.objects.get().name


def test_wrong_arguments_are_code_2(folder):
    with pytest.raises(CommandError, match="cannot be written") as error:
        call_command("import_articles", str(folder), outcomes="/no/such/folder/file")
    assert error.value.returncode == 2


def test_each_import_is_on_record(folder):
    write(folder, "bridge.txt", STORY)
    write(folder, "empty.txt", "")
    import_(folder)
    run = ImportRun.objects.get()
    assert (run.imported, run.already_here, run.quarantined, run.quotes) == (1, 0, 1, 2)
    assert run.finished_at is not None


def test_a_file_that_the_database_cannot_hold_is_refused_and_the_rest_goes_on(folder):
    # All words differ, and folding takes each syllable apart: 200,000 characters of it make more than 1 MB of words.
    words = " ".join(f"{chr(0xAC00 + n // 300)}{chr(0xAC00 + n % 300)}" for n in range(70_000))
    write(folder, "a.txt", f"Too Many Words\n\nHe said this. {words}")
    write(folder, "b.txt", STORY)
    assert import_(folder) == 1
    assert Article.objects.count() == 1
    assert "the database refuses its content" in Quarantined.objects.get().reason


def test_paths_of_any_length_and_bytes_are_imported(folder):
    deep = folder.joinpath(*["漢" * 80] * 9)
    deep.mkdir(parents=True)
    write(deep, "bridge.txt", STORY)
    odd = write(folder, os.fsdecode(b"caf\xe9.txt"), STORY.replace("Bridge", "Road"))
    assert import_(folder) == 0
    assert import_(odd, outlet=os.fsdecode(b"caf\xe9")) == 0
    assert Article.objects.count() == 2


def test_quarantine_tells_files_of_one_name_apart(folder, tmp_path):
    (folder / "a.txt").symlink_to(folder / "nowhere")
    import_(folder)
    other = tmp_path / "other"
    other.mkdir()
    write(other, "a.txt", STORY)
    import_(other)
    assert Quarantined.objects.count() == 1
    (folder / "a.txt").unlink()
    write(folder, "a.txt", STORY.replace("Bridge", "Road"))
    import_(folder)
    assert not Quarantined.objects.exists()


def test_a_head_without_a_story_is_no_article(folder):
    write(folder, "head.txt", "01/06/2012 02:24 BST\nBy Leila Haddad\n")
    assert import_(folder) == 1
    assert "holds no story" in Quarantined.objects.get().reason


def test_the_text_of_a_removed_article_is_told_as_such(folder, tmp_path):
    write(folder, "a.txt", STORY)
    import_(folder)
    Article.objects.get().delete()
    write(folder, "b.txt", STORY)
    outcomes = tmp_path / "outcomes"
    import_(folder, outcomes=str(outcomes))
    reasons = {json.loads(line)["reason"] for line in outcomes.read_text().splitlines()}
    assert reasons == {"an editor removed this article"}


def test_brackets_and_spaces_in_the_way_to_a_pattern(folder):
    inner = folder / "my [1] files"
    inner.mkdir()
    write(inner, "a.txt", STORY)
    assert import_(f"{inner}/*.txt") == 0
    assert Article.objects.count() == 1


def test_a_link_is_another_name_of_its_file(folder):
    write(folder, "a.txt", STORY)
    (folder / "link.txt").symlink_to(folder / "a.txt")
    assert import_(folder) == 0
    assert [o.name for o in Article.objects.get().originals.all()] == ["a.txt", "link.txt"]


def test_bytes_kept_are_the_bytes_hashed(folder, monkeypatch):
    path = write(folder, "a.txt", STORY)

    def grow(part, outlet=None):
        path.write_text(STORY + "more\n")
        return prepare(part, outlet)

    monkeypatch.setattr(preparing, "prepare", grow)
    import_(folder)
    original = Original.objects.get()
    assert hashlib.sha256(storages["originals"].open(original.path).read()).hexdigest() == original.sha256


def test_what_was_refused_is_tried_again_from_the_bytes_that_were_kept(folder, monkeypatch, capsys):
    path = write(folder, "a.txt", STORY)
    with monkeypatch.context() as broken:
        broken.setattr(preparing, "read", lambda *_, **__: 1 / 0)
        assert import_(folder) == 1
    path.unlink()
    assert "the archive's own code failed on it" in Quarantined.objects.get().reason
    assert import_(quarantined=True) == 0
    assert Article.objects.count() == 1
    assert not Quarantined.objects.exists()
    assert Original.objects.get().name == "a.txt"


def test_every_file_of_an_import_has_its_outcome(folder):
    write(folder, "a.txt", STORY)
    write(folder, "b.txt", STORY)
    write(folder, "c.txt", b"")
    assert import_(folder) == 1
    run = ImportRun.objects.get()
    assert sorted(run.files.values_list("name", "outcome", "articles", "quotes")) == [
        ("a.txt", "imported", 1, 2),
        ("b.txt", "already-here", 0, 0),
        ("c.txt", "quarantined", 0, 0),
    ]


def test_a_newer_extractor_renews_what_the_machine_found_and_leaves_an_editors_quote(folder, monkeypatch, capsys):
    write(folder, "a.txt", STORY)
    import_(folder)
    kept, changed = Quote.objects.order_by("start")
    Quote.objects.filter(pk=kept.pk).update(speaker_mention="the editor's", edited_at=timezone.now())
    Quote.objects.filter(pk=changed.pk).update(speaker=None, rule="old")
    Article.objects.update(extractor="older")
    assert import_(folder) == 0
    assert "1 quote changed by a newer extractor" in capsys.readouterr().out
    kept.refresh_from_db()
    changed.refresh_from_db()
    assert kept.speaker_mention == "the editor's"
    assert changed.speaker.name == "Leila Haddad"
    assert import_(folder) == 0
    assert "newer extractor" not in capsys.readouterr().out


def test_quotes_are_looked_for_in_english_only(folder):
    write(
        folder,
        "fr.txt",
        "Le pont est fermé\n\n« Personne ne doit traverser avant que nous ayons examiné les piliers », a déclaré la "
        "gouverneure Leila Haddad, qui est venue avec les ingénieurs de la province et les pompiers de la ville.\n",
    )
    assert import_(folder) == 0
    article = Article.objects.get()
    assert (article.language, article.quotes.count(), article.extractor) == ("fr", 0, "")


def test_an_unnamed_source_says_what_it_is_and_whose(folder):
    write(folder, "a.txt", STORY + '\n"The piers will hold until Friday," a spokesman for the Health Ministry said.\n')
    import_(folder)
    source = Actor.objects.get(kind="unnamed")
    assert (source.source_kind, source.affiliation) == ("spokesperson", "Health Ministry")


@pytest.mark.parametrize("content", ["title,text\r", "title,text\n", "title,text\n,\n"])
def test_a_table_without_a_story_is_named_and_stays_in_quarantine(folder, capsys, content):
    write(folder, "rows.csv", content)
    for _ in range(2):
        assert import_(folder) == 1
        assert "rows.csv" in capsys.readouterr().err
        assert Quarantined.objects.get().reason.startswith("rows.csv")
