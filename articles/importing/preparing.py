"""From bytes to findings, without the database: what can run in any process, on any machine."""

import json
import signal
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from articles.importing.identity import text_key
from articles.text.cleaning import clean
from articles.text.extraction import extract
from articles.text.matching import signature
from articles.text.readers import NO_STORY, UnreadableSource, read
from articles.text.values import CleanArticle, Findings, Part, RawArticle, Refused

SEARCHED_LANGUAGES = frozenset({None, "", "en"})
_TURN = threading.Lock()
STORED = "stored article"  # the format of a part that comes from the archive itself
CPU_SECONDS, CPU_SECONDS_PER_MB = 10.0, 4.0
TOO_LITTLE_MEMORY = "reading it takes more memory than is allowed; split it into smaller files"
OWN_FAULT = "the archive's own code failed on it; the log tells where"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A story read, cleaned and searched; ``key`` is its identity.

    ``searched`` is False for languages in which quotes are not looked for. By the ``signature`` near-copies are found.
    """

    article: CleanArticle
    findings: Findings
    key: str
    searched: bool = True
    signature: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What came of one part, which stands here without its bytes.

    ``fault`` traces a failure of our own code, for the log.
    """

    part: Part
    stories: tuple[Prepared, ...] = ()
    refused: tuple[Refused, ...] = ()
    fault: str = ""


def prepare(part: Part, outlet: str | None = None) -> Iterator[Prepared | Refused]:
    """Every story in a part of a source file, and what is none. Raises UnreadableSource where there is nothing."""
    if part.format == STORED:
        yield _again(part)
        return
    for raw in read(part, default_outlet=outlet):
        if isinstance(raw, Refused):
            yield raw
            continue
        article = clean(raw)
        if not article.body:
            yield Refused(name=part.name, label=raw.label, reason=NO_STORY)
            continue
        searched = raw.language in SEARCHED_LANGUAGES
        findings = extract(article) if searched else Findings()
        yield Prepared(
            article=article,
            findings=findings,
            key=text_key(article),
            searched=searched,
            signature=signature(article.body),
        )


def _again(part: Part) -> Prepared:
    """A story that the archive holds already: its title and body as JSON, its text's key in the label."""
    held = json.loads(part.data)
    raw = RawArticle(source_path="", title=held["title"], body=held["body"])
    article = CleanArticle(raw=raw, title=held["title"], body=held["body"])
    return Prepared(article=article, findings=extract(article), key=part.label)


def prepare_all(parts: Sequence[Part], outlet: str | None = None, *, guard: bool = False) -> list[Harvest]:
    """What came of each part, in order; never raises.

    With ``guard`` the whole process is killed when a part takes more than 10 seconds of processor time (and 4 more
    for each MB): what hangs in a parser written in C cannot be stopped otherwise. Threads of one process then
    take turns, so that none is stopped for what another did.
    """
    harvests = []
    for part in parts:
        with _limited(len(part.data) if guard else None):
            harvests.append(_harvest(part, outlet))
    return harvests


@contextmanager
def _limited(size: int | None) -> Iterator[None]:
    if size is None:
        yield
        return
    with _TURN:
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS + CPU_SECONDS_PER_MB * size / 1e6)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)


def _harvest(part: Part, outlet: str | None) -> Harvest:
    stories: list[Prepared] = []
    refused: list[Refused] = []
    fault = ""
    try:
        for found in prepare(part, outlet):
            if isinstance(found, Refused):
                refused.append(found)
            else:
                stories.append(found)
    except UnreadableSource as error:
        refused.append(Refused(name=part.name, label=error.label or part.label, reason=error.reason))
    except MemoryError:
        refused.append(Refused(name=part.name, label=part.label, reason=TOO_LITTLE_MEMORY))
    except Exception:
        fault = traceback.format_exc()
        refused.append(Refused(name=part.name, label=part.label, reason=OWN_FAULT))
    return Harvest(part=replace(part, data=b""), stories=tuple(stories), refused=tuple(refused), fault=fault)
