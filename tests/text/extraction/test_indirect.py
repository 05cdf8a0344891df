"""Reported clauses without marks: what is found as indirect speech, and what is left alone."""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.extraction import extract
from articles.text.values import CleanArticle, Quotation, RawArticle

INTRO = "Foreign Secretary Peter Marsh met the aid worker Ann Bell in Geneva.\n\n"
DEV = Path(__file__).resolve().parents[4] / "shared" / "quotes" / "dev.jsonl"
WORDS = re.compile(r"\w+(?:[’'.-]\w+)*")


def found_in(body: str) -> tuple[Quotation, ...]:
    return extract(CleanArticle(raw=RawArticle(source_path="x", title="", body=body), title="", body=body)).quotes


def reported(body: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in found_in(body) if quote.kind == "indirect"]


MARSH = "Peter Marsh"


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("Mr Marsh said he would like to see the general in court.", ["he would like to see the general in court"]),
        ("Mr Marsh has said that the talks were over.", ["the talks were over"]),
        ("On Friday Mr Marsh told reporters that the talks had failed.", ["the talks had failed"]),
        ("Mr Marsh told the BBC he was leaving.", ["he was leaving"]),
        ("Mr Marsh said on Friday that aid had arrived.", ["aid had arrived"]),
        ("Mr Marsh said in a statement he was sorry for the delay.", ["he was sorry for the delay"]),
        ("Mr Marsh announced that two camps would open.", ["two camps would open"]),
        ("Mr Marsh denied that shells had hit the school.", ["shells had hit the school"]),
        ("Mr Marsh said it's too late for talks.", ["it's too late for talks"]),
        ("Mr Marsh said that work began at 6:30 in the camps.", ["work began at 6:30 in the camps"]),
        ("Mr Marsh said at least 13 people were killed.", ["at least 13 people were killed"]),
        ("The camps were full, Mr Marsh said.", ["The camps were full"]),
        ("The camps were full, Mr Marsh added on Friday.", ["The camps were full"]),
        ("The camps were full, said Mr Marsh, who had seen them.", ["The camps were full"]),
        ("But the camps were full, Mr Marsh told the BBC.", ["the camps were full"]),
        ("GENEVA, June 1 (Tarn Wire) - The camps were full, Mr Marsh said.", ["The camps were full"]),
        ("According to Mr Marsh, the camps were full.", ["the camps were full"]),
        ("The camps were full, according to Mr Marsh.", ["The camps were full"]),
        ("In the north, Mr Marsh said, all roads were cut.", ["all roads were cut"]),
        ("Mr Marsh said the camps were full and added that more would open.",
         ["the camps were full", "more would open"]),
        ("Mr Marsh said the camps were full, adding that more would open.", ["the camps were full", "more would open"]),
        ("Mr Marsh said the camps were full: “There is no room.”", ["the camps were full"]),
    ],
)  # fmt: skip
def test_finds(sentence: str, clauses: list[str]) -> None:
    assert reported(INTRO + sentence) == [(clause, MARSH) for clause in clauses]


@pytest.mark.parametrize(
    ("body", "clause", "speaker"),
    [
        (INTRO + "Mr Marsh left. He said the camps were full.", "the camps were full", MARSH),
        (INTRO + "Ms Bell spoke first. She said the camps were full.", "the camps were full", "Ann Bell"),
        (INTRO + "The Foreign Secretary said the camps were full.", "the camps were full", MARSH),
        ("The ministry said that 13 people had died.", "13 people had died", "ministry"),
        ("Thirteen people had died, the official added.", "Thirteen people had died", "official"),
        (
            "“We go,” said a ministry spokesman.\n\n“At once,” the spokesman said.\n\nThe spokesman said aid was late.",
            "aid was late",
            "ministry spokesman",
        ),
        ("According to activists, the army shelled the town.", "the army shelled the town", "activists"),
        ("A witness in Tarn said the bridge was gone.", "the bridge was gone", "witness in Tarn"),
    ],
)
def test_finds_who_said_it(body: str, clause: str, speaker: str) -> None:
    assert reported(body) == [(clause, speaker)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Marsh would not say the camps were full.",
        "Mr Marsh never said the camps were full.",
        "Mr Marsh did not say that the camps were full.",
        "Mr Marsh could say the camps were full.",
        "Mr Marsh is said to be in Tarn.",
        "It is said that the camps were full.",
        "It was announced that the camps were full.",
        "If Mr Marsh says the camps are full, nobody will come.",
        "After Mr Marsh said the camps were full, the talks broke down.",
        "Has Mr Marsh said that the camps were full?",
        "Nobody knew what Mr Marsh said was happening.",
        "As Mr Marsh said, it rained.",
        "Mr Marsh said so on Friday.",
        "Mr Marsh said nothing about the camps that were full.",
        "Mr Marsh told Ms Bell about the camps that were full.",
        "Mr Marsh announced plans for the camps.",
        "Mr Marsh denied the charges that were read to him.",
        "Mr Marsh told a joke.",
        "The flood claimed the lives of those who were asleep.",
        "The map said the camps were full.",
        "Work went on according to plan, and the camps were full.",
        "Some of the camps Mr Marsh said were full stood empty.",
        "“The camps are full,” Mr Marsh said after he had seen them.",
        "“The camps are full,” Mr Marsh said in a speech that was long.",
        "Mr Marsh said the camps were “more than full” in the north.",
        "Eight in ten voters said the camps were full.",
        "Aid went by a road which, according to Mr Marsh, is closed.",
        "Mr Marsh Says Camps Were Full, Promises To Build",
    ],
)
def test_ignores(sentence: str) -> None:
    assert reported(INTRO + sentence) == []


PIECES = (
    "said ", "that ", "told ", "Mr Marsh ", "he ", "the ministry ", "according to ", "was gone ", ", ", ". ", "“", "”",
    '"', "''", "and ", "adding ", "activists ", "the camps ", "were full ", ": ", "; ", "(", ")", "\n\n", "on Friday ",
    "in a statement ", "? ", "would not ", "if ",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_quotes_of_all_kinds_slice_to_the_text_and_never_overlap(body: str) -> None:
    end = 0
    for quote in found_in(body):
        assert quote.start >= end
        assert body[quote.start : quote.end] == quote.text != ""
        end = quote.end


@pytest.mark.parametrize("piece", ["he said that ", "said ", "told the ", "he said, ", "according to him, ", "in a "])
def test_takes_time_in_proportion(piece: str) -> None:
    def cost(size: int) -> float:
        began = time.process_time()
        found_in(piece * (size // len(piece)))
        return time.process_time() - began

    cost(1000)
    assert cost(80_000) < max(1.0, 12 * cost(20_000))


def test_most_of_what_is_found_annotators_found_too() -> None:
    if not DEV.exists():
        pytest.skip(f"{DEV.name} of ../shared/quotes is not here")
    right = total = 0
    for line in DEV.read_text(encoding="utf-8").splitlines()[:60]:
        article = json.loads(line)
        gold = [_words(article["text"], quote) for quote in article["quotes"]]
        for quote in found_in(article["text"]):
            if quote.kind == "indirect":
                found = _words(article["text"], {"start": quote.start, "end": quote.end})
                total += 1
                right += any(len(found & other) >= 0.5 * len(found | other) for other in gold)
    assert total > 80
    assert right >= 0.88 * total


def _words(text: str, quote: dict) -> set[int]:
    spans = quote.get("segments") or [[quote["start"], quote["end"]]]
    return {match.start() for start, end in spans for match in WORDS.finditer(text, start, end)}
