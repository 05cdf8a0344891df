"""The gazetteer: what a name is the name of."""

import time

import pytest

from articles.text.extraction.gazetteer import GAZETTEER, is_place, lookup

DEIR_EZ_ZOR = (
    "Deir ez-Zor",
    "Deir al-Zor",
    "Deir Ezzor",
    "Dayr az-Zawr",
    "Deir Azzour",
    "Deir el-Zour",
    "Dair al-Zour",
)


@pytest.mark.parametrize(
    ("name", "place", "country", "feature"),
    [
        ("UK", "United Kingdom", "GB", "country"),
        ("Britain", "United Kingdom", "GB", "country"),
        ("U.S.", "United States", "US", "country"),
        ("America", "United States", "US", "country"),
        ("Burma", "Myanmar", "MM", "country"),
        ("Halab", "Aleppo", "SY", "city"),
        ("ALEPPO", "Aleppo", "SY", "city"),
        ("Houla", "Houla", "SY", "city"),
        ("Al-Houla", "Houla", "SY", "city"),
        ("Taldou", "Houla", "SY", "city"),
        ("Treimsa", "Treimsa", "SY", "city"),
        ("Hims", "Homs", "SY", "city"),
        ("Deraa", "Daraa", "SY", "city"),
        ("Kiev", "Kyiv", "UA", "city"),
        ("Saint Petersburg", "St. Petersburg", "RU", "city"),
        ("Middle East", "Middle East", "", "region"),
        ("Gaza Strip", "Gaza Strip", "PS", "region"),
        ("Wales", "Wales", "GB", "admin1"),
        ("Quebec", "Quebec", "CA", "admin1"),
        ("Idlib Governorate", "Idlib Governorate", "SY", "admin1"),
        *((name, "Deir ez-Zor", "SY", "city") for name in DEIR_EZ_ZOR),
    ],
)
def test_finds(name: str, place: str, country: str, feature: str) -> None:
    assert (place, country, feature) in [(p.name, p.country, p.feature) for p in lookup(name)[:2]]


@pytest.mark.parametrize("name", ["", " ", "Hague", "Qwertzuiop", "\t", "\n", "~", "é" * 5000, "al al al al"])
def test_ignores(name: str) -> None:
    assert lookup(name) == ()


def test_houla_is_the_town_in_syria() -> None:
    houla = lookup("Houla")[0]
    assert (houla.lat, houla.lon) == pytest.approx((34.88, 36.52), abs=0.1)


def test_the_weightiest_comes_first() -> None:
    assert [p.country for p in lookup("Paris")][:2] == ["FR", "US"]


@pytest.mark.parametrize("name", ["Syria", "London", "Los Angeles", "Aleppo", "North Africa", "Ohio", "Milton Keynes"])
def test_places_of_weight(name: str) -> None:
    assert is_place(name)


@pytest.mark.parametrize("name", ["Hague", "Annan", "Cameron", "Hillary", "Assad", "Erdogan", "Ban Ki-moon"])
def test_names_of_people_are_no_places_of_weight(name: str) -> None:
    assert not is_place(name)


def test_every_row_is_sound() -> None:
    rows = [line.split("\t") for line in GAZETTEER.read_text("utf-8").splitlines()]
    assert {len(row) for row in rows} == {11}
    assert all(-90 <= float(row[3]) <= 90 and -180 <= float(row[4]) <= 180 for row in rows)
    assert [row[0].encode() + b"\t" for row in rows] == sorted(row[0].encode() + b"\t" for row in rows)
    assert GAZETTEER.stat().st_size < 15_000_000


def test_a_look_up_loads_nothing() -> None:
    lookup.cache_clear()
    start = time.process_time()
    lookup("Damascus")
    assert time.process_time() - start < 0.1
