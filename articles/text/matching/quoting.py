"""Whether two quotes report the same words: exactly, shortened, stitched together or lightly paraphrased."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Literal

from articles.text.matching.aligning import Run, shared_runs
from articles.text.matching.words import FUNCTION_WORDS, Words, folded_words, read

Kind = Literal["exact", "shortened", "stitched", "paraphrased"]

# With so many words of meaning a quote is told by its words alone; one with fewer may be anybody's.
LONG = 6
GRAM = 3
WINDOW = LONG - GRAM + 1
# Words in a row that two long quotes share, though either goes on with words that the other leaves out.
PASSAGE = 12
LEAST_SHARE = 0.35
# The share of the shorter quote's words that a light paraphrase keeps in their order.
KEPT = 0.75
LEAST_PARAPHRASED = 9
RUN = 2
# A change of wording is no longer than this.
CHANGE = 4
NEAR_DAYS = 2
# Longer quotes are not kept in memory.
KEPT_LENGTH = 2000
RETOLD_DAYS = 7
_NEGATIONS = frozenset({"not", "no", "never", "nor", "none", "nobody", "nothing", "without", "cannot"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote for matching. ``speaker`` tells speakers apart; ``day`` is a day's ordinal; None: not known.

    ``marked`` tells words in quotation marks from a reporter's ("he said that he would"); ``folded`` are its words
    for comparing, ``meaning`` those of them that carry any.
    """

    text: str
    speaker: str | None
    day: int | None
    article: int
    marked: bool
    folded: tuple[str, ...]
    meaning: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        return len(self.meaning) >= LONG

    @property
    def words(self) -> Words:
        return _read(self.text)


# Most quotes are never compared, so which of their words are facts is found when it is asked.
_read = lru_cache(maxsize=4096)(read)


def quoted(text: str, *, speaker: str | None, day: int | None, article: int, marked: bool = True) -> Quoted:
    folded, meaning = _remembered(text) if len(text) <= KEPT_LENGTH else _told(text)
    return Quoted(text, speaker, day, article, marked, folded, meaning)


def _told(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    folded = tuple(folded_words(text))
    return folded, tuple(word for word in folded if word not in FUNCTION_WORDS)


# What was compared with one batch is often compared with the next.
_remembered = lru_cache(maxsize=8192)(_told)


def stored_keys(quote: Quoted) -> set[int]:
    """By these a quote is found later. Two long quotes that share ``LONG`` words of meaning in a row share one.

    Of each few neighbouring grams the one with the smallest hash is kept (winnowing, Schleimer et al. 2003).
    """
    keys = {*_grams(quote.meaning), *same_keys(quote)}
    if quote.speaker is not None and quote.day is not None:
        keys.add(_then("long" if quote.is_long else "short", quote.speaker, quote.day))
    return keys


def sought_keys(quote: Quoted) -> set[int]:
    """What the quotes to compare with were stored under: the same words, or the same speaker on a near day."""
    keys = set(_grams(quote.meaning))
    if quote.speaker is None or quote.day is None:
        return keys
    for day in range(quote.day - NEAR_DAYS, quote.day + NEAR_DAYS + 1):
        keys.add(_then("short", quote.speaker, day))
        if not quote.is_long:
            keys.add(_then("long", quote.speaker, day))
    return keys


def same_keys(quote: Quoted) -> set[int]:
    """What the quotes were stored under that are the same, word for word: to find one of them is to find all."""
    return {_whole(quote.folded)} if quote.is_long else set()


@lru_cache(maxsize=8192)
def _whole(folded: tuple[str, ...]) -> int:
    return _hash("whole", *folded)


@lru_cache(maxsize=8192)  # the keys of a batch are asked for when it is stored, and twice when it is compared
def _grams(meaning: tuple[str, ...]) -> frozenset[int]:
    if len(meaning) < LONG:
        return frozenset()
    grams = [_hash(*meaning[at : at + GRAM]) for at in range(len(meaning) - GRAM + 1)]
    return frozenset(min(grams[at : at + WINDOW]) for at in range(len(grams) - WINDOW + 1))


@lru_cache(maxsize=8192)
def _then(length: str, speaker: str, day: int) -> int:
    return _hash(length, speaker, str(day))


def _hash(*parts: str) -> int:
    data = "\0".join(parts).encode("utf-8", "replace")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def same_words(one: Quoted, other: Quoted) -> bool:
    """The same whichever comes first."""
    short, longer = sorted((one, other), key=lambda quote: (len(quote.folded), quote.folded, quote.article))
    if short.is_long:
        return _same_long(short, longer)
    if not short.meaning or not _holds(longer.folded, short.folded):
        return False
    if short.article == longer.article:
        return len(short.meaning) >= 2 and (len(short.folded) >= 5 or short.speaker == longer.speaker)
    return _same_speaker_then(short, longer)


def _same_speaker_then(short: Quoted, longer: Quoted) -> bool:
    if short.speaker is None or short.speaker != longer.speaker or short.day is None or longer.day is None:
        return False
    days = abs(short.day - longer.day)
    if len(short.meaning) == 1:
        return days <= 1 and not longer.is_long
    return days <= NEAR_DAYS


def _same_long(short: Quoted, longer: Quoted) -> bool:
    if _holds(longer.folded, short.folded):
        return True
    left, right = short.words, longer.words
    runs = shared_runs(left.folded, right.folded, GRAM)
    if sum(run.length for run in runs) >= KEPT * len(left):
        return len(left) >= LEAST_PARAPHRASED and not _differ(left, right, runs) and not _retold(short, longer)
    return short.marked and longer.marked and any(_is_passage(left, run) for run in runs)


def _retold(short: Quoted, longer: Quoted) -> bool:
    """Reporters find like words of their own for what is announced every other week."""
    if (short.marked and longer.marked) or short.day is None or longer.day is None:
        return False
    return abs(short.day - longer.day) > RETOLD_DAYS


def _is_passage(words: Words, run: Run) -> bool:
    if run.length < max(PASSAGE, LEAST_SHARE * len(words)):
        return False
    meaning = [word for word in words.folded[run.a : run.a_end] if word not in FUNCTION_WORDS]
    return len(meaning) >= LONG


def _differ(left: Words, right: Words, runs: list[Run]) -> bool:
    """Between what they share, the quotes hold other numbers or names, or one denies what the other says.

    What one goes on with where the other breaks off, or leaves out at length, is no difference.
    """
    for before, after in zip([Run(0, 0, 0), *runs], [*runs, Run(len(left), len(right), 0)], strict=True):
        mine, theirs = _telling(left, before.a_end, after.a), _telling(right, before.b_end, after.b)
        if mine - theirs and theirs - mine:
            return True
        inside = before.length and after.length and max(after.a - before.a_end, after.b - before.b_end) <= CHANGE
        if inside and (mine ^ theirs) & _NEGATIONS:
            return True
    return False


def _telling(words: Words, start: int, end: int) -> set[str]:
    return words.facts(start, end) | _NEGATIONS.intersection(words.folded[start:end])


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(words)} "


def kind_of(report: Words, fullest: Words) -> Kind:
    """What a report did with the words of the fullest one."""
    if report.folded == fullest.folded:
        return "exact"
    if _holds(fullest.folded, report.folded):
        return "shortened"
    runs = shared_runs(report.folded, fullest.folded, RUN)
    return "stitched" if _goes_on(report, runs) or _leaves_out(runs) else "paraphrased"


def _leaves_out(runs: list[Run]) -> bool:
    """Between two of its parts the fullest report has words that this one passes over."""
    return any(
        (after.b - before.b_end) - (after.a - before.a_end) > CHANGE or after.b < before.b_end
        for before, after in pairwise(runs)
    )


def _goes_on(report: Words, runs: list[Run]) -> bool:
    """A passage is the same, and the report has a sentence or so that the fullest one leaves out."""
    edges = [0, *(edge for run in runs for edge in (run.a, run.a_end)), len(report)]
    gaps = [end - start for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return any(run.length >= PASSAGE for run in runs) and max(gaps) >= PASSAGE // 2
