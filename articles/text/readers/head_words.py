"""The words of a story's head: labels of fields, kinds of newspapers, what stands beside dates in several languages."""

LABELS = {
    "title": "title headline head titel titre título titulo titolo заголовок название العنوان عنوان",
    "date": "date published posted created issued released pubdate publish-date date-published "
    "publication-date first-published published-on published-at posted-on posted-at date-posted pub-date "
    "date-of-publication date-issued issue-date entry-date story-date publicationdate "
    "datum fecha data дата التاريخ تاريخ-النشر publié publié-le veröffentlicht publicado tarih",
    "dateline": "dateline",
    "updated": "updated last-updated modified last-modified date-modified updated-at updated-on last-update update "
    "lastmod last-revised",
    "byline": "by byline author authors writer written-by reporter posted-by creator autor auteur autore автор الكاتب",
    "outlet": "source outlet publication publisher newspaper site site-name website publication-title source-name "
    "agency news-agency paper media journal provider quelle fuente fonte источник المصدر",
    "url": "url link address permalink canonical source-url web original-url document-url canonical-url",
}
FIELD_OF = {label: field for field, labels in LABELS.items() for label in labels.split()}
# Fields that archives put above a story and that tell nothing we keep.
_PASSED = (
    "tags tag section category categories keywords keyword length words word-count wordcount language lang slug id "
    "layout page pages edition section-name story-id document-id doc-id article-id item-id guid type format priority "
    "urgency desk region country topic topics series graphic load-date publication-type journal-code place-of- "
    "publication country-of-publication publication-subject issn isbn source-type document-type language-of- "
    "publication proquest-document-id copyright last-updated-by database pub-type draft weight record record-number "
    "accession-number publication-info publication-year publication-date-range"
)
PASSED = frozenset(_PASSED.split())
# Beside a date these are no words of a story.
_OTHER_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday final morning evening late city national home publié "
    "publiée publie le la à mis mise jour modifié dernière lundi mardi mercredi jeudi vendredi samedi dimanche "
    "veröffentlicht aktualisiert erstellt am um uhr den der montag dienstag mittwoch donnerstag freitag samstag "
    "sonntag stand publicado publicada actualizado actualizada el las a los lunes martes miércoles jueves viernes "
    "sábado domingo hora horas h pubblicato aggiornato il alle ore lunedì martedì mercoledì giovedì venerdì sabato "
    "domenica atualizado em às segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta "
    "quinta sexta feira gepubliceerd bijgewerkt op om maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "опубликовано обновлено дата г в понедельник вторник среда четверг пятница суббота воскресенье نشر في تاريخ النشر "
    "آخر تحديث الساعة بتاريخ الإثنين الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد yayınlanma güncelleme "
    "güncellendi tarihi pazartesi salı çarşamba perşembe cuma cumartesi pazar saat"
)
OTHER_WORDS = frozenset(_OTHER_WORDS.split())
# What names of newspapers and agencies end in.
_OUTLET_KINDS = (
    "Post Times Guardian Herald Gazette Mercury Courier Telegraph News Tribune Journal Press Daily Star Observer "
    "Independent Chronicle Standard Mail Express Sun Mirror Examiner Globe Register Sentinel Dispatch Record Monitor "
    "Review Wire Agency Broadcasting Radio TV Television Today Ledger Echo Argus Advertiser Inquirer Bulletin "
    "Newswire Newswires Service Week Weekly Economist Scotsman Gleaner Leader Citizen Advocate Reuters AFP UPI Xinhua "
    "Magazine Al-Jazeera Jazeera BBC CNN NPR ITN dpa EFE TASS Interfax Bloomberg Online"
)
OUTLET_KINDS = _OUTLET_KINDS.split()
