"""An article's text with overlapping quotes and names: properly nested, escaped, every character kept."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Actor, ActorMention, Article, Location, LocationMention, Quote
from articles.models.sentences import around, sentences
from articles.views.marking import Link, Mark, render_text, without_overlaps
from articles.views.story import paragraphs_of, tell

BODY = "Mayor Ada <Bo> of Bonn spoke.\n\n“We close & lock.\n\n“We mourn,” Ada said."


def quote(pk: int, start: str, end: str, body: str = BODY) -> Quote:
    first, last = body.index(start), body.index(end) + len(end)
    speaker = Actor(pk=7, name="Ada <Bo>", kind="person")
    return Quote(pk=pk, article=Article(body=body), speaker=speaker, start=first, end=last, text=body[first:last])


def actor(words: str) -> ActorMention:
    start = BODY.index(words)
    return ActorMention(actor=Actor(pk=7, name="Ada", kind="person"), start=start, end=start + len(words))


def place(words: str) -> LocationMention:
    start = BODY.index(words)
    return LocationMention(location=Location(pk=9, name="Bonn"), start=start, end=start + len(words))


def told(quotes=(), actors=(), places=(), shown="") -> list[str]:
    return [str(paragraph.html) for paragraph in tell(BODY, quotes, actors, places, shown)]


def test_text_is_escaped_and_split():
    assert told() == ["Mayor Ada &lt;Bo&gt; of Bonn spoke.", "“We close &amp; lock.", "“We mourn,” Ada said."]


def test_names_become_links():
    first = told(actors=[actor("Ada <Bo>")], places=[place("Bonn")])[0]
    assert first == (
        'Mayor <a class="actor" href="/speakers/7/ada/">Ada &lt;Bo&gt;</a> of '
        '<a class="place" href="/locations/9/bonn/">Bonn</a> spoke.'
    )


def test_a_quote_over_two_paragraphs_is_marked_in_both_and_has_one_id_and_one_footnote():
    _, one, two = told(quotes=[quote(5, "We close", "mourn,")])
    assert one == '<mark class="quote" id="quote-5">“We close &amp; lock.</mark>'
    assert two == (
        '<mark class="quote">“We mourn,”</mark>'
        '<a class="footnote" href="/quotes/5/" aria-label="Quote 1: Ada &lt;Bo&gt;">1</a> Ada said.'
    )


def test_the_quote_asked_for_stands_out_in_every_part():
    html = "".join(told(quotes=[quote(5, "We close", "mourn,"), quote(6, "Ada said", "Ada said")], shown="5"))
    assert html.count('class="quote shown"') == 2
    assert html.count('class="quote"') == 1


def test_a_quote_within_a_quote():
    html = told(quotes=[quote(5, "We close", "lock."), quote(6, "close", "close")])[1]
    assert html.startswith('<mark class="quote" id="quote-5">“We <mark class="quote" id="quote-6">close</mark>')
    assert well_nested(html)


def test_of_two_names_that_overlap_the_longer_is_linked():
    html = told(actors=[actor("Mayor Ada <Bo>")], places=[place("Ada")])[0]
    assert html.count("<a ") == 1
    assert ">Mayor Ada &lt;Bo&gt;</a>" in html


def test_offsets_outside_the_text_break_nothing():
    beyond = quote(5, "Ada said", "Ada said")
    beyond.end = len(BODY) + 50
    assert "".join(told(quotes=[beyond])).count("<mark") == 0


class Nesting(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.good = True

    def handle_starttag(self, tag, attrs):
        self.good &= not (tag == "a" and "a" in self.open)
        self.open.append(tag)

    def handle_endtag(self, tag):
        self.good &= bool(self.open) and self.open.pop() == tag


def well_nested(html: str) -> bool:
    parser = Nesting()
    parser.feed(html)
    return parser.good and not parser.open


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 15)), max_size=6)


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet="ab <&\n", min_size=1, max_size=40), marked=SPANS, linked=SPANS)
def test_whatever_overlaps_the_tags_nest_and_the_text_stays(text, marked, linked):
    marks = [Mark(start, start + length, "<mark>", "<mark>", "</mark>") for start, length in marked]
    links = without_overlaps([Link(start, start + length, '<a href="/">') for start, length in linked])
    marks = [mark for mark in marks if mark.end <= len(text)]
    links = [link for link in links if link.end <= len(text)]
    html = render_text(text, 0, len(text), marks, links)
    assert well_nested(html)
    assert unescape(re.sub(r"<[^>]*>", "", html)) == text


@settings(max_examples=100, deadline=None)
@given(body=st.text(alphabet="ab\n", max_size=40))
def test_paragraphs_hold_all_that_is_not_space(body):
    parts = [body[start:end] for start, end in paragraphs_of(body)]
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("Mr. Hale came. He left.", ["Mr. Hale came.", "He left."]),
        ("The U.S. envoy spoke. J. Doe did not.", ["The U.S. envoy spoke.", "J. Doe did not."]),
        ("“Stop!” he said. “Why?” she asked.", ["“Stop!” he said.", "“Why?” she asked."]),
        ("“It is over.” The hall fell silent.", ["“It is over.”", "The hall fell silent."]),
        ("One paragraph\n\nAnother one", ["One paragraph", "Another one"]),
        ("No end", ["No end"]),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_around_takes_the_sentence_before_and_the_one_after():
    text = "One came. Two came. “Three,” he said. Four came. Five came."
    start = text.index("Three")
    first, last = around(text, start, start + 5)
    assert text[first:last] == "Two came. “Three,” he said. Four came."


@pytest.mark.parametrize("character", ["a", ".", "”", " ", "\n", "A. "])
def test_around_is_quick_on_hostile_text(character):
    text = character * 100_000
    first, last = around(text, 50_000, 50_010)
    assert first <= 50_000 < 50_010 <= last
