"""What a file is, told by its content before its name."""

import gzip

import pytest

from articles.text.readers.splitting import CONTAINERS, HEAD
from tests.text.readers.archives import LINES, STORY, tarred, zipped

TABLE = b"title,text,date\nA,Some words of a story,2012-01-01\n"
PLAIN = b"Wall Gives Way\n\nThe water came in the night, and the wall, the old one, broke.\n"


@pytest.mark.parametrize(
    ("data", "name", "container"),
    [
        (zipped([("a.json", STORY)]), "a.txt", "ZIP"),
        (gzip.compress(STORY, mtime=0), "a.json", "packed"),
        (tarred([("a.json", STORY, {})]), "a", "TAR"),
        (LINES, "a.jsonl", "JSON Lines"),
        (LINES, "a.json", "JSON Lines"),
        (LINES, "a.csv", "JSON Lines"),
        (b"broken\n" + LINES, "a.jsonl", "JSON Lines"),
        (STORY, "a.jsonl", "JSON Lines"),
        (b"[\n" + STORY + b"\n]", "a.jsonl", "JSON"),
        (b"{\n" + STORY[1:], "a.jsonl", "JSON"),
        (b"\xef\xbb\xbf" + STORY, "a.txt", "JSON"),
        (STORY.decode().encode("utf-16"), "a.txt", "JSON"),
        (b"words", "a.json", "JSON"),
        (TABLE, "a.csv", "table"),
        (TABLE, "a.txt", "table"),
        (TABLE.replace(b",", b"\t"), "a.txt", "table"),
        (PLAIN, "a.csv", "table"),
        (PLAIN, "a.txt", None),
        (b"[Published 1 June]\n\n" + PLAIN, "a.txt", None),
        (b"{curly} words\n\n" + PLAIN, "a.txt", None),
        (b"<!doctype html><html>", "a.csv", None),
        (b"<html><body>", "a.json", None),
        (b"%PDF-1.7", "a.csv", None),
        (b"", "a.csv", None),
    ],
)
def test_told_by_content(data: bytes, name: str, container: str | None) -> None:
    found = next((c.name for c in CONTAINERS if c.recognises(data[:HEAD], name)), None)
    assert found == container
