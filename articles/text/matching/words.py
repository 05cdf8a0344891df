"""The words of a text as they are compared: no case, no marks, no accents; "seven" and "7" are the same."""

import re
import unicodedata
from functools import cached_property, lru_cache

# A letter of a script that puts no spaces between words counts as a word.
_UNSPACED = r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]"
_WORD = re.compile(_UNSPACED + r"|\d+(?:[.,]\d+)*[^\W_]*|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)?")
# Combining accents, Arabic vowel signs, and signs that are not seen (soft hyphen, zero width, direction).
_UNSEEN = re.compile(r"[\u0300-\u036f\u064b-\u0652\u00ad\u200b-\u200f\u2060\ufeff]")
# What may stand between two words when the second one begins a sentence.
_SENTENCE_END = re.compile(r"[.!?:;…\n\"“”‘«»(\[•*–—-]")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {name: str(value) for value, name in enumerate(_UNITS.split())}
_NUMBERS |= {name: str(value * 10) for value, name in enumerate(_TENS.split(), 3)}
_LARGE = "dozen dozens score scores hundred hundreds thousand thousands million billion"
_AMOUNTS = frozenset(_LARGE.split())
_FUNCTION = (
    "a about after again against all also am an and any are as at be because been before being between both but by "
    "can could did do does doing down during each even every few for from further get had has have having he her "
    "here hers him his how i if in into is it its just let made make many may me might more most much must my no "
    "nor not now of off on once only or other our ours out over own said same say says shall she should so some such "
    "than that the their theirs them then there these they this those through to too under until up upon us very "
    "was we were what when where which while who whom why will with would yet you your yours "
    "i'm i've i'd i'll we're we've we'll we'd they're they've he'd she'd you're don't doesn't "
    "didn't isn't aren't wasn't weren't won't wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't"
)
FUNCTION_WORDS = frozenset(_FUNCTION.split())
# Above this share of capitals, capitals tell nothing: every word that carries meaning may be a name.
_SHOUTED = 0.6


class Words:
    """``folded`` are a text's words for comparing; ``facts`` tells which of them are numbers or may be names.

    Facts are found where they are asked for: most texts that are compared share nothing, or all.
    """

    def __init__(self, text: str) -> None:
        self._text = _seen(text)
        self.folded = tuple(map(_plain, _WORD.findall(self._text)))

    def __len__(self) -> int:
        return len(self.folded)

    def facts(self, start: int, end: int) -> set[str]:
        """The numbers and names among ``folded[start:end]``."""
        return {self.folded[at] for at in range(start, min(end, len(self))) if self._is_fact(at)}

    @cached_property
    def all_facts(self) -> frozenset[str]:
        return frozenset(self.facts(0, len(self)))

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self._text)]

    @cached_property
    def _shouted(self) -> bool:
        return _is_shouted(self._text)

    def _is_fact(self, at: int) -> bool:
        word = self.folded[at]
        if word[0].isdigit() or word in _AMOUNTS:
            return True
        if word in FUNCTION_WORDS:
            return False
        start, end = self._spans[at]
        if self._shouted:
            return True
        if self._text[start].isupper() and not self._begins(at, start):
            return True
        return self._text[start + 1 : end].isupper()

    def _begins(self, at: int, start: int) -> bool:
        """The word is the first of a sentence."""
        return at == 0 or _SENTENCE_END.search(self._text, self._spans[at - 1][1], start) is not None


def read(text: str) -> Words:
    return Words(text)


def folded_words(text: str) -> list[str]:
    return list(map(_plain, _WORD.findall(_seen(text))))


def _seen(text: str) -> str:
    """Without what is not seen, and with one form of each letter; most texts are ASCII and stay as they are."""
    return text if text.isascii() else _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1 << 16)  # a language's words come again and again
def _plain(written: str) -> str:
    """No case, no accents, no possessive, figures for number words."""
    word = written.lower()
    if not word.isascii():
        plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
        word = _UNSEEN.sub("", plain).casefold()
    if word[:1].isdigit():
        return word.replace(",", "")
    if word.endswith("'s"):
        word = word[:-2]
    if "." in word:
        word = word.replace(".", "")
    return _NUMBERS.get(word, word)


def _is_shouted(text: str) -> bool:
    beginning = text[:2000]
    capitals, small = sum(map(str.isupper, beginning)), sum(map(str.islower, beginning))
    return capitals > _SHOUTED * (capitals + small)
