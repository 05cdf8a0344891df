"""ninjs of every version, told from other JSON by what only it has."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from articles.text.readers import UnreadableSource, read_whole
from articles.text.values import RawArticle, Refused

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "ninjs-newsml" / "ninjs" / "examples"
BODY = "<p>TARN – The wall broke.</p><p>“Run,” said Ann Oak.</p>"
TEXT = "TARN – The wall broke.\n\n“Run,” said Ann Oak."
BASE = {"uri": "https://tarnpost.example/1", "type": "text", "versioncreated": "2012-06-01T09:24:00Z"}
FIRST = {**BASE, "headline": "Wall Breaks", "body_xhtml": BODY, "byline": "Élodie Marsh", "language": "en-GB"}
THIRD = {
    "uri": "urn:tarnpost:1",
    "standard": {"name": "ninjs", "version": "3.0"},
    "versionCreated": "2012-06-01T09:24:00Z",
    "headlines": [{"role": "short", "value": "Wall"}, {"role": "main", "value": "Wall Breaks"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": BODY}],
    "by": "Élodie Marsh",
    "copyrightHolder": "The Tarn Post",
}


def item(record: Mapping[str, Any]) -> RawArticle | Refused:
    (found,) = read_whole(json.dumps([record]).encode(), "a.json")
    return found


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (FIRST, {"title": "Wall Breaks", "body": TEXT, "byline": "Élodie Marsh", "language": "en"}),
        (
            THIRD,
            {"title": "Wall Breaks", "body": TEXT, "byline": "Élodie Marsh", "outlet": "The Tarn Post", "url": None},
        ),
        ({**FIRST, "body_text": "TARN – The wall broke. “Run,” said Ann Oak."}, {"body": TEXT}),
        ({**FIRST, "body_xhtml": None, "body_text": "One.\n\nTwo."}, {"body": "One.\n\nTwo."}),
        ({**FIRST, "body_xhtml": "\n  One line\n  of words.\n"}, {"body": "One line of words."}),
        ({**FIRST, "body_xhtml": "<h1>Wall Breaks</h1>" + BODY}, {"body": TEXT}),
        ({**FIRST, "type": "composite"}, {"body": TEXT}),
        ({**FIRST, "provider": {"name": "Tarn Agency"}}, {"outlet": "Tarn Agency"}),
        ({**FIRST, "infosource": [{"name": "Tarn Agency"}]}, {"outlet": "Tarn Agency"}),
        (FIRST, {"outlet": "tarnpost.example", "url": "https://tarnpost.example/1"}),
    ],
)
def test_finds(record: Mapping[str, Any], told: dict[str, str]) -> None:
    found = item(record)
    assert {name: getattr(found, name) for name in told} == told


def test_a_later_version_is_an_update() -> None:
    found = item({**FIRST, "firstcreated": "2012-06-01T08:00:00Z"})
    assert isinstance(found, RawArticle)
    assert found.published is not None
    assert found.updated is not None
    assert found.published.at.isoformat() == "2012-06-01T08:00:00+00:00"
    assert found.updated.at.isoformat() == "2012-06-01T09:24:00+00:00"


@pytest.mark.parametrize("listed", [True, False])
def test_captions_of_its_pictures_are_kept_apart(listed: bool) -> None:
    picture = {"type": "picture", "uri": "x", "description_text": "The wall, seen from the café."}
    found = item({**FIRST, "associations": [picture] if listed else {"main": picture}})
    assert isinstance(found, RawArticle)
    assert [(cut.kind, cut.text) for cut in found.left_out] == [("caption", "The wall, seen from the café.")]
    assert "café" not in found.body


@pytest.mark.parametrize(
    ("record", "reason", "passed_over"),
    [
        ({**BASE, "type": "picture", "description_text": "A wall."}, "is a picture, and no text stands in it", True),
        ({**BASE, "type": "video", "headline": "Wall", "renditions": {}}, "is a film, and no text stands in it", True),
        ({**BASE, "type": "event", "eventDetails": {}}, "is an event, and no text stands in it", True),
        ({**BASE, "headline": "Wall", "pubstatus": "usable"}, "has no body; expected body_text, body_xhtml", False),
    ],
)
def test_what_holds_no_text_is_passed_over(record: Mapping[str, Any], reason: str, passed_over: bool) -> None:
    (found,) = read_whole(json.dumps(record).encode(), "a.json")
    assert isinstance(found, Refused)
    assert found.reason.startswith(reason)
    assert found.passed_over == passed_over


@pytest.mark.parametrize(
    "record", [{"uri": "x", "title": "A", "text": "Words of a story."}, {"text": "x", "ednote": "y"}]
)
def test_ignores_other_json(record: Mapping[str, Any]) -> None:
    assert isinstance(item(record), RawArticle)


@pytest.mark.skipif(not SAMPLES.exists(), reason="the real ninjs examples are not here")
@pytest.mark.parametrize("version", ["1.4", "2.1", "3.0"])
def test_real_items_are_read_or_passed_over(version: str) -> None:
    stories = 0
    for path in sorted((SAMPLES / version).glob("*.json")):
        try:
            found = read_whole(path.read_bytes(), path.name)
        except UnreadableSource:
            continue
        for article in found:
            if isinstance(article, RawArticle):
                stories += 1
                assert article.published or "press-conference" in path.name
                assert "<p>" not in article.body
                assert article.body == article.body.strip("\n")
    assert stories >= 6
