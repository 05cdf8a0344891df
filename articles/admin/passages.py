"""A quote where it stands: the sentence before, its words, the sentence after, and what decided whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import Quote
from articles.models.sentences import around

WORDS, CUE, SPEAKER, PLAIN = "words", "cue", "speaker", ""
LONGEST = 6000


@dataclass(frozen=True, slots=True)
class Piece:
    """``kind`` says what the text is: the quoted words, the reporting words, the speaker as written, or nothing."""

    text: str
    kind: str = PLAIN


def passage(quote: Quote) -> list[Piece]:
    """The piece of the article that an editor needs to judge; a very long quote is shown by its beginning and end."""
    body = quote.article.body
    start, end = around(body, quote.start, quote.end)
    return [_shortened(piece) for piece in _pieces(body, start, end, _marks(quote))]


def _marks(quote: Quote) -> list[tuple[int, int, str]]:
    """What is marked, the words first: what lies inside of them is not marked again."""
    found = [(quote.start, quote.end, WORDS)]
    for start, end, kind in (
        (quote.cue_start, quote.cue_end, CUE),
        (quote.mention_start, quote.mention_end, SPEAKER),
    ):
        if start is not None and end is not None and all(end <= one or other <= start for one, other, _ in found):
            found.append((start, end, kind))
    return sorted(found)


def _pieces(body: str, start: int, end: int, marks: list[tuple[int, int, str]]) -> Iterator[Piece]:
    for first, last, kind in marks:
        if first < start or last > end:
            continue
        if body[start:first]:
            yield Piece(body[start:first])
        yield Piece(body[first:last], kind)
        start = last
    if body[start:end]:
        yield Piece(body[start:end])


def _shortened(piece: Piece) -> Piece:
    half = LONGEST // 2
    return piece if len(piece.text) <= LONGEST else Piece(f"{piece.text[:half]} […] {piece.text[-half:]}", piece.kind)
