"""Where words stand in the file they were read from, however it writes them; no database."""

import time

import pytest

from articles.views.locating import locate
from articles.views.proving import show

WORDS = "We close the café, tonight."


@pytest.mark.parametrize(
    "source",
    [
        "He said: “We close the café, tonight.” No more.",
        "<p>He said: &ldquo;We close the caf&eacute;, tonight.&rdquo; No more.</p>",
        "<p>He said: “We <b>cl</b>ose the <a href='x'>caf&#233;</a>, to&shy;night.”</p>",
        "We close the\r\n   café,\r\n   tonight.",
        "We clo\u00adse the café, to\u00adnight.",
        "We close the cafe\u0301, tonight.",
        "&lt;p&gt;We close &lt;em&gt;the&lt;/em&gt; caf&amp;eacute;, tonight.&lt;/p&gt;",
        '{"body": "\\u201cWe close the caf\\u00e9, tonight.\\u201d he said"}',
        '{"body": "<p>We close\\n the\\tcaf\\u00e9, \\u003cb\\u003etonight\\u003c/b\\u003e."}',
        "Content-Transfer-Encoding: quoted-printable\n\nHe said: =E2=80=9CWe close the caf=C3=A9, to=\nnight.=E2=80=9D",
        'row,"""We close the café, tonight."" he said"',
        "He said: â€œWe close the cafÃ©, tonight.â€",
        "WE CLOSE THE CAFÉ, TONIGHT.",
        "We close the café, tonight. 5 < 6 and 7 > 3",
        "3 < 4 We close the café, tonight > 5",
    ],
)
def test_the_words_are_found(source):
    place = locate(source, [WORDS])
    assert place is not None
    assert place.whole
    first, last = place.spans[0]
    assert source[first:last].lower().startswith(("we", "\\u201cwe", "œwe"))
    assert "night" in source[first:last].lower()
    assert "mark" in show(source, place)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("He opened the door.", ["We close"]),
        ("", ["We close"]),
        ("item", ["it"]),
        ("We close", [""]),
        ("We close", ["…"]),
        ("%PDF nothing", ["We close"]),
    ],
)
def test_words_that_are_not_there_are_not_found(source, words):
    assert locate(source, words) is None


def test_of_several_places_the_one_with_the_same_surroundings_is_taken():
    source = "Teaser: “No.” Then more. Ada Bell said: “No.” She left. Later Ed said “No.”"
    place = locate(source, ["No."], before="Ada Bell said: “", behind="” She left.")
    assert place is not None
    assert source[: place.spans[0][0]].endswith("Ada Bell said: “")


def test_what_a_page_does_not_show_is_taken_last():
    source = '<head><meta content="We close the café, tonight."></head><p>We close the café, tonight.</p>'
    place = locate(source, [WORDS])
    assert place is not None
    assert place.spans[0][0] > source.index("<p>")


def test_paragraphs_with_something_between_them_are_found_one_by_one():
    source = "<p>“We close.</p><aside>Advert</aside><p>“And we mourn.”</p>"
    place = locate(source, ["We close.", "And we mourn."])
    assert place is not None
    assert [source[first:last] for first, last in place.spans] == ["We close", "And we mourn"]
    assert place.whole
    assert not getattr(locate("We close.", ["We close.", "And we mourn."]), "whole", True)


def test_nothing_of_the_source_is_markup_of_the_page():
    source = "<script>alert(1)</script><p onclick=x>We close the café, tonight.</p>"
    place = locate(source, [WORDS])
    assert place is not None
    shown = show(source, place)
    assert "<script" not in shown
    assert "<p" not in shown
    assert '<mark class="quote">We close the café, tonight</mark>' in shown


@pytest.mark.parametrize(
    "piece", ["<", "&lt;", "&amp;", "\\u003c", '"', "a", "a ", "=", "=A0=\n", "<script", "\\", "&#", "<a ", "<!--"]
)
def test_no_source_takes_long(piece):
    source = piece * (100_000 // len(piece))
    begun = time.process_time()
    for words in (["we close the bridge"], ["a a a"]):
        if place := locate(source, words, "a " * 200, "a " * 200):
            show(source, place)
    assert time.process_time() - begun < 3
