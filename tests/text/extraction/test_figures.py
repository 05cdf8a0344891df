"""Numbers of killed, wounded, missing and displaced: what is one, and what only looks like one."""

# ruff: noqa: E501 - one row a line

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.extraction import extract, figures
from articles.text.values import ActorFound, CleanArticle, FigureFound, LocationFound, Quotation, RawArticle

FINDS = [
    ("At least 12 people were killed in the raid.", [("killed", 12, None, "At least 12 people")]),
    ("The blast killed 14 civilians and wounded 30.", [("killed", 14, 14, "14 civilians"), ("wounded", 30, 30, "30")]),
    ("Shells fell on the market, killing nine and injuring 41 others.", [("killed", 9, 9, "nine"), ("wounded", 41, 41, "41 others")]),
    ("More than 100 villagers died, the council said.", [("killed", 100, None, "More than 100 villagers")]),
    ("The death toll has risen to 1,240.", [("killed", 1240, 1240, "1,240")]),
    ("The death toll from the flood rose from 90 to 108 on Friday.", [("killed", 108, 108, "108")]),
    ("Some 1.2 million people have been displaced.", [("displaced", 1_200_000, 1_200_000, "Some 1.2 million people")]),
    ("Dozens of protesters were injured.", [("wounded", 24, None, "Dozens of protesters")]),
    ("Twenty-three miners are still missing.", [("missing", 23, 23, "Twenty-three miners")]),
    ("Up to 50 fighters were killed.", [("killed", None, 50, "Up to 50 fighters")]),
    ("Between 100 and 120 people were killed.", [("killed", 100, 120, "Between 100 and 120 people")]),
    ("No one was hurt in the fire.", [("wounded", 0, 0, "No one")]),
    ("A family of five was killed.", [("killed", 5, 5, "A family of five")]),
    ("Hundreds of thousands of people have fled their homes.", [("displaced", 200_000, None, "Hundreds of thousands of people")]),
    ("Two soldiers and three policemen were killed.", [("killed", 2, 2, "Two soldiers"), ("killed", 3, 3, "three policemen")]),
    ("The storm claimed 31 lives.", [("killed", 31, 31, "31 lives")]),
    ("It caused the deaths of 12 children.", [("killed", 12, 12, "12 children")]),
    ("The fire left 200 families homeless.", [("displaced", 200, 200, "200 families")]),
    ("The attack left six people dead and 20 wounded.", [("killed", 6, 6, "six people"), ("wounded", 20, 20, "20")]),
    ("It is accused of massacring of 30 people.", [("killed", 30, 30, "30 people")]),
    ("Thousands of people remain homeless.", [("displaced", 2000, None, "Thousands of people")]),
    ("The raid killed\n12 people.", [("killed", 12, 12, "12 people")]),
    ("There were 17 deaths in the camp.", [("killed", 17, 17, "17")]),
    ("Nearly half a million people have been forced from their homes.", [("displaced", 500_000, 500_000, "Nearly half a million people")]),
    ("Thirty four people were killed.", [("killed", 34, 34, "Thirty four people")]),
    ("It wounded some twenty two miners.", [("wounded", 22, 22, "some twenty two miners")]),
    ("The floods resulted in fifty five deaths.", [("killed", 55, 55, "fifty five")]),
    ("A fire led to 17 deaths.", [("killed", 17, 17, "17")]),
    ("Twenty to thirty people were injured.", [("wounded", 20, 30, "Twenty to thirty people")]),
    ("Twenty five-year-old girls were killed.", [("killed", 20, 20, "Twenty five-year-old girls")]),
    ("A hundred and eight people were massacred.", [("killed", 108, 108, "A hundred and eight people")]),
]  # fmt: skip
IGNORES = [
    "He was killed 20 minutes later.",
    "The senate killed 3 bills.",
    "The striker is missing 3 penalties this year.",
    "The police arrested 40 people.",
    "He was killed in 2012.",
    "The killed man was 34.",
    "A 20-year-old man was killed.",
    "The raid cost $12 million and killed nobody we know.",
    "Two-thirds of the dead were local.",
    "About 40% of those killed were young.",
    "The blast could kill 100 people.",
    "Some 12 people were killed or wounded.",
    "The disease kills 30 people every day.",
    "The wolves killed 30 sheep.",
    "The team was dead and buried after 12 goals.",
    "Of 30 members 12 killed the plan.",
    "Twelve men fled the scene.",
    "The chapter on the dead has 12 pages.",
    "He was wounded at around 10.30 on Friday.",
    "Resolution 2042 mourns the dead.",
    "Workers were hurt by 12 years of cuts.",
    "Seven men killed a guard.",
    "A boy of nine has died.",
    "A girl aged 11 was killed.",
    "One in seven died young.",
    "The town of Three Dead Men is quiet.",
]


def facts(text: str) -> list[tuple[str, int | None, int | None, str]]:
    return [(f.kind, f.low, f.high, text[f.start : f.end]) for f in figures.find(text)]


@pytest.mark.parametrize(("text", "expected"), FINDS, ids=lambda value: str(value)[:40])
def test_finds(text: str, expected: list[tuple[str, int | None, int | None, str]]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize("text", IGNORES)
def test_ignores(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The shelling killed 108 people, including 49 children and 34 women, the envoy said.",
        "About 108 people, including 49 children and 34 women, were killed.",
        "A total of 108 civilians died, among them 49 children and 34 women.",
        "It killed 108 people, 49 of them children.",
    ],
)
def test_a_part_leads_to_its_whole(text: str) -> None:
    whole, *parts = figures.find(text)
    assert whole.part_of is None
    assert (whole.low, parts[0].low) == (108, 49)
    assert {part.part_of for part in parts} == {whole.start}


def test_who_says_so_is_the_speaker_of_the_quote_around_it() -> None:
    text = "In Tarn 12 people died. The mayor said 14 people were killed in Orl since Friday."
    start = text.index("14")
    said = Quotation(start=start, end=len(text) - 1, text=text[start:-1], kind="indirect", speaker="the mayor")
    places = [
        LocationFound(name=name, geonames_id=n, lat=1, lon=1, country="", mentions=((text.index(name), text.index(name) + 3),))
        for n, name in enumerate(("Tarn", "Orl"))
    ]  # fmt: skip
    one, other = figures.find(text, [said], [ActorFound(name="the mayor", kind="unnamed")], places)
    assert (one.speaker, one.quote, one.location) == (None, None, text.index("Tarn"))
    assert (other.speaker, other.quote, other.location) == ("the mayor", (start, len(text) - 1), text.index("Orl"))
    assert other.period == "since Friday"


def test_according_to_names_the_source() -> None:
    text = "Some 60 people were killed, according to the Red Lantern."
    actor = ActorFound(name="Red Lantern", kind="organisation", mentions=((text.index("Red"), len(text) - 1),))
    assert figures.find(text, (), [actor])[0].speaker == "Red Lantern"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Since March 2011 more than 10,000 people have been killed.", "Since March 2011"),
        ("In the past week 12 people were killed.", "In the past week"),
        ("On Friday shells killed 12 people.", "On Friday"),
        ("At least 12 people were killed in May 2012.", "in May 2012"),
        ("It may seem much, but 12 people were killed.", ""),
    ],
)
def test_when_is_told_as_worded(text: str, period: str) -> None:
    assert [figure.period for figure in figures.find(text)] == [period]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("State television said 12 people were killed in Orl on Friday.", "state television"),
        ("State TV said the attack killed 12 people.", "State TV"),
    ],
)
def test_a_broadcaster_tells_figures(words: str, speaker: str) -> None:
    found = extract(CleanArticle(raw=RawArticle(source_path="a.txt", title="A", body=words), title="A", body=words))
    assert [(figure.low, figure.speaker) for figure in found.figures] == [(12, speaker)]


PIECES = ["\n\n", ".", ",", "“", "12", "killed", "people", "were", "and", "at least", "including", "of them", "two"]


@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_offsets_lie_in_the_text_and_never_overlap(text: str) -> None:
    found: tuple[FigureFound, ...] = figures.find(text)
    for one in found:
        assert 0 <= one.sentence[0] <= one.start < one.end <= one.sentence[1] <= len(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "piece", ["1", "12 ", "1,", "killed 12 ", "one ", "of ", "12 people, including ", "a hundred and "]
)
def test_hostile_text_costs_linear_time(piece: str) -> None:
    text = f"killed {piece * (100_000 // len(piece))}"
    began = process_time()
    figures.find(text)
    assert process_time() - began < 2
