"""How newspapers, agencies and broadcasters are called."""

import re

_WORD = r"(?:[A-Z][\w.&'’-]*|al-[A-Z][\w-]*|of|de|and|\d{1,2})"
_ENDS = (
    "News Newsnight Times Post TV Television Radio Journal Press Herald Tribune Guardian Telegraph Magazine Network "
    "Gazette Chronicle Observer Mail Mirror Express Independent Examiner Standard Courier Dispatch Globe Monde Spiegel "
    "Figaro Tass Jazeera Arabiya Ahram Hayat Watan Mayadeen Manar Sun"
).replace(" ", "|")
_WHOLE = (
    "AFP AP UPI BBC CNN CNBC MSNBC NBC ABC CBS PBS NPR ITV ITN RTE C-SPAN CTV CBC SBS NHK ZDF ARD RAI SANA IRNA TASS "
    "RIA PTI ANSA DPA Reuters Bloomberg Politico Axios Xinhua Interfax Anadolu Kyodo Haaretz Newsweek Time Fox "
    "Univision Breitbart BuzzFeed Vox Vice"
).replace(" ", "|")
_KIND = (
    r"(?:television|TV|radio|newspapers?|news agency|news agencies|broadcasters?|radio station|TV station|television "
    r"station|TV channel|television channel|satellite channel|news channel|magazine|news website|news site|daily"
    r"|tabloid|news network|state media)"
)
_NAMED = (
    rf"(?:{_WORD}\s){{0,4}}?(?:{_ENDS})(?:\s(?:News|Radio|TV|Television|World|English|Online|Agency|\d{{1,2}})){{0,2}}"
)
_SHORT = rf"(?:{_WHOLE})(?:[’']s)?(?:\s(?:News|Radio|TV|World|Arabic|English|Persian|\d{{1,2}})){{0,3}}"
_DESCRIBED = rf"(?:(?!(?:that|said|was|to|in|on|as|with|by|of|and)\b)[\w-]+\s){{0,4}}?{_KIND}(?:\s[A-Z][\w-]*){{0,3}}"
_PERSON = (
    r"(?!\s(?:interviewer|host|presenter|anchor|correspondent|reporter|journalist|crew|executive|producer|show)s?\b)"
)
OUTLET = rf"(?:an?\s(?=[A-Z]))?(?P<outlet>(?:[Tt]he\s|an?\s)?(?:{_NAMED}|{_SHORT}|{_DESCRIBED}{_PERSON}))\b"
_SHOW = re.compile(rf"\b(?:{_ENDS}|{_WHOLE})(?:\s(?:News|Radio|TV|World|\d{{1,2}})){{0,2}}[’']s\s*[\"“‘'«]?$")
# No OUTLET without one of these.
_STEMS = ("news", "television", "radio", "broadcaster", "satellite", "magazine", "daily", "tabloid", "media")
_NAMES = re.compile(f"TV|{_ENDS}|{_WHOLE}")


def may_name(text: str) -> bool:
    """Whether it is worth searching a text for OUTLET."""
    return _NAMES.search(text) is not None or any(map(text.__contains__, _STEMS))


def owns_what_follows(before: str) -> bool:
    """Whether a text ends with an outlet's genitive, so that a title follows: "on CNN's", "the Riverton Gazette's"."""
    return bool(_SHOW.search(before[-60:]))
