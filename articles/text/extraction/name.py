"""One mention of a person or a body, as the text words it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from articles.text.extraction.tokens import Token

Kind = Literal["person", "organisation", "lone", "other"]


@dataclass(slots=True)
class Name:
    """One mention. ``start``/``end`` span the name with its honorific ("Mr Hague"); ``parts`` are the words
    of the name alone; ``role`` the office beside it; ``nation`` says that a nationality qualifies the office.
    """

    start: int
    end: int
    kind: Kind
    parts: tuple[str, ...]
    zone: int
    title: str = ""
    role: str = ""
    role_span: tuple[int, int] | None = None
    nation: str = ""
    gender: str = "u"
    evidence: int = 0
    attributive: bool = False
    canonical: str = ""
    opens: bool = False  # first in its sentence, where any word has a capital
    described: str = ""  # what kind of body the text calls it ("charity")
    extent: int = -1  # where the capitals begin that lead up to a person's name
    entity: int | None = field(default=None)

    @property
    def text(self) -> str:
        return " ".join(self.parts)


def wording(tokens: Sequence[Token], first: int, last: int) -> str:
    if first == last:
        return tokens[first].text
    _, end, written, _ = tokens[first]
    for start, behind, text, _ in tokens[first + 1 : last + 1]:
        written += " " + text if start > end else text
        end = behind
    return written
