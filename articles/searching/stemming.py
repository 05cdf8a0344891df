"""Stems and stop words as PostgreSQL's configuration "english" has them, so that what it finds can be marked."""

from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer

# PostgreSQL's words without meaning, from its english.stop.
STOP_WORDS = frozenset(
    """
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves what which who whom this that these those am is are
    was were be been being have has had having do does did doing a an the and but if or because as until while of
    at by for with about against between into through during before after above below to from up down in out on
    off over under again further then once here there when where why how all any both each few more most other
    some such no nor not only own same so than too very s t can will just don should now
    """.split()  # noqa: SIM905
)
# PostgreSQL carries Snowball 2, which lacks some exceptions of Snowball 3; a test holds the two against each other.
_LATER = {"a_0": ("emerg", "inter", "later", "organ", "past", "univers"), "a_4": ("even",), "a_7": ("ogist",)}


def _as_in_postgres() -> EnglishStemmer:
    for name, endings in _LATER.items():
        kept = [among for among in getattr(EnglishStemmer, name, ()) if among.s not in endings]
        setattr(EnglishStemmer, name, kept)
    return EnglishStemmer()


_STEMMER = _as_in_postgres()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What the index keeps of a folded word: "" for a stop word, the word itself where it holds a digit."""
    if word in STOP_WORDS:
        return ""
    return word if any(letter.isdigit() for letter in word) or len(word) > 100 else _STEMMER.stemWord(word)
