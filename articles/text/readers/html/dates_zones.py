"""The clock a page goes by when its stamps name none: that of its country, where the country has one.

Countries with several zones are left out, except where one city's time is what the national press prints.
A language stands for a country only where nearly all who write in it live by one clock.
"""

from datetime import tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PLACES = """
Europe/London uk gb
Europe/Dublin ie
Europe/Lisbon pt
Atlantic/Reykjavik is
Europe/Berlin de at ch li lu
Europe/Paris fr mc
Europe/Madrid es cat
Europe/Rome it sm va
Europe/Amsterdam nl
Europe/Brussels be
Europe/Copenhagen dk
Europe/Stockholm se
Europe/Oslo no
Europe/Warsaw pl
Europe/Prague cz sk
Europe/Budapest hu
Europe/Belgrade rs hr si ba mk me
Europe/Tirane al
Europe/Malta mt
Europe/Athens gr cy
Europe/Sofia bg
Europe/Bucharest ro
Europe/Chisinau md
Europe/Helsinki fi ee
Europe/Riga lv
Europe/Vilnius lt
Europe/Kyiv ua
Europe/Minsk by
Europe/Moscow ru
Europe/Istanbul tr
Asia/Tbilisi ge
Asia/Yerevan am
Asia/Baku az
Asia/Tehran ir
Asia/Baghdad iq
Asia/Riyadh sa kw qa bh ye
Asia/Dubai ae om
Asia/Jerusalem il
Asia/Beirut lb
Asia/Damascus sy
Asia/Amman jo
Africa/Cairo eg
Africa/Tripoli ly
Africa/Tunis tn
Africa/Algiers dz
Africa/Casablanca ma
Africa/Khartoum sd
Africa/Lagos ng cm
Africa/Accra gh ci sn ml bf gm sl
Africa/Nairobi ke tz ug et so
Africa/Johannesburg za na bw zw zm mz mw ls sz rw
Asia/Karachi pk
Asia/Kabul af
Asia/Kolkata in lk
Asia/Kathmandu np
Asia/Dhaka bd
Asia/Yangon mm
Asia/Bangkok th vn kh la
Asia/Jakarta id
Asia/Singapore sg my
Asia/Manila ph
Asia/Shanghai cn
Asia/Hong_Kong hk mo
Asia/Taipei tw
Asia/Tokyo jp
Asia/Seoul kr
Asia/Almaty kz
Asia/Tashkent uz
Pacific/Auckland nz
America/Sao_Paulo br
America/Argentina/Buenos_Aires ar
America/Montevideo uy
America/Santiago cl
America/Bogota co
America/Lima pe
America/Caracas ve
America/La_Paz bo
America/Asuncion py
America/Guayaquil ec
America/Panama pa
America/Costa_Rica cr
America/Guatemala gt sv hn ni
America/Mexico_City mx
America/Havana cu
America/Santo_Domingo do
America/Jamaica jm
America/Port_of_Spain tt
America/Puerto_Rico pr
"""
COUNTRIES = {country: line.split()[0] for line in PLACES.split("\n") for country in line.split()[1:]}
LANGUAGES = {
    language: COUNTRIES[country]
    for language, country in {
        "de": "de", "it": "it", "nl": "nl", "da": "dk", "sv": "se", "no": "no", "nb": "no", "nn": "no", "is": "is",
        "fi": "fi", "et": "ee", "lv": "lv", "lt": "lt", "pl": "pl", "cs": "cz", "sk": "sk", "hu": "hu", "ro": "ro",
        "bg": "bg", "el": "gr", "hr": "hr", "sl": "si", "sr": "rs", "bs": "ba", "mk": "mk", "sq": "al", "mt": "mt",
        "uk": "ua", "tr": "tr", "he": "il", "fa": "ir", "ka": "ge", "hy": "am", "az": "az", "hi": "in", "mr": "in",
        "gu": "in", "te": "in", "ml": "in", "kn": "in", "si": "lk", "ne": "np", "my": "mm", "th": "th", "vi": "vn",
        "km": "kh", "lo": "la", "id": "id", "ja": "jp", "ko": "kr", "ca": "es", "eu": "es", "gl": "es",
    }.items()
}  # fmt: skip
# Endings of domains that are sold to everybody, whatever country they are.
SOLD = frozenset(
    [
        "com",
        "net",
        "org",
        "info",
        "news",
        "tv",
        "me",
        "io",
        "co",
        "cc",
        "ai",
        "fm",
        "am",
        "ly",
        "la",
        "to",
        "biz",
        "eu",
        "press",
        "media",
        "online",
        "live",
        "today",
    ]
)
MONTH_FIRST = frozenset({"ph", "pr"})


def of(host: str | None, locales: list[str], language: str | None) -> tzinfo | None:
    """The zone of the domain's country, else of a locale's ("ko_KR"), else of a language of one country."""
    if country := of_host(host):
        return named(COUNTRIES[country])
    for locale in locales:
        tongue, _, region = locale.replace("_", "-").lower().partition("-")
        region = region.rsplit("-", 1)[-1]
        if is_pseudo(tongue, region):
            continue
        # Templates come as en-US and en-GB, so these tell nothing.
        if region in COUNTRIES and (tongue != "en" or region not in {"us", "gb"}):
            return named(COUNTRIES[region])
        if region and region not in COUNTRIES and len(region) == 2 and region != tongue:
            return None
    return named(LANGUAGES.get((language or "").lower(), ""))


def of_host(host: str | None) -> str:
    """The country a domain is of: by its ending, unless that is sold to everybody (.co, but not .com.co)."""
    labels = (host or "").lower().split(".")
    ending = labels[-1]
    if ending not in COUNTRIES or (ending in SOLD and labels[-2:-1] not in (["com"], ["org"], ["net"], ["gov"])):
        return ""
    return ending


def is_pseudo(tongue: str, region: str) -> bool:
    """Locales that name no country: ar_AR is not Argentina, es_LA not Laos, uk-UK not Britain."""
    if tongue == region:
        return tongue not in {"fr", "es", "pt", "ru"} and LANGUAGES.get(tongue) != COUNTRIES.get(region)
    return region == "la" and tongue != "lo"


@cache
def named(place: str) -> tzinfo | None:
    if not place:
        return None
    try:
        return ZoneInfo(place)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def day_first(host: str | None, locales: list[str], language: str | None) -> bool | None:
    """Whether 03/05 is the third of May there; None where nothing tells."""
    country = of_host(host)
    if country in MONTH_FIRST or (host or "").endswith(".us"):
        return False
    if country or (language and language != "en"):
        return True
    american = any(name.lower().replace("_", "-") == "en-us" for name in locales[:1])
    return False if american else None
