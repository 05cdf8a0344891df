"""Lines of furniture told by their words, in the languages of the press: "Read more:", dates, bylines, copyright."""

import re

MAX_LABELLED = 260


def beginning(*wordings: str, end: str = "") -> re.Pattern[str]:
    """Matches a line that begins with one of these, whatever marks stand before it."""
    return re.compile(rf"^[\W_]{{0,4}}(?:{'|'.join(wordings)}){end}", re.IGNORECASE)


TEASER = beginning(
    r"(?:also )?read(?: (?:more|also|next|the full story|full story|our|this|on))?\s?[:|»>–-]",
    r"read (?:more|also|next)\b|also read\b|(?:see|learn|find out|discover|watch|listen) (?:also|more)\b",
    r"more (?:on|from|about) (?:this|our|the)\b",
    r"related(?: (?:articles?|stor(?:y|ies)|news|content|topics?|coverage|links?|posts?|videos?|reading))?"
    r"\s?(?:[:|»>]|$)",
    r"recommended\b.{0,30}$",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested)|don['’]t miss|must[- ]read|click here)",
    r"(?:watch(?: (?:now|live|more|here))?:)|(?:à )?lire (?:aussi|également|plus)",
    r"à (?:voir|écouter|découvrir) aussi|voir aussi|sur le même (?:sujet|thème)",
    r"(?:lea|lee|leer|mira|vea|ver|te puede|le puede|puede|podría|también te puede) (?:también)",
    r"(?:más|además|interesar\w*|también:)|te (?:recomendamos|puede interesar|podría interesar)",
    r"(?:notas?|noticias?|artículos?|contenidos?) relacionad[oa]s?|más información\s?(?:[:|»>]|$)",
    r"le recomendamos|además\s?:|(?:leia|veja|saiba|confira|assista|ouça)(?: também| mais| ainda| a seguir)\b",
    r"leia\s?:|(?:notícias|matérias) relacionadas|(?:lesen sie|lies|mehr) (?:auch|dazu|mehr|zum thema|hier)",
    r"(?:auch|das könnte sie auch|könnte sie auch) (?:interessant|interessieren)",
    r"mehr (?:zum thema|dazu|lesen)\b|weiterlesen\b|siehe auch\b|zum thema\s?:",
    r"(?:leggi|guarda|vedi|ascolta|approfondi) (?:anche|tutt[oi]|di più)|(?:ti )?potrebbe interessart?i",
    r"(?:lees|bekijk|luister|zie) (?:ook|meer|verder)|(?:läs|se) (?:också|mer|även)|les (?:også|mer|alt)",
    r"læs (?:også|mere)|lue (?:myös|lisää)|lestu (?:meira|einnig)",
    r"(?:czytaj|przeczytaj|zobacz|sprawdź) (?:też|także|również|więcej|tutaj)",
    r"(?:čtěte|přečtěte|čítajte|prečítajte)(?: si)? (?:také|tiež|také|více|viac)",
    r"(?:olvasta már|olvassa el|kapcsolódó)\b|(?:citește|citeşte|vezi) (?:și|şi|mai)",
    r"(?:pročitajte|čitajte|procitajte|preberite|beri(?:te)?) (?:i|još|više|tudi|također)",
    r"(?:читайте|смотрите|слушайте)(?: также| ещё| еще| по теме)|читати також",
    r"(?:читайте|дивіться) (?:також|ще)|по теме\s?:|още по темата|вижте (?:още|също)|прочетете|прочитајте",
    r"διαβάστε (?:επίσης|ακόμα|ακόμη|περισσότερα)|(?:δείτε|διαβάστε)\s?(?:επίσης|ακόμη|:)",
    r"(?:ilgili haber|bunlar da|ayrıca bakınız|devamını oku|haberin devamı)",
    r"(?:baca|lihat|simak) (?:juga|selengkapnya|pula)|(?:xem|đọc) (?:thêm|tiếp|ngay)",
    r"(?:lexo|shiko) (?:edhe|më)|skaityk(?:ite)? (?:taip pat|daugiau)|lasi(?:et)? (?:arī|vairāk)",
    r"loe (?:ka|lisaks|rohkem)|اقرأ (?:أيضا|أيضاً|ايضا|المزيد)|إقرأ أيضا|شاهد أيضا|مواضيع ذات صلة",
    r"(?:بیشتر )?بخوانید|(?:یہ بھی پڑھیں|مزید پڑھیں)|קרא(?:ו)? (?:גם|עוד)",
    r"(?:यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|और पढ़ें)|(?:আরও পড়ুন|আরো পড়ুন)",
    r"(?:मिथ्या|हेही वाचा|हे ही वाचा|આ પણ વાંચો|மேலும் படிக்க|ఇవి కూడా చదవండి)",
    r"(?:อ่านเพิ่มเติม|อ่านข่าว|ข่าวที่เกี่ยวข้อง|อ่านต่อ)",
    r"(?:延伸閱讀|延伸阅读|相關新聞|相关新闻|相关阅读|相關報導|更多報導|推薦閱讀|看更多|閱讀更多)|"
    r"(?:関連記事|あわせて読みたい|【関連】|関連リンク)|(?:관련기사|관련 기사|▶)",
)
ADVERT = beginning(
    r"advertisements?|advertising|story continues below.{0,40}|article continues (?:below|after).{0,40}",
    r"publicidade?|publicité|anzeige|werbung|pubblicità|reklama?|reklam|annons|annonse|mainos|advertentie",
    r"hirdetés|publicitate|реклама|διαφήμιση|إعلان|廣告|广告|広告|iklan|oglas|loading\.{0,3}|continue reading",
    r"sponsored(?: content)?|skip (?:past|to).{0,60}|scroll to continue.{0,40}",
    end=r"[\W_]{0,3}$",
)
NEWSLETTER = beginning(
    r"(?:sign up|subscribe|register)\b.{0,80}(?:newsletter|e-?mail|inbox|alerts|updates|channel)",
    r"(?:whatsapp|youtube|telegram|free)",
    r"follow (?:us|me|him|her|@|the \w+)\b.{0,80}(?:on|twitter|facebook|instagram|telegram|whatsapp|news)",
    r"join (?:our|us on)\b.{0,60}(?:whatsapp|telegram|channel|newsletter)",
    r"get (?:the|our|all the) .{0,60}(?:inbox|newsletter|delivered|notifications)",
    r"(?:suscríbete|síguenos|abonnez-vous|suivez-nous|inscrivez-vous|abonnieren sie)\b.{0,140}$",
    r"(?:folgen sie|iscriviti|seguici|assine|siga|acompanhe|inscreva-se)\b.{0,140}$",
)
CREDIT = beginning(
    r"©|\(c\) ?\d{4}|copyright\b|all rights reserved|tous droits|todos los derechos|alle rechte",
    r"(?:photo|image|picture|foto|photos|images|fotos|bild|bilder|imagen|crédito|credit|photograph|fotografía|zdjęcie|фото|"
    r"photo credit|image credit|featured image|source|quelle|fuente|fonte|kilde|kaynak|źródło|источник|джерело|"
    r"stock photo|file photo)s?\s?(?:by|credit|:|/|©|via)\s?.{0,80}$",
)
BYLINE = re.compile(
    r"^[\W_]{0,3}(?:(?:written |reported |posted |story |text |words |edited |published )?by:? [^\W\d_]|"
    r"(?:par|por|von|di|door|af|av) [A-ZÀ-Ý])[^.!?:;]{2,70}$",
)
STAMP = re.compile(
    r"^[\W_]{0,3}(?:published|posted|updated|last (?:updated|modified)|first published|modified|publié|mis à jour|"
    r"publicado|actualizado|atualizado|veröffentlicht|aktualisiert|stand|pubblicato|aggiornato|gepubliceerd|"
    r"опубликовано|обновлено|date|fecha|data)\b.{0,12}\d.{0,70}$"
    r"|^[\W_]{0,3}(?:[^\W\d_]{2,12}\.?,? ){0,2}\d{1,2}[./ -](?:[^\W\d_]{3,12}|\d{1,2})[./, -]{1,2}\d{2,4}\b.{0,40}$"
    r"|^\d+ (?:min(?:ute)?s?|hours?|days?)\b.{0,20}(?:read|ago)$",
    re.IGNORECASE,
)
NOTICE = beginning(
    r"[^\W\d_]{0,10}(?:版权|版權|免责声明|免責聲明|特别声明|特別聲明|著作権)|저작권|무단 ?전재|ⓒ|©|"
    r"unauthori[sz]ed reproduction|reproduction (?:interdite|without)|queda prohibida|prohibida (?:la|su)|"
    r"todos os direitos|proibida a|riproduzione riservata|всі права|все права"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{4} (?:GMT|UTC|hrs)")
DIGITS = re.compile(r"\d+")
MAX_NOTICE = 700
PHRASE_END = re.compile(r"[.!?…。！？।؟][\"'”’»)]{0,2}$")


def kind(text: str, linked: float, heading: bool = False) -> str:
    """What a line of furniture is, "" for a line of the story."""
    if len(text) <= MAX_NOTICE and NOTICE.match(text):
        return "credit"
    if len(text) > MAX_LABELLED:
        return ""
    if ADVERT.match(text):
        return "advert"
    if (linked > 0.25 or len(text) < 60 or ":" in text[:40]) and TEASER.match(text):
        return "related" if linked > 0.25 or not PHRASE_END.search(text) else ""
    if NEWSLETTER.match(text):
        return "newsletter"
    if len(text) > 120:
        return ""
    if CREDIT.match(text):
        return "credit"
    if PHRASE_END.search(text) or heading:
        return ""
    return "author" if BYLINE.match(text) else "date" if is_stamp(text) else ""


def is_stamp(text: str) -> bool:
    """A line that says when and nothing else, in any language: a year, other figures, and hardly a word."""
    if STAMP.match(text):
        return True
    if not YEAR.search(text) or len(DIGITS.findall(text)) < 2:
        return False
    words = len(text.split())
    return words <= 5 or (words <= 14 and CLOCK.search(text) is not None)
