"""How much of two texts is the same story: passages they share, and facts that one frame holds differently."""

from dataclasses import dataclass
from typing import Literal

from articles.text.matching.aligning import Run, shared_runs
from articles.text.matching.words import Words

# Two runs with so few words between them are one passage that was edited, not two.
NEAR = 8
# Shorter passages are turns of phrase and frames ("killed in an air strike on").
PASSAGE = 12
# Texts that share less of the shorter one are not looked at any closer.
LEAST = 0.3
# Two days of reports and a weekend.
NEAR_DAYS = 4
SHORT = 60
# The least share of the shorter text's numbers and names that the longer one must hold, too.
HELD = 0.5
# No text may hold a conflict in fewer shared words.
FEWEST_WORDS = 35
# So much of both texts is shared by a reprint, whenever it comes.
IDENTICAL = 0.97

Kinship = Literal["story", "passages"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts have in common, in words.

    ``shared`` counts the words of passages long enough to be the same sentence, ``conflicts`` the places inside
    shared passages where one text has another number or name than the other. ``held`` is the share of the
    shorter text's numbers and names that stand anywhere in the longer one; 0 where the rest tells them apart.
    """

    left: int
    right: int
    shared: int
    conflicts: int
    held: float = 1.0

    @property
    def of_left(self) -> float:
        return self.shared / self.left if self.left else 0.0

    @property
    def of_right(self) -> float:
        return self.shared / self.right if self.right else 0.0

    @property
    def of_shorter(self) -> float:
        return max(self.of_left, self.of_right)

    @property
    def of_longer(self) -> float:
        return min(self.of_left, self.of_right)


def liken(left: Words, right: Words) -> Likeness:
    """The same whichever text comes first, but for the sides."""
    if left.folded == right.folded:
        return Likeness(len(left), len(right), _passage(len(left)), 0)
    if (len(left), left.folded) > (len(right), right.folded):
        turned = liken(right, left)
        return Likeness(turned.right, turned.left, turned.shared, turned.conflicts, turned.held)
    runs = shared_runs(left.folded, right.folded)
    if sum(run.length for run in runs) < LEAST * len(left):
        return Likeness(len(left), len(right), 0, 0)
    shared = conflicts = length = 0
    # A run of no words before the first: a frame often begins with the name that fills it.
    before = Run(0, 0, 0)
    for run in runs:
        if not _near(before, run):
            shared, length = shared + _passage(length), 0
        elif conflict(left, right, before, run):
            shared, length = shared + _passage(length), 0
            conflicts += 1
        length += run.length
        before = run
    shared += _passage(length)
    told_apart = conflicts * FEWEST_WORDS > shared or shared < LEAST * len(left)
    return Likeness(len(left), len(right), shared, conflicts, 0.0 if told_apart else _held(left, right))


def _passage(length: int) -> int:
    return length if length >= PASSAGE else 0


def _held(shorter: Words, longer: Words) -> float:
    """Looked for among all words: a text without capitals has names, too, but none are marked."""
    facts = shorter.all_facts
    return len(facts.intersection(longer.folded)) / len(facts) if facts else 1.0


def _near(run: Run, following: Run) -> bool:
    return following.a - run.a_end <= NEAR and 0 <= following.b - run.b_end <= NEAR


def conflict(left: Words, right: Words, run: Run, following: Run) -> bool:
    """Between two runs either text has a number or a name that the other has not."""
    mine = left.facts(run.a_end, following.a)
    theirs = right.facts(run.b_end, following.b)
    return bool(mine - theirs) and bool(theirs - mine)


def judge(likeness: Likeness, *, days: int | None) -> Kinship | None:
    """Whether two texts are one story, share passages, or (None) only look alike; ``days`` lie between them.

    A frame that is filled in anew every day shares most of its words with yesterday's, but it is short, comes
    back after days, or holds other numbers and names every few words; a story that goes on in an update holds
    other numbers in a few places. Without a date (None) nothing speaks against two texts but their words.
    What is the same word for word is a copy at any time.
    """
    if likeness.of_longer >= IDENTICAL and likeness.shared >= SHORT and not likeness.conflicts:
        return "story"
    words = min(likeness.left, likeness.right)
    near = days is None or days <= (NEAR_DAYS if words >= SHORT else 1)
    share, words_for_a_conflict = _demanded(words, near)
    if likeness.held < HELD or likeness.conflicts * words_for_a_conflict > likeness.shared:
        return None
    if likeness.of_shorter >= share and (near or likeness.shared >= 2 * SHORT):
        return "story" if likeness.of_shorter >= 0.65 or likeness.of_longer >= 0.4 else "passages"
    passages = near and likeness.of_shorter >= 0.35 and likeness.shared >= 80
    return "passages" if passages and likeness.conflicts * 50 <= likeness.shared else None


def _demanded(words: int, near: bool) -> tuple[float, int]:
    """The share of the shorter text that must stand in the other, and the shared words that excuse one conflict."""
    if not near:
        return 0.9, 150
    if words < SHORT:
        return 0.85, 10_000
    return (0.7, 60) if words < 120 else (0.5, FEWEST_WORDS)
