"""Jobs, prices, offers and the small print of widgets."""

import re
from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage

MAX_LINE = 280
ADVERT = re.compile(
    r"^.{0,120}\b(?:per annum|p\.a\.|pro rata|per hour):.{0,160}$|^(?:[£$€]\s?\d[\d,.]*k?\s?(?:-|–|to)?\s?){1,2}(?:per|a|pa)?\s?(?:annum|year|month|week|day|hour|pa)?\b.{0,20}:.{0,160}$"
    r"|^(?:competitive|negotiable|unpaid|commission only)(?: salary| package)?:.{0,200}$"
    r"|^(?:[\w ]{0,20}\b)?(?:jobs?|dating|shop|travel|mortgage|insurance) (?:widget|search|offers?|finder|board)\b.{0,40}$"
    r"|^(?:terms (?:of use|of service|and conditions|& conditions)|privacy policy|cookie policy|advertise(?: with us)?|advertising(?: guide)?|sponsored(?: by.{0,60})?|promoted(?: by.{0,60})?|ad feedback|this ad will end.{0,40}|sponsored content|partner content|paid post|special offer.{0,80}|subscribe (?:now|today).{0,80}|subscriptions?|about us|contact us|site ?map|accessibility|careers|work for us)\W*$"
    r"|^(?:(?:terms (?:of use|of service|and conditions)|privacy policy|cookie policy|advertise|about us|contact us|site ?map|help|faqs?|careers|accessibility|copyright)\s?[|•·/,]?\s?){2,}\W*$"
    r"|^(?:buy|order|shop|save|win|book) (?:now|online|tickets|your|up to|the book|this book|a copy)\b.{0,120}$"
    r"|^(?:from|only|just|was|now) ?[£$€]\s?\d[\d,.]*\b.{0,60}$|^.{0,80}\b(?:% off|free delivery|free shipping|promo code|discount code|limited time offer)\b.{0,80}$",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Passage]:
    for at, paragraph in page.left():
        if len(paragraph.text) <= MAX_LINE and ADVERT.match(paragraph.text):
            yield Passage(paragraph=at, kind="advert", reason="an offer or a widget")
