"""What the page says about itself: graphic content, corrections, cookies, players that do not play."""

import re
from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage

MAX_LINE = 320
NOTICE = re.compile(
    r"^(?:editor'?s?[’']?s? )?warning:? .{0,80}\b(?:graphic|distress|disturb|upsetting|viewer discretion|explicit)"
    r"|^.{0,60}\b(?:viewer|reader) discretion (?:is )?advised"
    r"|^(?:some|these|this|the following) (?:\w+ ){0,6}(?:may|might|could) (?:find|contain|be) .{0,60}\b(?:distressing|disturbing|graphic|upsetting)"
    r"|^this (?:article|story|page|post|report|piece) (?:was|has been|is being|will be) (?:\w+ )?(?:amended|updated|corrected|modified|edited|revised|archived|closed)"
    r"|^(?:correction|clarification|update)s?:? (?:an earlier|a previous|this (?:article|story)|the original)"
    r"|^an earlier version of this (?:article|story|report|post)"
    r"|^(?:media playback|javascript|flash player|your browser|this (?:video|content|site|website|browser)|video player|sorry,? (?:this|your|we))\b.{0,80}"
    r"\b(?:not supported|unsupported|does ?n[o'’]t support|is required|required|unavailable|not available|cannot be|can't be|no longer available|enable|disabled|out of date)"
    r"|^(?:please )?(?:enable|turn on) (?:javascript|cookies)"
    r"|^(?:we|this (?:site|website)) uses? cookies|^by (?:clicking|using|continuing|signing|submitting|registering|subscribing)\b.{0,120}\b(?:agree|accept|consent)"
    r"|^(?:loading|please wait|buffering)\b.{0,25}$|^(?:this is )?(?:a )?breaking news(?: story)?[.:,]? .{0,60}(?:check back|refresh|updates)"
    r"|^(?:this transcript|this is a rush transcript)\b"
    r"|^(?:close|back to top|skip to (?:main )?content|jump to navigation|show (?:more|less|all)|hide (?:caption|advertisement)|toggle caption|enlarge(?: this)?(?: image)?|view (?:image|gallery|slideshow)|next|previous|start|stop)$"
    r"|^\d{1,3} (?:of|/) \d{1,3}$",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Passage]:
    for at, paragraph in page.left():
        if len(paragraph.text) <= MAX_LINE and NOTICE.match(paragraph.text):
            yield Passage(paragraph=at, kind="notice", reason="the page about itself")
