"""Places by name, from the trimmed GeoNames extract in ``articles/text/data``.

The file is sorted by folded name, so a look-up is a binary search over a few of its keys and a short
search of the mapped bytes between two of them: a process that looks nothing up pays nothing.
"""

import mmap
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from math import cos, inf, radians
from pathlib import Path

GAZETTEER = Path(__file__).parent.parent / "data" / "gazetteer.tsv"
WIDE = ("country", "admin1", "region")  # features that bear their name for more than a town
ARABIC = frozenset(
    ("AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE")
)
SHORTEST_SPELT_FREELY = 5
SHORTEST_SPELLING = 3
NEAR = 0.3  # degrees
BLOCK = 2048  # bytes of the file between two keys that are held in memory
WEIGHTY_POPULATION = 100_000
WEIGHTY_POPULATION_OF_SEVERAL_WORDS = 15_000

_ORDER = {"country": 0, "region": 1}
_PLAIN = str.maketrans("-\u2010\u2011\u2013\u00a0\t\n", "       ", "'’‘`ʻʼʿʾ.~")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_SHORT = re.compile(r"\b(?:saint|sainte|ste)(?= )")
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|at|az|an|ad) (?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One row of the gazetteer.

    ``admin1`` is the GeoNames code of the state or province it lies in (its own, for a state), ``population``
    0 where unknown; ``renown`` is the number of names a town has in other languages, which tells Geneva on
    the lake from the one in Illinois. ``proper`` is False for a row found under another name than its own.
    """

    name: str
    geonames_id: int | None
    lat: float
    lon: float
    country: str
    feature: str
    admin1: str
    population: int
    renown: int
    proper: bool


def fold(name: str) -> str:
    """The form under which names are compared: no case, accents, apostrophes, full stops or hyphens."""
    if name.isascii() and name.isalpha():
        return name.lower()
    text = name.translate(_PLAIN).casefold()
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in parts if not unicodedata.combining(c)).translate(_LETTERS)
        text = text.translate(_PLAIN)
    text = " ".join(text.split())
    return _SHORT.sub("st", text) if "saint" in text or "ste " in text else text


def without_article(folded: str) -> str:
    """So "al houla" is "houla": the Arabic article comes and goes in English reports."""
    return _ARTICLE.sub("", folded)


def spelling(folded: str) -> str:
    """One form for the ways an Arabic name of plain letters is spelt in English, to look it up among those.

    "deir ez zor", "dayr al zawr", "deir ezzor" and "der azzour" all give "~dir zur".
    """
    words = [word for word in folded.split(" ") if word not in _ARTICLES]
    return "~" + " ".join([_spelt(word, at > 0) for at, word in enumerate(words)]).strip()


_ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "at", "az", "an", "ad", "ez", "es", "er", "ed", "il", "ul", "uz"))


@lru_cache(maxsize=20_000)
def _spelt(word: str, inner: bool) -> str:
    """One word of a name; an ``inner`` one may be written as one with its article."""
    if inner:
        word = re.sub(r"^[aeiu](?=([dnrstz])\1)", "", word)
        word = re.sub(r"^[ae]l(?=[dsz])", "", word)
    for pattern, letter in _SPELLINGS:
        word = pattern.sub(letter, word)
    return word


_SPELLINGS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"aw|ou|oo|o|w", "u"),
        (r"e[iey]|a[iy]|ie|iy|e|y", "i"),
        (r"a+", "a"),
        (r"q|kh|ck", "k"),
        (r"gh|dj", "g"),
        (r"[dt]h", "d"),
        (r"([b-z])\1", r"\1"),
        (r"(?:[iau]h|[ai]t|[iau])\b", ""),
        (r"u+", "u"),
        (r"i+", "i"),
    )
)


@lru_cache(maxsize=20_000)
def lookup(name: str) -> tuple[Place, ...]:
    """Every place of that name, the weightiest first; empty when there is none."""
    first, _, others = name.partition(" ")
    if others and not begins(first):
        return ()
    key = fold(name)
    rows = _rows(key)
    if not rows and (bare := without_article(key)) != key:
        rows = tuple(p for p in _rows(bare) if p.country in ARABIC)
    if not rows and len(key) >= SHORTEST_SPELT_FREELY and _is_spelt_freely(key):
        spelt = spelling(key)
        rows = _rows(spelt) if len(spelt) > SHORTEST_SPELLING else ()
    return rows


@lru_cache(maxsize=20_000)
def begins(words: str) -> bool:
    """Whether any name goes on behind these words: few do, so that longer names need not be looked up."""
    key = fold(words + " xxx")  # a word more may change how those before it are written
    plain, bare = key[:-3], without_article(key)[:-3]
    if _is_begun(plain) or (bare != plain and _is_begun(bare)):
        return True
    return _is_spelt_freely(key) and _is_begun(spelling(plain.rstrip()))


def _is_begun(wanted: str) -> bool:
    return _first_line_of(_mapped(), wanted.encode()) >= 0


def _is_spelt_freely(key: str) -> bool:
    """Spellings are filed for names in plain letters, of few words."""
    words = key.split(" ")
    if len(words) > 4 or len(words[-1]) < 3 or not (key.isascii() and "".join(words).isalnum()):
        return False
    first = next((_spelt(word, False) for word in words if word not in _ARTICLES), None)
    return first == "" or first in _first_words_spelt()


def around(country: str, admin1: str, feature: str, lat: float, lon: float) -> tuple[Place, ...]:
    """What a place lies in, the nearest first: its state or province, its country.

    A town of which the state is not noted lies in that of the nearest town, if one is near.
    """
    areas = _areas()
    if feature == "city" and not admin1:
        admin1 = _state_near(country, lat, lon)
    state = areas.get((country, admin1)) if admin1 and feature not in ("country", "region", "admin1") else None
    land = areas.get((country, "")) if feature != "country" else None
    return tuple(place for place in (state, land) if place)


def _state_near(country: str, lat: float, lon: float) -> str:
    """Code of the state in which the nearest town within NEAR degrees lies; "" where there is none."""
    narrowing = cos(radians(lat))
    towns = (((y - lat) ** 2 + (narrowing * (x - lon)) ** 2, state) for y, x, state in _towns(country))
    distance, state = min(towns, default=(inf, ""))
    return state if distance <= NEAR**2 else ""


@lru_cache(maxsize=32)
def _towns(country: str) -> tuple[tuple[float, float, str], ...]:
    """Latitude, longitude and state of the towns whose state is known."""
    data, mark = _mapped(), f"\t{country}\tcity\t".encode()
    found = set()
    at = data.find(mark) if country else -1
    while at >= 0:
        end = data.find(b"\n", at)
        place = _place(data[data.rfind(b"\n", 0, at) + 1 : end].decode())
        if place.admin1:
            found.add((place.lat, place.lon, place.admin1))
        at = data.find(mark, end)
    return tuple(found)


@lru_cache(maxsize=1)
def _areas() -> dict[tuple[str, str], Place]:
    """States by country and code, countries by their own code alone."""
    data = _mapped()
    found: dict[tuple[str, str], Place] = {}
    for kind in (b"\tadmin1\t", b"\tcountry\t"):
        at = data.find(kind)
        while at >= 0:
            end = data.find(b"\n", at)
            place = _place(data[data.rfind(b"\n", 0, at) + 1 : end].decode())
            if place.proper and place.geonames_id:
                found.setdefault((place.country, place.admin1 if place.feature == "admin1" else ""), place)
            at = data.find(kind, end)
    return found


@lru_cache(maxsize=1)
def _first_words_spelt() -> frozenset[str]:
    """The words that spellings begin with: few names come any further."""
    keys, offsets = _signposts()
    low, high = max(bisect_left(keys, b"~") - 1, 0), bisect_left(keys, b"\x7f")
    lines = _mapped()[offsets[low] : offsets[high] if high < len(offsets) else None]
    return frozenset(word.decode() for word in re.findall(rb"^~([^ \t]+)", lines, re.MULTILINE))


@lru_cache(maxsize=20_000)
def is_place(name: str) -> bool:
    """Whether the name is that of a country, a state, a region or a town of some weight."""
    least = WEIGHTY_POPULATION_OF_SEVERAL_WORDS if " " in name.strip() else WEIGHTY_POPULATION
    return any(p.feature in WIDE or (p.proper and p.population >= least) for p in lookup(name))


def _rows(key: str) -> tuple[Place, ...]:
    if not key:
        return ()
    data, wanted = _mapped(), key.encode() + b"\t"
    at, found = _first_line_of(data, wanted), []
    while at >= 0:
        end = data.find(b"\n", at)
        found.append(_place(data[at:end].decode()))
        at = end + 1 if data[end + 1 : end + 1 + len(wanted)] == wanted else -1
    if len(found) > 1:
        found.sort(key=lambda p: (_ORDER.get(p.feature, 2), not p.proper, -p.population))
    return tuple(found)


def _first_line_of(data: mmap.mmap, wanted: bytes) -> int:
    """Offset of the first line that begins with ``wanted``; -1 where none does."""
    keys, offsets = _signposts()
    block = bisect_left(keys, wanted)
    low = offsets[block - 1] if block else 0
    high = offsets[block] if block < len(offsets) else len(data)
    if data[low : low + len(wanted)] == wanted:
        return low
    at = data[low : high + len(wanted)].find(b"\n" + wanted)  # bytes are searched faster than the mapped file
    return low + at + 1 if at >= 0 else -1


@lru_cache(maxsize=1)
def _signposts() -> tuple[list[bytes], list[int]]:
    """Keys of lines spread over the file, with the tabs that end them, and where those lines begin."""
    data = _mapped()
    keys, offsets = [], []
    at = 0
    while at < len(data):
        keys.append(data[at : data.find(b"\t", at) + 1])
        offsets.append(at)
        at = data.find(b"\n", min(at + BLOCK, len(data) - 1)) + 1 or len(data)
    return keys, offsets


def _place(line: str) -> Place:
    _key, name, number, lat, lon, country, feature, admin1, population, renown, proper = line.split("\t")
    return Place(
        name=name,
        geonames_id=int(number) if number else None,
        lat=float(lat),
        lon=float(lon),
        country=country,
        feature=feature,
        admin1=admin1,
        population=int(population),
        renown=int(renown),
        proper=proper == "1",
    )


@lru_cache(maxsize=1)
def _mapped() -> mmap.mmap:
    with GAZETTEER.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
