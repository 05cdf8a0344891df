"""How rules write down the wordings they look for: one a line, joined into one pattern."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holding:
    """A pattern tried only on texts that hold one of some words, in small letters: these are found far quicker.

    Whatever the pattern finds must hold one of the words.
    """

    words: tuple[str, ...]
    pattern: re.Pattern[str]

    def match(self, text: str) -> re.Match[str] | None:
        return self.pattern.match(text) if self.is_held(text) else None

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self.is_held(text) else None

    def is_held(self, text: str) -> bool:
        return any(map(text.lower().__contains__, self.words))


def line_like(*wordings: str) -> re.Pattern[str]:
    """Matches a line that is one of these from its first letter to its last; marks around it do not matter."""
    return re.compile(rf"^[\W_]{{0,4}}(?:{'|'.join(wordings)})(?:[^\w.]{{0,6}}|\.\.\.)$", re.IGNORECASE)


def line_beginning(*wordings: str) -> re.Pattern[str]:
    """Matches a line that begins with one of these."""
    return re.compile(rf"^[^\w\"'“‘(]{{0,4}}(?:{'|'.join(wordings)})", re.IGNORECASE)
