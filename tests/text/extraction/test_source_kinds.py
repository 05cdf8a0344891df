"""The kind of an unnamed source, and whose it is."""

import time

import pytest

from articles.text.extraction.source_kinds import source_kind


@pytest.mark.parametrize(
    ("wording", "kind", "affiliation"),
    [
        ("a No 10 spokesman", "spokesperson", "No 10"),
        ("Number 10 spokesman", "spokesperson", "Number 10"),
        ("the ministry's spokeswoman", "spokesperson", "ministry"),
        ("a spokesman for the Tarn Rivers Authority", "spokesperson", "Tarn Rivers Authority"),
        ("a senior Foreign Office official", "official", "Foreign Office"),
        ("an official at the ministry", "official", "ministry"),
        ("US officials", "official", "US"),
        ("a U.S. defence official", "military", "U.S."),
        ("activists", "activist", ""),
        ("opposition activists in Homs", "activist", "opposition"),
        ("a witness in Homs", "witness", ""),
        ("two eyewitnesses", "witness", ""),
        ("a man who saw the raid", "witness", ""),
        ("residents of the old town", "resident", ""),
        ("a local resident", "resident", ""),
        ("villagers", "resident", ""),
        ("a military source", "military", ""),
        ("an army officer", "military", "army"),
        ("soldiers", "military", ""),
        ("police", "police", ""),
        ("a Western diplomat", "diplomat", ""),
        ("a diplomat at the United Nations", "diplomat", "United Nations"),
        ("a doctor at a field hospital", "medic", "field hospital"),
        ("hospital staff", "medic", "hospital"),
        ("medical sources", "medic", ""),
        ("a rebel commander", "military", ""),
        ("Free River Army fighters", "rebel", "Free River Army"),
        ("an aid worker with Relief Now", "aid", "Relief Now"),
        ("refugees", "refugee", ""),
        ("the boy's uncle", "relative", ""),
        ("a survivor", "victim", ""),
        ("analysts", "expert", ""),
        ("a lawyer for the family", "lawyer", ""),
        ("state television", "media", ""),
        ("a source close to the talks", "official", ""),
        ("people familiar with the matter", "official", ""),
        ("a person briefed on the deal", "official", ""),
        ("a member of the army", "military", "army"),
        ("the statement", "document", ""),
        ("a cyclist", "other", ""),
        ("", "other", ""),
    ],
)
def test_tells(wording: str, kind: str, affiliation: str) -> None:
    assert source_kind(wording) == (kind, affiliation)


@pytest.mark.parametrize("piece", ["a ", "of ", "A", "who ", "Army ", "'s ", ", "])
def test_long_wordings_cost_little(piece: str) -> None:
    began = time.process_time()
    source_kind(piece * 50_000)
    assert time.process_time() - began < 0.2
