"""A fragment of HTML becomes paragraphs, whatever it is made of."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.readers.html.fragments import paragraphs

PLENTY = 20_000


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One <b>bold</b> and <a href=x>linked</a> word.", "One bold and linked word."),
        ("First<br>line two<br><br>Second", "First\nline two\n\nSecond"),
        ("<ul><li>bread<li>salt</ul>after", "bread\n\nsalt\n\nafter"),
        ("caf&eacute; &amp; bar&nbsp;open", "café & bar open"),
        ("<p>One</p><script>alert('<p>no</p>')</script><style>p{}</style><p>Two</p>", "One\n\nTwo"),
        ("plain text\nsecond line\n\n\nnext", "plain text\nsecond line\n\nnext"),
        ("<p>soft\u00adhyphen and zero\u200bwidth</p>", "softhyphen and zerowidth"),
        ("<p>می\u200cخواهم</p>", "می\u200cخواهم"),
        ("<p>wrapped\n   over\tlines</p>", "wrapped over lines"),
        ("5 &lt; 6", "5 < 6"),
        ("<blockquote>said</blockquote>tail", "said\n\ntail"),
        ("", ""),
    ],
)
def test_reads(fragment: str, text: str) -> None:
    assert paragraphs(fragment) == text


def test_keeps_what_the_parser_gives_up() -> None:
    assert "deep" in paragraphs("<div>" * 5_000 + "deep")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("<>/!-=\"'&;#ab \n\x00\ud800[]?"))) | st.text())
def test_never_raises(fragment: str) -> None:
    assert isinstance(paragraphs(fragment), str)


@pytest.mark.parametrize(
    "piece", ["<", "<b", "<p><b>", "&", "&#x", "<!--", "<![CDATA[", "<br>", " ", "\u00a0 \n", "<p a=1 "]
)
def test_takes_linear_time(piece: str) -> None:
    started = time.process_time()
    paragraphs(piece * PLENTY)
    assert time.process_time() - started < 2
