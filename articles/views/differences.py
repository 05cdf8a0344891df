"""Two versions of a text as one, with what was taken out and what was put in, paragraph by paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from rapidfuzz.distance import Indel

# Paragraphs that share less are another paragraph, not a new version of this one.
ALIKE = 0.45
# Beyond these a page would cost seconds; what is longer is shown as one text in place of the other.
MOST_PARAGRAPHS = 400
MOST_PAIRS_OF_WORDS = 16_000_000
# So few words that stayed between two changes only break the reading.
ISLAND = 2
_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"\n\s*\n")
_MARKS = "\"'“”„‟«»‹›‘’‚‛.,;:!?…()[]"

Change = tuple[str, str]  # "same", "removed" or "added", and the words


@dataclass(frozen=True, slots=True)
class Passage:
    """``kind`` is "same", "changed", "removed" or "added"; ``html`` is safe."""

    kind: str
    html: SafeString


def compare(before: str, after: str) -> list[Passage]:
    """The paragraphs of both texts in one order, those that are versions of each other as one."""
    old, new = _paragraphs(before), _paragraphs(after)
    passages = []
    for left, right in _aligned(old, new):
        changes = changed_words(left, right)
        kinds = {kind for kind, _ in changes}
        passages.append(Passage(kinds.pop() if len(kinds) == 1 else "changed", marked(changes)))
    return passages


def changed_words(before: str, after: str) -> list[Change]:
    """Runs of words that stayed, went or came; marks around a word or a capital alone make no other word."""
    left, right = _WORD.findall(before), _WORD.findall(after)
    if len(left) * len(right) > MOST_PAIRS_OF_WORDS and left != right:
        return [("removed", " ".join(left)), ("added", " ".join(right))]
    changes: list[Change] = []
    keys = [_key(word) for word in left], [_key(word) for word in right]
    for code in Indel.opcodes(*keys):
        if code.tag == "equal":
            changes.append(("same", " ".join(right[code.dest_start : code.dest_end])))
            continue
        if code.src_end > code.src_start:
            changes.append(("removed", " ".join(left[code.src_start : code.src_end])))
        if code.dest_end > code.dest_start:
            changes.append(("added", " ".join(right[code.dest_start : code.dest_end])))
    return _without_islands(changes)


def _key(word: str) -> str:
    """What begins a sentence in one version may stand within one in the other; "us" and "US" stay two words."""
    bare = word.strip(_MARKS) or word
    return bare[:1].lower() + bare[1:]


def marked(changes: Iterable[Change]) -> SafeString:
    """What went in <del>, what came in <ins>; both say so to those who do not see the page."""
    tags = {"removed": ("del", _("taken out:") + " "), "added": ("ins", _("put in:") + " ")}
    parts = []
    for kind, words in changes:
        if kind == "same":
            parts.append((format_html("{}", words),))
        else:
            tag, spoken = tags[kind]
            parts.append((format_html('<{0}><span class="unseen">{1}</span>{2}</{0}>', tag, spoken, words),))
    return format_html_join(" ", "{}", parts)


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in _BREAK.split(text) if part.strip()]


def _without_islands(changes: list[Change]) -> list[Change]:
    """One or two words that stayed between two changes join them: "he [-said-] on [+told+]" reads badly."""
    last = len(changes) - 1
    lone = [
        0 < at < last and kind == "same" and len(words.split()) <= ISLAND for at, (kind, words) in enumerate(changes)
    ]
    joined: list[Change] = []
    for change, group in groupby(zip(changes, lone, strict=True), lambda item: item[0][0] != "same" or item[1]):
        pieces = [piece for piece, _ in group]
        if not change:
            joined += pieces
            continue
        for kind in ("removed", "added"):
            words = [words for own, words in pieces if own in (kind, "same")]
            if any(own == kind for own, _ in pieces):
                joined.append((kind, " ".join(words)))
    return joined


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of paragraphs in order, "" where one has no counterpart; the most alike pairs in all win."""
    if len(old) > MOST_PARAGRAPHS or len(new) > MOST_PARAGRAPHS:
        return [("\n\n".join(old), "\n\n".join(new))]
    bags = [Counter(_WORD.findall(part)) for part in old], [Counter(_WORD.findall(part)) for part in new]
    alike = [[_likeness(left, right) for right in bags[1]] for left in bags[0]]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return list(_path(old, new, alike, best))


def _path(
    old: Sequence[str], new: Sequence[str], alike: list[list[float]], best: list[list[float]]
) -> Iterable[tuple[str, str]]:
    i = j = 0
    while i < len(old) or j < len(new):
        both = i < len(old) and j < len(new)
        if both and alike[i][j] >= ALIKE and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif j == len(new) or (i < len(old) and best[i][j] == best[i + 1][j]):
            yield old[i], ""
            i += 1
        else:
            yield "", new[j]
            j += 1


def _likeness(left: Counter[str], right: Counter[str]) -> float:
    return 2 * (left & right).total() / ((left.total() + right.total()) or 1)
