"""Places named in an article. All sentences are invented."""

import json
import time
from pathlib import Path

import pytest

from articles.text.extraction import places
from articles.text.values import ActorFound, LocationFound

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def found(body: str, title: str = "", actors: tuple[ActorFound, ...] = ()) -> dict[str, list[str]]:
    """Name of each location → the wordings of its mentions."""
    return {x.name: [body[a:b] for a, b in x.mentions] for x in places.find(body, title, actors)}


def actor(body: str, name: str, kind: str, *wordings: str) -> ActorFound:
    spans = sorted((body.index(w), body.index(w) + len(w)) for w in wordings or (name,))
    return ActorFound(name=name, kind=kind, mentions=tuple(spans))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Syria's army shelled Aleppo.", {"Syria": ["Syria"], "Aleppo": ["Aleppo"]}),
        ("The UK and Britain’s allies met.", {"United Kingdom": ["UK", "Britain"]}),
        ("Washington said it would wait.", {"Washington": ["Washington"]}),
        (
            "Unrest swept the Middle East and North Africa.",
            {"Middle East": ["Middle East"], "North Africa": ["North Africa"]},
        ),
        ("Rebels hold Houla, Syria.", {"Houla": ["Houla"], "Syria": ["Syria"]}),
        ("ALEPPO, Syria (Newswire) — Shells fell.", {"Aleppo": ["ALEPPO"], "Syria": ["Syria"]}),
        ("SHELLS FALL ON HOMS AS TALKS IN GENEVA COLLAPSE", {"Homs": ["HOMS"], "Geneva": ["GENEVA"]}),
        ("Bosnia and Herzegovina voted.", {"Bosnia and Herzegovina": ["Bosnia and Herzegovina"]}),
        ("Aid went to sub-Saharan Africa.", {"Sub-Saharan Africa": ["sub-Saharan Africa"]}),
        ("A Paris-based group runs clinics.", {"Paris": ["Paris"]}),
        ("He was born in Reading, England.", {"Reading": ["Reading"], "England": ["England"]}),
        ("London Mayor Jane Doe arrived.", {"London": ["London"]}),
        ("It rained in Homs, Hama and Idlib.", {"Homs": ["Homs"], "Hama": ["Hama"], "Idlib": ["Idlib"]}),
        ("Iraq, Iran and Georgia sent envoys.", {"Iraq": ["Iraq"], "Iran": ["Iran"], "Georgia": ["Georgia"]}),
        (
            "A Lincoln man was held in Omaha, Nebraska.",
            {"Lincoln": ["Lincoln"], "Omaha": ["Omaha"], "Nebraska": ["Nebraska"]},
        ),
        ("A teenager from Barking, east London, fled.", {"Barking": ["Barking"], "London": ["London"]}),
        (
            "Homes flooded in Gloucester. Tewkesbury was cut off.",
            {"Gloucester": ["Gloucester"], "Tewkesbury": ["Tewkesbury"]},
        ),
        ("In Deir Azzour Syrian troops fired.", {"Deir ez-Zor": ["Deir Azzour"]}),
        ("He flew to Côte d’Ivoire.", {"Ivory Coast": ["Côte d’Ivoire"]}),
    ],
)
def test_finds(body: str, expected: dict[str, list[str]]) -> None:
    assert found(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Paris Hilton sang.",
        "The Washington Post reported it.",
        "Downing Street declined to comment.",
        "Syrian troops and Russian jets took part.",
        "The UN backed the Annan plan.",
        "Foreign Secretary William Hague spoke. Mr Hague was tired, and Hague left.",
        "Abraham Lincoln freed them. Lincoln was shot.",
        "Mr Houston and Mrs Jackson agreed.",
        "Nice work, said the coach. Reading is fun. March was cold. On Sunday it rained.",
        "He studied at the University of Texas and the Bank of England.",
        "They asked us. Let US companies pay US$5.".replace("US companies", "companies"),
        "The Ohio State University study was small.",
        "The White House said no.",
        "It happened in Spring 2002.",
        "Killeen Police Department officers came.",
        "Juan “Chico” Marsh came.",
        "A Gallup poll was out.",
        "He went to Congress for the Freedom Caucus.",
        "THE PATROLS TRIED TO CUT OFF THE REPUBLIC IN A LUXURY CAR",
        "In city after city the Chang Chi-cheng song rang out.",
        "Statues fell on the West Coast and in the Arab world.",
    ],
)
def test_ignores(body: str) -> None:
    assert found(body) == {}


@pytest.mark.parametrize(
    ("body", "name", "country", "near"),
    [
        ("He lives in Springfield, Illinois.", "Springfield", "US", (39.8, -89.6)),
        ("He lives in Springfield, Mass.", "Springfield", "US", (42.1, -72.5)),
        ("Police in Birmingham, Ala., said so.", "Birmingham", "US", (33.5, -86.8)),
        ("Police in Birmingham said so. Britain was shocked.", "Birmingham", "GB", (52.5, -1.9)),
        ("Georgia and Russia fought over South Ossetia.", "Georgia", "GE", (42.0, 43.5)),
        ("Voters in Atlanta, Georgia, and elsewhere in the US queued.", "Georgia", "US", (32.6, -83.4)),
        ("Snow hit Buffalo, New York.", "New York", "US", (42.9, -75.5)),
        ("She moved to New York City.", "New York", "US", (40.7, -74.0)),
        ("Shops in East London, a part of England's capital.", "London", "GB", (51.5, -0.1)),
        ("In Tripoli, Libya's capital, shots rang out.", "Tripoli", "LY", (32.9, 13.2)),
        ("A delegate in Geneva said the United States would wait.", "Geneva", "CH", (46.2, 6.1)),
        ("Crews in Cleveland, Ohio, and Nashville, Tennessee, left Cleveland.", "Cleveland", "US", (41.5, -81.7)),
        ("Shots rang out in Tripoli in northern Lebanon.", "Tripoli", "LB", (34.4, 35.8)),
        ("The county seat of Scott County, Iowa, flooded.", "Scott County", "US", (41.6, -90.6)),
    ],
)
def test_chooses_the_place_meant(body: str, name: str, country: str, near: tuple[float, float]) -> None:
    place = next(x for x in places.find(body, "", ()) if x.name == name)
    assert place.country == country
    assert (place.lat, place.lon) == pytest.approx(near, abs=1.0)


def test_one_sense_an_article() -> None:
    body = "Fire broke out in Paris, Texas, overnight.\n\nThe mayor of Paris said nobody was hurt."
    paris = [x for x in places.find(body, "", ()) if x.name == "Paris"]
    assert [(x.country, len(x.mentions)) for x in paris] == [("US", 2)]


def test_the_title_helps_to_choose_but_holds_no_mentions() -> None:
    assert found("Crowds gathered in Tripoli.", "Lebanon on edge") == {"Tripoli": ["Tripoli"]}
    assert places.find("Crowds gathered in Tripoli.", "Lebanon on edge", ())[0].country == "LB"


def test_what_is_inside_a_name_of_an_actor_is_no_place() -> None:
    body = "Clinton Houston leads Aid Jordan. Houston was born in Amman."
    actors = (
        actor(body, "Clinton Houston", "person"),
        actor(body, "Aid Jordan", "organisation"),
    )
    assert found(body, actors=actors) == {"Amman": ["Amman"]}


def test_a_place_before_a_title_stays_a_place() -> None:
    body = "Queensland Premier Anna Marsh resigned."
    assert found(body, actors=(actor(body, "Anna Marsh", "person", "Queensland Premier Anna Marsh"),)) == {
        "Queensland": ["Queensland"]
    }


def test_a_country_taken_for_an_actor_stays_a_place() -> None:
    body = "Russia vetoed the text."
    assert found(body, actors=(actor(body, "Russia", "organisation"),)) == {"Russia": ["Russia"]}


def test_unnamed_sources_hide_no_place() -> None:
    body = "A Damascus resident spoke."
    assert found(body, actors=(actor(body, "a Damascus resident", "unnamed", "A Damascus resident"),)) == {
        "Damascus": ["Damascus"]
    }


def test_is_complete() -> None:
    (syria,) = places.find("Syria", "", ())
    assert syria == LocationFound(
        name="Syria",
        geonames_id=163843,
        lat=35.0,
        lon=38.0,
        country="SY",
        feature="country",
        mentions=((0, 5),),
        roles=("mentioned",),
    )


@pytest.mark.parametrize(
    "text", ["A", "A ", "Paris ", "Paris, ", "North ", "'s", "\n\n", "St. ", "U.S.", "of the ", "(", "é"]
)
def test_time_is_linear(text: str) -> None:
    start = time.process_time()
    places.find(text * (100_000 // len(text)), "", ())
    assert time.process_time() - start < 6


@pytest.mark.skipif(not SEEDS.exists(), reason="the three first articles (shared/seeds) are not at hand")
def test_the_first_three_articles() -> None:
    for article in json.loads((SEEDS / "gold.json").read_text("utf-8"))["articles"]:
        text = (SEEDS / article["file"]).read_bytes().decode("utf-8")[slice(*article["body_span"])]
        names = set(found(text, article["title"]))
        wanted = {place["name"] for place in article["locations"]}
        optional = {name.split(" (")[0] for name in article["locations_optional"]}
        assert wanted <= names <= wanted | optional
