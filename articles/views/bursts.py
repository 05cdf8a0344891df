"""Which bars of a timeline stand out: by a robust z-score, which the bars that stand out cannot hide behind."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median

FEWEST = 5  # rows; below that nothing is a burst
BARS = 6  # fewer tell nothing of what is usual
LIMIT = 3.5  # after Iglewicz and Hoaglin, How to detect and handle outliers, 1993


def bursts(numbers: Sequence[int]) -> set[int]:
    """Indices of the bars that lie far above the median, and are at least twice as high."""
    if len(numbers) < BARS:
        return set()
    middle = median(numbers)
    distances = [abs(n - middle) for n in numbers]
    # Where more than half the bars are alike their median distance is nought, and the mean distance stands in.
    spread = median(distances) / 0.6745 or fmean(distances) * 1.253314
    if not spread:
        return set()
    return {index for index, n in enumerate(numbers) if n >= max(FEWEST, 2 * middle) and (n - middle) / spread >= LIMIT}
