"""Invented stories in the markup that publishing systems of the press write: what they show, and what the story is."""

# ruff: noqa: E501 (pages are written as their systems write them)

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """``published`` is ISO 8601 with a zone: to the minute, or a day alone; "" where the page does not say."""

    name: str
    page: str
    title: str
    body: tuple[str, ...]
    published: str = ""


def ld(**fields: object) -> str:
    """A page's JSON-LD."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle"} | fields
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def page(head: str, body: str, lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


MENU = "<nav><ul>" + "".join(f'<li><a href="/s{n}">Section {n}</a></li>' for n in range(9)) + "</ul></nav>"
A = (
    "Three bridges over the Ansel were closed on Monday night after the river rose by more than two metres in six "
    "hours, the regional water board said."
)
B = (
    "“We had ten minutes to leave the house,” said Mira Tolland, a teacher in the village of Upper Ansel, where "
    "forty families spent the night in a sports hall."
)
C = "The board expects the water to fall from Wednesday, but a second front is due at the weekend."
D = (
    "Soldiers filled sandbags through the night, and two helicopters lifted farmers from roofs in the lower valley, "
    "where the dyke broke in three places."
)
E_ = "Officials have asked for help from the neighbouring districts, which have sent pumps and forty boats."
SUBHEAD = "Help from the neighbours"
STORY = (A, B, SUBHEAD, D, C)

ARC = Case(
    "Arc",
    page(
        '<title>Bridges closed as the Ansel rises - The Vale Herald</title><meta property="og:title" '
        'content="Bridges closed as the Ansel rises"><meta property="og:site_name" content="The Vale Herald">'
        '<link rel="canonical" href="https://www.valeherald.com/news/2025/03/04/bridges-closed-ansel/">'
        + ld(headline="Bridges closed as the Ansel rises", datePublished="2025-03-04T06:12:31Z"),
        f"""{MENU}<div id="fusion-app"><main class="b-article"><header><div class="b-overline">News</div>
        <h1 class="b-headline">Bridges closed as the Ansel rises</h1>
        <div class="b-byline">By <a href="/author/jo-lamm">Jo Lamm</a></div>
        <span class="b-date">March 4, 2025 at 1:12 am EST</span></header>
        <figure class="b-lead-art"><img><figcaption>The Ansel at Lower Ford. (Tam Reeve/The Vale Herald)</figcaption></figure>
        <article class="b-article-body"><p class="c-paragraph">{A}</p><p class="c-paragraph">{B}</p>
        <div class="b-ads-block" id="ad-1"><span>ADVERTISEMENT</span></div>
        <div class="b-interstitial-link">[ <a href="/news/x">Flood maps: see who is at risk this week</a> ]</div>
        <h2 class="c-heading">{SUBHEAD}</h2><p class="c-paragraph">{D}</p><p class="c-paragraph">{C}</p></article>
        <div class="b-author-bio"><p>Jo Lamm has covered the valley for The Vale Herald since 2011 and lives in Ford.</p></div>
        <section class="b-results-list"><h2>Latest in News</h2><article><h3><a href="/a">Market to stay open on Sundays</a></h3>
        <p>The council voted by a narrow margin to let stalls trade on Sundays until the end of the year.</p></article></section>
        </main></div><footer>© 2025 The Vale Herald. All rights reserved.</footer>""",
    ),
    "Bridges closed as the Ansel rises",
    STORY,
    "2025-03-04T06:12+00:00",
)

GUTENBERG = Case(
    "WordPress with Gutenberg blocks",
    page(
        '<title>Bridges closed as the Ansel rises &#8211; Vale Post</title><meta property="article:published_time" '
        'content="2024-11-05T18:40:02+02:00"><meta property="og:site_name" content="Vale Post">'
        '<meta property="og:title" content="Bridges closed as the Ansel rises &#8211; Vale Post">',
        f"""{MENU}<main id="wp--skip-link--target"><article class="post-811 post type-post status-publish hentry category-news">
        <header class="entry-header"><h1 class="entry-title wp-block-post-title">Bridges closed as the Ansel rises</h1>
        <div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published"
        datetime="2024-11-05T18:40:02+02:00">5 November 2024</time></span> <span class="byline">by
        <a class="url fn n">Ada Brun</a></span></div></header><div class="entry-content wp-block-post-content is-layout-flow">
        <p>{A}</p><p>{B}</p><div class="wp-block-group has-background"><p><strong>Read also:</strong>
        <a href="/x">How the dykes were built</a></p></div><h2 class="wp-block-heading" id="h-help">{SUBHEAD}</h2>
        <p>{D}</p><p>{C}</p>
        <div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a>Facebook</a></li></ul></div>
        <div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3></div></div>
        <footer class="entry-footer"><span class="tags-links">Tagged <a>flood</a>, <a>Ansel</a></span></footer></article>
        <div id="comments" class="comments-area"><h2>2 thoughts on “Bridges closed”</h2><ol><li class="comment"><p>My aunt
        lives there and says that the water came up to the second step before anyone warned her at all.</p></li></ol></div>
        </main><aside class="widget-area"><h2>Recent posts</h2><ul><li><a>Market to stay open on Sundays</a></li></ul></aside>""",
    ),
    "Bridges closed as the Ansel rises",
    STORY,
    "2024-11-05T16:40+00:00",
)

DRUPAL = Case(
    "Drupal",
    page(
        '<title>Ansel bridges closed | Radio Vale</title><meta property="og:site_name" content="Radio Vale">',
        f"""{MENU}<div class="region region-content"><article role="article" class="node node--type-article node--view-mode-full">
        <h1 class="page-header"><span class="field field--name-title">Ansel bridges closed</span></h1>
        <div class="node__meta"><span>Submitted by <span>editor</span> on Tue, 11/05/2024 - 18:40</span></div>
        <div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">
        <p>{A}</p><p>{B}</p><h3>{SUBHEAD}</h3><p>{D}</p><p>{C}</p></div>
        <div class="field field--name-field-tags"><div class="field__label">Tags</div><a href="/t">Flood</a></div>
        <ul class="links inline"><li><a href="/login">Log in</a> or <a href="/r">register</a> to post comments</li></ul>
        </article></div>""",
    ),
    "Ansel bridges closed",
    STORY,
    "2024-11-05",
)

NEXT_OBFUSCATED = Case(
    "Next.js with meaningless class names",
    page(
        "<title>Bridges closed as the Ansel rises</title>"
        + ld(headline="Bridges closed as the Ansel rises", datePublished="2026-01-19T21:05:00.000+01:00"),
        f"""<div id="__next"><div class="sc-bdVaJa kXQpTy">{MENU}</div><div class="sc-htpNat jZQuUe"><div class="css-1vkm6nb">
        <h1 class="css-1l24qy5 e1h9rw200">Bridges closed as the Ansel rises</h1></div><div class="css-8atqhb">
        <p class="css-4anu6l e1jsehar1">By <span class="css-1baulvz">Jo Lamm</span></p><time class="css-16f3y1r"
        datetime="2026-01-19T21:05:00.000+01:00">Jan. 19, 2026</time></div>
        <section class="css-1r7ky0e"><div class="css-s99gbd"><p class="css-at9mc1">{A}</p><p class="css-at9mc1">{B}</p></div>
        <div class="css-k008qs"><div class="css-1x2y3z"><a href="/q"><div class="css-a1">Flood maps: who is at risk</div></a></div></div>
        <div class="css-s99gbd"><h2 class="css-13o6u42 eoo0vm40">{SUBHEAD}</h2><p class="css-at9mc1">{D}</p>
        <p class="css-at9mc1">{C}</p></div></section><div class="css-9xzy"><div class="css-c2"><a href="/1"><h3>Market to
        stay open on Sundays</h3><p>The council voted by a narrow margin to let stalls trade on Sundays this year.</p></a></div>
        <div class="css-c2"><a href="/2"><h3>School bus loses its way twice</h3><p>Parents have asked for an answer
        from the company by the end of the month, they said.</p></a></div></div></div></div>
        <script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{{}}}}}}</script>""",
    ),
    "Bridges closed as the Ansel rises",
    STORY,
    "2026-01-19T20:05+00:00",
)

BRIGHTSPOT = Case(
    "Brightspot",
    page(
        '<title>Bridges closed as the Ansel rises : VPR</title><meta property="og:site_name" content="VPR">'
        '<meta property="article:published_time" content="2025-06-30T05:01:00-04:00">',
        f"""<ps-header>{MENU}</ps-header><div class="ArtP ArticlePage"><div class="ArtP-contentWrapper"><div class="ArtP-mainContent">
        <div class="ArtP-breadcrumbs"><a href="/news">News</a></div><h1 class="ArtP-headline">Bridges closed as the Ansel rises</h1>
        <div class="ArtP-byline">VPR | By <a>Jo Lamm</a></div><div class="ArtP-datePublished">Published June 30, 2025 at 5:01 AM EDT</div>
        <div class="ArtP-audio"><div class="AudioEnhancement"><button>LISTEN</button> <span>• 3:41</span></div></div>
        <div class="ArtP-articleBody"><div class="RichTextArticleBody RichTextBody"><p>{A}</p><p>{B}</p>
        <div class="Enhancement" data-align-center><div class="Enhancement-item"><figure class="Figure"><div class="Figure-content">
        <figcaption class="Figure-caption">Sandbags in Ford on Monday.</figcaption><div class="Figure-credit">Tam Reeve</div></div>
        </figure></div></div><h2>{SUBHEAD}</h2><p>{D}</p><p>{C}</p><p><i>Copyright 2025 VPR</i></p></div></div>
        <div class="ArtP-tags"><span>Tags</span> <a>Floods</a></div><div class="ArtP-authorInfo"><div class="AuthorBio">
        Jo Lamm is the station's reporter for the valley and has won two prizes for her work.</div></div></div></div></div>""",
    ),
    "Bridges closed as the Ansel rises",
    STORY,
    "2025-06-30T09:01+00:00",
)

ESCENIC = Case(
    "Escenic in Norwegian",
    page(
        '<title>Tre bruer stengt da elva steg</title><meta property="og:site_name" content="Dalen Avis">'
        '<meta property="article:published_time" content="2024-02-09T06:33:00Z">',
        """<nav><a href="/">Forsiden</a><a href="/sport">Sport</a></nav><article class="article"><header>
        <p class="stikktittel">Flom</p><h1 itemprop="headline">Tre bruer stengt da elva steg</h1></header>
        <div class="byline"><span>Kari Nes</span> <span>Journalist</span></div>
        <time datetime="2024-02-09T06:33:00Z">Publisert 9. februar 2024 kl. 07:33</time>
        <div class="article-body" itemprop="articleBody"><p>Tre bruer over Ansel ble stengt mandag kveld etter at elva steg med
        mer enn to meter på seks timer, opplyser vassdragsdirektoratet.</p><div class="widget related"><p>Les også:
        <a href="/x">Slik ble dikene bygget</a></p></div><p>– Vi hadde ti minutter på oss til å komme ut av huset, sier
        Mira Tolland, som er lærer i bygda.</p><h2>Ber om hjelp</h2><p>Kommunen har bedt naboene om hjelp, og de har
        sendt pumper og førti båter til dalen.</p></div><div class="tags"><a href="/t">Flom</a></div></article>""",
        "nb",
    ),
    "Tre bruer stengt da elva steg",
    (
        "Tre bruer over Ansel ble stengt mandag kveld etter at elva steg med mer enn to meter på seks timer, opplyser "
        "vassdragsdirektoratet.",
        "– Vi hadde ti minutter på oss til å komme ut av huset, sier Mira Tolland, som er lærer i bygda.",
        "Ber om hjelp",
        "Kommunen har bedt naboene om hjelp, og de har sendt pumper og førti båter til dalen.",
    ),
    "2024-02-09T06:33+00:00",
)

LIVE_BLOG = Case(
    "live blog",
    page(
        "<title>Flood on the Ansel – as it happened</title>"
        + ld(
            **{"@type": "LiveBlogPosting"},
            headline="Flood on the Ansel – as it happened",
            datePublished="2025-03-04T05:00:00+00:00",
            dateModified="2025-03-04T19:30:00+00:00",
        ),
        f"""{MENU}<main><h1>Flood on the Ansel – as it happened</h1><div id="liveblog-body">
        <article class="block"><header><time datetime="2025-03-04T18:10:00Z">18.10 GMT</time><h2>Water falls at Ford</h2></header>
        <div><p>{C}</p><div class="block-share"><a>Share</a></div></div></article>
        <article class="block"><header><time datetime="2025-03-04T12:00:00Z">12.00 GMT</time><h2>Army at the dykes</h2></header>
        <div><p>{D}</p></div></article>
        <article class="block"><header><time datetime="2025-03-04T06:00:00Z">06.00 GMT</time><h2>Three bridges closed</h2></header>
        <div><p>{A}</p><p>{B}</p></div></article></div></main>""",
    ),
    "Flood on the Ansel – as it happened",
    ("Water falls at Ford", C, "Army at the dykes", D, "Three bridges closed", A, B),
    "2025-03-04T05:00+00:00",
)

INTERVIEW = Case(
    "an interview in questions and answers",
    page(
        '<title>“The dyke was never meant for this” | Vale Weekly</title><meta property="og:site_name" content="Vale Weekly">'
        '<meta property="article:published_time" content="2025-04-02T09:00:00+01:00">',
        f"""{MENU}<article><h1>“The dyke was never meant for this”</h1><div class="article__content">
        <p>Tove Harn has built dykes for thirty years. We met her on the broken one.</p>
        <p><strong>Were you warned?</strong></p><p>We were, and more than once. Nobody wanted to pay for it.</p>
        <p><strong>Vale Weekly: What happens now?</strong></p><p>Harn: It will take two summers, if the money comes.</p>
        <p><b>Will it hold?</b></p><p>Yes.</p></div></article>""",
    ),
    "“The dyke was never meant for this”",
    (
        "Tove Harn has built dykes for thirty years. We met her on the broken one.",
        "Were you warned?",
        "We were, and more than once. Nobody wanted to pay for it.",
        "Vale Weekly: What happens now?",
        "Harn: It will take two summers, if the money comes.",
        "Will it hold?",
        "Yes.",
    ),
    "2025-04-02T08:00+00:00",
)

LISTED = Case(
    "lists and a block quote in the story",
    page(
        '<title>What to take with you when the water comes</title><meta name="date" content="2025-01-15T10:20:00Z">',
        f"""{MENU}<main><article><h1>What to take with you when the water comes</h1><div class="body-text"><p>{A}</p>
        <p>The water board advises every family in the valley to pack:</p><ul><li>papers in a dry bag</li>
        <li>medicine for three days, and a list of what is taken when</li><li>a radio with batteries</li></ul>
        <blockquote><p>Whoever waits for the siren has waited too long.</p></blockquote><ol><li>Shut off the gas.</li>
        <li>Leave by the upper road.</li></ol><p>{C}</p></div></article></main>""",
    ),
    "What to take with you when the water comes",
    (
        A,
        "The water board advises every family in the valley to pack:",
        "papers in a dry bag",
        "medicine for three days, and a list of what is taken when",
        "a radio with batteries",
        "Whoever waits for the siren has waited too long.",
        "Shut off the gas.",
        "Leave by the upper road.",
        C,
    ),
    "2025-01-15T10:20+00:00",
)

SECOND_BELOW = Case(
    "a second story below, for readers who scroll on",
    page(
        '<title>Bridges closed as the Ansel rises</title><meta property="article:published_time" '
        'content="2025-03-04T06:12:00Z">',
        f"""{MENU}<div class="infinite-scroll"><article class="article-full" data-article-id="1"><h1>Bridges closed as the Ansel
        rises</h1><div class="article-text"><p>{A}</p><p>{B}</p><p>{D}</p></div></article>
        <article class="article-full" data-article-id="2"><h1>Market to stay open on Sundays</h1>
        <time datetime="2025-03-03T11:00:00Z">3 March 2025</time><div class="article-text"><p>The council voted by a narrow
        margin to let stalls trade on Sundays until the end of the year, after a debate of four hours.</p><p>Traders had
        asked for it in a letter that three hundred of them signed in the autumn of last year.</p></div></article></div>""",
    ),
    "Bridges closed as the Ansel rises",
    (A, B, D),
    "2025-03-04T06:12+00:00",
)

PAYWALL = Case(
    "the beginning of a story, and an offer",
    page(
        "<title>Bridges closed as the Ansel rises | Vale Times</title>"
        '<meta property="og:title" content="Bridges closed as the Ansel rises"><meta property="og:site_name" content="Vale Times">'
        + ld(headline="Bridges closed", datePublished="2025-03-04T06:12:00+00:00", isAccessibleForFree=False),
        f"""{MENU}<article><h1>Bridges closed as the Ansel rises</h1><div class="article-body"><p>{A}</p><p>{B}</p></div>
        <div class="subscription-wall"><h2>Keep reading for £1 a week</h2><p>Subscribe now and read every story of the valley,
        on every screen, as often as you like. You can leave whenever you want.</p><ul><li>Unlimited access to all stories</li>
        <li>The morning letter of our editor</li></ul><a href="/login">Already a subscriber? Log in</a></div></article>""",
    ),
    "Bridges closed as the Ansel rises",
    (A, B),
    "2025-03-04T06:12+00:00",
)

COOKIES = Case(
    "a wall of cookies before the story",
    page(
        '<title>Bridges closed as the Ansel rises</title><meta property="article:published_time" content="2025-03-04T06:12:00Z">',
        f"""<div id="sp_message_container"><div class="cmp-dialog"><h1>We value your privacy</h1><p>We and our 842 partners store
        and read information on your device, such as cookies, and process personal data for advertising and for research.</p>
        <p>You can agree, refuse, or change your mind at any time in the settings at the foot of every page of ours.</p>
        <button>Agree</button></div></div>{MENU}<main><h1>Bridges closed as the Ansel rises</h1><div class="text">
        <p>{A}</p><p>{B}</p><p>{D}</p></div></main>""",
    ),
    "Bridges closed as the Ansel rises",
    (A, B, D),
    "2025-03-04T06:12+00:00",
)

GALLERY = Case(
    "pictures between the paragraphs",
    page(
        '<title>Bridges closed as the Ansel rises</title><meta property="article:published_time" content="2025-03-04T06:12:00Z">',
        f"""{MENU}<article><h1>Bridges closed as the Ansel rises</h1><div class="gallery"><ul class="slides"><li><img><p>The bridge
        at Ford, seen from the mill on Monday evening. Tam Reeve</p></li><li><img><p>A farmer and his two dogs wait for the
        helicopter on the roof of a barn.</p></li></ul><span>1 / 12</span></div><div class="story-text"><p>{A}</p>
        <div class="image-block"><img><span class="image-caption">Mira Tolland with her pupils</span></div><p>{B}</p>
        <p class="wp-caption-text">A boat in Mill Street. PHOTO: TAM REEVE</p><p>{D}</p></div></article>""",
    ),
    "Bridges closed as the Ansel rises",
    (A, B, D),
    "2025-03-04T06:12+00:00",
)

CREDITS = Case(
    "a wire's story with its credits",
    page(
        '<title>Bridges closed as Ansel rises | Wire</title><meta property="og:article:published_time" content="2025-03-04T06:12:41Z">'
        '<meta property="og:site_name" content="Wire"><meta property="og:title" content="Bridges closed as Ansel rises">',
        f"""{MENU}<main><article><header><h1 data-testid="Heading">Bridges closed as Ansel rises</h1><div>By Jo Lamm</div>
        <time datetime="2025-03-04T06:12:41Z"><span>March 4, 2025</span><span>6:12 AM UTC</span><span>Updated 2 hours ago</span></time>
        </header><div class="article-body__content"><div data-testid="Summary"><ul><li>Three bridges closed</li><li>Forty families
        in a sports hall</li></ul></div><div data-testid="paragraph-0">{A}</div><div data-testid="paragraph-1">{B}</div>
        <p>Sign up <a href="/n">here.</a></p><div data-testid="paragraph-2">{D}</div>
        <p data-testid="SignOff">Reporting by Jo Lamm in Ford; Additional reporting by Ada Brun; Editing by Tom Orr</p>
        <p>Our Standards: <a href="/s">The Wire Trust Principles.</a></p></div></article></main>""",
    ),
    "Bridges closed as Ansel rises",
    ("Three bridges closed", "Forty families in a sports hall", A, B, D),
    "2025-03-04T06:12+00:00",
)

WESTERN = (
    ARC, GUTENBERG, DRUPAL, NEXT_OBFUSCATED, BRIGHTSPOT, ESCENIC, LIVE_BLOG, INTERVIEW, LISTED, SECOND_BELOW, PAYWALL,
    COOKIES, GALLERY, CREDITS,
)  # fmt: skip
