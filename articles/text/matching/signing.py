"""A text's signature: a few bytes by which texts that share passages are found among hundreds of thousands."""

import struct
from functools import lru_cache
from zlib import crc32

from rensa import RMinHash

from articles.text.matching.words import folded_words

# So many words in a row are shared by a story and its copy, seldom by two reports of a routine.
SHINGLE = 7
BANDS = 20
# Numbers of the signature that are sought together: only texts that are nearly the same share one of these.
CLOSE, TOGETHER = 6, 4
# So many numbers tell how much two texts share before either is read.
NUMBERS = 128
SEED = 1987
# A shorter text says too little to be called anybody's copy.
LEAST_WORDS = 25
# More words than this make the signature of a book, not of a story.
MOST_WORDS = 50_000
# Who shares less of the shorter text's shingles than this shares no half of its words (see ``comparing``).
LEAST_SHARED = 0.2
_LAYOUT = struct.Struct(f"<I{BANDS + CLOSE}I{NUMBERS}s")


def signature(text: str) -> bytes:
    """What MinHash tells of the text's shingles; b"" for a text too short to be matched.

    The first BANDS numbers agree in two texts with the probability that their shingles overlap (Jaccard), so even
    a story of which a seventh stands in the other is found 19 times in 20. Then CLOSE hashes of TOGETHER numbers
    each, so that nearly equal texts are found where all that stands in them stands in many others, too.
    Before them the count of words, behind them a byte of each of the NUMBERS.
    """
    words = folded_words(text)[:MOST_WORDS]
    if len(words) < LEAST_WORDS:
        return b""
    hashes = RMinHash(num_perm=NUMBERS, seed=SEED)
    hashes.update([" ".join(shingle) for shingle in zip(*(words[at:] for at in range(SHINGLE)), strict=False)])
    numbers = hashes.digest()
    packed = struct.pack(f"<{NUMBERS}I", *numbers)
    close = (packed[at : at + 4 * TOGETHER] for at in range(4 * BANDS, 4 * (BANDS + CLOSE * TOGETHER), 4 * TOGETHER))
    return _LAYOUT.pack(len(words), *numbers[:BANDS], *map(crc32, close), packed[::4])


def bands(signature: bytes) -> list[int]:
    """The numbers of a signature, each told from those in other places; texts that share one are to be compared."""
    if not signature:
        return []
    _, *numbers, _ = _LAYOUT.unpack(signature)
    return [place << 32 | number for place, number in enumerate(numbers)]


def are_alike(one: bytes, other: bytes) -> bool:
    """Whether two texts may share enough to be read; told by their signatures alone, in a microsecond or two."""
    (words, mine), (more_words, theirs) = sorted((_sketch(one), _sketch(other)))
    agreeing = (mine ^ theirs).to_bytes(NUMBERS, "little").count(0)
    shared = LEAST_SHARED * words
    return agreeing * (words + more_words - shared) >= NUMBERS * shared


@lru_cache(maxsize=4096)
def _sketch(signature: bytes) -> tuple[int, int]:
    words, *_, numbers = _LAYOUT.unpack(signature)
    return words, int.from_bytes(numbers, "little")
