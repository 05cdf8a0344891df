"""What the page says about itself: graphic content, corrections, cookies, players that do not play."""

from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage
from articles.text.cleaning.phrases import Holding, line_beginning, line_like

MAX_LINE = 320
GRAPHIC = r"(?:graphic|distress|disturb|upsetting|discretion|explicit|offensive)"
NOTICE = line_beginning(
    rf"(?:editor['’]?s? note:? )?(?:content )?warning\s?[:!,–—-] ?.{{0,100}}\b{GRAPHIC}",
    rf"(?:some|these|this|the following) (?:\w+ ){{0,6}}(?:may|might|could) (?:find|contain|be) .{{0,60}}\b{GRAPHIC}",
    r"this (?:article|story|page|post|report|piece|blog) (?:was|has been|is being|will be) (?:\w+ )?"
    r"(?:amended|updated|corrected|modified|edited|revised|archived|closed)",
    r"(?:correction|clarification|update|editor['’]?s? note)s?:? (?:an? (?:earlier|previous)|this (?:article|story|"
    r"post)|the original)",
    r"an? (?:earlier|previous|original) version of this (?:article|story|report|post|headline)",
    r"(?:media playback|javascript|flash player|your browser|video player|this (?:video|content|site|website|"
    r"browser)|sorry,? (?:this|your|we))"
    r"\b.{0,80}\b(?:not supported|unsupported|does ?n[o'’]t support|required|unavailable|not available|cannot be|"
    r"can['’]t be|"
    r"no longer available|enabled?|disabled|out of date)",
    r"(?:please )?(?:enable|turn on|switch on) (?:javascript|cookies|flash)",
    r"(?:we|this (?:site|website)) uses? cookies",
    r"by (?:clicking|using|continuing|signing|submitting|registering|subscribing)\b.{0,120}\b(?:you|agree|accept|"
    r"consent)\b",
    r"(?:this is )?(?:a )?(?:breaking news|developing story)(?: story)?[.:,-] .{0,60}(?:check back|refresh|updates)",
    r"this (?:transcript|is a rush transcript)\b.{0,60}(?:updated|final form|rush|accura)",
    r"(?:a|this) version of this (?:article|story|report|post) (?:appear|was|ran|first)",
    r"(?:(?:first|last|originally) )?(?:published|updated|posted|modified|created)(?: on| at)?:? "
    r"[^.]{0,50}\b(?:19|20)\d\d\b[^.]{0,40}$",
    r"(?:the )?(?:views|opinions) expressed (?:in|by|here|are)\b.{0,120}\b(?:author|own|necessarily|reflect)",
)
ADVICE = Holding(
    ("discretion", "not responsible"),
    line_beginning(
        r".{0,60}\b(?:viewer|reader) discretion (?:is )?advised",
        r".{0,60}\bis not responsible for the content of external",
    ),
)
BUTTON = line_like(
    r"close(?: this)?(?: window)?",
    r"back to top",
    r"skip to (?:main )?(?:content|navigation)",
    r"jump to navigation",
    r"show (?:more|less|all|caption)",
    r"hide (?:caption|advertisement)",
    r"toggle caption",
    r"enlarge(?: this)?(?: image)?",
    r"(?:view|open|see) (?:image|gallery|slideshow|photos?)(?: in .{2,30})?",
    r"next",
    r"previous",
    r"(?:image|photo|slide) \d+ of \d+",
    r"\d{1,3} ?(?:of|/) ?\d{1,3}",
    r"loading(?: \w+){0,3}",
    r"please wait",
    r"buffering",
    r"image caption",
    r"media caption",
    r"hide thumbnails",
    r"play (?:video|audio)",
    r"pause",
    r"mute",
    r"replay",
    r"full ?screen",
    r"expand",
    r"collapse",
    r"menu",
    r"search",
    r"home",
    r"top",
    r"print this (?:page|article)",
    r"embed",
    r"autoplay",
    r"pop-?out",
)
NOTICES = (NOTICE, ADVICE, BUTTON)


def find(page: Page) -> Iterator[Passage]:
    for at, paragraph in page.left():
        text = paragraph.text
        if len(text) <= MAX_LINE and any(pattern.match(text) for pattern in NOTICES):
            yield Passage(paragraph=at, kind="notice", reason="the page about itself")
