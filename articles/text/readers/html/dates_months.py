"""Names of months in the languages of the world's press, and the calendars that are not Gregorian."""

import unicodedata
from datetime import date, timedelta

# January to December, parted by a bar.
MONTHS_OF = """
jan january januar januari janvier jänner jän janv enero ene gennaio gen janeiro gener xaneiro
urtarril tammikuu tammikuuta tammi styczeń stycznia sty leden ledna január januára ianuarie ian
siječanj siječnja januarja janvāris janvārī sausis sausio jaanuar jaan ocak oca yanvar janúar janar
ιανουάριος ιανουαρίου ιαν январь января янв січень січня січ януари јануар јануари студзень студзеня
يناير جانفي ژانویه جنوری ינואר בינואר जनवरी জানুয়ারি มกราคม มค қаңтар იანვარი იანვარს იან հունվարի
հունվար
|
feb february februar februari février févr fév febrero febbraio fevereiro fev febrer febreiro otsail
helmikuu helmikuuta helmi luty lutego lut únor února úno február februára februarie veljača veljače
februarja februāris februārī vasaris vasario veebruar veebr şubat şub fevral febrúar shkurt feber
φεβρουάριος φεβρουαρίου φεβ февраль февраля фев лютий лютого лют февруари фебруар люты лютага فبراير
فيفري شباط فوریه فروری פברואר בפברואר फरवरी फ़रवरी ফেব্রুয়ারি กุมภาพันธ์ กพ თებერვალი თებ փետրվարի
ақпан
|
mar mars march märz mär mrz marzo março març martxo maaliskuu maaliskuuta maalis marzec marca březen
března bře március marec márc martie ožujak ožujka marta marts martā kovas kovo märts maart mrt mart
maret mac marte μάρτιος μαρτίου μαρ март марта мар березень березня бер сакавік сакавіка مارس آذار
مارچ מרץ במרץ मार्च মার্চ มีนาคม มีค მარტი մարտի наурыз
|
apr april avril avr abril abr aprile apirila huhtikuu huhtikuuta huhti kwiecień kwietnia kwi duben
dubna dub április ápr apríl apríla aprilie travanj travnja aprila aprīlis aprīlī balandis balandžio
aprill nisan nis aprel prill απρίλιος απριλίου απρ апрель апреля апр квітень квітня кві април
красавік красавіка أبريل ابريل إبريل أفريل نيسان آوریل اپریل אפריל באפריל अप्रैल এপ্রিল เมษายน เมย
აპრილი აპრ ապրիլի сәуір
|
may mai mayo maggio mag maio maig maiatz toukokuu toukokuuta touko maj maja május máj mája kvě
květen května mei mej svibanj svibnja maijs maijā gegužė gegužės mayıs mayis maí μάιος μαΐου μαϊ μαι
май мая травень травня тра мај مايو أيار ماي مه مئی מאי במאי मई মে พฤษภาคม พค მაისი մայիսի мамыр
|
jun june juni juin junio giugno giu junho juny xuño ekain kesäkuu kesäkuuta kesä czerwiec czerwca
cze červen června čvn június jún júna iunie iun lipanj lipnja junija juna jūnijs jūnijā birželis
birželio juuni haziran haz iyun júní qershor ιούνιος ιουνίου ιουν июнь июня июн червень червня чер
юни јун јуни чэрвень чэрвеня يونيو يونيه حزيران جوان ژوئن جون יוני ביוני जून জুন มิถุนายน มิย ივნისი
ივნ հունիսի маусым
|
jul july juli juillet juil julio luglio lug julho juliol xullo uztail heinäkuu heinäkuuta heinä
lipiec lipca lip červenec července čvc július júl júla iulie iul srpanj srpnja julija jula jūlijs
jūlijā liepa liepos juuli temmuz tem iyul júlí korrik julai ιούλιος ιουλίου ιουλ июль июля июл
липень липня лип юли јул јули ліпень ліпеня يوليو يوليه تموز جويلية ژوئیه ژوئيه جولائی יולי ביולי
जुलाई জুলাই กรกฎาคม กค ივლისი ივლ հուլիսի шілде
|
aug august augusti août aout agosto ago agost abuztu elokuu elokuuta elo sierpień sierpnia sie srpen
srpna srp augusztus augusta kolovoz kolovoza avgust avgusta avg augusts augustā rugpjūtis rugpjūčio
ağustos ağu ágúst gusht agustus agu ogos agos augustus αύγουστος αυγούστου αυγ август августа авг
серпень серпня сер жнівень жніўня أغسطس اغسطس آب أوت اوت اگست אוגוסט באוגוסט अगस्त আগস্ট สิงหาคม สค
აგვისტო აგვ օգոստոսի тамыз
|
sep sept september septembre septiembre settembre set setembro setembre irail syyskuu syyskuuta syys
wrzesień września wrz září zář szeptember szept septembra septembrie rujan rujna septembris
septembrī rugsėjis rugsėjo eylül eyl sentyabr shtator σεπτέμβριος σεπτεμβρίου σεπ σεπτ сентябрь
сентября сен сент вересень вересня вер септември септембар сеп верасень верасня سبتمبر أيلول سپتامبر
ستمبر ספטמבר בספטמבר सितंबर सितम्बर সেপ্টেম্বর กันยายน กย სექტემბერი სექ սեպտեմբերի қыркүйек
setiembre
|
oct october oktober okt octobre octubre ottobre ott outubro out urri lokakuu lokakuuta loka
październik października paź říjen října říj október októbra octombrie oktobra oktobar oktobris
oktobrī spalis spalio oktoober ekim eki oktyabr tetor οκτώβριος οκτωβρίου οκτ октябрь октября окт
жовтень жовтня жов октомври октобар кастрычнік кастрычніка أكتوبر اكتوبر اکتبر اکتوبر אוקטובר
באוקטובר अक्टूबर अक्तूबर অক্টোবর ตุลาคม ตค ოქტომბერი ოქტ հոկտեմբերի қазан
|
nov november novembre noviembre novembro azaro marraskuu marraskuuta marras listopad listopada lis
listopadu studeni studenoga noiembrie noi novembra novembar novembris novembrī lapkritis lapkričio
kasım kas noyabr nóvember nëntor νοέμβριος νοεμβρίου νοε ноябрь ноября ноя нояб листопад листопада
лис ноември новембар лістапад лістапада نوفمبر نوامبر نومبر נובמבר בנובמבר नवंबर नवम्बर নভেম্বর
พฤศจิกายน พย ნოემბერი ნოე նոյեմբերի қараша
|
dec december dezember dez décembre déc diciembre dic dicembre dezembro desembre decembro abendu
joulukuu joulukuuta joulu grudzień grudnia gru prosinec prosince pro decembra decembrie prosinac
prosinca decembar decembris decembrī gruodis gruodžio detsember dets aralık ara dekabr desember des
disember dhjetor δεκέμβριος δεκεμβρίου δεκ декабрь декабря дек грудень грудня гру декември децембар
снежань снежня ديسمبر دسامبر دسمبر דצמבר בדצמבר दिसंबर दिसम्बर ডিসেম্বর ธันวาคม ธค დეკემბერი დეკ
դեկտեմբերի желтоқсан
"""
TWO_WORDS = {
    "كانون الثاني": 1,
    "تشرين الأول": 10,
    "تشرين الاول": 10,
    "تشرين الثاني": 11,
    "كانون الأول": 12,
    "كانون الاول": 12,
}
CROATIAN = {"listopad": 10, "listopada": 10}
JALALI = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
ZEROS = "٠۰०০๐၀௦០༠"
DIGITS = {ord(zero) + n: str(n) for zero in ZEROS for n in range(10)} | {ord("０") + n: str(n) for n in range(10)}


def folded(word: str) -> str:
    """A month's name without case, accents and dots, as different hands write it."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c) or "\u0900" <= c <= "\u0eff").replace(".", "")


MONTHS = {folded(name): number for number, names in enumerate(MONTHS_OF.split("|"), start=1) for name in names.split()}
MONTHS |= {folded(name): number for name, number in TWO_WORDS.items()}
PERSIAN = {folded(name): number for number, name in enumerate(JALALI, start=1)}


def number(word: str, language: str = "") -> int | None:
    """1 to 12 for the name of a month, in the language of the page where two would differ."""
    name = folded(word)
    if language == "hr" and name in CROATIAN:
        return CROATIAN[name]
    return MONTHS.get(name)


def day(year: int, month: int, day_of_month: int) -> date | None:
    """A calendar day from what is written; Buddhist and Persian years are told by their size."""
    if 1300 <= year < 1500:
        return persian_day(year, month, day_of_month)
    if 2400 <= year < 2700:
        year -= 543
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def persian_day(year: int, month: int, day_of_month: int) -> date | None:
    """A day of the Persian solar calendar; exact for the years 1244 to 1473 by the rule of 33 years."""
    if not (1 <= month <= 12 and 1 <= day_of_month <= 31):
        return None
    leaps = sum(1 for y in range(1300, year) if y % 33 in (1, 5, 9, 13, 17, 22, 26, 30))
    passed = (month - 1) * 31 - max(0, month - 7) + day_of_month - 1
    return date(1921, 3, 21) + timedelta(days=(year - 1300) * 365 + leaps + passed)
