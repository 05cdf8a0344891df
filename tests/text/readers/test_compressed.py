"""gzip, bzip2 and xz around anything, whole and cut off."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from functools import partial

import pytest

from articles.text.readers import UnreadableSource
from articles.text.values import Part, Refused
from tests.text.readers.archives import LINES, STORY, parts, told


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("a.json.gz", "a.json"),
        ("a.JSON.GZ", "a.JSON"),
        ("folder/a.json.gz", "a.json"),
        ("a.gz", "a"),
        ("a", "a"),
        ("a.txt", "a.txt"),
    ],
)
@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_finds_what_is_inside(name: str, label: str, pack: Callable[[bytes], bytes]) -> None:
    assert told(pack(STORY), name) == {label: "Wall Gives Way"}


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(LINES[: len(LINES) // 2], mtime=0) + gzip.compress(LINES[len(LINES) // 2 :], mtime=0),
        gzip.compress(LINES, mtime=0) + bytes(512),
        gzip.compress(LINES, mtime=0) + b"<html>Not found</html>",
        bz2.compress(LINES) + bz2.compress(b""),
    ],
)
def test_several_members_and_what_stands_behind_them(data: bytes) -> None:
    found = parts(data, "a.jsonl.gz")
    assert len(found) == 300
    assert all(isinstance(item, Part) for item in found)


@pytest.mark.parametrize("pack", [gzip.compress, partial(bz2.compress, compresslevel=1), lzma.compress])
def test_whole_lines_before_the_damage_are_read(pack: Callable[[bytes], bytes]) -> None:
    lines = LINES * 20
    data = pack(lines)
    *found, refused = parts(data[: len(data) * 9 // 10], "a.jsonl.gz")
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("the packed file ends in the middle, so it was cut off on its way; what stood in")
    assert 100 < len(found) < 6_000
    assert all(isinstance(item, Part) and item.data.endswith(b"}") for item in found)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(b"Wall Gives Way\n\nWater ran. " * 99, mtime=0)[:-20], "the packed file ends in the middle"),
        (gzip.compress(STORY, mtime=0)[:12], "the packed file ends in the middle"),
        (b"\x1f\x8b\x08" + b"\xff" * 30, "the packed file"),
        (gzip.compress(b"0" * 200_000_000, mtime=0), "unpacks to more than"),
    ],
)
def test_refuses_damage_and_bombs(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        parts(data, "a.txt.gz")
    assert refused.value.reason.startswith(reason)
