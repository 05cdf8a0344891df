"""What a reader types into the box: words, "phrases", -excluded, OR, and filters such as speaker:"William Hague".

Nothing that can be typed is refused. What makes no sense is mended, and a sentence tells what was done.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.searching.folding import words
from articles.searching.stemming import stem

MOST_TERMS = 40
OPERATORS = {
    "speaker": "speaker",
    "by": "speaker",
    "place": "location",
    "location": "location",
    "outlet": "outlet",
    "after": "from",
    "from": "from",
    "since": "from",
    "before": "to",
    "to": "to",
    "until": "to",
    "kind": "kind",
    "source": "source",
    "language": "language",
    "lang": "language",
}
_MARKS = {ord(mark): '"' for mark in "“”„‟«»＂〝〞〟"}
_SIGNS = {ord("："): ":", ord("－"): "-", ord("−"): "-", ord("–"): "-", ord("＋"): "+", ord("　"): " ", ord("｜"): "|"}
_PARTICLE = re.compile(r"(?i)(?<![^\W_])(?:a[lsnrtdz]|el|ash|adh|ath)[-\u2010\u2011](?=\w)")
_OPERATOR_APART = re.compile(rf"(?i)(?<![^\W_])({'|'.join(OPERATORS)}):[ \t]+(?=\S)")
_ITEM = re.compile(r'([-+]*)(?:([^\W\d_]{1,20}):(?=["\w]))?("[^"]*(?:"|$)|[^\s"|]+|\|)')


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase: for each of its words the folded spellings that will do."""

    spellings: tuple[tuple[str, ...], ...]
    excluded: bool = False
    exact: bool = False
    is_phrase: bool = False

    @property
    def shown(self) -> str:
        said = " ".join(one[0] for one in self.spellings)
        return f"“{said}”" if self.is_phrase else said


@dataclass(frozen=True, slots=True)
class Sought:
    """A query that was understood: any of ``groups`` must fit, and in a group every term.

    ``filters`` are the operators found, as parameters and values. ``rest`` is the query without them, as typed.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    filters: dict[str, str] = field(default_factory=dict)
    rest: str = ""
    notes: tuple[str, ...] = ()

    @property
    def wanted(self) -> list[Term]:
        """The terms whose places are marked."""
        return [term for group in self.groups for term in group if not term.excluded]

    @property
    def typed(self) -> str:
        """The query without its filters, for an address."""
        return self.rest

    @property
    def shown(self) -> str:
        """The query as it was understood; reading it again asks the same."""
        return " OR ".join(" ".join(_written(term) for term in group) for group in self.groups)

    @property
    def other_spellings(self) -> list[tuple[str, list[str]]]:
        """Words that are also looked for in another spelling, with these."""
        each = [one for group in self.groups for term in group for one in term.spellings if len(one) > 1]
        return [(one[0], list(one[1:])) for one in dict.fromkeys(each)]

    @property
    def only_excludes(self) -> bool:
        return bool(self.groups) and not self.wanted

    def with_spellings(self, others: dict[str, tuple[str, ...]]) -> Sought:
        """Each word that is not asked for exactly with other spellings of it."""
        groups = tuple(tuple(_widened(term, others) for term in group) for group in self.groups)
        return replace(self, groups=groups)


def _written(term: Term) -> str:
    said = " ".join(one[0] for one in term.spellings)
    return "-" * term.excluded + "+" * term.exact + (f'"{said}"' if term.is_phrase else said)


def _widened(term: Term, others: dict[str, tuple[str, ...]]) -> Term:
    if term.exact:
        return term
    return replace(term, spellings=tuple((one[0], *others.get(one[0], ())) for one in term.spellings))


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    known: Collection[str]
    groups: list[list[Term]] = field(default_factory=lambda: [[]])
    filters: dict[str, str] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    common: list[str] = field(default_factory=list)
    count: int = 0


def parse(text: str, filters: Collection[str] = ()) -> Sought:
    """Read a query; ``filters`` are the parameters that the list knows."""
    reading = _Reading(filters)
    plain = text.translate(_MARKS).translate(_SIGNS)
    if plain.count('"') % 2:
        reading.notes.append(_("A quotation mark was opened and not closed; the phrase was taken to go on to the end."))
    for found in _ITEM.finditer(_OPERATOR_APART.sub(r"\1:", plain)):
        _read(reading, found[1], unicodedata.normalize("NFKC", found[2] or "").lower(), found[3])
    return _finished(reading)


def _read(reading: _Reading, signs: str, operator: str, written: str) -> None:
    value = written.strip('"')
    if operator and (name := OPERATORS.get(operator)):
        _note_filter(reading, signs, operator, name, value)
        return
    reading.rest.append(f"{signs}{operator}{':' if operator else ''}{written}")
    if not operator and not written.startswith('"') and value in {"OR", "|", "||", "or", "Or"}:
        reading.groups.append([])
        return
    if not operator and value in {"AND", "&&", "&"}:
        return
    if operator and not value.startswith("//"):
        reading.notes.append(
            _("There is no filter “{name}:”; its words were looked for instead.").format(name=operator)
        )
    _add(reading, signs, f"{operator} {value}" if operator else value, quoted=written.startswith('"') or bool(operator))


def _note_filter(reading: _Reading, signs: str, operator: str, name: str, value: str) -> None:
    if name not in reading.known:
        reading.notes.append(_("This list has no filter “{name}:”, so it was left out.").format(name=operator))
        return
    if "-" in signs:
        reading.notes.append(_("A filter cannot be turned round: “-{name}:” was left out.").format(name=operator))
        return
    if name in reading.filters:
        reading.notes.append(
            _("Only one “{name}:” can be asked for at a time; the last one counts.").format(name=operator)
        )
    if value.strip():
        reading.filters[name] = value.strip()


def _add(reading: _Reading, signs: str, value: str, *, quoted: bool) -> None:
    found = words(_PARTICLE.sub("", value))
    if not found:
        return
    reading.count += 1
    if reading.count > MOST_TERMS:
        return
    if not any(map(stem, found)):
        reading.common += found
        return
    while not stem(found[0]):
        found.pop(0)
    while not stem(found[-1]):
        found.pop()
    term = Term(
        tuple((word,) for word in found),
        excluded="-" in signs,
        exact="+" in signs,
        is_phrase=len(found) > 1,
    )
    reading.groups[-1].append(term)


def _finished(reading: _Reading) -> Sought:
    groups = tuple(tuple(group) for group in reading.groups if group)
    notes = list(reading.notes)
    if len(groups) < len(reading.groups) > 1:
        notes.append(_("“OR” stands between two words; one that stood alone was left out."))
    if reading.common and not groups:
        notes.append(
            _("“{words}” stands in nearly every text and was not looked for.").format(
                words=" ".join(reading.common)[:80]
            )
        )
    if reading.count > MOST_TERMS:
        notes.append(
            ngettext(
                "Only the first word was looked for.", "Only the first {n} words were looked for.", MOST_TERMS
            ).format(n=MOST_TERMS)
        )
    if groups and not any(not term.excluded for group in groups for term in group):
        notes.append(_("Only words to leave out were given: listed is everything that does not hold them."))
    if not groups and not reading.common and reading.rest:
        notes.append(_("There was no word to look for."))
    rest = " ".join(reading.rest)
    return Sought(groups, reading.filters, rest, tuple(dict.fromkeys(notes)))


def tsquery(sought: Sought) -> str:
    """For PostgreSQL's ``to_tsquery``: every word is folded, so it holds no sign that means something there."""
    return " | ".join(f"({' & '.join(map(_asked, group))})" for group in sought.groups)


def _asked(term: Term) -> str:
    parts = ["(" + " | ".join(f"'{one}'" for one in spellings) + ")" for spellings in term.spellings]
    return "!" * term.excluded + "(" + " <-> ".join(parts) + ")"


def with_particles(name: str) -> list[str]:
    """A name as typed, and with the Arabic article before its last word, or without: Assad, al-Assad."""
    first, _sep, last = name.strip().rpartition(" ")
    bare = _PARTICLE.sub("", last) or last
    return list(dict.fromkeys([name, *(f"{first} {article}{bare}".strip() for article in ("", "al-", "al ", "el-"))]))
