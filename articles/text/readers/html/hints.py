"""What the makers of a page call its boxes: which hold the story, and which never do."""

import re
from functools import lru_cache

STORY = re.compile(
    r"article-?_{0,2}-?(?:body|text|content|copy|main)|story-?_{0,2}-?(?:body|text|content|copy)|"
    r"(?:entry|post|news|page|detail|body|blog)-?_{0,2}-?(?:content|body|text|copy)(?![a-z])|articletext|"
    r"(?:text|content)-?_{0,2}-?body|rich-?text|wysiwyg|field--?name-body|"
    r"cuerpo|corps-?(?:de|article|text)|texte-?(?:article|body)|art-?text|artikel-?(?:text|body|inhalt|content)|"
    r"noticia-?(?:texto|cuerpo|corpo|content)|conteudo|contenido|testo|artikkel|artikeltekst|tresc|read-?content|"
    r"the-?content|single-?content|td-post-content|paragraph",
    re.IGNORECASE,
)
WHOLE_POST = re.compile(r"\bhentry\b|\btype-post\b|\bstatus-publish\b|\bpost-\d+\b", re.IGNORECASE)
WORD = r"(?<![a-z])"
END = r"(?![a-z])"
KINDS = (
    (
        "caption",
        rf"caption|image-?_{{0,2}}(?:credit|desc|info|text|meta)|photo-?_{{0,2}}(?:credit|desc|info|text|meta|by)|"
        rf"{WORD}credits?{END}|bildunterschrift|bildtext|bilduntertitel|bildzeile|{WORD}l[eé]gende?{END}|"
        rf"pie-?_?(?:de-?_?)?foto|didascalia|leyenda|legenda|bijschrift|media-?_?info|copyright|{WORD}foto-?credit",
    ),
    (
        "embed",
        r"twitter-?tweet|instagram|tiktok|bluesky|fb-(?:post|video)|telegram-post|pull-?_?quote|infogram|datawrapper",
    ),
    (
        "comment",
        rf"comments{END}|comments?-?_{{0,2}}(?:list|section|area|box|form|body|thread|block|item|text|content|count|wrap|respond|holder|container|reply|widget)|disqus|kommentare{END}|kommentar-?(?:liste|bereich|form|box)|{WORD}respond{END}|livefyre|spot-?im|viafoura|{WORD}discussion-|comentarios{END}",
    ),
    (
        "newsletter",
        rf"newsletter|sign-?_?up|subscri(?!ber)|mailing|mc-?embed|{WORD}abo-?box|abonnez|regwall|paywall-?(?:box|"
        rf"prompt|message|offer)|{WORD}piano-?(?:offer|inline|template)|{WORD}cta{END}|call-?to-?action|{WORD}donat|membership-?(?:box|cta|prompt)|support-us",
    ),
    (
        "related",
        rf"related|recommend|recirc|read-?_?(?:more|also|next|on{END})|see-?_?also|also-?_?read|alsolike|"
        rf"more-?_?(?:on{END}|from|stor|news|article|like|in{END}|link)|mehr-?zum|weiterlesen|lesen-?sie|lire-?_?(?:aussi|plus|"
        rf"auss)|{WORD}alire|leia-?_?|saiba-?_?mais|(?:lea|lee)-?_?(?:tambien|mas)|relacionad|"
        rf"correlat|leggi-?_?anche|verwandt|teaser|promo|most-?_?(?:read|popular|view|shared|recent)|"
        rf"mostread|{WORD}popular|trending|{WORD}latest|(?:next|prev(?:ious)?)-?_?(?:article|story|post|up)|up-?next|"
        rf"outbrain|taboola|dable|mgid|revcontent|zergnet|onward|suggest|similar|lees-?_?(?:ook|meer|verder)|zie-?ook|"
        rf"czytaj|zobacz|carousel|swiper|slick-|slider|{WORD}crp_|yarpp|jp-relatedposts|inline-?_?link|linkbox|"
        rf"link-?_?(?:list|block|box|stack)|internal-?link|in-?article-?link|tarjeta|read_too|linked-?_?(?:story|article|card|item)|"
        rf"headlines?-?list|{WORD}cards?-?_?(?:list|grid|deck)|news-?list|article-?list|"
        rf"further-?reading|highlight-?_?(?:link|article)|"
        rf"story-?_?(?:card|package|list)|article-?_?(?:card|preview|item|tile)|collection-?_?(?:item|list)|fact-?_?box-?link|bookmark-?card",
    ),
    (
        "share",
        rf"share|sharing|{WORD}social|follow-?_?us|facebook|whatsapp|addtoany|addthis|{WORD}compart|{WORD}partage|teilen|"
        rf"google-?_?news|preferred-?source",
    ),
    (
        "author",
        rf"author|by-?_?line|{WORD}bio{END}|contributor|{WORD}autor|{WORD}firma{END}|journalist|"
        rf"{WORD}writers?{END}|reporter|auteur|verfasser",
    ),
    (
        "tags",
        rf"^tags?$|{WORD}tags{END}|tag-?_{{0,2}}(?:list|cloud|container|links?|wrap|group|item|box)|{WORD}topics{END}|topic-?_?(?:list|tags?|links?)|keyword|breadcrumb|^categor(?:y|ies)$|categor(?:y|ies)-?_?(?:list|links?|label|tags?)|"
        rf"{WORD}themen{END}|{WORD}etiquet|{WORD}mots-?cles|post-?categories|schlagwort",
    ),
    (
        "advert",
        rf"advert|{WORD}ads{END}|(?<=[-_])ad{END}|{WORD}ad(?=[-_])|{WORD}ad(?:box|slot|unit|wrap|container|placeholder|zone|space|label|sense)|sponsor|{WORD}dfp|"
        rf"{WORD}gpt-|{WORD}ad-?banner|banner-?ads?{END}|{WORD}banners?{END}(?!-)|anzeige|werbung|publicidad|publicit|{WORD}reklam|inread|billboard|commercial|affiliat|shopping|"
        rf"{WORD}oas{END}|{WORD}mpu{END}|native-?ad",
    ),
    (
        "date",
        rf"time-?_?stamp|date-?_?(?:time|line|publi|creat|modif|updat|post)|{WORD}(?:pub|post|entry|article|story|news)-?_{{0,2}}"
        rf"(?:date|time|meta|info){END}|{WORD}date{END}|{WORD}meta{END}|metadata|"
        rf"^published$|{WORD}published-(?:at|on|date|time)|^updated$|read(?:ing)?-?_?time|{WORD}fecha{END}|{WORD}datum{END}|lesezeit|article-?_?(?:head-?_?)?meta",
    ),
    (
        "player",
        rf"{WORD}player|video-?_?(?:js|player|title|desc|info|meta|list|box|wrap|embed|caption|card|cont)|{WORD}audio|podcast|gallery|"
        rf"galerie|galeria|slideshow|{WORD}listen|text-?to-?speech|{WORD}tts{END}|jw-?player|readspeaker|beyondwords|"
        rf"photo-?_?(?:slide|album)",
    ),
    (
        "furniture",
        rf"{WORD}nav(?:bar|igation)?{END}|{WORD}menu|side-?_?bar|{WORD}footer|masthead|toolbar|cookie|consent|gdpr|{WORD}modal|pop-?up|overlay|log-?in|{WORD}search|"
        rf"skip-?link|sr-only|visually-?hidden|screen-?reader|pagination|{WORD}pager|print-?_?(?:button|btn|icon|link|only)|"
        rf"widget|{WORD}polls?{END}|quiz|survey|{WORD}rating|{WORD}votes?{END}|{WORD}toc{END}|table-of-contents|{WORD}ticker|"
        rf"disclaimer|weather-?widget|feedback|{WORD}tooltip|{WORD}dialog|noprint|no-print|correction-?form|{WORD}report-?(?:error|typo)|"
        rf"{WORD}alert|{WORD}app-?(?:banner|promo|download)|trust-?(?:project|badge|principles)|ai-?summary|key-?_?(?:points|takeaways)-?box",
    ),
)
PATTERN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS))
HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
STANDFIRST = re.compile(
    r"stand-?_?first|sub-?_?(?:title|head|headline|line)|subtit|sous-?tit|chapo|chapeau|"
    r"(?<![a-z])(?:dek|deck|lead|lede|lid|intro|sapo|abstract|summary|excerpt|teaser-?text|bajada|copete|entradilla|sommario|"
    r"occhiello|catenaccio|anlauf|vorspann|ingress|manchet|perex|zajawka|sumario|linha-?fina|resumo|ozet|spot|underrubrik|"
    r"synopsis|strap(?:line)?|description|anriss)(?![a-z])|(?:article|story|post|entry|news)-?_{0,2}(?:lead|intro|summary|desc|excerpt)",
)


@lru_cache(maxsize=50_000)
def holds_story(marks: str) -> bool:
    return any(named_for_story(token) for token in marks.split())


@lru_cache(maxsize=50_000)
def named_for_story(token: str) -> bool:
    return STORY.search(lowered(token)) is not None


@lru_cache(maxsize=50_000)
def kind(marks: str) -> str:
    """What kind of thing beside the story a box of these class names is, "" where they do not tell."""
    if WHOLE_POST.search(marks):
        return ""
    if marks.strip().lower() == "ad":
        return "advert"
    return next((found for found in map(of_token, marks.split()) if found), "")


@lru_cache(maxsize=50_000)
def of_token(token: str) -> str:
    match = PATTERN.search(lowered(token))
    return (match.lastgroup or "") if match else ""


def lowered(token: str) -> str:
    """In small letters, with a hyphen where two words were told apart by a capital; cut where it is no name."""
    return (HUMP.sub("-", token[:80]) if not token.islower() else token[:80]).lower()


@lru_cache(maxsize=50_000)
def is_standfirst(marks: str) -> bool:
    return STANDFIRST.search(HUMP.sub("-", marks).lower()) is not None
