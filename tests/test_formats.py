"""The same two stories in every format, imported: two articles, and an original for each file and part they came in."""

import gzip
import json
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.management import call_command

from articles.management.commands import import_articles
from articles.models import Article, Original, Quarantined, Quote
from tests.text.readers.stories import DATA, told

pytestmark = pytest.mark.django_db

SAMPLES = sorted(DATA.glob("sample*"))
LINES = ("sample.jsonl", "sample.ndjson")


def import_(*paths: Path, **options) -> int:
    """The exit code of an import."""
    try:
        call_command("import_articles", *[str(path) for path in paths], workers=0, **options)
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


@pytest.fixture
def imported(tmp_path: Path) -> list[dict]:
    """What --outcomes says of the import of all samples."""
    outcomes = tmp_path / "outcomes.jsonl"
    assert import_(*SAMPLES, outcomes=str(outcomes)) == 0
    return [json.loads(line) for line in outcomes.read_text().splitlines()]


def test_all_formats_give_the_same_two_articles(imported):
    expected = {(s["title"], s["outlet"], s["url"], s["byline"], s["published"], s["body"]) for s in told()}
    found = {
        (a.title, a.outlet.name, a.url, a.byline, a.published_at.isoformat(), a.body) for a in Article.objects.all()
    }
    assert found == expected
    assert Article.objects.filter(published_precision="minute", language="en").count() == 2
    assert Quote.objects.count() == 4
    assert not Quarantined.objects.exists()


def test_every_file_is_an_original_of_what_it_holds(imported):
    assert set(Original.objects.values_list("name", flat=True)) == {path.name for path in SAMPLES}
    assert not Original.objects.filter(article=None).exists()
    assert not Article.objects.exclude(text_key__in=Original.objects.values("text_key")).exists()
    assert [row["path"] for row in imported] == [str(path) for path in SAMPLES]
    assert {row["outcome"] for row in imported} == {"imported", "already-here"}
    assert all(row["reason"] for row in imported if row["outcome"] == "already-here")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("sample.html", ""),
        ("sample.txt", "story 1"),
        ("sample.jsonl", "line 1"),
        ("sample.csv", "row 2"),
        ("sample.csv.gz", "sample.csv, row 2"),
        ("sample.zip", "stories/1.json"),
        ("sample.tgz", "sample.tar, stories/1.json"),
        ("sample.rss", "entry 1"),
        ("sample.mbox", "message 1"),
        ("sample.warc", "https://tarnpost.example/2012/06/01/tarn-evacuates-harbour"),
    ],
)
def test_the_label_says_which_part_of_the_file_it_was(imported, name, label):
    assert Original.objects.filter(name=name, label=label, article__title=told()[0]["title"]).count() == 1


def test_the_place_of_a_part_holds_the_part(imported):
    placed = Original.objects.filter(start__isnull=False)
    assert placed.filter(name__in=LINES).count() == 2 * len(LINES)
    for original in placed.select_related("article"):
        data = storages["originals"].open(original.path).read()
        piece = data[original.start : original.start + original.length]
        assert original.size == len(data)
        if original.name in LINES:
            assert json.loads(piece)["title"] == original.article.title
        elif original.name == "sample.mbox":
            assert piece.count(b"\nSubject: ") == 1
            assert original.article.title.encode() in piece
        else:
            assert piece == data


def test_the_same_again_changes_nothing_and_says_so(imported, tmp_path, capsys):
    before = list(Original.objects.order_by("pk").values_list("pk", "article", "label"))
    capsys.readouterr()
    outcomes = tmp_path / "again.jsonl"
    assert import_(*SAMPLES, outcomes=str(outcomes)) == 0
    assert f"0 new, {len(SAMPLES)} already here" in capsys.readouterr().out
    assert list(Original.objects.order_by("pk").values_list("pk", "article", "label")) == before
    again = [json.loads(line) for line in outcomes.read_text().splitlines()]
    assert {(row["outcome"], row["reason"]) for row in again} == {("already-here", "the same file was imported before")}


UNCLEAR = "pub_dt;kopf;inhalt;blatt\n" + "\n".join(
    f"{day}.06.2012;Wall {day} Gives Way;The water came on day {day} and the wall of the harbour broke.;Tarn Post"
    for day in range(13, 16)
)


def test_columns_named_by_hand_are_told_before_the_rows_are_read(tmp_path, monkeypatch):
    table = tmp_path / "export.csv"
    table.write_text(UNCLEAR, encoding="utf-8")
    said: list[tuple[str, int]] = []
    monkeypatch.setattr(import_articles, "complain", lambda text: said.append((text, Article.objects.count())))
    given = [("date", "pub_dt"), ("title", "kopf"), ("body", "inhalt"), ("outlet", "blatt")]
    assert import_(table, map=given) == 0
    assert said == [("export.csv: date ← pub_dt, title ← kopf, body ← inhalt, outlet ← blatt", 0)]
    found = Article.objects.order_by("published_at").values_list("title", "outlet__name", "published_on")
    assert [(title, outlet, str(day)) for title, outlet, day in found] == [
        (f"Wall {day} Gives Way", "Tarn Post", f"2012-06-{day}") for day in range(13, 16)
    ]


def test_a_column_that_is_not_there_is_refused_with_those_that_are(tmp_path, capsys):
    table = tmp_path / "export.csv"
    table.write_text(UNCLEAR, encoding="utf-8")
    assert import_(table, map=[("body", "story")]) == 1
    assert "has no column “story”; its columns are “pub_dt”, “kopf”, “inhalt”, “blatt”" in capsys.readouterr().err


def test_broken_rows_are_named_and_the_others_come_in(tmp_path, capsys):
    rows = ["title,text,date"] + [
        f"Wall {n} Gives Way,The water came on night {n} and the wall broke.,2012-06-0{n}" for n in range(1, 6)
    ]
    rows[3] = "Wall 3 Gives Way,,2012-06-03"
    table = tmp_path / "rows.csv.gz"
    table.write_bytes(gzip.compress("\n".join(rows).encode()))
    outcomes = tmp_path / "outcomes.jsonl"
    assert import_(table, outcomes=str(outcomes)) == 1
    assert Article.objects.count() == 4
    (row,) = [json.loads(line) for line in outcomes.read_text().splitlines()]
    assert (row["outcome"], row["reason"]) == ("imported", "1 of its parts are in quarantine")
    assert "rows.csv.gz, rows.csv, row 4: the column “text” is empty" in capsys.readouterr().err
    (refused,) = Quarantined.objects.all()
    assert refused.label == "rows.csv, row 4"
