"""Markup in the fields of tables and wires."""

import time

import pytest

from articles.text.readers import tags


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One &amp; two.</p><p>Three.</p>", "One & two.\n\nThree."),
        ("<P>One.<P>Two.", "One.\n\nTwo."),
        ("One.<br/><br/>Two.", "One.\n\nTwo."),
        ("He was <b>very</b> cold.", "He was very cold."),
        ("<div><script>var a = '<p>';</script><p>One.</p><style>p {}</style></div>", "One."),
        ("<p>One\nline.</p>\n<p>Two.</p>", "One line.\n\nTwo."),
        ("<p>One.</p><figure><img src='a.jpg'><figcaption>A wall.</figcaption></figure><p>Two.</p>", "One.\n\nTwo."),
        ("<p>Never closed <b>at all", "Never closed at all"),
        ("<!-- words --><p>One.</p>", "One."),
    ],
)
@pytest.mark.parametrize("installed", [True, False])
def test_finds_the_paragraphs_with_a_parser_and_without(
    text: str, plain: str, installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not installed:
        monkeypatch.setattr(tags, "parser", lambda: None)
    assert tags.is_marked(text)
    assert tags.paragraphs(text)[0] == plain


def test_captions_are_kept_apart() -> None:
    assert tags.paragraphs("<p>One.</p><figcaption>A <i>wall</i>.</figcaption>") == ("One.", ("A wall.",))


@pytest.mark.parametrize(
    "text", ["Shares of Phillips Co <P> fell", "5 < 6 and 7 > 3", "a <b", "<A> <B>", "no tags", "<SRD> unit", ""]
)
def test_ignores_what_is_no_markup(text: str) -> None:
    assert not tags.is_marked(text)


@pytest.mark.parametrize(
    "unit",
    ["<", "<p", "<a ", "<a =", "</a", "<p>", "&lt;p", "<script>", "<script", "<figcaption>", '"<p>', "<br", "<!--"],
)
def test_hostile_markup_takes_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    tags.is_marked(text)
    tags.is_escaped(text)
    tags.without(text)
    assert time.process_time() - start < 3
