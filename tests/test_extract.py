"""`manage.py extract` as a researcher uses it: in a pipe, without a database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
STORY = """02/04/2019 09:30 BST | Updated 02/04/2019 10:00 BST

Bridge At Amman Closed After Cracks Found

Engineers closed the bridge in Amman on Tuesday after finding cracks — two of them — in its piers. 🌉

"Nobody should cross," said Leila Haddad, the provincial governor.

"It is a matter of days," Ms Haddad added.
"""


def extract(
    *arguments: str, stdin: str | bytes = b"", tmp_path: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    # A database address that leads nowhere: any use of a database would fail.
    variables = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    return subprocess.run(
        [sys.executable, "manage.py", "extract", *arguments],
        cwd=ROOT,
        env=variables,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        check=False,
    )


def rows(done: subprocess.CompletedProcess[bytes]) -> list[dict]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_one_object_an_article_with_every_documented_key(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(STORY, encoding="utf-8")
    done = extract(str(path))
    assert (done.returncode, done.stderr) == (0, b"")
    (row,) = rows(done)
    assert list(row) == [
        "source_path", "part", "title", "outlet", "url", "byline", "published_at", "published_precision", "updated_at",
        "language", "body", "cuts", "quotes", "actors", "locations",
    ]  # fmt: skip
    assert row["source_path"] == str(path)
    assert row["title"] == "Bridge At Amman Closed After Cracks Found"
    assert row["published_at"] == "2019-04-02T08:30:00+00:00"
    assert row["updated_at"] == "2019-04-02T09:00:00+00:00"
    assert (row["published_precision"], row["language"], row["outlet"]) == ("minute", "en", None)
    assert [list(quote) for quote in row["quotes"]] == [
        ["start", "end", "text", "kind", "speaker", "speaker_mention", "speaker_kind", "cue", "confidence"]
    ] * 2
    for quote in row["quotes"]:
        assert row["body"][quote["start"] : quote["end"]] == quote["text"]
        assert (quote["speaker"], quote["speaker_kind"]) == ("Leila Haddad", "person")
        assert 0 <= quote["confidence"] <= 1
    assert [quote["speaker_mention"] for quote in row["quotes"]] == ["Leila Haddad", "Ms Haddad"]
    (haddad,) = [actor for actor in row["actors"] if actor["name"] == "Leila Haddad"]
    assert {row["body"][start:end] for start, end in haddad["mentions"]} >= {"Leila Haddad", "Ms Haddad"}
    (amman,) = row["locations"]
    assert list(amman) == ["name", "geonames_id", "lat", "lon", "country", "mentions"]
    assert (amman["name"], amman["country"]) == ("Amman", "JO")
    assert {row["body"][start:end] for start, end in amman["mentions"]} == {"Amman"}


def test_standard_input():
    (row,) = rows(extract("-", stdin=STORY))
    assert row["title"] == "Bridge At Amman Closed After Cracks Found"


def test_verbatim_cleans_nothing_and_keeps_ids_and_offsets():
    texts = ['  \r\n\n"Stay away," said Leila Haddad.\n\n\n\nADVERTISEMENT\n', "", "no quotes at all"]
    lines = "\n".join(json.dumps({"id": number, "text": text}) for number, text in enumerate(texts))
    found = rows(extract("--verbatim", "-", stdin=lines))
    assert [row["id"] for row in found] == [0, 1, 2]
    (quote,) = found[0]["quotes"]
    assert texts[0][quote["start"] : quote["end"]] == quote["text"] == "Stay away,"
    assert found[1]["quotes"] == found[2]["quotes"] == []


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', "null", '"text"', '{"id": 2, "text": null}'])
def test_a_broken_line_is_told_with_its_number(line):
    done = extract("--verbatim", "-", stdin='{"id": 1, "text": "a"}\n' + line)
    assert done.returncode == 1
    assert b"line 2" in done.stderr
    assert [row["id"] for row in rows(done)] == [1]


def test_refused_files_are_named_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(STORY)
    outcomes = tmp_path / "outcomes"
    done = extract(
        str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), str(tmp_path / "c.txt"), "--outcomes", str(outcomes)
    )
    assert done.returncode == 1
    assert len(rows(done)) == 1
    told = [json.loads(line) for line in outcomes.read_text().splitlines()]
    assert [row["outcome"] for row in told] == ["quarantined", "imported", "quarantined"]
    assert [row["path"] for row in told] == [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")]
    assert done.stderr.decode().splitlines() == [told[0]["reason"], told[2]["reason"]]


def test_wrong_arguments_are_code_2():
    assert extract().returncode == 2
    assert extract("x.txt", "--nonsense").returncode == 2


def test_a_reader_that_has_enough_ends_it_quietly(tmp_path):
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(STORY * 3)
    command = f'"{sys.executable}" manage.py extract "{tmp_path}" | head -n 1 >/dev/null'
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert done.stderr == b""


@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder ../shared, which holds the development set, is absent")
def test_the_development_set_scores_above_the_floor(tmp_path):
    gold, found, report = SHARED / "quotes" / "dev.jsonl", tmp_path / "found.jsonl", tmp_path / "report.json"
    found.write_bytes(extract("--verbatim", str(gold)).stdout)
    scorer = SHARED / "quotes" / "score.py"
    subprocess.run(
        [sys.executable, str(scorer), str(gold), str(found), "--json", str(report)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    assert json.loads(report.read_text())["end_to_end"]["F1"] >= 70


def test_outputs_that_are_closed_full_or_narrow_end_in_a_sentence(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(STORY, encoding="utf-8")
    for redirection, code in ((">&-", 2), ("> /dev/full", 75)):
        command = f'"{sys.executable}" manage.py extract "{path}" {redirection}'
        done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr.count("\n")) == (code, 1)
    narrow = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "manage.py", "extract", str(path)], cwd=ROOT, env=narrow, capture_output=True, check=False
    )
    assert "—" in json.loads(done.stdout)["body"]


def test_needs_no_settings_and_writes_nothing(tmp_path):
    (tmp_path / "bridge.txt").write_text(STORY, encoding="utf-8")
    var = tmp_path / "var"
    done = subprocess.run(
        [sys.executable, "manage.py", "extract", str(tmp_path / "bridge.txt")],
        cwd=ROOT,
        env={**os.environ, "VAR_DIR": str(var)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert not var.exists()
