"""The language of a story, from its script and its commonest words."""
# ruff: noqa: E501 — a sentence a line

import time

import pytest

from articles.text.readers import languages

SENTENCES = {
    "fr": "Le maire a déclaré que les habitants de la ville ont été évacués dans la nuit par les pompiers.",
    "de": "Der Bürgermeister sagte, dass die Bewohner der Stadt in der Nacht von der Feuerwehr gerettet wurden.",
    "es": "El alcalde dijo que los vecinos de la ciudad fueron evacuados por la noche y que no hay heridos.",
    "it": "Il sindaco ha detto che gli abitanti della città sono stati evacuati nella notte dai vigili del fuoco.",
    "pt": "O prefeito disse que os moradores da cidade foram retirados durante a noite pelos bombeiros e não há feridos.",
    "nl": "De burgemeester zei dat de inwoners van de stad in de nacht door de brandweer zijn geëvacueerd.",
    "sv": "Borgmästaren sade att invånarna i staden hade evakuerats under natten och att ingen var skadad.",
    "da": "Borgmesteren sagde, at byens indbyggere var blevet evakueret i løbet af natten, og at ingen blev såret.",
    "no": "Ordføreren sa at innbyggerne i byen hadde blitt evakuert i løpet av natten, og at ingen var skadet etter det.",
    "is": "Borgarstjórinn sagði að íbúar bæjarins hefðu verið fluttir á brott um nóttina og að enginn hafi slasast.",
    "fi": "Kaupunginjohtaja sanoi, että kaupungin asukkaat oli evakuoitu yöllä ja että kukaan ei ole loukkaantunut.",
    "et": "Linnapea ütles, et linna elanikud viidi öösel ära ja et keegi ei ole viga saanud, kuid maja on kahjustatud.",
    "lv": "Mērs sacīja, ka pilsētas iedzīvotāji naktī tika evakuēti un ka neviens nav cietis, bet māja ir bojāta.",
    "lt": "Meras sakė, kad miesto gyventojai naktį buvo evakuoti ir kad niekas nenukentėjo, bet namas yra apgadintas.",
    "pl": "Burmistrz powiedział, że mieszkańcy miasta zostali w nocy ewakuowani przez straż i że nikt nie jest ranny.",
    "cs": "Starosta řekl, že obyvatelé města byli v noci evakuováni hasiči a že nikdo není zraněn, ale dům je poškozen.",
    "sk": "Starosta povedal, že obyvatelia mesta boli v noci evakuovaní a že nikto nie je zranený, ale dom je poškodený.",
    "sl": "Župan je povedal, da so bili prebivalci mesta ponoči evakuirani in da ni nihče poškodovan, vendar je hiša.",
    "hr": "Gradonačelnik je rekao da su stanovnici grada tijekom noći evakuirani i da nitko nije ozlijeđen, ali kuća.",
    "hu": "A polgármester azt mondta, hogy a város lakóit az éjszaka kimenekítették, és senki nem sérült meg.",
    "ro": "Primarul a spus că locuitorii orașului au fost evacuați în timpul nopții de pompieri și că nu sunt răniți.",
    "sq": "Kryetari i bashkisë tha se banorët e qytetit janë evakuuar gjatë natës dhe se nuk ka të plagosur.",
    "tr": "Belediye başkanı, kentte oturanların gece tahliye edildiğini ve yaralı olmadığını, ancak bir evin çok zarar gördüğünü söyledi.",
    "az": "Bələdiyyə sədri şəhər sakinlərinin gecə təxliyə edildiyini və heç bir yaralı olmadığını bildirib.",
    "ca": "L'alcalde va dir que els veïns de la ciutat han estat evacuats durant la nit i que no hi ha ferits.",
    "gl": "O alcalde dixo que os veciños da cidade foron evacuados pola noite e que non hai unha soa persoa ferida.",
    "eu": "Alkateak esan du herritarrak gauean atera dituztela eta ez dela inor zauritu, baina etxe bat hondatu da.",
    "ga": "Dúirt an méara go raibh muintir na cathrach slán agus nach bhfuil aon duine gortaithe sa tine seo.",
    "cy": "Dywedodd y maer fod trigolion y dref wedi gadael yn ystod y nos ac nad oedd neb wedi ei anafu.",
    "mt": "Is-sindku qal li r-residenti tal-belt kienu evakwati matul il-lejl u li ħadd ma kien ferut għal issa.",
    "af": "Die burgemeester het gesê dat die inwoners van die stad in die nag ontruim is en dat niemand beseer is nie.",
    "id": "Wali kota mengatakan bahwa warga kota telah dipindahkan pada malam hari dan tidak ada yang terluka karena itu.",
    "ms": "Datuk Bandar berkata penduduk bandar itu telah dipindahkan pada waktu malam dan tidak ada yang cedera, kata beliau.",
    "tl": "Sinabi ng alkalde na ang mga tao sa lungsod ay inilikas sa gabi at walang nasaktan dahil sa baha.",
    "vi": "Thị trưởng nói rằng người dân của thành phố đã được sơ tán trong đêm và không có ai bị thương.",
    "so": "Duqa magaalada ayaa sheegay in dadka la daadgureeyay habeenkii oo aan cidna wax ku noqon, waxaa kale oo uu.",
    "sw": "Meya alisema kwamba wakazi wa mji huo walihamishwa usiku na kwamba hakuna mtu aliyejeruhiwa katika tukio hilo la moto.",
    "ha": "Magajin gari ya ce an kwashe mazauna birnin da dare kuma ba wanda ya ji rauni a cikin gobarar, amma an rasa gida.",
    "ku": "Şaredar got ku şêniyên bajêr di şevê de hatine veguhastin û kes birîndar ne bû, lê malek ji ber agir hat.",
    "ru": "Жители города сообщили, что утром на площади были слышны выстрелы.",
    "uk": "Мешканці міста повідомили, що вранці на площі було чути постріли, її перекрили.",
    "be": "Жыхары горада паведамілі, што раніцай на плошчы былі чутныя стрэлы, яе перакрылі ў той жа час.",
    "bg": "Жителите на града съобщиха, че сутринта на площада са се чували изстрели и той е бил затворен.",
    "mk": "Жителите на градот изјавија дека утрото на плоштадот се слушале истрели и дека тој е затворен.",
    "sr": "Становници града су рекли да су јутрос на тргу чули пуцње и да је он затворен, али нико није повређен.",
    "kk": "Қала тұрғындары таңертең алаңда атыс болғанын және оның жабылғанын айтты, бірақ бұл туралы билік үнсіз деп.",
    "el": "Οι κάτοικοι της πόλης είπαν ότι το πρωί ακούστηκαν πυροβολισμοί στην πλατεία.",
    "ar": "قال السكان إنهم سمعوا إطلاق نار في الساحة صباح اليوم.",
    "fa": "ساکنان شهر گفتند که صبح امروز صدای تیراندازی را در میدان شنیدند و پلیس آن را بست.",
    "ur": "شہر کے رہائشیوں نے کہا کہ آج صبح چوک میں گولیوں کی آوازیں سنی گئیں اور پولیس نے اسے بند کر دیا۔",
    "ps": "د ښار اوسېدونکو وویل چې نن سهار یې په څلور لارې کې د ډزو غږونه واورېدل.",
    "he": "תושבי העיר אמרו כי הבוקר נשמעו יריות בכיכר והמשטרה סגרה אותה.",
    "hi": "शहर के निवासियों ने कहा कि आज सुबह चौक में गोलियों की आवाज सुनी गई और पुलिस ने उसे बंद कर दिया।",
    "mr": "शहरातील रहिवाशांनी सांगितले की आज सकाळी चौकात गोळीबाराचा आवाज आला आणि पोलिसांनी तो बंद केला आहे.",
    "ne": "सहरका बासिन्दाले आज बिहान चोकमा गोलीको आवाज सुनेको बताए र प्रहरीले त्यो बन्द गरेको छ।",
    "bn": "শহরের বাসিন্দারা বলেন যে আজ সকালে চত্বরে গুলির শব্দ শোনা গেছে এবং পুলিশ তা বন্ধ করে দিয়েছে।",
    "pa": "ਸ਼ਹਿਰ ਦੇ ਵਸਨੀਕਾਂ ਨੇ ਕਿਹਾ ਕਿ ਅੱਜ ਸਵੇਰੇ ਚੌਕ ਵਿੱਚ ਗੋਲੀਆਂ ਦੀ ਆਵਾਜ਼ ਸੁਣੀ ਗਈ।",
    "gu": "શહેરના રહેવાસીઓએ કહ્યું કે આજે સવારે ચોકમાં ગોળીબારનો અવાજ સંભળાયો.",
    "ta": "இன்று காலை சதுக்கத்தில் துப்பாக்கிச் சூடு கேட்டதாக நகர மக்கள் கூறினர்.",
    "te": "ఈ ఉదయం కూడలిలో కాల్పుల శబ్దం వినిపించిందని పట్టణ ప్రజలు చెప్పారు.",
    "kn": "ಇಂದು ಬೆಳಿಗ್ಗೆ ಚೌಕದಲ್ಲಿ ಗುಂಡಿನ ಸದ್ದು ಕೇಳಿಸಿತು ಎಂದು ನಗರದ ನಿವಾಸಿಗಳು ಹೇಳಿದರು.",
    "ml": "ഇന്ന് രാവിലെ ചത്വരത്തിൽ വെടിയൊച്ച കേട്ടതായി നഗരവാസികൾ പറഞ്ഞു.",
    "si": "අද උදෑසන චතුරශ්‍රයේ වෙඩි හඬ ඇසුණු බව නගර වැසියෝ පැවසූහ.",
    "th": "ชาวเมืองกล่าวว่าได้ยินเสียงปืนที่จัตุรัสเมื่อเช้านี้",
    "lo": "ຊາວເມືອງກ່າວວ່າໄດ້ຍິນສຽງປືນໃນເຊົ້ານີ້",
    "km": "អ្នកក្រុងបាននិយាយថាពួកគេបានឮសំឡេងកាំភ្លើងនៅព្រឹកនេះ",
    "my": "ယနေ့နံနက်တွင် သေနတ်သံများ ကြားရသည်ဟု မြို့ခံများက ပြောသည်။",
    "ka": "ქალაქის მცხოვრებლებმა თქვეს, რომ დილით მოედანზე სროლის ხმა ისმოდა.",
    "hy": "Քաղաքի բնակիչներն ասացին, որ այսօր առավոտյան հրապարակում կրակոցներ են լսվել։",
    "am": "የከተማው ነዋሪዎች ዛሬ ጠዋት በአደባባዩ ላይ የተኩስ ድምፅ እንደ ነበር ተናግረዋል እና ፖሊስ ዘግቷል ነው።",
    "ti": "ነበርቲ እታ ከተማ ሎሚ ንግሆ ኣብ ኣደባባይ ናይ ተኹሲ ድምጺ ከም ዝሰምዑ ተዛሪቦም እዮም።",
    "ja": "町の住民は今朝、広場で銃声を聞いたと話した。",
    "zh": "居民说今天早上在广场听到枪声。",
    "ko": "도시 주민들은 오늘 아침 광장에서 총소리를 들었다고 말했다.",
}
ENGLISH = (
    "The council said that the wall had been checked in the spring and was not in danger.",
    "THE COUNCIL SAID THAT THE WALL HAD BEEN CHECKED IN THE SPRING AND WAS NOT IN DANGER.",
    "“It’s over,” he said. “They’ve gone, and nobody will come back to the town.”",
    "Rebels shelled the town of Darayya on Friday, killing at least 12 people, activists told Al Jazeera.",
    "SAN SALVADOR, 3 JAN 90 -- [TEXT] THE ARMY HAS REPORTED THAT ABOUT 50 PEASANTS WERE TAKEN BY THE REBELS.",
    "Die-hard fans of the band “Die Toten Hosen” were in the square when the shooting began, police said.",
    "President Recep Tayyip Erdoğan and Aleksandar Vučić met in İstanbul on Monday to talk about the border.",
    "The minister said: “قال السكان إنهم سمعوا إطلاق نار” and then he left the room without another word to us.",
    "Protests in Rio de Janeiro, São Paulo and El Salvador del Norte went on for a third day on Sunday.",
)


@pytest.mark.parametrize(("code", "text"), SENTENCES.items(), ids=list(SENTENCES))
def test_finds(code: str, text: str) -> None:
    assert languages.guess(text) == code
    assert languages.guess(f"{text}\n\n" * 40) == code


@pytest.mark.parametrize("text", ENGLISH)
def test_finds_english(text: str) -> None:
    assert languages.guess(text) == "en"


@pytest.mark.parametrize("code", SENTENCES)
def test_addresses_and_markup_are_no_language(code: str) -> None:
    text = f"https://www.example.org/news/the-wall-and-the-town-of-the-north.html\n<p>{SENTENCES[code]}</p>"
    assert languages.guess(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello",
        "12345 67 890",
        "Zzz qqq xxx www vvv kkk jjj hhh ggg fff",
        "Lionel Messi, Neymar, Kylian Mbappé, Ángel Di María, Marquinhos",
        "Brent 71.20 WTI 65.10 EUR USD 1.08 DAX FTSE CAC NIKKEI",
    ],
)
def test_ignores(text: str) -> None:
    assert languages.guess(text) is None


@pytest.mark.parametrize("unit", ["a", "the ", "<a", "www.", "&", "a.", "я", "は", "é'", "a@"])
def test_hostile_text_is_read_at_once(unit: str) -> None:
    start = time.process_time()
    languages.guess(unit * 100_000)
    assert time.process_time() - start < 0.5
