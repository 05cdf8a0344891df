"""Where it was reported from and where the speaker was, told apart from where something happened."""

import time

import pytest

from articles.text.extraction.places import find, reported_from


def told(body: str) -> list[tuple[str, str]]:
    """(words, role) of every mention that is more than named, in order."""
    spans = [
        (span, role) for place in find(body, "", ()) for span, role in zip(place.mentions, place.roles, strict=True)
    ]
    return [(body[start:end], role) for (start, end), role in sorted(spans) if role != "mentioned"]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("ALEPPO, Syria (Reuters) — Shells fell on the market of Homs.", ["ALEPPO", "Syria"]),
        ("BEIRUT (AP) — Shells fell on Homs.", ["BEIRUT"]),
        ("LONDON — The foreign secretary of Britain was silent.", ["LONDON"]),
        ("GENEVA, June 1 (Xinhua) -- Talks about Syria began.", ["GENEVA"]),
        ("Beirut, 1 June 2012 (AFP) - Shells fell on Homs.", ["Beirut"]),
        ("(Beirut) – Soldiers entered Hama at dawn.", ["Beirut"]),
        ("BEIRUT/DAMASCUS (Reuters) - Shells fell on Homs.", ["BEIRUT", "DAMASCUS"]),
        ("BEIRUT: Shells fell on Homs.", ["BEIRUT"]),
        ("(New York, 1 June 2012): The situation in Syria is grave.", ["New York"]),
        ("Damascus – The government denied it.", ["Damascus"]),
        ("SAN DIEGO, Calif. — A fire broke out.", ["SAN DIEGO"]),
        ("The day in brief\n\nDAMASCUS (AP) — Shells fell on Homs.", ["DAMASCUS"]),
    ],
)
def test_finds_where_it_was_reported_from(body, places):
    assert told(body) == [(place, "reported_from") for place in places]


@pytest.mark.parametrize(
    "body",
    [
        "Syria — once a country of travellers — is at war.",
        "Homs was shelled — again.",
        "Damascus: the city that never slept, they used to say.",
        "Shelling in Homs – the third city – went on.",
        "The envoy came to Damascus (AP).",
        "It was not the first time, and in the streets of Aleppo nobody was surprised — but all were afraid.",
    ],
)
def test_ignores_dashes_that_end_no_dateline(body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("“We wait,” she told reporters in Geneva.", "Geneva"),
        ("He told a group of journalists in Damascus that the shelling of Homs had stopped.", "Damascus"),
        ("The minister told a news conference in Moscow that arms for Syria were old.", "Moscow"),
        ("“No,” the minister said at a joint press conference with his guest in Cairo.", "Cairo"),
        ("Speaking in Istanbul, the opposition leader called for help for Homs.", "Istanbul"),
        ("Speaking after talks with the envoy in Paris, he said nothing had changed.", "Paris"),
        ("“They are shelling us,” he told the BBC by telephone from Homs.", "Homs"),
        ("“They are shelling us,” a teacher said via Skype from Aleppo.", "Aleppo"),
        ("“It must end,” he said in Geneva on Friday.", "Geneva"),
        ("“It must end,” he said in Washington.", "Washington"),
        ("She told reporters on Thursday in New York that there was no plan for Syria.", "New York"),
        ("In Geneva, the spokeswoman told reporters that Homs was cut off.", "Geneva"),
        ("He told reporters at the ministry in London that Syria had failed.", "London"),
        ("“We saw it,” an activist told AFP from Beirut.", "Beirut"),
        ("The general was speaking at a rally in Tehran.", "Tehran"),
        ("At a briefing in Brussels, officials spoke of Syria.", "Brussels"),
    ],
)
def test_finds_where_the_speaker_was(body, place):
    assert told(body) == [(place, "speaker_at")]


@pytest.mark.parametrize(
    "body",
    [
        "He told reporters that in Damascus people were afraid.",
        "She said in Homs the water had been cut.",
        "In Homs, activists said shells had fallen.",
        "The fighting in Aleppo went on, he said.",
        "They spoke of the dead of Hama.",
        "He told reporters. In Damascus shops were shut.",
        "A reporter in Homs was wounded.",
        "He was born in Geneva.",
        "The conference in Geneva failed.",
    ],
)
def test_ignores_where_something_happened(body):
    assert told(body) == []


def test_what_the_place_of_the_speaker_lies_in_goes_with_it():
    assert told("“No,” he told reporters in Geneva, Switzerland.") == [
        ("Geneva", "speaker_at"),
        ("Switzerland", "speaker_at"),
    ]


@pytest.mark.parametrize(
    ("dateline", "byline", "name"),
    [
        ("BEIRUT", "", "Beirut"),
        ("Dateline: ALEPPO, Syria", "", "Aleppo"),
        ("GENEVA, June 1 (Reuters)", "", "Geneva"),
        ("", "Jane Roe in Beirut", "Beirut"),
        ("1 June 2012", "By Jane Roe in Damascus and John Doe", "Damascus"),
        ("1 June 2012 Last updated at 01:24", "By Jane Roe", None),
        ("Friday 1 June 2012", "Paris Number", None),
        ("", "", None),
    ],
)
def test_the_place_of_reporting_outside_the_body(dateline, byline, name):
    found = reported_from(dateline, byline)
    assert (found.name if found else None) == name


@pytest.mark.parametrize("hostile", ["London ", "LONDON — ", "told reporters in London ", "(", "A", "told " * 3, "—"])
def test_long_texts_take_no_longer_a_word(hostile):
    began = time.process_time()
    find(hostile * (100_000 // len(hostile)), "", ())
    assert time.process_time() - began < 20
