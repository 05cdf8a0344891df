"""Invented stories with what sites put among their paragraphs: what they show, and what the story is."""

# ruff: noqa: E501 (pages are written as their systems write them)

from tests.text.readers.html.press_pages import E_, MENU, SUBHEAD, A, B, C, Case, D, page

TITLE = "Bridges closed as the Ansel rises"
TIME = '<meta property="article:published_time" content="2025-03-04T06:12:00Z">'
AT = "2025-03-04T06:12+00:00"
HEAD = f'<title>{TITLE}</title><meta property="og:title" content="{TITLE}">{TIME}'


def case(name: str, inner: str, *body: str) -> Case:
    return Case(name, page(HEAD, f"{MENU}<main>{inner}</main>"), TITLE, body, AT)


H1 = f"<h1>{TITLE}</h1>"
SCROLL = case(
    "a second story below in boxes without names of their own",
    f"""<div class="story-wrap">{H1}<div class="entry-content"><p>{A}</p><p>{B}</p><p>{D}</p></div></div><div class="story-wrap">
    <h1>Market to stay open on Sundays</h1><div class="entry-content"><p>The council voted by a narrow margin to let stalls trade
    on Sundays until the end of the year, after a debate of four hours.</p><p>Traders had asked for it in a letter that three
    hundred of them signed in the autumn of last year, before the council was elected.</p></div></div>""",
    A, B, D,
)  # fmt: skip
TEXT_BLOCK = case(
    "title, byline and date inside the box of the text",
    f"""<div class="post-content">{H1}<p>By Jo Lamm</p><p>Published: 4 March 2025, 06:12</p><p>Share this article</p>
    <p>Listen to this article</p><p>{A}</p><p>{B}</p><p>{C}</p><p>Tags: <a href="/t">flood</a>, <a href="/u">Ansel</a></p></div>""",
    A, B, C,
)  # fmt: skip
CARDS = case(
    "cards with other stories between the paragraphs",
    f"""<article>{H1}<div class="x-body"><p>{A}</p><div class="x-embed"><a href="/1"><img><span>Politics</span><h4>Market to stay open on
    Sundays, council says</h4></a></div><p>{B}</p><div class="readmore-block"><span>Read more</span><ul><li><a href="/2">School bus
    loses its way twice</a></li><li><a href="/3">Bakers strike in Orle</a></li></ul></div><p>{D}</p><p>{C}</p></div></article>""",
    A, B, D, C,
)  # fmt: skip
TABLE = case(
    "a table of figures in the story",
    f"""<article>{H1}<div class="article-body"><p>{A}</p><table><tr><th>Place</th><th>Level</th></tr><tr><td>Ford</td><td>6.1 m</td></tr>
    <tr><td>Upper Ansel</td><td>5.8 m</td></tr></table><p>{B}</p><p>{C}</p></div></article>""",
    A, B, C,
)  # fmt: skip
EMBEDS = case(
    "posts of networks and a film in the story",
    f"""<article>{H1}<div class="article-body"><p>{A}</p><blockquote class="twitter-tweet"><p lang="en">All bridges below Ford are
    closed. Stay at home.</p>&mdash; Water Board (@board) <a href="https://twitter.com/b/1">March 4, 2025</a></blockquote><p>{B}</p>
    <div class="video-player"><video></video><p class="video-title">Watch: The Ansel from above</p></div>
    <div class="pull-quote"><p>“We had ten minutes to leave the house.”</p></div><p>{D}</p></div></article>""",
    A, B, D,
)  # fmt: skip
BIO = case(
    "the author, a correction and the rights at the end of the text",
    f"""<article>{H1}<div class="article__body"><p>{A}</p><p>{B}</p><p>{C}</p><p><em>This article was amended on 5 March 2025 to correct the
    name of the village.</em></p><p>© 2025 The Vale Herald</p><div class="author-card"><p>Jo Lamm is a reporter in Ford. She has
    written three books about the rivers of the country.</p></div></div></article>""",
    A, B, C,
)  # fmt: skip
NEWSLETTER = case(
    "a box for letters in the middle of the text",
    f"""<article>{H1}<div class="content-body"><p>{A}</p><p>{B}</p><div class="inline-form"><h3>The Morning Valley</h3><p>Sign up for our
    newsletter and get the news of the valley in your inbox every morning.</p><form><input type="email"><label>I agree to the
    terms and the privacy policy.</label><button>Subscribe</button></form></div><p>{D}</p><p>{C}</p></div></article>""",
    A, B, D, C,
)  # fmt: skip
AMP = Case(
    "AMP",
    "<!doctype html><html amp lang=en><head><meta charset=utf-8><title>"
    + TITLE
    + f"</title>{TIME}<style amp-boilerplate>body{{}}</style></head><body><amp-sidebar id=s><ul><li><a href=/>Home</a></li></ul>"
    f"</amp-sidebar><article class=amp-wp-article><header class=amp-wp-article-header>{H1}<div class='amp-wp-meta amp-wp-byline'>"
    f"<span class='amp-wp-author author vcard'>Jo Lamm</span></div></header><div class=amp-wp-article-content><amp-img></amp-img>"
    f"<p>{A}</p><amp-ad type=x><div>Nets sold cheaply at Brokk's on the quay, every day of the week.</div></amp-ad><p>{B}</p>"
    f"<amp-list><template>{{{{#items}}}}<a>Read</a>{{{{/items}}}}</template></amp-list><p>{D}</p></div><footer class=amp-wp-article-footer>"
    "<div class='amp-wp-meta amp-wp-tax-tag'>Tags: flood</div></footer></article></body></html>",
    TITLE,
    (A, B, D),
    AT,
)
KEY_POINTS = case(
    "subheads, a time line and a box of facts",
    f"""<article>{H1}<div class="article-content"><p>{A}</p><h3><strong>{SUBHEAD}</strong></h3><p>{E_}</p><p><strong>What comes
    next</strong></p><p>{C}</p></div><aside class="factbox"><h2>The Ansel</h2><p>The river is 212 kilometres long and rises in the
    hills above Upper Ansel.</p></aside></article>""",
    A, SUBHEAD, E_, "What comes next", C,
)  # fmt: skip
DIVS = case(
    "paragraphs in boxes, and adverts between them",
    f"""<div class="article"><div class="article__title">{H1}</div><div class="article__text"><div>{A}</div><div class="adv">Advertisement
    </div><div>{B}</div><div id="div-gpt-ad-3"></div><div>{D}</div><div class="article__share">Share <a>Facebook</a> <a>X</a></div>
    </div><div class="article__comments"><h3>Comments (2)</h3><div>Mill Street was under water before anyone came to warn us there.
    </div></div></div>""",
    A, B, D,
)  # fmt: skip
LEAD_INSIDE = case(
    "a standfirst in the box of the text",
    f"""<article>{H1}<div class="article-body"><p class="lead"><strong>Forty families spent the night in a sports hall in the upper
    valley.</strong></p><p>{A}</p><p>{B}</p><p>{C}</p></div></article>""",
    "Forty families spent the night in a sports hall in the upper valley.", A, B, C,
)  # fmt: skip
SIGNED = case(
    "an agency's dateline, and who wrote and edited it",
    f"""<article>{H1}<div class="story-body"><p>FORD (AP) — {A}</p><p>{B}</p><p>___</p><p>Lamm reported from Ford. Associated Press
    writers Ada Brun in Orle and Tom Orr in Vellmark contributed to this report.</p></div></article>""",
    f"FORD (AP) — {A}", B,
)  # fmt: skip
PLEAS = case(
    "pleas to subscribe, to read on and to write",
    f"""<article>{H1}<div class="article-body"><p>{A}</p><p>Article continues after ad</p><p>{B}</p><p><em>Do you have a story for us?
    Write to <a href="mailto:n@example.com">news@example.com</a></em></p><p>{D}</p><p><strong>READ: <a href="/x">Market to stay open
    on Sundays</a></strong></p><p>{C}</p><p><strong><a href="/app">Download our app to get all the news on your
    phone</a></strong></p></div></article>""",
    A, B, D, C,
)  # fmt: skip
PRINTED_TWICE = case(
    "the text once for narrow and once for wide screens",
    f"""<article>{H1}<div class="mobile-only"><p>{A}</p></div><div class="article-text"><p>{A}</p><p>{B}</p><p>{D}</p></div></article>""",
    A, B, D,
)  # fmt: skip

PARTS = (
    SCROLL, TEXT_BLOCK, CARDS, TABLE, EMBEDS, BIO, NEWSLETTER, AMP, KEY_POINTS, DIVS, LEAD_INSIDE, SIGNED, PLEAS, PRINTED_TWICE,
)  # fmt: skip
