"""What a text's language is called, and which way it runs."""

from django import template
from django.conf.locale import LANG_INFO

from articles.models.countries import names

register = template.Library()

# Languages that readers tell apart and Django has no name for.
NAMES = {
    "am": "Amharic",
    "as": "Assamese",
    "bo": "Tibetan",
    "dv": "Dhivehi",
    "gu": "Gujarati",
    "ha": "Hausa",
    "ku": "Kurdish",
    "la": "Latin",
    "lo": "Lao",
    "mt": "Maltese",
    "or": "Odia",
    "ps": "Pashto",
    "sd": "Sindhi",
    "si": "Sinhala",
    "so": "Somali",
    "ti": "Tigrinya",
    "tl": "Tagalog",
    "yi": "Yiddish",
    "yo": "Yoruba",
    "zh": "Chinese",
    "zu": "Zulu",
}
# Kurdish and Azerbaijani are written both ways round: their texts tell.
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@register.filter
def language_name(code: str) -> str:
    """ "French"; a code that nobody has a name for stays as it is."""
    code = code.lower().replace("_", "-")
    plain = code.partition("-")[0]
    if name := names("languages").get(plain):
        return name
    known = LANG_INFO.get(code, {}).get("name") or LANG_INFO.get(plain, {}).get("name")
    return NAMES.get(plain) or known or code


@register.filter
def direction(code: str) -> str:
    """The value of ``dir``: a paragraph that begins with a Latin name is no less Arabic for it."""
    return "rtl" if code.lower().replace("_", "-").partition("-")[0] in RIGHT_TO_LEFT else "auto"
