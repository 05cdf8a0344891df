"""Lines of furniture told by their words, in the languages of the press: "Read more:", dates, bylines, copyright."""

import re

MAX_LABELLED = 260
MAX_FOLLOW = 180


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
# "The story goes on below", as it stands above an advert or a film.
ONWARD = beginning(
    r"(?:dalszy ciąg|dalsza część) (?:materiału|artykułu|tekstu)|reszta (?:artykułu|tekstu) pod",
    r"(?:artikeln|artikkelen|artiklen|saken|artikkeli|juttu|artikel|der artikel|het artikel|(?:de )?tekst) "
    r"(?:fortsätter|fortsetter|fortsætter|jatkuu|gaat (?:verder|door)|loopt door|geht (?:weiter|unten weiter))\b",
    r"(?:lees verder|weiter(?:lesen)?|fortsätt läsa|les videre|fortsett) (?:onder|na|nach|unter|efter|under) ",
    r"(?:(?:la nota|el artículo|la noticia|el texto) )?(?:continúa|sigue) (?:después|tras|debajo|más abajo|leyendo)\b",
    r"(?:(?:o texto|a matéria|a notícia) )?continua (?:após|depois|a ler|lendo)\b|la suite après (?:la|cette)\b",
    r"(?:l['’]articolo |la notizia )?(?:continua|prosegue) (?:dopo|a leggere|sotto)\b",
    r"(?:a )?cikk(?:ünk)? (?:a )?hirdetés|articolul continuă|(?:zgodba|članek|tekst) se na(?:daljuje|stavlja)\b",
    r"(?:článek|text|článok) pokračuje|pokračování článku|pokračovanie článku|nastavak (?:teksta|članka)\b",
    r"το άρθρο συνεχίζεται|продолжение (?:статьи|после рекламы|ниже)|продовження (?:після реклами|нижче)",
    end=r"[^.!?…]{0,50}[.:↓▼]?$",
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
    r"[tsv](?:u|uestra|otre) (?:suscripción|abonnement) (?:se|está|est)\b",
)
# Words that ask the reader to follow, where the name of a network stands behind them.
FOLLOW = beginning(
    r"follow|join (?:us|our|the)|find us|subscribe|suivez|retrouvez|rejoignez|abonnez|s(?:í|i)guenos|sigue",
    r"puedes? seguir|únete|recibe|suscríbe\w{2,4}|siga|acompanhe|receba|entre no|participe|segui|seguici|iscriviti",
    r"folgen sie|folge|folgt|abonnieren sie|abonniere|volg|abonneer|följ|følg|seuraa|obserwuj|dołącz|polub|śledź|bądź",
    r"sledujte|pridajte|přidejte|urmăr(?:iți|iţi|ește|eşte)|abonea|abonați|abonaţi|pratite|prijavite|zapratite",
    r"pridružite|kövess\w{0,3}|iratkozz\w{0,3}|takip (?:et|ed)\w*|abone ol\w*|bizi|ikuti|simak|dapatkan|gabung",
    r"theo dõi|следите|подпи(?:сывайтесь|шитесь)|читайте нас|присоединяйтесь|підпи(?:суйтесь|суйтеся|шіться)|стежте",
    r"долучайтесь|долучайтеся|последвайте|ακολουθ(?:ήστε|είστε)|βρείτε|διαβάστε|μάθετε|تابعوا|تابعونا|تابعنا|اشتركوا",
    r"اشترك في قنا\w*|انضموا|انضم إلى (?:قنا|مجموع)\w*|עקבו|הצטרפו|sekite|sekojiet|jälgi|ndiq",
    r"clique aqui|haz clic|click here",
    end=r"(?!\w)",
)
NETWORK = re.compile(
    r"google\s?(?:news|actu|nieuws|haberler|новости)|whats\s?app|telegram|телеграм|facebook|фейсбук|instagram|youtube|"
    r"viber|twitter|linkedin|tik\s?tok|newsletter|rss|(?<!\w)X(?!\w)|تلغرام|تيليغرام|واتس|فيسبوك",
    re.IGNORECASE,
)
CREDIT = beginning(
    r"our standards:|(?:责任|責任)?(?:编辑|編輯|责编)\s?[:：／/].{1,30}$|[(（【\[]?(?:责任编辑|责编|编辑|原标题)[:：]",
    r"\(\w{2,5}(?:[/-]\w{2,5}){1,4}\)$|(?:джерело|источник): ?.{1,16}$",
    r"©|\(c\) ?\d{4}|copyright\b|all rights reserved|tous droits|todos los derechos|alle rechte",
    r"(?:photo|image|picture|foto|photos|images|fotos|bild|bilder|imagen|crédito|credit|photograph|fotografía|zdjęcie|фото|"
    r"photo credit|image credit|featured image|source|quelle|fuente|fonte|kilde|kaynak|źródło|"
    r"stock photo|file photo)s?\s?(?:by|credit|:|/|©|via)\s?.{0,80}$",
)
BYLINE = re.compile(
    r"^[\W_]{0,3}(?:(?i:(?:written |reported |posted |story |text |words |edited |published )?by:?) [^\W\d_]|"
    r"(?i:par|por|von|di|door|af|av) [A-ZÀ-Ý])[^.!?:;]{2,70}$",
)
PLAYER = beginning(
    r"listen to (?:this|the) (?:article|story|audio)|audio by\b|(?:écouter|écoutez) (?:l['’]article|cet article)",
    r"escuch[ae](?:r)? (?:la|esta|este) (?:noticia|artículo|nota)|ouça (?:este|o) (?:conteúdo|artigo|texto)",
    r"(?:artikel|beitrag) (?:anhören|vorlesen)|ascolta l['’]articolo|luister naar dit artikel|lyssna på artikeln",
    r"(?:posłuchaj|odsłuchaj) (?:artykułu|tekstu)|прослушать (?:статью|новость)|0?0:00",
    end=r".{0,30}$",
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
    if ADVERT.match(text) or ONWARD.match(text):
        return "advert"
    if (linked > 0.25 or len(text) < 60 or ":" in text[:40]) and TEASER.match(text):
        return "related" if linked > 0.25 or not PHRASE_END.search(text) else ""
    if PLAYER.match(text):
        return "player"
    if NEWSLETTER.match(text) or (linked and len(text) <= MAX_FOLLOW and FOLLOW.match(text) and NETWORK.search(text)):
        return "newsletter"
    if len(text) > 120:
        return ""
    if CREDIT.match(text):
        return "credit"
    if PHRASE_END.search(text) or heading:
        return ""
    return "author" if is_byline(text) else "date" if is_stamp(text) else ""


def is_byline(text: str) -> bool:
    """Most of its words begin as names do: "By Tuesday the water had gone" is none."""
    words = text.split()
    return BYLINE.match(text) is not None and 2 * sum(word[0].islower() for word in words[1:]) <= len(words)


def is_stamp(text: str) -> bool:
    """A line that says when and nothing else, in any language: a year, other figures, and hardly a word."""
    if STAMP.match(text):
        return True
    if not YEAR.search(text) or len(DIGITS.findall(text)) < 2:
        return False
    words = len(text.split())
    return words <= 5 or (words <= 14 and CLOCK.search(text) is not None)
