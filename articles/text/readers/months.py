"""The names of the months in the languages that archives hold, and the words that stand between the parts of a date."""

import re
from functools import cache

ENGLISH = (
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
    "aug august", "sep sept september", "oct october", "nov november", "dec december",
)  # fmt: skip
# Twelve a line, in order; "|" parts the spellings of one month.
OTHERS = (
    "janvier|janv février|févr|fevrier|fév mars avril|avr mai juin juillet|juil août|aout septembre octobre novembre"
    " décembre|decembre|déc",
    "januar|jänner|jän februar|feber märz|mär|mrz april mai juni juli august september oktober|okt november"
    " dezember|dez",
    "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre noviembre"
    " diciembre|dic",
    "gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|set ottobre|ott novembre"
    " dicembre",
    "janeiro fevereiro|fev março|marco abril maio|mai junho julho agosto setembro|set outubro|out novembro dezembro",
    "januari februari|febr maart|mrt april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "января|январь|янв февраля|февраль|фев|февр марта|март|мар апреля|апрель|апр мая|май июня|июнь июля|июль"
    " августа|август|авг сентября|сентябрь|сент|сен октября|октябрь|окт ноября|ноябрь|нояб декабря|декабрь|дек",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ocak|oca şubat|şub mart|mar nisan|nis mayıs haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas"
    " aralık|ara",
    "يناير فبراير مارس أبريل|إبريل|ابريل مايو يونيو|يونيه يوليو|يوليه أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
    "كانون_الثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب أيلول|ايلول تشرين_الأول|تشرين_الاول"
    " تشرين_الثاني كانون_الأول|كانون_الاول",
    "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    "ژانویه فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου"
    " δεκεμβρίου",
)  # fmt: skip
OF_ENGLISH = {name: number for number, names in enumerate(ENGLISH, start=1) for name in names.split()}
WORD = re.compile(r"[^\W\d_]{2,14}")


@cache
def numbers() -> dict[str, int]:
    """Month names of all languages in lower case, with single spaces."""
    found: dict[str, int] = {}
    for line in OTHERS:
        for number, names in enumerate(line.split(), start=1):
            for name in names.split("|"):
                found.setdefault(name.replace("_", " "), number)
    return {**found, **OF_ENGLISH}


@cache
def foreign_words() -> frozenset[str]:
    return frozenset(word for name in numbers() if name not in OF_ENGLISH for word in name.split())


def has_foreign(text: str) -> bool:
    """Whether a word of the text names a month in another language than English."""
    return any(word in foreign_words() for word in WORD.findall(text.lower()))


@cache
def pattern() -> str:
    """A pattern for every name, the longest first, and for Arabic pairs such as "يونيو/حزيران"."""
    names = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(numbers(), key=lambda n: (-len(n), n)))
    return rf"(?:{names})(?:\s?[/(]\s?[\u0621-\u064a]{{2,8}}(?:\s[\u0621-\u064a]{{2,8}})?\)?)?"


def number_of(written: str) -> int:
    """The month of a name as ``pattern`` finds it."""
    first = re.split(r"\s?[/(]", written, maxsplit=1)[0]
    return numbers()[" ".join(first.lower().split())]
