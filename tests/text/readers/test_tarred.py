"""TAR archives: tricks, damage, packed ones."""

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable

import pytest

from articles.text.readers import UnreadableSource
from articles.text.values import Refused
from tests.text.readers.archives import STORY, parts, tarred, told

GOOD = [("./b/z.json", STORY, {}), ("a.json", STORY, {}), ("d", b"", {"type": tarfile.DIRTYPE})]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_members_come_in_the_archives_order(pack: Callable[[bytes], bytes]) -> None:
    assert [label.rpartition(", ")[2] for label in told(pack(tarred(GOOD)), "a.tar")] == ["b/z.json", "a.json"]


@pytest.mark.parametrize(
    ("path", "fields", "reason"),
    [
        ("../../etc/passwd", {}, "its path leads out of the archive"),
        ("/etc/passwd", {}, "its path is an absolute one"),
        ("l", {"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"}, "is a link to another file"),
        ("l", {"type": tarfile.LNKTYPE, "linkname": "a.json"}, "is a link to another file"),
        ("dev", {"type": tarfile.CHRTYPE}, "is a device, not a file"),
        ("pipe", {"type": tarfile.FIFOTYPE}, "is a device, not a file"),
    ],
)
def test_a_dangerous_member_costs_only_itself(path: str, fields: dict[str, object], reason: str) -> None:
    found = told(tarred([("a.json", STORY, {}), (path, b"", fields), ("z.json", STORY, {})]), "a.tar")
    assert list(found) == ["a.json", path, "z.json"]
    assert found[path].startswith(reason)


def test_what_stands_before_the_damage_is_read() -> None:
    data = tarred([(f"{n}.json", STORY, {}) for n in range(9)])
    found = told(data[:2_600], "a.tar")
    assert list(found) == ["0.json", "1.json", "2.json", ""] or list(found) == ["0.json", "1.json", "2.json"]
    assert "cut off" in list(found.values())[-1]
    broken = bytearray(data)
    broken[2_048 + 100] ^= 0xFF
    found = told(bytes(broken), "a.tar")
    assert list(found)[:2] == ["0.json", "1.json"]
    assert found[""].startswith("the TAR archive is damaged or was cut off here")


@pytest.mark.parametrize("data", [bytes(10_240), tarred([])])
def test_refuses_an_empty_one(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="the TAR archive is empty"):
        parts(data, "a.tar")


def test_names_that_are_not_utf8() -> None:
    data = tarred([("xx.json", STORY, {})])
    header = bytearray(data)
    header[0:2] = b"\xe9\xe8"
    header[148:156] = b"%06o\0 " % (sum(header[:148]) + 256 + sum(header[156:512]))
    assert list(told(bytes(header), "a.tar")) == ["éè.json"]


def test_long_names_are_cut_in_their_labels() -> None:
    (found,) = parts(tarred([("x" * 5_000 + ".json", STORY, {})]), "a.tar")
    assert not isinstance(found, Refused)
    assert found.label.endswith(".json")
    assert len(found.label) <= 1_000
