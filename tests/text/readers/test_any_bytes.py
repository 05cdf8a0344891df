"""Any bytes at all, given as any of the formats of tables and archives: read or refused, the same way twice."""

import gzip
import io
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.readers import UnreadableSource, read, split
from articles.text.values import Part

DATA = Path(__file__).parents[2] / "data"
SUFFIXES = (".json", ".jsonl", ".csv", ".tsv", ".zip", ".tar", ".tgz", ".csv.gz", ".bz2", ".xz")
PIECES = (
    b'"',
    b"{",
    b"[",
    b"}",
    b",",
    b"\n",
    b"\0",
    b"\xff",
    b"\\",
    b"NaN",
    b"[[" * 2_000,
    b"\xef\xbb\xbf",
    b"\r",
    b"<p>",
)


def take_apart(data: bytes, name: str) -> list[object]:
    """Every part and what became of it; only UnreadableSource may stop it."""
    found: list[object] = []
    try:
        for item in split(io.BytesIO(data), name):
            found.append(item)
            if isinstance(item, Part):
                try:
                    found.extend(read(item))
                except UnreadableSource as refused:
                    found.append(str(refused))
    except UnreadableSource as refused:
        found.append(str(refused))
    return found


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(SUFFIXES))
def test_any_bytes(data: bytes, suffix: str) -> None:
    starts = {".zip": b"PK\x03\x04", ".csv.gz": b"\x1f\x8b\x08", ".bz2": b"BZh9", ".xz": b"\xfd7zXZ\x00"}
    for attempt in (data, starts.get(suffix, b"[") + data, gzip.compress(data)):
        assert repr(take_apart(attempt, f"a{suffix}")) == repr(take_apart(attempt, f"a{suffix}"))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_damaged_samples(suffix: str) -> None:
    chance = random.Random(suffix)
    sample = (DATA / f"sample{suffix}").read_bytes()
    for _ in range(15):
        data = bytearray(sample)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data) or 1)
            change = chance.randrange(3)
            if change == 0:
                data[at:at] = chance.choice(PIECES)
            elif change == 1:
                del data[at : at + chance.randint(1, 300)]
            else:
                data[at:] = data[at : at + 1]
        assert repr(take_apart(bytes(data), f"a{suffix}")) == repr(take_apart(bytes(data), f"a{suffix}"))
