"""Spellings of one name in Latin letters: Assad and Asad, Houla and Hula, Gaddafi, Qaddafi and Kadhafi."""

from rapidfuzz.distance import OSA

SHORTEST_NAME = 4  # letters of a key: shorter ones join too much
LEAST_ALIKE = 0.55
_SAME = (
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "k"),
    ("qu", "k"),
    ("dh", "d"),
    ("ck", "k"),
    ("q", "k"),
    ("g", "k"),
    ("c", "k"),
    ("sch", "sh"),
    ("ei", "i"),
    ("ai", "i"),
    ("ay", "i"),
    ("ey", "i"),
    ("ie", "i"),
    ("iy", "i"),
    ("ee", "i"),
    ("y", "i"),
    ("j", "i"),
    ("ou", "u"),
    ("oo", "u"),
    ("o", "u"),
    ("w", "u"),
    ("e", "a"),
)


def skeleton(word: str) -> str:
    """What the spellings of a name share; "" for what is not written in Latin letters."""
    if not word.isascii() or not word.isalpha() or len(word) > 30:
        return ""
    key = word.replace("ch", "\0")
    for one, other in _SAME:
        key = key.replace(one, other)
    key = "".join(letter for index, letter in enumerate(key) if index == 0 or letter != key[index - 1])
    return key.replace("\0", "ch").removesuffix("h")


def alike(one: str, other: str) -> bool:
    return OSA.normalized_similarity(one, other) >= LEAST_ALIKE


def closeness(one: str, other: str) -> float:
    """0 to 1; a spelling that sounds the same is closer than one that does not."""
    return OSA.normalized_similarity(one, other) + 0.2 * (skeleton(one) == skeleton(other) != "")


def near(one: str, other: str) -> bool:
    """One letter apart, or two in a longer word."""
    return OSA.distance(one, other) <= (1 if len(one) < 6 else 2)
