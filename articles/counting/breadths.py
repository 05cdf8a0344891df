"""Lists so broad that no row needs to be looked up: everything, or all quotes of some kinds and sources.

Their tallies read an index from end to end instead of joining with the list's rows.
"""

from __future__ import annotations

from articles.filters import ArchiveFilter
from articles.models import Article, Quote
from articles.models.kinds import IN_MARKS

EVERYTHING = "true"
_KINDS = {"in_marks": IN_MARKS, "with_reported_speech": ()}
_ACTORS = "q.speaker_id IN (SELECT id FROM articles_actor WHERE kind IN ({kinds}))"
_SOURCES = {
    "by_named_speakers": _ACTORS.format(kinds="'person', 'organisation'"),
    "by_unnamed_sources": _ACTORS.format(kinds="'unnamed'"),
    "without_speaker": "q.speaker_id IS NULL",
}
_KNOWN_KINDS = {"direct", "partial", "indirect"}


def breadth_of(filterset: ArchiveFilter, lifts: tuple[str, ...]) -> str:
    """SQL that all rows ``q`` of a broad list of quotes fulfil ("true" for all articles); "" for a narrower list."""
    if filterset.problems or filterset.queryset.query.where or filterset.queryset.query.is_empty():
        return ""
    if filterset.queryset.model not in (Article, Quote):
        return ""
    of_articles = filterset.queryset.model is Article
    conditions = []
    for name, asked in filterset.form.cleaned_data.items():
        if asked is None or name == "order" or name in lifts:
            continue
        method = asked.question or filterset.filters[name].question
        if of_articles or (condition := _condition(method, asked.arguments)) is None:
            return ""
        conditions.append(condition)
    return " AND ".join(filter(None, conditions)) or EVERYTHING


def _condition(method: str, arguments: tuple) -> str | None:
    """ "" where the method leaves nothing out; None where it is none of the broad ones."""
    if method == "of_kind" and set(arguments) <= _KNOWN_KINDS:
        return _of_kinds(arguments)
    if method in _KINDS:
        return _of_kinds(_KINDS[method])
    return _SOURCES.get(method)


def _of_kinds(kinds: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return f"q.kind IN ({listed})" if kinds else ""
