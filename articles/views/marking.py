"""Overlapping spans of a text as properly nested HTML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

LINK_END = mark_safe("</a>")
NOTHING = mark_safe("")


@dataclass(frozen=True, slots=True)
class Link:
    """A span that becomes a link; links never nest, so those given together must not overlap."""

    start: int
    end: int
    opening: SafeString
    closing: SafeString = LINK_END


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that may overlap others. Cut in parts by paragraphs or by another mark, the part with its
    first character gets ``opening``, the others ``reopening``; ``tail`` follows its last character.
    """

    start: int
    end: int
    opening: SafeString
    reopening: SafeString
    closing: SafeString
    tail: SafeString = NOTHING
    number: int = 0


Span = TypeVar("Span", Link, Mark)


def without_overlaps(links: list[Link]) -> list[Link]:
    """In order; of two that overlap the longer is kept ("Bank of England", not "England")."""
    kept: list[Link] = []
    taken: set[int] = set()
    for link in sorted(links, key=lambda link: (link.start - link.end, link.start)):
        if taken.isdisjoint(span := range(link.start, link.end)):
            taken.update(span)
            kept.append(link)
    return sorted(kept, key=lambda link: link.start)


def place_in(parts: Sequence[tuple[int, int]], spans: Sequence[Span]) -> list[list[Span]]:
    """For each part of a text (in order, disjoint) the spans that share a character with it."""
    starts = [start for start, _ in parts]
    placed: list[list[Span]] = [[] for _ in parts]
    for span in spans:
        index = max(bisect_right(starts, span.start) - 1, 0)
        while index < len(parts) and starts[index] < span.end:
            if parts[index][1] > span.start:
                placed[index].append(span)
            index += 1
    return placed


def render_text(text: str, start: int, end: int, marks: Sequence[Mark], links: Sequence[Link]) -> SafeString:
    """``text[start:end]`` with its marks and links.

    Marks are kept in a stack: one that ends below another closes that too and opens it again. Links are
    innermost, so one that a mark's edge crosses becomes two links to the same page.
    """
    edges = {edge for mark in marks for edge in (mark.start, mark.end)}
    edges |= {edge for link in links for edge in (link.start, link.end)}
    points = [start, *sorted(edge for edge in edges if start < edge < end), end]
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    out: list[str] = []
    stack: list[Mark] = []
    next_mark = next_link = 0
    for left, right in pairwise(points):
        _close(out, stack, left)
        while next_mark < len(ordered) and ordered[next_mark].start <= left:
            mark = ordered[next_mark]
            out.append(mark.opening if mark.start == left else mark.reopening)
            stack.append(mark)
            next_mark += 1
        while next_link < len(links) and links[next_link].end <= left:
            next_link += 1
        link = links[next_link] if next_link < len(links) and links[next_link].start <= left else None
        words = escape(text[left:right])
        out.append(f"{link.opening}{words}{link.closing}" if link and words else words)
    _close_rest(out, stack, end)
    return mark_safe("".join(out))  # noqa: S308 (made of escaped text and safe tags)


def _close(out: list[str], stack: list[Mark], at: int) -> None:
    """Close the marks that end here, and open again those that were only in the way."""
    ending = [index for index, mark in enumerate(stack) if mark.end <= at]
    if not ending:
        return
    lowest = ending[0]
    again = [mark for mark in stack[lowest:] if mark.end > at]
    tails = [mark.tail for mark in stack[lowest:] if mark.end <= at]
    out += [mark.closing for mark in reversed(stack[lowest:])]
    out += tails
    del stack[lowest:]
    for mark in again:
        out.append(mark.reopening)
        stack.append(mark)


def _close_rest(out: list[str], stack: list[Mark], at: int) -> None:
    """At the end of the text; a mark that goes on behind it has no tail yet."""
    out += [mark.closing for mark in reversed(stack)]
    out += [mark.tail for mark in stack if mark.end <= at]
