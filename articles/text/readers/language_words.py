"""The commonest words of each language, written in its own script; what languages share weighs less for each."""

LATIN = {
    "en": "the of and to in that is was for on with he it as his by at from have has had not are were said this but be "
    "they an their who which will would been its she her after more about when there we you or what if all can out "
    "up than into over also could only people him them some other no one two new says told",
    "fr": "le la les des et du une est que dans qui pour pas sur au plus par ce il avec sont ont été aux en un ne se "
    "cette mais ou son sa ses elle leur comme nous vous ils était fait après entre sans selon dont deux aussi",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es wird hat an er sie "
    "nach bei aus wie einen einer haben aber sind noch wurde zum zur über werden war nur oder am dass vor durch sein",
    "es": "el los las del que en y una por con para se su al es como más pero sus le ha fue este la de un no lo "
    "esta ser entre son también sobre está ya años cuando muy sin desde todo hasta según hay han porque donde dijo",
    "it": "il di che la della per una un non con sono del si dei alla le gli nel più anche come ha è lo delle da al "
    "dal nella questo ma dalla i degli stato essere suo dopo sul ai tra ed era se hanno aveva due ci ancora",
    "pt": "o os as do da dos das que em um uma para com não por mais no na se foi ao pelo é como mas sua seu pela "
    "são ser também à tem já até quando muito nos nas entre está depois sobre ou ele ela disse segundo eram",
    "nl": "de het een van en in dat is op te zijn met voor niet aan er om ook als bij maar door wordt die dit naar "
    "heeft hij uit worden werd over was nog zich kan tot meer hebben ze je wel geen al zou deze moet",
    "sv": "och att det som en på är av för den med till inte har om ett men han vi var jag från de så kan när man "
    "under efter hon eller sig nu där här också ska alla mycket skulle vid ha ut måste då hade kommer",
    "da": "og at det som en på er af for den med til ikke har om et men han vi var jeg fra de så kan når man efter "
    "hun eller sig nu hvor her også skal alle meget ville ved ud blev være havde der blive siger mod hvad",
    "no": "og at det som en på er av for den med til ikke har om et men han vi var jeg fra de så kan når man etter "
    "hun eller seg nå der her også skal alle mye ville ved ut ble være hadde hvor blir sier mot hva må etter",
    "is": "og að í á er sem við til um það en var með fyrir ekki af hann hafa þeir eru frá eftir því hún þetta verið "
    "verður eða hefur þá sér ég vera þar upp svo fram",
    "fi": "ja on ei se että oli ovat mutta kun myös hän ole sen jos niin tai mukaan joka ollut kuin sekä mitä nyt "
    "voi vain jo siitä vielä hänen ne jotka kanssa olla tämä ennen sanoi jälkeen",
    "et": "ja on ei et ta oli kui see mis ka aga oma või nii kes ning selle seda pärast olid ma ole veel siis mida "
    "kuid juba kõik välja üle tema nende ütles",
    "lv": "un ir ar no uz par ka tika kas bija arī vai pēc lai nav pie to bet tās tiek kā šo būs viņš tikai kura gan "
    "līdz viņa savu var",
    "lt": "ir yra kad su į iš buvo kaip bet apie po už jo jos tai ar dėl nuo prie taip dar tik jau kurie per arba "
    "savo buvusio būti metų sakė",
    "pl": "i w na z się że do nie jest o od za przez po jak ale to są dla tym czy już tylko był oraz tego ich być "
    "jego może co które który została także przed została gdy było ze pod",
    "cs": "a v se na je že s z do o k i jako za by ale pro jsou od po ve které který byl to tak jeho také podle již "
    "však jen nebo kdy při ze byla ještě bylo má už uvedl jsem řekl není nikdo dům ani jsme",
    "sk": "a v sa na je že s z do o k aj ako za by ale pre sú od po vo ktoré ktorý bol to tak jeho tiež podľa už "
    "však len alebo keď pri zo bola ešte bolo má povedal sme nie iba",
    "sl": "in je v na za se da so z ki pa ne po s od kot tudi bi še pri o iz tako ali do ter bil lahko bilo kar več "
    "bila med sem kako samo smo proti zaradi",
    "hr": "i u je na se da za su od s koji što ne o iz bi kako će ali koje ili a biti te nije kao nakon sve prema "
    "samo više još tko jer bio bila tijekom godine također gdje rekao bilo",
    "hu": "a az és hogy nem is egy ez volt meg csak de azt el van ha mint már még szerint után minden ki lesz vagy "
    "kell között lehet pedig amely sem majd illetve volna ezt fel mert",
    "ro": "și de la în a cu pe că din nu o un care este pentru mai au fost să se sunt prin după dar sau al lui ale "
    "această fi fiind către între doar acest si ca fost până când spus",
    "sq": "dhe të në e i për me që një nga është se ka nuk u si kjo ky më janë por do kanë ishte pas edhe tij duke "
    "nëse gjatë tha kur ai",
    "tr": "ve bir bu için da de ile olarak çok daha olan gibi kadar sonra ancak ne o olduğu değil en ki var ise her "
    "dedi göre ya oldu iki tarafından üzerinde kendi yeni önce",
    "az": "və bir bu üçün da də ilə olaraq çox daha olan kimi qədər sonra ancaq o edib olub ki var isə hər deyib görə "
    "bildirib tərəfindən edən nə yeni əvvəl",
    "ca": "el la els les dels del i que en un una per amb no és al es com més però seu seva ha són aquest aquesta "
    "també ser va van han entre fins després dels sobre segons perquè quan ja molt",
    "gl": "o os as do da dos das que e en un unha para con non por máis no na se foi ao pola é como pero súa seu "
    "pero son ser tamén á xa ata cando moi nos nas entre está despois sobre ou polo dixo",
    "eu": "eta da ez du bat dira ere izan zuen den egin baina hori dute duen dela beste bere hau edo zen zuten horrek "
    "gure baino egiten ditu bezala",
    "ga": "agus an na ar go i le is sé bhí sin mar ach do a ag tá leis den nach bhfuil don ó sa seo chuig dúirt siad",
    "cy": "y yr yn a ac i o mae ar ei am gan wedi yw oedd bod hyn gyda ond fel nad hynny dywedodd iawn eu roedd fod",
    "mt": "li ta u il f' minn ma biex għal fuq dan din kien kienu hu hija mhux wara qal aktar bejn jew meta tal fil "
    "għall mill kif għandu",
    "af": "die en van in het is dat te nie vir op wat met sy hulle aan om is as by word ook deur was hy maar sal daar "
    "n of uit kan na ons haar gesê hierdie beseer moet mense",
    "id": "yang dan di dengan untuk dari dalam ini itu pada tidak ke akan oleh juga adalah telah sebagai karena bisa "
    "ada saat mereka tersebut atau kata orang sudah lebih kami bahwa setelah secara seperti menjadi",
    "ms": "yang dan di dengan untuk dari dalam ini itu pada tidak ke akan oleh juga adalah telah sebagai kerana boleh "
    "ada ketika mereka tersebut atau kata orang sudah lebih kami bahawa selepas secara beliau menjadi iaitu berkata",
    "tl": "ang ng sa na mga ay at si ni para hindi nang ito mula kay kung may din rin pa nila siya niya kanyang "
    "upang isang ayon dahil naman lang ko ako sila",
    "vi": "của và là các được trong cho có với không một những đã người này đến từ khi tại về ra vào để cũng sẽ như "
    "ông nhiều bị sau theo năm đang rằng",
    "so": "oo ka ku iyo waxaa ee uu ah in ay waa si la kala badan aan ayaa loo kale laga lagu dalka soo wax ayay hadii",
    "sw": "na ya wa kwa ni katika za la kuwa cha hii yake hiyo kama hayo wake huo vya lakini hata baada watu alisema "
    "pia ambao amesema huu sana",
    "ha": "da na a ya ta wa an su cikin shi ne ba ce wannan domin mai yi ga kuma sun masu kan amma bayan daga har "
    "sai wanda yana",
    "ku": "û li ji di de ku bi ya yê na ew jî bo ne her wan ev xwe dike jê hat tê bû heye kir lê gotin",
    "uz": "va bu bilan uchun bir edi ham deb qilish haqida emas bo'lgan ega kerak lekin uning o'z o'zbekiston esa yil",
    "yo": "ni ti ati awọn si o wa fun pe naa kan ọdun ninu bi ki lati sọ wọn jẹ",
    "zu": "ukuthi futhi uma kodwa nge kanye ngoba abantu noma lapho yini ukuba kule kakhulu into",
    "eo": "la de kaj en estas al ke por kun ne mi vi li ĝi pri sed el tiu kiu ili ankaŭ estis per aŭ",
    "la": "et in est non ad ut cum qui sed quod de ex per enim esse hoc etiam sunt si ab eius",
}
CYRILLIC = {
    "ru": "и в не на что с по как это он к из а за от но у его то все для о было был так же мы она или если при были "
    "только еще до после чтобы сказал также есть быть которые уже их",
    "uk": "і в не на що з по як це він до із а за від але у його то все для про було був так же ми вона або якщо при "
    "були тільки ще після щоб сказав також є бути які вже їх та й",
    "be": "і ў не на што з па як гэта ён да а за ад але у яго то усё для пра было быў так жа мы яна ці калі былі "
    "толькі яшчэ пасля каб сказаў таксама ёсць быць якія ужо іх",
    "bg": "и в не на че с по като това той от а за но у го то всички се е са ще да до след също или ако беше бяха "
    "само още които при вече им тя ние има най каза били",
    "mk": "и во не на дека со по како тоа тој од а за но го се е ќе да до по исто или ако беше беа само уште кои при "
    "веќе им таа ние има најмногу рече ги овој оваа",
    "sr": "и у не на да са по као то он од а за али га се је су ће до после такође или ако био били само још који при "
    "већ им она ми има рекао што ово није",
    "kk": "және бұл мен да де үшін бір деп болып осы бар жоқ ол еді туралы кейін болды емес деді қазақстан",
    "ky": "жана бул менен да үчүн бир деп болуп ошол бар жок ал эле жөнүндө кийин болгон эмес деди кыргыз",
    "mn": "нь байна энэ гэж бол юм ба болон байсан уу тэр хэлсэн монгол дээр ч бөгөөд хүн он",
    "tg": "ва дар аз ба ки ин бо барои аст буд он шуд шудааст мекунад тоҷикистон гуфт то як",
    "tt": "һәм бу белән да дә өчен бер дип булып шул бар юк ул иде турында соң булды түгел",
}
ARABIC = {
    "ar": "في من على إلى أن التي عن مع هذا هذه الذي ما كان بعد لا قال بين كما وقد ذلك كل إن أو لم حيث أنه خلال عند وفي",
    "fa": "در و به از که این را با است برای آن یک خود تا بر شد شده کرد بود هم نیز وی های می ها شود کند ما اما",
    "ur": "کے میں کی ہے اور سے کا کو اس نے پر یہ ہیں کہ بھی تھا ایک نہیں ہو کر گیا لیے وہ تو جو تھے ان کیا",
    "ps": "په د او چې کې ته له دی هم نه دا سره دي يې کړي کړ وي شوي خو هغه یو کړه څخه پر چي وویل",
    "ku": "لە و بە بۆ کە ئەم لەسەر لەگەڵ ئەو یان هەر بوو دەکات کرد نییە هەروەها ئەوەی دوای بووە",
    "sd": "جي ۾ جو آهي ۽ کي جا سان تي اهو نه ته لاء ان هن آهن به هو کان",
    "ug": "ۋە بىر بۇ بىلەن ئۈچۈن دەپ بولۇپ ئۇ بار ئەمەس كېيىن قىلىش",
}
DEVANAGARI = {
    "hi": "के में की है और से का को पर ने यह हैं कि भी था एक नहीं हो कर गया लिए वह तो जो थे इस कहा",
    "mr": "आणि आहे या व ते की हे होते नाही तर पण केला आहेत मध्ये साठी असे होता केली म्हणून करण्यात यांनी झाली एक",
    "ne": "र मा को छ गरेको पनि लागि भने हो छन् यो भएको गर्न लाई तथा बाट गरेका एक थियो उनले बताए",
}
BENGALI = {
    "bn": "ও এই করে থেকে না এ তার হয় একটি করা সঙ্গে জন্য হয়েছে বলেন কিন্তু তিনি",
    "as": "আৰু এই কৰি পৰা নহয় তেওঁ এটা কৰা লগত বাবে হৈছে কিন্তু",
}
ETHIOPIC = {
    "am": "ነው እና ላይ ውስጥ ጋር ነበር እንደ ወደ ግን አንድ ሲሆን መሆኑን ይህ ናቸው አዲስ",
    "ti": "እዩ ናይ ኣብ እቲ ከም ምስ ናብ እዚ ካብ ድማ ነቲ ኣሎ ግን እታ ዝነበረ",
}
HEBREW = {
    "he": "של את על לא הוא עם כי זה גם אל היא אבל היה יותר בין אחרי לפני כל",
    "yi": "און די אַז פֿון איז דער צו אין מיט אויף נישט האָט דאָס",
}
