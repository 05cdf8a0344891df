"""A text's signature: a few bytes by which texts that share passages are found among hundreds of thousands."""

import struct

from rensa import RMinHash

from articles.text.matching.words import folded_words

# So many words in a row are shared by a story and its copy, seldom by two reports of a routine.
SHINGLE = 7
BANDS = 20
SEED = 1987
# A shorter text says too little to be called anybody's copy.
LEAST_WORDS = 25
# More words than this make the signature of a book, not of a story.
MOST_WORDS = 50_000
_LAYOUT = struct.Struct(f"<{BANDS}I")


def signature(text: str) -> bytes:
    """BANDS smallest hashes (MinHash) of the text's shingles; b"" for a text too short to be matched.

    Two texts agree in each number with the probability that their shingles overlap (Jaccard), so even a story of
    which a seventh stands in the other is found 19 times in 20.
    """
    words = folded_words(text)[:MOST_WORDS]
    if len(words) < LEAST_WORDS:
        return b""
    hashes = RMinHash(num_perm=BANDS, seed=SEED)
    hashes.update([" ".join(shingle) for shingle in zip(*(words[at:] for at in range(SHINGLE)), strict=False)])
    return _LAYOUT.pack(*hashes.digest())


def bands(signature: bytes) -> list[int]:
    """The numbers of a signature, each told from those in other places; texts that share one are to be compared."""
    if not signature:
        return []
    return [place << 32 | number for place, number in enumerate(_LAYOUT.unpack(signature))]
