"""Whether two quotes report the same words: exactly, shortened, stitched together or lightly paraphrased."""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from articles.text.matching.aligning import Run, shared_runs
from articles.text.matching.words import FUNCTION_WORDS, Words, read

Kind = Literal["exact", "shortened", "stitched", "paraphrased"]

# With so many words of meaning a quote is told by its words alone; one with fewer may be anybody's.
LONG = 6
GRAM = 3
WINDOW = LONG - GRAM + 1
# Words in a row that two long quotes share, though either goes on with words that the other leaves out.
PASSAGE = 12
# The share of the shorter quote's words that a light paraphrase keeps in their order.
KEPT = 0.75
RUN = 2
# A change of wording is no longer than this.
CHANGE = 4
NEAR_DAYS = 2
_NEGATIONS = frozenset({"not", "no", "never", "nor", "none", "nobody", "nothing", "without", "cannot"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote for matching. ``speaker`` tells speakers apart; ``day`` is a day's ordinal; None: not known."""

    words: Words
    speaker: str | None
    day: int | None
    article: int
    meaning: tuple[str, ...] = field(default=())

    @property
    def is_long(self) -> bool:
        return len(self.meaning) >= LONG


def quoted(text: str, *, speaker: str | None, day: int | None, article: int) -> Quoted:
    words = read(text)
    meaning = tuple(word for word in words.folded if word not in FUNCTION_WORDS)
    return Quoted(words, speaker, day, article, meaning)


def stored_keys(quote: Quoted) -> set[int]:
    """By these a quote is found later. Two long quotes that share ``LONG`` words of meaning in a row share one.

    Of each few neighbouring grams the one with the smallest hash is kept (winnowing, Schleimer et al. 2003).
    """
    keys = set()
    if quote.speaker is not None and quote.day is not None:
        keys.add(_hash("long" if quote.is_long else "short", quote.speaker, str(quote.day)))
    if quote.is_long:
        grams = [_hash(*quote.meaning[at : at + GRAM]) for at in range(len(quote.meaning) - GRAM + 1)]
        keys |= {min(grams[at : at + WINDOW]) for at in range(len(grams) - WINDOW + 1)}
    return keys


def sought_keys(quote: Quoted) -> set[int]:
    """What the quotes to compare with were stored under: the same words, or the same speaker on a near day."""
    keys = stored_keys(quote)
    if quote.speaker is None or quote.day is None:
        return keys
    for day in range(quote.day - NEAR_DAYS, quote.day + NEAR_DAYS + 1):
        keys.add(_hash("short", quote.speaker, str(day)))
        if not quote.is_long:
            keys.add(_hash("long", quote.speaker, str(day)))
    return keys


def _hash(*parts: str) -> int:
    data = "\0".join(parts).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big", signed=True)


def same_words(one: Quoted, other: Quoted) -> bool:
    """The same whichever comes first."""
    if one.is_long and other.is_long:
        return _same_long(one.words, other.words)
    short, longer = sorted((one, other), key=lambda quote: (len(quote.words), quote.words.folded))
    if short.is_long or not short.meaning or not _holds(longer.words.folded, short.words.folded):
        return False
    if short.article == other.article == one.article and len(short.words) >= 5 and len(short.meaning) >= 2:
        return True
    return _same_speaker_then(short, longer)


def _same_speaker_then(short: Quoted, longer: Quoted) -> bool:
    if short.speaker is None or short.speaker != longer.speaker or short.day is None or longer.day is None:
        return False
    days = abs(short.day - longer.day)
    if len(short.meaning) == 1:
        return days <= 1 and not longer.is_long
    return days <= NEAR_DAYS


def _same_long(one: Words, other: Words) -> bool:
    left, right = sorted((one, other), key=lambda words: (len(words), words.folded))
    if left.folded == right.folded:
        return True
    runs = shared_runs(left.folded, right.folded, GRAM)
    if sum(run.length for run in runs) >= KEPT * len(left):
        return not _differ(left, right, runs)
    return any(_is_passage(left, run) for run in runs)


def _is_passage(words: Words, run: Run) -> bool:
    if run.length < PASSAGE:
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
    return {
        word
        for word, fact in zip(words.folded[start:end], words.facts[start:end], strict=True)
        if fact or word in _NEGATIONS
    }


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(words)} "


def kind_of(report: Words, fullest: Words) -> Kind:
    """What a report did with the words of the fullest one."""
    if report.folded == fullest.folded:
        return "exact"
    if _holds(fullest.folded, report.folded):
        return "shortened"
    runs = shared_runs(report.folded, fullest.folded, RUN)
    covered = sum(run.length for run in runs)
    return "stitched" if covered >= 0.95 * len(report) or _goes_on(report, runs) else "paraphrased"


def _goes_on(report: Words, runs: list[Run]) -> bool:
    """A passage is the same, and the report has a sentence or so that the fullest one leaves out."""
    edges = [0, *(edge for run in runs for edge in (run.a, run.a_end)), len(report)]
    gaps = [end - start for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return any(run.length >= PASSAGE for run in runs) and max(gaps) >= PASSAGE // 2
