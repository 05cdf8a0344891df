"""What the extraction finds in a set, with the committed weights or with some learnt on the other articles."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from articles.management.benchmarks.sets import Row
from articles.text.extraction import extract, ranking, training
from articles.text.values import CleanArticle, Findings, RawArticle

FOLDS = 5
Predictions = dict[str, Row]


def found_in(text: str) -> Findings:
    return extract(CleanArticle(raw=RawArticle(source_path="", title="", body=text), title="", body=text))


def predict(articles: Sequence[Row]) -> Predictions:
    return {article["id"]: _described(article["id"], found_in(article["text"])) for article in articles}


def _described(number: str, found: Findings) -> Row:
    quotes = [
        {
            "start": quote.start, "end": quote.end, "kind": quote.kind, "speaker": quote.speaker,
            "speaker_mention": quote.speaker_mention, "cue": quote.cue, "rule": quote.rule,
            "confidence": quote.confidence,
        }
        for quote in found.quotes
    ]  # fmt: skip
    return {"id": number, "quotes": quotes}


def predict_held_out(articles: Sequence[Row]) -> Predictions:
    """Each article is judged with weights learnt on the other folds, split by article."""
    speakers = [training.examples(article) for article in articles]
    pronouns = [training.pronoun_examples(article) for article in articles]
    found: Predictions = {}
    for fold in range(FOLDS):
        rest = [at for at in range(len(articles)) if at % FOLDS != fold]
        tables = {
            ranking.WEIGHTS: training.learn([example for at in rest for example in speakers[at]]),
            ranking.PRONOUNS: training.learn_pronouns([example for at in rest for example in pronouns[at]]),
        }
        with _weights(tables):
            found |= predict([article for at, article in enumerate(articles) if at % FOLDS == fold])
    return found


@contextmanager
def _weights(tables: Mapping[Path, dict[str, float]]) -> Iterator[None]:
    def weights(path: Path = ranking.WEIGHTS) -> dict[str, float]:
        return tables[path]

    with patch.object(ranking, "weights", weights):
        yield
