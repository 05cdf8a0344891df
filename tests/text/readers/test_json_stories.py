"""JSON and JSON Lines: whatever wraps the stories, whatever is broken."""

import io
import json

import pytest

from articles.text.readers import UnreadableSource, read_whole, split
from articles.text.values import Columns, Part, RawArticle, Refused

TEXT = "The water came in the night and the wall of the harbour broke."
STORY = {"title": "Wall Gives Way", "text": TEXT, "date": "2012-06-01T09:24:00Z", "source": "The Tarn Post"}
OTHER = {**STORY, "title": "Wall Rebuilt"}


def titles(value: object, name: str = "a.json") -> list[str]:
    found = read_whole(value if isinstance(value, bytes) else json.dumps(value).encode(), name)
    return [item.title if isinstance(item, RawArticle) else item.reason for item in found]


@pytest.mark.parametrize(
    "value",
    [
        [STORY, OTHER],
        {"status": "ok", "totalResults": 2, "articles": [STORY, OTHER]},
        {"response": {"status": "ok", "docs": [STORY, OTHER]}},
        {"hits": {"hits": [{"_id": "1", "_score": 1, "_source": STORY}, {"_id": "2", "_score": 1, "_source": OTHER}]}},
        [{"article": STORY}, {"article": OTHER}],
        {"first": STORY, "second": OTHER},
        {key: {"0": STORY[key], "1": OTHER[key]} for key in STORY},
        {key: [STORY[key], OTHER[key]] for key in STORY},
        {"columns": list(STORY), "data": [list(STORY.values()), list(OTHER.values())]},
        [list(STORY), list(STORY.values()), list(OTHER.values())],
        [{"title": {"rendered": s["title"]}, "content": {"rendered": f"<p>{TEXT}</p>"}} for s in (STORY, OTHER)],
        {"version": "1.1", "items": [{"title": s["title"], "content_html": f"<p>{TEXT}</p>"} for s in (STORY, OTHER)]},
        json.dumps(STORY, indent=1).encode() + b"\n" + json.dumps(OTHER, indent=1).encode(),
        json.dumps(STORY).encode() + b"\n" + json.dumps(OTHER).encode(),
        json.dumps([STORY, OTHER]).encode("utf-16"),
        json.dumps([STORY, OTHER]).encode("utf-8-sig"),
    ],
)
def test_finds_the_stories_in_every_wrapper(value: object) -> None:
    assert titles(value) == ["Wall Gives Way", "Wall Rebuilt"]
    found = read_whole(value if isinstance(value, bytes) else json.dumps(value).encode(), "a.json")
    assert {item.body for item in found if isinstance(item, RawArticle)} == {TEXT}


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"source": {"id": "tp", "name": "The Tarn Post"}}, {"outlet": "The Tarn Post"}),
        ({"authors": [{"name": "Élodie Marsh"}, {"name": "Jonas Wirth"}]}, {"byline": "Élodie Marsh, Jonas Wirth"}),
        ({"author": "['Élodie Marsh', 'Jonas Wirth']"}, {"byline": "Élodie Marsh, Jonas Wirth"}),
        ({"byline": {"original": "By Élodie Marsh"}}, {"byline": "Élodie Marsh"}),
        ({"link": "https://a.example/x"}, {"url": "https://a.example/x", "outlet": "a.example"}),
        ({"lang": "en-GB"}, {"language": "en"}),
        ({"language": "Arabic"}, {"language": "ar"}),
        ({"content": {"text": "Other words."}, "text": None}, {"body": "Other words."}),
        ({"text": ["One.", "Two."]}, {"body": "One.\n\nTwo."}),
        ({"text": [{"type": "p", "text": "One."}, {"type": "p", "text": "Two."}]}, {"body": "One.\n\nTwo."}),
        ({"title": {"main": "Wall Falls", "kicker": None}}, {"title": "Wall Falls"}),
        ({"score": float("nan"), "author": float("nan")}, {"byline": None}),
        ({"title": "", "text": "Wall fell. Water ran."}, {"title": "Wall fell."}),
        ({"text": "Caf\u00c3\u00a9 shut."}, {"body": "Café shut."}),
    ],
)
def test_finds_a_field_however_it_is_kept(record: dict[str, object], told: dict[str, str]) -> None:
    base = {"title": "Wall Gives Way", "text": TEXT}
    (found,) = read_whole(json.dumps({**base, **record}).encode(), "a.json")
    assert {name: getattr(found, name) for name in told} == told


def test_one_story_is_one_part_byte_for_byte() -> None:
    data = json.dumps(STORY, indent=2).encode()
    (part,) = split(io.BytesIO(data), "a.json")
    assert isinstance(part, Part)
    assert (part.data, part.start, part.length, part.label) == (data, 0, len(data), "")


def test_lines_stand_where_they_say() -> None:
    data = b"\xef\xbb\xbf" + json.dumps(STORY).encode() + b"\r\n\r\n" + json.dumps(OTHER, ensure_ascii=False).encode()
    columns, *parts = split(io.BytesIO(data), "a.jsonl")
    assert isinstance(columns, Columns)
    assert columns.fields == {"title": "title", "body": "text", "date": "date", "outlet": "source"}
    assert [part.label for part in parts if isinstance(part, Part)] == ["line 1", "line 3"]
    for part in parts:
        assert isinstance(part, Part)
        assert part.start is not None
        assert part.length is not None
        assert data[part.start : part.start + part.length] == part.data


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (json.dumps(STORY)[:-20], "is no valid JSON (unterminated string starting at character"),
        (json.dumps(STORY)[:-1] + ",}", "is no valid JSON (expecting property name"),
        (json.dumps(STORY) * 2, "holds more after its first value"),
        ("NaN", "is no JSON object"),
        ('"words"', "is no JSON object"),
        ("[" * 100_000, "is nested deeper than any article is"),
        ('{"a":' * 100_000, "is nested deeper than any article is"),
        ('{"id":' + "9" * 6_000 + "}", "holds a number too long to be one"),
        ('{"title": "A", "text": ""}', "the column “text” is empty; expected the text of an article"),
        ('{"title": "A", "text": null}', "the column “text” is empty; expected the text of an article"),
        ("words", "is no valid JSON"),
        ("a" * 6_000_000, "is longer than 5,000,000 bytes, which no article is"),
    ],
)
def test_a_broken_line_costs_only_itself(line: str, reason: str) -> None:
    data = "\n".join([json.dumps(STORY), line, json.dumps(OTHER)]).encode()
    first, broken, last = read_whole(data, "a.jsonl")
    assert isinstance(first, RawArticle)
    assert isinstance(last, RawArticle)
    assert isinstance(broken, Refused)
    assert broken.label == "line 2"
    assert broken.reason.startswith(reason)


def test_commas_between_lines_are_none_of_the_lines() -> None:
    data = f"{json.dumps(STORY)},\n{json.dumps(OTHER)},\n".encode()
    assert titles(data, "a.jsonl") == ["Wall Gives Way", "Wall Rebuilt"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "cp1252", "utf-8-sig"])
def test_lines_in_every_encoding(encoding: str) -> None:
    data = "\n".join(json.dumps({**s, "author": "Renée"}, ensure_ascii=False) for s in (STORY, OTHER)).encode(encoding)
    assert [item.byline for item in read_whole(data, "a.jsonl") if isinstance(item, RawArticle)] == ["Renée"] * 2


def test_an_item_that_is_broken_costs_only_itself() -> None:
    whole = json.dumps([STORY, OTHER, STORY])
    broken = whole.replace('{"title": "Wall Rebuilt",', '{"title": "Wall Rebuilt"')
    assert titles(broken.encode()) == ["Wall Gives Way", "is no valid JSON (expecting ',' delimiter)", "Wall Gives Way"]
    assert titles(whole[:-30].encode())[:2] == ["Wall Gives Way", "Wall Rebuilt"]
    assert len(titles(whole[:-30].encode())) == 3
    assert titles(whole[:-1].encode())[3].startswith("is missing: the list ends in the middle")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'"words"', "holds no JSON object"),
        (b"  \n", "holds no JSON object"),
        (b"[]", "holds no objects with stories in them"),
        (b"[1, 2, 3]", "holds no objects with stories in them"),
        (b"{}", "has no columns at all"),
        (b'{"a": 1}', "no column holds the text of the articles (its columns are “a”)"),
        (b'{"title": "A", ', "is no valid JSON"),
        (b'{"a":' * 100_000, "is nested deeper than any article is"),
        (b"[" * 100_000, "its first item is nested deeper"),
    ],
)
def test_refuses_what_holds_no_story(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_whole(data, "a.json")
    assert refused.value.reason.startswith(reason)


def test_a_name_given_by_hand_that_no_line_has_is_refused() -> None:
    with pytest.raises(
        UnreadableSource, match="has no column “pub_dt”; its columns are “title”, “text”, “date”, “source”"
    ):
        read_whole(json.dumps(STORY).encode() + b"\n", "a.jsonl", columns={"date": "pub_dt"})


def test_names_given_by_hand_are_taken_in_every_line() -> None:
    data = json.dumps([{"kop": "Wall Falls", "x": {"y": TEXT}}]).encode()
    (found,) = read_whole(data, "a.json", columns={"title": "kop", "text": "x.y"})
    assert isinstance(found, RawArticle)
    assert (found.title, found.body) == ("Wall Falls", TEXT)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.txt", "a"])
def test_what_is_json_is_told_by_content(name: str) -> None:
    assert titles([STORY], name) == ["Wall Gives Way"]
    assert titles(json.dumps(STORY).encode() + b"\n" + json.dumps(OTHER).encode(), name)[1] == "Wall Rebuilt"
