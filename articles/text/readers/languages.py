"""The language of a text, from its script and its commonest words: quick, and None where it is in doubt."""

from bisect import bisect_right
from collections import Counter
from functools import cache
from re import compile as pattern

from articles.text.readers import language_words

SAMPLE_CHARACTERS = 3_000
MIN_WORDS = 6
# What share of a text's words must be common words of its language, how many of them at least stand there, and
# how much more they must weigh than the next language's.
MIN_SHARE, MIN_ENGLISH_SHARE, MIN_KINDS, LEAD, SISTERS_LEAD = 0.06, 0.12, 3, 1.15, 1.01
FOREIGN_SHARE = 0.4
# Where a script begins, and the language that is written in it, or the table that tells its languages apart.
BLOCKS: tuple[tuple[int, str], ...] = (
    (0x0041, "latin"), (0x005B, ""), (0x0061, "latin"), (0x007B, ""), (0x00AA, "latin"), (0x00AB, ""),
    (0x00BA, "latin"), (0x00BB, ""), (0x00C0, "latin"), (0x0250, ""), (0x0253, "latin"), (0x02B0, ""), (0x0370, "el"),
    (0x0400, "cyrillic"), (0x0530, "hy"), (0x0590, "hebrew"), (0x0600, "arabic"), (0x0700, ""), (0x0750, "arabic"),
    (0x0780, "dv"), (0x07C0, ""), (0x0900, "devanagari"), (0x0980, "bengali"), (0x0A00, "pa"), (0x0A80, "gu"),
    (0x0B00, "or"), (0x0B80, "ta"), (0x0C00, "te"), (0x0C80, "kn"), (0x0D00, "ml"), (0x0D80, "si"), (0x0E00, "th"),
    (0x0E80, "lo"), (0x0F00, "bo"), (0x1000, "my"), (0x10A0, "ka"), (0x1100, "ko"), (0x1200, "ethiopic"),
    (0x13A0, ""), (0x1780, "km"), (0x1800, ""), (0x1E00, "latin"), (0x1F00, "el"), (0x2000, ""), (0x2D00, "ka"),
    (0x2D30, ""), (0x2D80, "ethiopic"), (0x2DE0, ""), (0x3041, "ja"), (0x3100, ""), (0x3400, "han"), (0xA000, ""),
    (0xAC00, "ko"), (0xD7A4, ""), (0xF900, "han"), (0xFB00, ""), (0xFB1D, "hebrew"), (0xFB50, "arabic"),
    (0xFE00, ""), (0xFE70, "arabic"), (0xFF00, ""), (0xFF66, "ja"), (0xFFA0, ""), (0x20000, "han"),
)  # fmt: skip
STARTS = tuple(start for start, _ in BLOCKS)
TABLES = {
    "latin": language_words.LATIN,
    "cyrillic": language_words.CYRILLIC,
    "arabic": language_words.ARABIC,
    "devanagari": language_words.DEVANAGARI,
    "bengali": language_words.BENGALI,
    "ethiopic": language_words.ETHIOPIC,
    "hebrew": language_words.HEBREW,
}
# What a text in such a script is taken for where its words do not tell.
USUAL = {"arabic": "ar", "hebrew": "he", "bengali": "bn", "devanagari": "hi"}
# Letters that only one language of a script has.
TELLTALES = {
    "arabic": (("ټډړږښڼېۍ", "ps"), ("ەێۆڵڕ", "ku"), ("ٹڈڑےں", "ur"), ("ڄڃٻڀٺڦڳڱ", "sd"), ("پچژگ", "fa")),
    "cyrillic": (("ў", "be"), ("їєґ", "uk"), ("ђћ", "sr"), ("ѓќѕ", "mk"), ("ҷӯӣ", "tg")),
    "ethiopic": (("ኣ", "ti"),),
}
TELLTALE_SHARE = 0.008
NO_WORDS = pattern(
    r"(?:https?://|www\.)[^\s<>\"]{1,500}|</?[A-Za-z][^<>]{0,500}>|&#?[a-z0-9]{1,8};|[\w.+-]{1,60}@[\w.-]{1,60}"
)
WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ASCII_WORD = pattern(r"[a-z]+")
MARKED = pattern(r"[\w\u0300-\u036f\u0900-\u0dff\u1200-\u137f\u0591-\u05c7]+")


def guess(text: str) -> str | None:
    """ISO 639-1 code, or None where the text is too short, in doubt or in a language not listed."""
    sample = NO_WORDS.sub(" ", sample_of(text))
    if sample.isascii():
        return of_words(ASCII_WORD.findall(sample.lower()), "latin")
    script = script_of(sample)
    if script in {"han", "ja", "ko"}:
        return "zh" if script == "han" else script
    if script not in TABLES:
        return script
    words = (MARKED if script in {"devanagari", "bengali", "ethiopic", "hebrew"} else WORD).findall(sample.lower())
    return of_letters(sample, script) or of_words(words, script) or of_few(sample, words, script)


def sample_of(text: str) -> str:
    """The beginning and, of a long text, a piece from its middle: a head may be in another language."""
    if len(text) <= SAMPLE_CHARACTERS:
        return text
    half, middle = SAMPLE_CHARACTERS // 2, len(text) // 2
    return f"{text[:half]} {text[middle : middle + half]}"


def script_of(sample: str) -> str | None:
    """The script that most letters are in. Kana tell Japanese even among many more Chinese characters."""
    counts: Counter[str] = Counter()
    for letter, count in Counter(sample).items():
        counts[BLOCKS[bisect_right(STARTS, ord(letter)) - 1][1] if letter >= "A" else ""] += count
    del counts[""]
    total = counts.total()
    if not total:
        return None
    eastern = counts["ja"] + counts["han"]
    # A character of these is as much as a syllable or a word.
    if 2 * eastern > total - eastern and eastern > counts["ko"]:
        return "ja" if counts["ja"] > 0.05 * eastern else "han"
    latin = counts.pop("latin", 0)
    best, count = counts.most_common(1)[0] if counts else ("latin", latin)
    # Pages in other scripts are full of Latin names and addresses; English ones have few letters of others.
    if count > FOREIGN_SHARE * total:
        return best
    return "latin" if latin > (1 - FOREIGN_SHARE) * total else None


def of_letters(sample: str, script: str) -> str | None:
    for letters, language in TELLTALES.get(script, ()):
        if sum(map(sample.count, letters)) > max(1, TELLTALE_SHARE * len(sample)):
            return language
    return None


def of_words(words: list[str], script: str) -> str | None:
    """The language whose common words weigh clearly most."""
    if len(words) < MIN_WORDS:
        return None
    scores: dict[str, float] = {}
    hits: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    known = weights(script)
    for word, count in Counter(words).items():
        for language, weight in known.get(word.replace("’", "'"), ()):
            scores[language] = scores.get(language, 0.0) + weight * count
            hits[language] += count
            kinds[language] += 1
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked:
        return None
    best, score = ranked[0]
    other, rival = ranked[1] if len(ranked) > 1 else ("", 0.0)
    share = MIN_ENGLISH_SHARE if best == "en" else MIN_SHARE
    # Sister languages may be close; quotes are looked for in English, which must be beyond doubt.
    lead = LEAD if "en" in {best, other} else SISTERS_LEAD
    if score < lead * rival or hits[best] < share * len(words) or kinds[best] < (MIN_KINDS if script == "latin" else 1):
        return None
    return best


def of_few(sample: str, words: list[str], script: str) -> str | None:
    """What a text in a script is usually in, where its common words are too few to tell."""
    if len(words) < MIN_WORDS:
        return None
    if script == "cyrillic":
        # Ы is Russian, unless a word has told otherwise; ъ without it is Bulgarian.
        return "ru" if "ы" in sample.lower() else "bg" if "ъ" in sample.lower() else None
    return USUAL.get(script)


@cache
def weights(script: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """For each common word the languages that have it, and what it counts for each: less, the more have it."""
    found: dict[str, set[str]] = {}
    for language, words in TABLES[script].items():
        for word in words.split():
            found.setdefault(word, set()).add(language)
    return {word: tuple((one, 1 / len(those) ** 0.7) for one in sorted(those)) for word, those in found.items()}
