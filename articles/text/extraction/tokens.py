"""Words and punctuation of a text, with their offsets."""

import re
from typing import NamedTuple

# Each word is told by its first character, and plain letters are gone over fastest.
TOKEN = re.compile(
    r"([^\W\d_](?:\.(?:[^\W\d_]\.)+|[a-z]*[^\W_]*(?:[-’'][^\W_]+)*)|\d+(?:[.,]\d+)*[^\W\d_]*|[^\w\s]|_+)"
)


class Token(NamedTuple):
    start: int
    end: int
    text: str
    lower: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        return self.text[:1].isalnum()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens in order; a possessive or contracted "’s" is a token of its own."""
    found: list[Token] = []
    add, make = found.append, tuple.__new__  # the innermost loop of the whole extraction
    parts = TOKEN.split(text[start:end])
    at = start
    for gap, word in zip(parts[::2], parts[1::2], strict=False):
        begin = at + len(gap)
        at = begin + len(word)
        if word[-1] in "sS" and at - begin > 2 and word[-2] in "'’":
            add(make(Token, (begin, at - 2, word[:-2], word[:-2].lower())))
            add(make(Token, (at - 2, at, word[-2:], "'s")))
        else:
            add(make(Token, (begin, at, word, word.lower())))
    return found
