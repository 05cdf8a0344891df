"""The same two stories in every format, which reader reads what, and the sentence a refused file gets."""

import re
import time
from functools import cache
from io import BytesIO

import pytest

from articles.text.cleaning import clean
from articles.text.extraction import extract
from articles.text.readers import CONTAINERS, READERS, UnreadableSource, read_whole, split
from articles.text.readers.reading import EXPECTED, choose
from articles.text.values import Part, RawArticle
from tests.text.readers.stories import DATA, facts, told

SAMPLES = {path.name: path for path in sorted(DATA.glob("sample*"))}
# Formats of one story a file; every other sample holds both, in this order.
ONE_STORY = {
    "sample.htm": 0,
    "sample.html": 0,
    "sample-2.html": 1,
    "sample.shtml": 1,
    "sample.xhtml": 1,
    "sample.nitf.xml": 0,
    "sample-2.nitf.xml": 1,
    "sample.tei.xml": 0,
    "sample-2.tei.xml": 1,
    "sample.pdf": 0,
    "sample-2.pdf": 1,
}
# Tables and text are told by their names too.
TOLD_BY_NAME = {"sample.txt", "sample.csv", "sample.tsv", "sample.tab"}
MISNAMED = f"whatever its name says; {EXPECTED}"


def stories_of(name: str) -> list[dict[str, str]]:
    return [told()[ONE_STORY[name]]] if name in ONE_STORY else told()


@cache
def found_in(name: str) -> tuple[RawArticle, ...]:
    found = read_whole(SAMPLES[name].read_bytes(), name)
    return tuple(article for article in found if isinstance(article, RawArticle))


def shape(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_tells_the_same_two_stories(name: str) -> None:
    found = [facts(article) for article in found_in(name)]
    assert found == stories_of(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_gives_the_same_text_and_quotes(name: str) -> None:
    for article, expected in zip(map(clean, found_in(name)), stories_of(name), strict=True):
        assert (article.title, shape(article.body)) == (expected["title"], shape(expected["body"]))
        quotes = [(shape(quote.text), quote.speaker) for quote in extract(article).quotes]
        assert quotes == SAID[expected["title"]]
        assert article.raw.language == "en"


SAID = {
    "Tarn Evacuates Harbour as River Rises": [
        ("We had nine minutes to empty the street, and we did it in eight,", "Ines Dubrovnik"),
        ("I signed the report myself, and I was wrong,", "Tomás Okonedo"),
    ],
    "Vell Opens Its Schools to Flood Families": [
        ("Nobody who knocks here sleeps outside tonight,", "Amira Castellan"),
        ("They sent buses before we had asked for any,", "Ines Dubrovnik"),
    ],
}


@pytest.mark.parametrize(
    "suffix", sorted({suffix for known in (*READERS, *CONTAINERS) for suffix in known.suffixes if suffix})
)
def test_every_suffix_has_a_sample(suffix: str) -> None:
    assert any(name.endswith(suffix) for name in SAMPLES)


@pytest.mark.parametrize("reader", [reader.name for reader in READERS])
def test_every_reader_has_samples_of_both_stories(reader: str) -> None:
    titles = {article.title for name in SAMPLES if reader in readers_of(name) for article in found_in(name)}
    assert titles == {story["title"] for story in told()}


@cache
def readers_of(name: str) -> frozenset[str]:
    parts = split(BytesIO(SAMPLES[name].read_bytes()), name)
    return frozenset(choose(part).name for part in parts if isinstance(part, Part))


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a/empty.txt", "a/empty.txt: the file is empty (0 bytes); expected the text of an article"),
        (b" \n\t\r\n", "blank.txt", "blank.txt: nothing but white space; expected the text of an article"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "p.txt", f"p.txt: this is a JPEG picture, {MISNAMED}"),
        (b"Rar!\x1a\x07\x01\x00", "p.txt", f"p.txt: this is a RAR archive, {MISNAMED}"),
        (b"{\\rtf1\\ansi The wall.}", "p.txt", f"p.txt: this is an RTF document, {MISNAMED}"),
        (b"text", "photo.heic", f"photo.heic: unknown format; {EXPECTED}"),
    ],
)
def test_refuses_in_one_sentence(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_whole(data, name)
    assert str(refused.value) == sentence


def test_what_would_have_worked_is_said_in_one_line() -> None:
    assert len(EXPECTED) < 170
    assert all(word in EXPECTED for word in (".txt", ".html", ".csv", "JSON", "feed", ".warc", ".eml", "PDF", "ZIP"))


def test_a_file_over_the_limit_is_told_how_large_it_may_be() -> None:
    limit = next(reader.max_bytes for reader in READERS if ".txt" in reader.suffixes)
    with pytest.raises(UnreadableSource, match=rf"^big\.txt: {limit + 1:,} bytes is more .* \({limit:,}\); split it"):
        read_whole(b"a" * (limit + 1), "big.txt")


@pytest.mark.parametrize("name", ["story.txt", "STORY.TXT", "story", "-"])
def test_a_name_that_may_be_text(name: str) -> None:
    assert titles(b"Wall Gives Way\n\nWater ran.", name) == ["Wall Gives Way"]


@pytest.mark.parametrize("name", sorted(SAMPLES.keys() - TOLD_BY_NAME))
def test_the_content_tells_the_format_whatever_the_name(name: str) -> None:
    expected = [story["title"] for story in stories_of(name)]
    assert titles(SAMPLES[name].read_bytes(), "download") == expected


def titles(data: bytes, name: str) -> list[str]:
    return [article.title for article in read_whole(data, name) if isinstance(article, RawArticle)]


def test_the_default_outlet_fills_only_a_gap() -> None:
    named, unnamed = b"Source: The Tarn Post\nWall Gives Way\n\nWater ran.", b"Wall Gives Way\n\nWater ran."
    assert outlets(named, "Other") == ["The Tarn Post"]
    assert outlets(unnamed, "Other") == ["Other"]
    assert outlets(unnamed, None) == [None]


def outlets(data: bytes, default: str | None) -> list[str | None]:
    found = read_whole(data, "a.txt", default_outlet=default)
    return [article.outlet for article in found if isinstance(article, RawArticle)]


@pytest.mark.parametrize("unit", ["a", '"', "A", "1/", "1 June ", "By A ", "A, ", "â€", "&", "x\n", "https://a."])
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    data = (unit * (100_000 // len(unit))).encode()
    start = time.process_time()
    read_whole(data, "a.txt")
    assert time.process_time() - start < 3
