"""Cleaning as a whole: nothing is lost, the body is canonical, offsets stand where passages stood."""

import json
import re
import time
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.cleaning import clean
from articles.text.readers import read_whole
from articles.text.values import CleanArticle, Cut, RawArticle

DATA = Path(__file__).parents[2] / "data"
SHARED = Path(__file__).parents[4] / "shared"
SEEDS = SHARED / "seeds"
NEWS = SHARED / "quotes" / "dev.jsonl"
STORY = "The wall above Tarnby gave way on Friday and sent water through three streets, the council said."
FURNITURE = [
    "Read more: How it was built",
    "Photograph: Ines Marlow/Getty",
    "Share",
    "Life and Style",
    "newsFive walks ahead",
]


def cleaned(body: str, title: str = "Wall Gives Way") -> CleanArticle:
    return clean(RawArticle(source_path="a.txt", title=title, body=body))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


LINES = st.one_of(
    st.sampled_from(
        [STORY, *FURNITURE, '"We had ten minutes to get out,', "By Ines Marlow", "(AP Photo/Ines Marlow)", ""]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_every_line_is_in_the_body_or_in_a_cut(lines: list[str]) -> None:
    article = cleaned("\n".join(lines))
    kept = squeezed(article.body)
    cut = squeezed("".join(cut.text for cut in article.cuts))
    assert sorted(kept + cut) == sorted(squeezed("".join(lines)))
    for line in lines:
        if line.strip() and squeezed(line) not in kept:
            assert squeezed(line) in cut or any(squeezed(c.text) in squeezed(line) for c in article.cuts)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_the_body_is_canonical(lines: list[str]) -> None:
    article = cleaned("\n".join(lines))
    assert article.body == article.body.strip()
    assert "\n\n\n" not in article.body
    assert all(p == p.strip() and p and "\n" not in p for p in article.body.split("\n\n") if article.body)
    offsets = [cut.before for cut in article.cuts]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(article.body) for offset in offsets)
    assert all(cut.text == cut.text.strip() and cut.text for cut in article.cuts)


def test_a_cut_says_where_it_stood() -> None:
    article = cleaned(f"{STORY}\n\nRead more: How it was built\n\nNobody was hurt.")
    (cut,) = article.cuts
    assert (cut.kind, cut.text) == ("teaser", "Read more: How it was built")
    assert article.body[cut.before :] == "Nobody was hurt."


def test_a_quotation_goes_on_where_a_caption_stood() -> None:
    first, second = 'He said: "We had ten minutes to get out.', '"Nobody had told us."'
    article = cleaned(f"{STORY}\n\n{first}\n\n\nThe harbour office in Tarnby\n\n{second}\n\n{STORY}")
    assert f"{first}\n\n{second}" in article.body


def test_a_text_of_nothing_but_furniture_is_left_whole() -> None:
    assert cleaned("Share\n\nTweet").body == "Share\n\nTweet"


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Wall gives way above Tarnby | World news | The Tarn Post", "Wall gives way above Tarnby"),
        ("Tarnby | what we know about the flood", "Tarnby | what we know about the flood"),
        ("Wall  gives way - again", "Wall gives way - again"),
    ],
)
def test_the_title_loses_the_site(title: str, bare: str) -> None:
    assert cleaned(STORY, title).title == bare


def test_the_sample() -> None:
    path = DATA / "furniture.txt"
    (raw,) = read_whole(path.read_bytes(), path.name)
    article = clean(raw)
    assert [cut.kind for cut in article.cuts] == ["caption", "teaser"]
    assert article.body.count("\n\n") == 2


@pytest.mark.parametrize("unit", ["a", '"', "A", "(", " ", "x\n\n", "Photo: A ", "a/AP ", "read more ", "£1 - ", "aA"])
def test_hostile_text_is_cleaned_in_linear_time(unit: str) -> None:
    body = STORY + "\n\n" + unit * (100_000 // len(unit))
    start = time.process_time()
    cleaned(body)
    assert time.process_time() - start < 8


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the three real articles are not beside this project")
def test_the_first_articles() -> None:
    for truth in json.loads((SEEDS / "gold.json").read_text())["articles"]:
        data = (SEEDS / truth["file"]).read_bytes()
        (raw,) = read_whole(data, truth["file"])
        article = clean(raw)
        expected = data.decode()[slice(*truth["body_span"])]
        for caption in truth["captions"]:
            expected = expected.replace(caption["text"], "")
        assert article.title == truth["title"]
        assert article.body == re.sub(r"\n\s*\n", "\n\n", re.sub(r"\n\s*\n", "\n\n", expected)).strip()
        captions = {cut.text for cut in article.cuts if cut.kind == "caption"}
        assert captions == {caption["text"] for caption in truth["captions"]}
        for name, date in (("published", raw.published), ("updated", raw.updated)):
            assert (date and date.at.timestamp()) == (truth[name] and datetime.fromisoformat(truth[name]).timestamp())


@pytest.mark.skipif(not NEWS.is_file(), reason="the development set of news texts is not beside this project")
def test_clean_news_is_left_nearly_whole() -> None:
    total = lost = 0
    for line in NEWS.read_text().splitlines()[::3]:
        text = json.loads(line)["text"]
        total += len(text)
        lost += sum(len(cut.text) for cut in cleaned(text, "").cuts)
    assert lost < 0.003 * total


def test_what_a_reader_left_out_keeps_its_place() -> None:
    body = "The wall gave way at noon on Friday.\n\nNobody was hurt.\n\nThe council meets on Monday to discuss it."
    left_out = (
        Cut(kind="caption", text="The wall on Friday", before=body.index("Nobody")),
        Cut(kind="related", text="Ten walks", before=len(body)),
    )
    cleaned = clean(RawArticle(source_path="a.html", title="Wall gives way", body=body, left_out=left_out))
    assert cleaned.body == body
    assert [(cut.kind, cleaned.body[cut.before :][:6]) for cut in cleaned.cuts] == [
        ("caption", "Nobody"),
        ("related", ""),
    ]
