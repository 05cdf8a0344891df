"""Samples cut short, overwritten and torn: every one ends in articles or a sentence, and soon."""

import random
import time
from contextlib import suppress

import pytest

from articles.text.readers import UnreadableSource, read_whole
from tests.text.readers.stories import DATA

SUFFIXES = ("warc", "warc.gz", "arc", "rss", "atom", "rdf", "xml", "nitf.xml", "newsml.xml", "eml", "mbox", "pdf")
SEEDS = range(12)
JUNK = (b"<", b"&", b"\x00", b"\n", b"\r\n\r\n", b"=?", b'"', b"]]>")


def damaged(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    match chance.randrange(4):
        case 0:
            return data[:at]
        case 1:
            places = {chance.randrange(len(data)) for _ in range(chance.choice((1, 20, 200)))}
            return bytes(chance.randrange(256) if n in places else byte for n, byte in enumerate(data))
        case 2:
            return data[:at] + data[at + chance.randrange(1, 400) :]
        case _:
            return data[:at] + chance.choice(JUNK) * chance.choice((1, 50, 2_000)) + data[at:]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_damage_ends_in_articles_or_a_sentence(suffix: str) -> None:
    data = DATA.joinpath(f"sample.{suffix}").read_bytes()
    start = time.process_time()
    for seed in SEEDS:
        with suppress(UnreadableSource):
            read_whole(damaged(data, random.Random(seed)), f"sample.{suffix}")
    assert time.process_time() - start < 20
