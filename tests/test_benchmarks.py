"""The parts of `make bench-extraction` that could make its numbers wrong."""

import json
import re
import time
from pathlib import Path

import pytest

from articles.management.benchmarks import baseline, names, pages, wikinews
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


def test_checked_quotations_are_found_again_by_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ed Orr left. Ann Bell called it “a mess”. “Long ago,” she said. The ‘so-called’ end, a spokesman’s “joke”."
    key = pages.fingerprint

    def at(words: str, quotation: str) -> list[object]:
        return [text.index(words) - text.index(quotation), len(words), key(words)]

    rows = [
        [key("A mess"), "name", at("Ann Bell", "“a mess"), at("Ann Bell", "“a mess")],
        [key("long ago"), "pronoun", at("she", "“Long"), at("Ann Bell", "“Long")],
        [key("so-called"), "none", None, None],
        [key("joke"), "nominal", [0, 11, key("a spokesman")], None],
        [key("never written"), "name", None, None],
    ]
    monkeypatch.setattr(pages, "checked", lambda: {"x": rows})
    gold = pages.gold_of({"x": text})
    (article,) = gold.articles
    told = [(q["speaker"], q["speaker_kind"], q["speaker_name"]) for q in article["quotes"]]
    assert told == [("Ann Bell", "name", "Ann Bell"), ("she", "pronoun", "Ann Bell")]
    assert [text[a:b] for a, b in article["ignore"]] == ["“joke”"]
    assert gold.lost == 1


def test_checked_quotations_hold_no_words() -> None:
    stories = json.loads(Path("tests", "data", "quotes_checked.json").read_text(encoding="utf-8"))["stories"]
    cells = [cell for rows in stories.values() for row in rows for cell in (row[0], *(row[2] or ()), *(row[3] or ()))]
    assert len(cells) > 500
    assert all(isinstance(cell, int) or re.fullmatch("[0-9a-f]{10}", cell) for cell in cells)


def test_hostile_text_is_searched_in_linear_time() -> None:
    began = time.process_time()
    for piece in ("‘a", "“", '"', "s’ ", "’"):
        pages.stretches(piece * 20_000)
    assert time.process_time() - began < 10


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
