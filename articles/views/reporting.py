"""A statement's reports at a glance: who ran it first, who ran it in full, who left out how much of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Actor, Report
from articles.views.differences import Change, changed_words, marked


@dataclass(frozen=True, slots=True)
class Version:
    """A report, and its words as changes of the fullest report's; the numbers count words."""

    report: Report
    html: SafeString
    is_fullest: bool
    left_out: int
    put_in: int
    of: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Versions by what became of the words; ``speakers`` are all that the words are given to, with how often.

    An article that ran the words in full has not shortened them, though it may quote a part of them again.
    """

    first: Version | None
    in_full: list[Version]
    shortened: list[Version]
    reworded: list[Version]
    speakers: list[tuple[Actor | None, int]]


def versions(reports: Sequence[Report]) -> list[Version]:
    """In the order given, which is that of publication."""
    texts = {report.pk: " ".join(report.quote.paragraphs) for report in reports}
    fullest = max(reports, key=lambda report: (not report.quote.is_indirect, len(texts[report.pk].split())))
    whole = texts[fullest.pk]
    return [_version(report, changed_words(whole, texts[report.pk]), report is fullest, whole) for report in reports]


def _version(report: Report, changes: list[Change], is_fullest: bool, whole: str) -> Version:
    counts = Counter({"removed": 0, "added": 0})
    for kind, words in changes:
        counts[kind] += len(words.split())
    return Version(report, marked(changes), is_fullest, counts["removed"], counts["added"], len(whole.split()))


def summary(found: Sequence[Version]) -> Summary:
    speakers = Counter(version.report.quote.speaker for version in found)
    in_full = [version for version in found if not version.left_out and not version.put_in]
    whole = {version.report.quote.article_id for version in in_full}
    changed = [version for version in found if version.report.quote.article_id not in whole]
    return Summary(
        first=next((version for version in found if version.report.is_first), None),
        in_full=in_full,
        shortened=[version for version in changed if version.left_out and not version.put_in],
        reworded=[version for version in changed if version.put_in],
        speakers=speakers.most_common(),
    )
