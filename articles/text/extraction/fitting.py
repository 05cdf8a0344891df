"""Fits a linear model that chooses among options: softmax regression with an L2 penalty, by L-BFGS.

Nocedal and Wright, Numerical Optimization (2nd ed., 2006), algorithms 7.4 and 7.5, with a backtracking line search.
"""

import math
from collections.abc import Mapping, Sequence
from operator import mul

Example = tuple[list[list[str]], set[int]]  # the features of each option, and which options are right
Vector = list[float]
MEMORY, ROUNDS, NEAR = 8, 120, 1e-5


def fit(examples: Sequence[Example], prior: Mapping[str, float], penalty: float) -> dict[str, float]:
    """Weight of each feature. ``prior``: what a weight is drawn to, nought where nothing is said."""
    numbers: dict[str, int] = {}
    rows = [
        ([[numbers.setdefault(f, len(numbers)) for f in features] for features in options], right)
        for options, right in examples
    ]
    centre = [prior.get(feature, 0.0) for feature in numbers]
    found = _minimum(_Loss(rows, centre, penalty), list(centre))
    return {**prior, **dict(zip(numbers, found, strict=True))}


class _Loss:
    """Minus the log-likelihood of the right options, penalised; called with weights gives (value, gradient)."""

    def __init__(self, rows: list[tuple[list[list[int]], set[int]]], centre: Vector, penalty: float) -> None:
        self.rows, self.centre, self.penalty = rows, centre, penalty

    def __call__(self, weights: Vector) -> tuple[float, Vector]:
        away = [weight - middle for weight, middle in zip(weights, self.centre, strict=True)]
        gradient = [self.penalty * step for step in away]
        value = 0.5 * self.penalty * _dot(away, away)
        weight_of = weights.__getitem__
        for options, right in self.rows:
            scores = [sum(map(weight_of, features)) for features in options]
            top = max(scores)
            raised = [math.exp(score - top) for score in scores]
            total, mass = sum(raised), sum(raised[i] for i in right) or 1e-300
            value -= math.log(mass / total)
            for i, features in enumerate(options):
                slope = raised[i] / total - (raised[i] / mass if i in right else 0.0)
                if abs(slope) > 1e-9:
                    for feature in features:
                        gradient[feature] += slope
        return value, gradient


def _minimum(loss: _Loss, at: Vector) -> Vector:
    steps: list[tuple[Vector, Vector, float]] = []
    value, gradient = loss(at)
    for _ in range(ROUNDS):
        way = _direction(gradient, steps)
        slope = _dot(way, gradient)
        length = 1.0 if steps else 1.0 / max(1.0, math.sqrt(_dot(gradient, gradient)))
        while True:
            new = [x + length * d for x, d in zip(at, way, strict=True)]
            new_value, new_gradient = loss(new)
            if new_value <= value + 1e-4 * length * slope or length < 1e-9:
                break
            length /= 2
        moved = [length * d for d in way]
        turned = [b - a for a, b in zip(gradient, new_gradient, strict=True)]
        curved = _dot(moved, turned)
        if curved > 0:
            steps = [*steps, (moved, turned, 1 / curved)][-MEMORY:]
        gained = value - new_value
        at, value, gradient = new, new_value, new_gradient
        if gained < NEAR * abs(value):
            break
    return at


def _direction(gradient: Vector, steps: list[tuple[Vector, Vector, float]]) -> Vector:
    """Two-loop recursion: the way down that the last steps' curvature suggests."""
    way = [-slope for slope in gradient]
    kept: Vector = []
    for moved, turned, share in reversed(steps):
        factor = share * _dot(moved, way)
        kept.append(factor)
        way = [d - factor * t for d, t in zip(way, turned, strict=True)]
    if steps:
        moved, turned, share = steps[-1]
        scale = 1 / (share * _dot(turned, turned))
        way = [scale * d for d in way]
    for (moved, turned, share), factor in zip(steps, reversed(kept), strict=True):
        back = factor - share * _dot(turned, way)
        way = [d + back * m for d, m in zip(way, moved, strict=True)]
    return way


def _dot(one: Vector, other: Vector) -> float:
    return sum(map(mul, one, other))
