"""Which reader reads what, and the sentence a refused file gets."""

import time
from pathlib import Path

import pytest

from articles.text.readers import READERS, UnreadableSource, read_whole

DATA = Path(__file__).parents[2] / "data"
MISNAMED = "whatever its name says; expected one of .txt"


@pytest.mark.parametrize("suffix", [suffix for reader in READERS for suffix in reader.suffixes if suffix])
def test_every_format_has_a_sample_that_reads(suffix: str) -> None:
    path = DATA / f"sample{suffix}"
    found = read_whole(path.read_bytes(), path.name)
    assert found
    assert all(article.title and article.body for article in found)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a/empty.txt", "a/empty.txt: the file is empty (0 bytes); expected the text of an article"),
        (b" \n\t\r\n", "blank.txt", "blank.txt: nothing but white space; expected the text of an article"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "p.txt", f"p.txt: this is a JPEG picture, {MISNAMED}"),
        (b"%PDF-1.7\n", "p.txt", f"p.txt: this is a PDF document, {MISNAMED}"),
        (b"\x1f\x8b\x08" + bytes(30), "p.txt", f"p.txt: this is a gzip archive, {MISNAMED}"),
        (b"<!DOCTYPE html><p>x", "p.txt", f"p.txt: this is an HTML page, {MISNAMED}"),
        (b"text", "photo.heic", "photo.heic: unknown format; expected one of .txt"),
    ],
)
def test_refuses_in_one_sentence(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_whole(data, name)
    assert str(refused.value) == sentence


def test_a_file_over_the_limit_is_told_how_large_it_may_be() -> None:
    with pytest.raises(UnreadableSource, match=r"^big\.txt: 2,000,001 bytes is more than .* \(2,000,000\); split it"):
        read_whole(b"a" * 2_000_001, "big.txt")


@pytest.mark.parametrize("name", ["story.txt", "STORY.TXT", "story", "-"])
def test_a_name_that_may_be_text(name: str) -> None:
    assert read_whole(b"Wall Gives Way\n\nWater ran.", name)[0].title == "Wall Gives Way"


def test_the_default_outlet_fills_only_a_gap() -> None:
    named, unnamed = b"Source: The Tarn Post\nWall Gives Way\n\nWater ran.", b"Wall Gives Way\n\nWater ran."
    assert read_whole(named, "a.txt", default_outlet="Other")[0].outlet == "The Tarn Post"
    assert read_whole(unnamed, "a.txt", default_outlet="Other")[0].outlet == "Other"
    assert read_whole(unnamed, "a.txt")[0].outlet is None


@pytest.mark.parametrize("unit", ["a", '"', "A", "1/", "1 June ", "By A ", "A, ", "â€", "&", "x\n", "https://a."])
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    data = (unit * (100_000 // len(unit))).encode()
    start = time.perf_counter()
    read_whole(data, "a.txt")
    assert time.perf_counter() - start < 3
