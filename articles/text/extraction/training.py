"""Learns the weights of the speaker model from articles with known speakers.

    python -m articles.text.extraction.training SET.jsonl … --out articles/text/data

A set has one JSON object a line: {"id", "text", "quotes": [{"segments": [[start, end], …], "type",
"speaker_span", "speaker_name", "nested"}], "ignore": [[start, end], …]}. Reports scores in cross-validation.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from articles.text.extraction import candidates, fitting, ranking
from articles.text.extraction.features import Candidate
from articles.text.extraction.fitting import Example
from articles.text.extraction.references import References
from articles.text.extraction.scene import look, stage
from articles.text.extraction.skeleton import Mention, Skeleton

PRIORS = {  # what the sets at hand hardly show
    "N:single:opens": 4.0,
    "N:unended": 2.5,
    "N:paragraphs": -6.0,
    "N:unended:single": 6.0,
    "N:caption": 6.0,
    "B0:say:owner": 2.5,
    "N:show": 7.0,
    "N:whole": -1.0,
    "N:works:True": 3.0,
    "N:labels": 3.0,
    "N:terms": 0.8,
    "N:names": -2.5,
    "N:letter": 8.0,
    "N:entitled": 3.0,
    "tag": 1.5,
    "names": 1.0,
    "aside": 5.0,
    "signed": 3.0,
    "completed": -1.2,
    "outside": -2.0,
    "parted": -2.0,
    "patient": -2.5,
    "prev:parted": -1.2,
}
PRONOUN_PRIORS = {
    "closest": 1.5,  # the nearest of that sex
    "new": 3.5,  # "A trader said … “…,” he said."
    "leads:s1:p0": 1.5,
    "opens:s1:p0": 1.0,
    "it:speaks": 1.5,
    "it:opens": 0.5,
}
PENALTY = 1.5  # found in cross-validation
SLIGHT = 0.005  # a smaller weight is left out of the file


def examples(article: dict[str, Any]) -> list[Example]:
    """One example a stretch: the features of each candidate, and which of them are right."""
    scene = stage(article["text"])
    built = scene.skeleton
    found: list[Example] = []
    previous: tuple[Mention, int] | None = None
    for number, stretch in enumerate(built.stretches):
        gold = _gold(article, stretch.segments)
        options = candidates.gather(scene, look(scene, number), previous)
        right = _right(options, gold, built)
        if right:
            found.append(([option.features for option in options], right))
        if gold and right:
            chosen = options[max(right, key=lambda i: options[i].cue is not None)].mention
            previous = (chosen, number) if chosen else previous
    return found


def pronoun_examples(article: dict[str, Any]) -> list[Example]:
    """One example a pronoun that speaks and whose person is known."""
    scene = stage(article["text"])
    built, mentions = scene.skeleton, scene.mentions
    known = References(scene)
    by_start = {mention.start: mention for mention in mentions if mention.kind == "pronoun"}
    named = sorted((quote for quote in article["quotes"] if quote.get("speaker_span")), key=lambda q: q["start"])
    found: list[Example] = []
    speaker: Mention | None = None
    for quote in named:
        pronoun = by_start.get(quote["speaker_span"][0])
        last = (quote.get("speaker_name") or "").split()[-1:]
        if quote.get("speaker_kind") == "pronoun" and last and pronoun:
            known.resolve(pronoun, speaker)
            options = known.options(pronoun, speaker)
            right = {i for i, (meant, _) in enumerate(options) if _surname(built, meant) == last}
            if right and len(right) < len(options):
                found.append(([features for _, features in options], right))
            meant = next((options[i][0] for i in right), None)
            if meant:
                known.resolved[id(pronoun)] = meant
        if quote["type"] != "indirect":
            speaker = pronoun or next((m for m in mentions if m.start >= quote["speaker_span"][0]), None)
    return found


def _surname(built: Skeleton, meant: Mention) -> list[str]:
    return built.entities[meant.entity].name.split()[-1:] if meant.entity is not None else []


def _gold(article: dict[str, Any], segments: Sequence[Any]) -> dict[str, Any] | bool | None:
    """The gold quote these words belong to; False: nobody's speech; None: not to be learnt from."""
    for quote in article["quotes"]:
        if quote["type"] == "indirect":
            continue
        for start, end in quote.get("segments") or [[quote["start"], quote["end"]]]:
            if start < segments[0].end and end > segments[0].start:
                return None if quote.get("nested") or not quote.get("speaker") else quote
    if any(a < segments[0].end and b > segments[0].start for a, b in article.get("ignore", ())):
        return None
    return False


def _right(options: list[Candidate], gold: Any, built: Skeleton) -> set[int]:
    if gold is None:
        return set()
    if gold is False:
        return {len(options) - 1}
    span = gold.get("speaker_span")
    named = [(i, option.mention) for i, option in enumerate(options) if option.mention]
    last = (gold.get("speaker_name") or "").split()[-1:]
    bearers = {i for i, m in named if last and _surname(built, m) == last}
    if span:
        within = {i: m.start for i, m in named if m.start < span[1] and m.end > span[0]}
        if within:
            return {min(set(within) & bearers or within, key=lambda i: within[i])}
    return bearers


def learn(found: list[Example], priors: Mapping[str, float] = PRIORS) -> dict[str, float]:
    table = fitting.fit(found, priors, PENALTY)
    return {feature: weight for feature, weight in table.items() if abs(weight) > SLIGHT}


def learn_pronouns(found: list[Example]) -> dict[str, float]:
    return learn(found, PRONOUN_PRIORS)


def accuracy(found: list[Example], table: dict[str, float]) -> float:
    right = 0
    for options, wanted in found:
        scores = [ranking.score(features, table) for features in options]
        right += scores.index(max(scores)) in wanted
    return right / max(1, len(found))


def read(paths: Sequence[Path]) -> list[dict[str, Any]]:
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=ranking.WEIGHTS.parent, help="folder for the weights")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args(arguments)
    articles = read(options.sets)
    found = [examples(article) for article in articles]
    _validate("speakers", found, options.folds, learn)
    write(learn([e for part in found for e in part]), options.out / ranking.WEIGHTS.name)
    found = [pronoun_examples(article) for article in articles]
    _validate("pronouns", found, options.folds, learn_pronouns)
    write(learn_pronouns([e for part in found for e in part]), options.out / ranking.PRONOUNS.name)


def _validate(
    what: str, found: list[list[Example]], folds: int, learning: Callable[[list[Example]], dict[str, float]]
) -> None:
    for fold in range(folds):
        rest = [e for i, part in enumerate(found) if i % folds != fold for e in part]
        held = [e for i, part in enumerate(found) if i % folds == fold for e in part]
        sys.stdout.write(f"{what}, fold {fold}: {accuracy(held, learning(rest)):.4f} of {len(held)}\n")


def write(table: dict[str, float], path: Path) -> None:
    lines = ["# Weights written by articles.text.extraction.training; licence MIT, as the code."]
    lines += [f"{feature}\t{weight:.3f}" for feature, weight in sorted(table.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
