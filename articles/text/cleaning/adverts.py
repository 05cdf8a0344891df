"""Jobs, prices, offers and the small print of widgets."""

from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage
from articles.text.cleaning.phrases import Holding, line_beginning, line_like

MAX_LINE = 280
MONEY = r"[£$€]\s?\d[\d,.]*k?"
PAID = line_beginning(
    rf"{MONEY}(?:\s?(?:-|–|to)\s?{MONEY})?\s?(?:per|a|p\.?/?)\s?(?:annum|year|month|week|day|hour|"
    rf"a\.?)\b[^.]{{0,80}}:",
    rf"{MONEY}(?:\s?(?:-|–|to)\s?{MONEY})?(?: ?\+ ?[^.:]{{2,60}})?\s?:\s",
    r"(?:competitive|negotiable|unpaid|excellent|attractive|commission only)(?: salary| package| benefits)?\s?:\s",
)
SALARY = line_beginning(r".{0,80}\b(?:per annum|pro rata|ote)\b[^.]{0,60}:")
WIDGET = line_beginning(
    r"[^.!?]{0,60}\b(?:jobs?|dating|mortgage|insurance) (?:widget|search|offers?|finder|board|listings)\b.{0,30}$"
)
LEGAL = (
    r"(?:terms(?: (?:of use|of service|(?:and|&) conditions))?|privacy(?: (?:policy|notice|centre|center))?|"
    r"cookies?(?: policy)?|"
    r"advertise(?: with us)?|advertising(?: guide)?|about(?: us)?|contact(?: us)?|site ?map|help|faqs?|careers|jobs|"
    r"work for us|accessibility|"
    r"copyright|subscriptions?|your ad choices|ad choices|code of ethics|user agreement|media kit|press)"
)
SMALL_PRINT = line_like(
    r"terms (?:of use|of service|(?:and|&) conditions)\.?",
    r"privacy policy\.?",
    r"cookie policy\.?",
    r"terms (?:and|&) conditions apply",
    r"powered by [^.]{2,40}",
    r"(?:search|find|browse|see all|view all|post)(?: for)?(?: a| all)? (?:jobs?|homes|cars|property|properties|deals)",
    r"advertis(?:e|ing|ement)s?(?: with us| guide| feature)?",
    r"about us",
    r"contact us",
    r"site ?map",
    r"your ad choices",
    r"work for us",
    r"ad feedback",
    r"this ad will end.{0,40}",
    r"(?:sponsored|promoted|presented|brought to you)(?: by.{2,60}| content| stories)?",
    r"(?:partner|branded|paid) (?:content|post)",
    r"special offers?.{0,80}",
    r"subscribe (?:now|today).{0,80}",
    rf"{LEGAL}(?:\s?[|•·/,]?\s?{LEGAL}){{1,12}}",
)
OFFER = line_beginning(
    r"(?:buy|order|shop|save|book) (?:now|online|tickets|up to|this book|a copy)\b[^.]{0,120}$",
    rf"(?:from|only|just|was|now) ?{MONEY}[^.]{{0,60}}$",
)
DISCOUNT = line_beginning(
    r".{0,80}\b(?:\d% off|free delivery|free shipping|promo code|discount code|voucher codes?|"
    r"limited time offer)\b.{0,80}$",
)
ADVERTS = (
    Holding((":",), PAID),
    Holding(("per annum", "pro rata", "ote"), SALARY),
    Holding((" widget", " search", " offer", " finder", " board", " listings"), WIDGET),
    SMALL_PRINT,
    OFFER,
    Holding(("% off", "free delivery", "free shipping", "code", "limited time offer"), DISCOUNT),
)


def find(page: Page) -> Iterator[Passage]:
    for at, paragraph in page.left():
        text = paragraph.text
        if len(text) <= MAX_LINE and any(pattern.match(text) for pattern in ADVERTS):
            yield Passage(paragraph=at, kind="advert", reason="an offer or a widget")
