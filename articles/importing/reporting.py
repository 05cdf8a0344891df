"""What an import tells of itself: an outcome for every file, and a report of the whole."""

from dataclasses import dataclass, field

from articles.importing.sources import SourceFile
from articles.text.readers import NO_STORY, UnreadableSource

IMPORTED, ALREADY_HERE, QUARANTINED = "imported", "already-here", "quarantined"
SAME_FILE = "the same file was imported before"
SAME_TEXT = "the same text is in the archive under another file's name"
REMOVED = "an editor removed this article"
PASSED_OVER = "holds no story: all its {} parts were passed over (pictures, redirects, headings without a text …)"
TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file. ``reason`` is a sentence for a reader, None where there is nothing to say.

    ``refusals`` are the sentences for its first parts that went into quarantine; ``refused`` counts them all.
    """

    path: str
    outcome: str
    reason: str | None = None
    articles: int = 0
    quotes: int = 0
    refused: int = 0
    refusals: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """What an import did, in numbers of files unless another unit is named; seconds are wall-clock.

    ``run`` is the id of its record, ``unplaced`` the number of editors' decisions on what was not found.
    """

    files: int = 0
    imported: int = 0
    already_here: int = 0
    quarantined: int = 0
    refused: int = 0
    articles: int = 0
    quotes: int = 0
    speakers: int = 0
    changed_quotes: int = 0
    unplaced: int = 0
    run: int = 0
    seconds: float = 0.0

    def add(self, outcome: Outcome) -> None:
        self.files += 1
        self.imported += outcome.outcome == IMPORTED
        self.already_here += outcome.outcome == ALREADY_HERE
        self.quarantined += outcome.outcome == QUARANTINED
        self.refused += outcome.refused
        self.articles += outcome.articles
        self.quotes += outcome.quotes

    @property
    def is_clean(self) -> bool:
        """Whether nothing went into quarantine."""
        return not self.quarantined and not self.refused


@dataclass(slots=True)
class Tally:
    """What became of the parts of one file so far."""

    articles: int = 0
    quotes: int = 0
    copies: int = 0
    removed: int = 0
    refused: int = 0
    passed_over: int = 0
    refusals: list[str] = field(default_factory=list)

    def outcome(self, source: SourceFile) -> Outcome:
        """What to say of the file when all its parts are done."""
        outcome, reason = self._verdict(source.name)
        return Outcome(
            path=source.path,
            outcome=outcome,
            reason=reason,
            articles=self.articles,
            quotes=self.quotes,
            refused=0 if outcome == QUARANTINED else self.refused,
            refusals=tuple(self.refusals),
        )

    def _verdict(self, name: str) -> tuple[str, str | None]:
        part = f"{self.refused:,} of its parts are in quarantine" if self.refused else None
        if self.articles:
            return IMPORTED, part
        if self.copies:
            return ALREADY_HERE, part or SAME_TEXT
        if self.removed:
            return ALREADY_HERE, part or REMOVED
        if self.refused == 1:
            return QUARANTINED, self.refusals[0] if self.refusals else part
        if self.refused:
            first = f"; the first: {self.refusals[0]}" if self.refusals else ""
            return QUARANTINED, f"{name}: all {self.refused:,} parts that may hold a story were refused{first}"
        empty = PASSED_OVER.format(f"{self.passed_over:,}") if self.passed_over else NO_STORY
        return QUARANTINED, str(UnreadableSource(name, empty))
