"""The parts of `make bench-extraction` that could make its numbers wrong."""

import json
from pathlib import Path

import pytest

from articles.management.benchmarks import baseline, names, wikinews
from articles.management.benchmarks.tables import Table, as_markdown, as_text


@pytest.mark.parametrize(
    ("checked", "found"),
    [
        ("Ann Bell", "Ann Bell"),
        ("Ann Bell", "Bell"),
        ("Ann Bell|Mrs Bell", "ann bell"),
        ("River Watch|RW", "RW"),
        ("River Watch", "the River Watch"),
        ("Zoë Kessler", "Zoe Kessler"),
    ],
)
def test_the_same_name(checked: str, found: str) -> None:
    assert names.is_same(checked, found)


@pytest.mark.parametrize(("checked", "found"), [("Ann Bell", "Ed Bell"), ("River Watch", "River Fund"), ("Ann", "the")])
def test_another_name(checked: str, found: str) -> None:
    assert not names.is_same(checked, found)


def test_names_count_what_is_found_and_what_is_right() -> None:
    gold = {"a": {"people": ["Ann Bell", "Ed Orr"], "organisations": [], "either": ["Old Bridge"]}}
    found = {"a": {"people": ["Bell", "Old Bridge", "Long Road"], "organisations": []}}
    assert names.score("people", gold, found) == (2, 1, 2, 1)


def test_checked_names_are_names_only() -> None:
    stories = json.loads(Path("tests", "data", "names_checked.json").read_text(encoding="utf-8"))["stories"]
    assert len(stories) >= 20
    wordings = [name for story in stories.values() for kind in story.values() for name in kind]
    assert all(len(part) < 70 for name in wordings for part in name.split("|"))


def test_baseline_takes_the_name_nearest_to_a_verb() -> None:
    text = "“We go,” said Ann Bell.\n\n“And you stay,” she said. It rained. Ed Orr said: “No.”"
    assert [quote["speaker"] for quote in baseline.quotes(text)] == ["Ann Bell", "Ann Bell", "Ed Orr"]


def test_one_token_a_line_becomes_running_text() -> None:
    lines = ["<head>", "Six\tCD", "<w>", "all\tDT", "-\tHYPH", "girl\tNN", "</w>", "teams\tNNS", "</head>", "<p>"]
    lines += ['"\t``', "We\tPRP", "go\tVBP", ",\t,", "\"\t''", "she\tPRP", "'s\tPOS", "said\tVBD", ".\tSENT", "</p>"]
    assert wikinews.text_of("\n".join(lines)) == 'Six all-girl teams\n\n"We go," she\'s said.'


def test_tables_say_the_same_in_both_forms() -> None:
    table = Table(title="Quotes", columns=("", "found"), rows=[("direct", "97 %")], note="Of many.")
    assert as_text(table).split() == ["Quotes", "found", "direct", "97", "%", "Of", "many."]
    assert "| direct | 97 % |" in as_markdown(table)
