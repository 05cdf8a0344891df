"""Bodies spelt out before their initials."""

import time
from collections.abc import Callable

import pytest

from articles.text.extraction import extract
from articles.text.values import CleanArticle, Findings, RawArticle


def findings(body: str) -> Findings:
    return extract(CleanArticle(raw=RawArticle(source_path="x", title="", body=body), title="", body=body))


def bodies(body: str) -> set[str]:
    return {actor.name for actor in findings(body).actors if actor.kind == "organisation"}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The Office for the Keeping of Wells (OKW) met.", "Office for the Keeping of Wells"),
        ("Marsh Growers and Eaters (MGE) met. “No,” MGE said.", "Marsh Growers and Eaters"),
        ("The North Valley Office on Dams and Canals (NVODC) met.", "North Valley Office on Dams and Canals"),
        ("The Anti-Flood League (AFL) met in Trenby.", "Anti-Flood League"),
        ("The Mill Corp. of Trenby (MCT) met.", "Mill Corp. of Trenby"),
        ("The Ministry of Wells (MoW) met in Trenby.", "Ministry of Wells"),
        ("The Department of Wells and Weirs's (DWW) men met.", "Department of Wells and Weirs"),
    ],
)
def test_finds(body: str, name: str) -> None:
    assert name in bodies(body)


@pytest.mark.parametrize(
    "body",
    [
        "The Chief Executive Officer (CEO) met the press.",
        "She has Slow Onset Lung Fever (SOLF) and rests.",
        "They saw the Long Night of Trenby (see page 4) and left.",
        "He drove to the Republic of Ireland (ROI) by car.",
        "A well of water (AWW) is no body.",
    ],
)
def test_ignores(body: str) -> None:
    assert not bodies(body)


def test_the_initials_speak_for_the_body() -> None:
    found = findings("The Illmere Chamber of Crafts (ICC) met in Trenby. “We agree,” the ICC said on Friday.")
    assert [quote.speaker for quote in found.quotes] == ["Illmere Chamber of Crafts"]
    assert bodies("The Illmere Chamber of Crafts (ICC) met. The ICC left.") == {"Illmere Chamber of Crafts"}


def spelt_out(count: int) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    triples = [a + b + c for a in letters for b in letters for c in letters][:count]
    return " ".join(f"{t[0]}oo {t[1]}ar {t[2]}az ({t})." for t in triples)


@pytest.mark.parametrize(
    "text",
    [
        lambda size: "(ABC) " * (size // 6),
        lambda size: "Of The " * (size // 7),
        lambda size: "A (AA) " * (size // 7),
        lambda size: "A. A. (AAAAAAAA) " * (size // 17),
        lambda size: "A-B-C-D-E-F (ABCDEF) " * (size // 21),
        lambda size: spelt_out(size // 19),
    ],
    ids=["brackets", "links", "short", "dots", "hyphens", "names"],
)
def test_takes_linear_time(text: Callable[[int], str]) -> None:
    def cost(size: int) -> float:
        began = time.process_time()
        findings(text(size))
        return time.process_time() - began

    cost(2_000)
    assert cost(80_000) < 40 * max(cost(8_000), 0.01)
