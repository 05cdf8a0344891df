"""Invented stories as sites of the press write them in many countries: what they show, and what the story is."""
# ruff: noqa: E501 (pages are written as their systems write them)

from tests.text.readers.html.press_pages import Case, ld, page

ARABIC = Case(
    "Arabic, from right to left",
    page(
        '<title>إغلاق ثلاثة جسور بعد ارتفاع منسوب النهر | صدى الوادي</title><meta property="og:site_name" content="صدى الوادي">'
        '<meta property="article:published_time" content="2024-05-12T14:05:00+03:00">',
        """<div dir="rtl"><nav><a href="/">الرئيسية</a><a href="/p">سياسة</a></nav><main><h1>إغلاق ثلاثة جسور بعد ارتفاع منسوب
        النهر</h1><span class="date">12 مايو 2024</span><div class="article-share"><a>شارك القصة</a></div>
        <div class="wysiwyg wysiwyg--all-content"><p>أغلقت السلطات ثلاثة جسور على النهر مساء الاثنين بعد أن ارتفع منسوب
        المياه أكثر من مترين خلال ست ساعات.</p><p>وقالت المعلمة ميرا تولان: "كان أمامنا عشر دقائق لمغادرة المنزل".</p>
        <p>اقرأ أيضا: <a href="/x">كيف بنيت السدود القديمة</a></p><h2>طلب المساعدة</h2><p>وطلبت البلدية المساعدة من المناطق
        المجاورة التي أرسلت مضخات وأربعين قاربا.</p></div><div class="article-source"><p>المصدر: صدى الوادي</p></div></main></div>""",
        "ar",
    ),
    "إغلاق ثلاثة جسور بعد ارتفاع منسوب النهر",
    (
        "أغلقت السلطات ثلاثة جسور على النهر مساء الاثنين بعد أن ارتفع منسوب المياه أكثر من مترين خلال ست ساعات.",
        'وقالت المعلمة ميرا تولان: "كان أمامنا عشر دقائق لمغادرة المنزل".',
        "طلب المساعدة",
        "وطلبت البلدية المساعدة من المناطق المجاورة التي أرسلت مضخات وأربعين قاربا.",
    ),
    "2024-05-12T11:05+00:00",
)

JAPANESE = Case(
    "a Japanese portal",
    page(
        '<title>アンセル川増水、橋3本が通行止めに（谷間新聞） - ポータル</title><meta property="og:title" '
        'content="アンセル川増水、橋3本が通行止めに（谷間新聞） - ポータル"><meta property="og:site_name" content="ポータル">',
        """<div id="contents"><article><header><h1 class="sc-1">アンセル川増水、橋3本が通行止めに</h1><div class="sc-2"><p>
        <time>3/4(火) 6:12</time>配信</p></div></header><div class="article_body"><div><p class="sc-3 highLightSearchTarget">
        アンセル川の水位が6時間で2メートル以上上昇し、3本の橋が月曜日の夜に通行止めになった。水防局が発表した。
        <br><br>「家を出るまで10分しかなかった」と教師のミラ・トーランドさん（42）は話す。40世帯が体育館で一夜を過ごした。
        <br><br>水位は水曜日から下がる見込みだが、週末には再び雨が予想されている。</p></div></div>
        <div class="related"><h2>【関連記事】</h2><ul><li><a href="/1">堤防はどう造られたか</a></li></ul></div></article></div>""",
        "ja",
    ),
    "アンセル川増水、橋3本が通行止めに",
    (
        "アンセル川の水位が6時間で2メートル以上上昇し、3本の橋が月曜日の夜に通行止めになった。水防局が発表した。",
        "「家を出るまで10分しかなかった」と教師のミラ・トーランドさん（42）は話す。40世帯が体育館で一夜を過ごした。",
        "水位は水曜日から下がる見込みだが、週末には再び雨が予想されている。",
    ),
    "",
)

KOREAN = Case(
    "Korean with line breaks for paragraphs",
    page(
        '<title>안셀강 불어 다리 3곳 통제 - 계곡일보</title><meta property="og:title" content="안셀강 불어 다리 3곳 통제">'
        '<meta property="og:site_name" content="계곡일보"><meta property="article:published_time" content="2025-07-17T08:31:00+09:00">',
        """<div id="wrap"><div class="article-head"><h3 class="heading">안셀강 불어 다리 3곳 통제</h3><ul class="infomation">
        <li>기자명 이하나 기자</li><li>입력 2025.07.17 08:31</li></ul></div><article id="article-view-content-div" class="article-veiw-body"
        itemprop="articleBody"><figure><img><figcaption>17일 새벽 안셀강 다리. 사진=계곡일보</figcaption></figure>
        안셀강 수위가 6시간 만에 2m 넘게 오르면서 17일 밤 다리 3곳의 통행이 통제됐다고 수방국이 밝혔다.<br><br>
        교사 미라 씨는 "집을 나설 시간이 10분뿐이었다"고 말했다. 40가구가 체육관에서 밤을 보냈다.<br><br>
        수위는 19일부터 내려갈 것으로 보이지만 주말에 다시 비가 예보돼 있다.<br><br>이하나 기자 hana@example.kr<br><br>
        저작권자 © 계곡일보 무단전재 및 재배포 금지</article></div>""",
        "ko",
    ),
    "안셀강 불어 다리 3곳 통제",
    (
        "안셀강 수위가 6시간 만에 2m 넘게 오르면서 17일 밤 다리 3곳의 통행이 통제됐다고 수방국이 밝혔다.",
        '교사 미라 씨는 "집을 나설 시간이 10분뿐이었다"고 말했다. 40가구가 체육관에서 밤을 보냈다.',
        "수위는 19일부터 내려갈 것으로 보이지만 주말에 다시 비가 예보돼 있다.",
    ),
    "2025-07-16T23:31+00:00",
)

CHINESE = Case(
    "a Chinese portal",
    page(
        "<title>安塞尔河水位上涨 三座桥梁关闭-山谷网</title>",
        """<div class="main"><h1>安塞尔河水位上涨 三座桥梁关闭</h1><div class="info"><span>2024-06-18 21:47:05</span>
        <span>来源：山谷日报</span></div><div class="left_zw" id="content_area"><p>　　山谷网6月18日电 (记者 李河)由于安塞尔河水位在六小时内上涨两米多，
        三座桥梁于18日晚关闭，水务局表示。</p><p>　　“我们只有十分钟离开家，”教师米拉说。四十户家庭在体育馆过夜。</p>
        <p>　　水务局预计水位从周三开始下降，但周末将有新一轮降雨。(完)</p><p>　　责任编辑：王明</p></div>
        <div class="zw_gjc">【编辑:王明】</div></div>""",
        "zh-CN",
    ),
    "安塞尔河水位上涨 三座桥梁关闭",
    (
        "山谷网6月18日电 (记者 李河)由于安塞尔河水位在六小时内上涨两米多， 三座桥梁于18日晚关闭，水务局表示。",
        "“我们只有十分钟离开家，”教师米拉说。四十户家庭在体育馆过夜。",
        "水务局预计水位从周三开始下降，但周末将有新一轮降雨。(完)",
    ),
    "2024-06-18T13:47+00:00",
)

BITRIX = Case(
    "Bitrix in Russian",
    page(
        '<title>Три моста закрыты из-за подъёма воды - Вестник долины</title><link rel="canonical" href="https://vestnik-doliny.ru/news/1">',
        """<div id="panel"></div><ul class="menu"><li><a href="/">Главная</a></li></ul><div class="news-detail">
        <h1>Три моста закрыты из-за подъёма воды</h1><span class="news-date-time">17.04.2024 09:15</span>
        <div class="news-detail-text">Три моста через Ансель закрыли в понедельник вечером: вода поднялась более чем на два метра
        за шесть часов, сообщили в управлении водного хозяйства.<br /><br />«У нас было десять минут, чтобы выйти из дома», —
        рассказала учительница Мира Толланд.<br /><br />Читайте также: <a href="/x">Как строили дамбы</a><br /><br />
        Ожидается, что вода начнёт спадать со среды.</div><div class="news-tags">Теги: <a href="/t">паводок</a></div>
        <div class="ya-share2">Поделиться</div></div>""",
        "ru",
    ),
    "Три моста закрыты из-за подъёма воды",
    (
        "Три моста через Ансель закрыли в понедельник вечером: вода поднялась более чем на два метра за шесть часов, "
        "сообщили в управлении водного хозяйства.",
        "«У нас было десять минут, чтобы выйти из дома», — рассказала учительница Мира Толланд.",
        "Ожидается, что вода начнёт спадать со среды.",
    ),
    "2024-04-17T06:15+00:00",
)

GERMAN = Case(
    "a German daily",
    page(
        '<title>Ansel: Drei Brücken nach Hochwasser gesperrt | Talzeitung</title><meta property="og:title" '
        'content="Hochwasser: Drei Brücken gesperrt"><meta property="og:site_name" content="Talzeitung">'
        + ld(headline="Hochwasser: Drei Brücken gesperrt", datePublished="2024-06-03T07:58:00+02:00"),
        """<main><article><header><h2><span class="kicker">Ansel</span><span class="hidden">:</span> <span class="headline">Drei
        Brücken nach Hochwasser gesperrt</span></h2><h1 class="article-header"><span class="article-kicker">Hochwasser</span>
        <span class="visually-hidden">: </span><span class="article-title">Drei Brücken gesperrt</span></h1>
        <time datetime="2024-06-03T07:58:00+02:00">3. Juni 2024, 7:58 Uhr</time><span>Lesezeit: 2 Min.</span></header>
        <div itemprop="articleBody" class="article-body"><p>Nach dem Anstieg der Ansel um mehr als zwei Meter sind am Montagabend
        drei Brücken gesperrt worden, wie die Wasserbehörde mitteilte.</p><aside class="teaser"><a href="/x">Wie die Deiche gebaut
        wurden</a></aside><p>„Wir hatten zehn Minuten, um das Haus zu verlassen“, sagte die Lehrerin Mira Tolland.</p>
        <h3>Hilfe aus den Nachbarkreisen</h3><p>Die Gemeinde bat die Nachbarn um Hilfe; sie schickten Pumpen und vierzig Boote.</p>
        <p class="article-source">Quelle: dpa</p></div><p>© dpa-infocom, dpa:240603-99-261/3</p></article></main>""",
        "de",
    ),
    "Drei Brücken gesperrt",
    (
        "Nach dem Anstieg der Ansel um mehr als zwei Meter sind am Montagabend drei Brücken gesperrt worden, wie die "
        "Wasserbehörde mitteilte.",
        "„Wir hatten zehn Minuten, um das Haus zu verlassen“, sagte die Lehrerin Mira Tolland.",
        "Hilfe aus den Nachbarkreisen",
        "Die Gemeinde bat die Nachbarn um Hilfe; sie schickten Pumpen und vierzig Boote.",
    ),
    "2024-06-03T05:58+00:00",
)

FRENCH = Case(
    "a French daily",
    page(
        '<title>Trois ponts fermés après la crue de l’Ansel</title><meta property="og:site_name" content="Le Val">'
        '<meta property="og:article:published_time" content="2025-01-08T18:30:12+00:00">',
        """<main><section class="article__header"><h1 class="article__title">Trois ponts fermés après la crue de l’Ansel</h1>
        <p class="meta__date">Publié le 08 janvier 2025 à 19h30, modifié le 09 janvier 2025 à 08h02</p></section>
        <section class="article__content"><p class="article__paragraph">Trois ponts ont été fermés lundi soir après une crue de plus
        de deux mètres en six heures, a annoncé l’agence de l’eau.</p><section class="catcher"><span>Lire aussi |</span>
        <a href="/x">Comment les digues ont été construites</a></section><p class="article__paragraph">« Nous avions dix minutes
        pour sortir », raconte Mira Tolland, institutrice.</p><h2 class="article__sub-title">Aide des voisins</h2>
        <p class="article__paragraph">La commune a demandé de l’aide aux voisins, qui ont envoyé des pompes.</p>
        <p><strong>Le Monde du val avec AFP</strong></p></section><section class="article__reactions">Réutiliser ce contenu</section></main>""",
        "fr",
    ),
    "Trois ponts fermés après la crue de l’Ansel",
    (
        "Trois ponts ont été fermés lundi soir après une crue de plus de deux mètres en six heures, a annoncé l’agence de l’eau.",
        "« Nous avions dix minutes pour sortir », raconte Mira Tolland, institutrice.",
        "Aide des voisins",
        "La commune a demandé de l’aide aux voisins, qui ont envoyé des pompes.",
    ),
    "2025-01-08T18:30+00:00",
)

SPANISH = Case(
    "a Spanish daily",
    page(
        '<title>Tres puentes cerrados por la crecida del Ansel | El Valle</title><meta property="og:site_name" content="El Valle">'
        + ld(headline="Tres puentes cerrados por la crecida del Ansel", datePublished="2024-10-30T05:30:00+01:00"),
        """<article id="main-content"><header class="a_e"><div class="a_e_txt"><h1 class="a_t">Tres puentes cerrados por la crecida
        del Ansel</h1></div></header><div class="a_md"><div class="a_md_a">Jo Lamm</div><time datetime="2024-10-30T04:30:00.000Z">
        <a>30 oct 2024 - 05:30 CET</a></time></div><div class="a_c" data-dtm-region="articulo_cuerpo"><p>Tres puentes sobre el Ansel
        se cerraron el lunes por la noche tras una crecida de más de dos metros en seis horas, según la confederación.</p>
        <p>“Tuvimos diez minutos para salir de casa”, cuenta Mira Tolland, maestra en el pueblo.</p><h3>Ayuda de los vecinos</h3>
        <p>El Ayuntamiento pidió ayuda a los municipios cercanos, que enviaron bombas y cuarenta barcas.</p>
        <p><i>Puede seguir a EL VALLE en </i><a href="https://facebook.com/v">Facebook</a> y <a href="https://x.com/v">X</a>, o
        apuntarse aquí para recibir <a href="/n">nuestra newsletter semanal</a>.</p></div>
        <section><header>Tu suscripción se está usando en otro dispositivo</header></section></article>""",
        "es",
    ),
    "Tres puentes cerrados por la crecida del Ansel",
    (
        "Tres puentes sobre el Ansel se cerraron el lunes por la noche tras una crecida de más de dos metros en seis horas, "
        "según la confederación.",
        "“Tuvimos diez minutos para salir de casa”, cuenta Mira Tolland, maestra en el pueblo.",
        "Ayuda de los vecinos",
        "El Ayuntamiento pidió ayuda a los municipios cercanos, que enviaron bombas y cuarenta barcas.",
    ),
    "2024-10-30T04:30+00:00",
)

PORTUGUESE = Case(
    "a Brazilian portal",
    page(
        "<title>Três pontes são interditadas após cheia do Ansel | Vale | P1</title>"
        '<meta property="og:title" content="Três pontes são interditadas após cheia do Ansel"><meta property="og:site_name" content="P1">',
        """<main class="mc-body"><div class="title"><h1 class="content-head__title" itemprop="headline">Três pontes são interditadas
        após cheia do Ansel</h1></div><div class="content__signa-share"><p class="content-publication-data__from">Por Jo Lamm, P1</p>
        <p class="content-publication-data__updated"><time itemprop="datePublished" datetime="2024-05-06T11:02:00.000Z">06/05/2024 08h02
        </time></p></div><div class="mc-article-body"><article itemprop="articleBody"><div class="mc-column content-text">
        <p class="content-text__container">Três pontes sobre o Ansel foram interditadas na noite de segunda-feira, depois que o rio subiu
        mais de dois metros em seis horas.</p></div><div class="mc-column"><ul class="content-unordered-list"><li><a href="/z">Clique aqui
        para seguir o canal do P1 no WhatsApp</a></li></ul></div><div class="mc-column content-text"><p>"Tivemos dez minutos para sair
        de casa", disse a professora Mira Tolland.</p></div><div class="content-intertitle"><h2>Ajuda dos vizinhos</h2></div>
        <div class="mc-column content-text"><p>A prefeitura pediu ajuda às cidades vizinhas, que enviaram bombas e barcos.</p></div>
        <div class="mc-column"><div class="video-description">VÍDEOS: mais assistidos do P1</div></div></article></div></main>""",
        "pt-BR",
    ),
    "Três pontes são interditadas após cheia do Ansel",
    (
        "Três pontes sobre o Ansel foram interditadas na noite de segunda-feira, depois que o rio subiu mais de dois metros "
        "em seis horas.",
        '"Tivemos dez minutos para sair de casa", disse a professora Mira Tolland.',
        "Ajuda dos vizinhos",
        "A prefeitura pediu ajuda às cidades vizinhas, que enviaram bombas e barcos.",
    ),
    "2024-05-06T11:02+00:00",
)

INDONESIAN = Case(
    "an Indonesian site",
    page(
        '<title>Tiga Jembatan Ditutup Usai Sungai Meluap</title><meta name="publishdate" content="2025/03/04 13:12:05">'
        '<link rel="canonical" href="https://kabarlembah.co.id/berita/1">',
        """<article class="detail"><div class="page__breadcrumb"><a>Berita</a></div><h1 class="detail__title">Tiga Jembatan Ditutup Usai
        Sungai Meluap</h1><div class="detail__author">Jo Lamm - <span>kabarlembah</span></div><div class="detail__date">Selasa, 04 Mar
        2025 13:12 WIB</div><div class="detail__body-text itp_bodycontent"><strong>Lembah</strong> - Tiga jembatan ditutup pada Senin
        malam setelah air sungai naik lebih dari dua meter dalam enam jam, kata dinas pengairan.<p>"Kami hanya punya sepuluh menit untuk
        keluar rumah," kata Mira, seorang guru di desa itu, Selasa (4/3/2025).</p><table class="linksisip"><tbody><tr><td>
        <div class="lihatjg"><strong>Baca juga:</strong> <a href="/x">Begini Tanggul Itu Dibangun</a></div></td></tr></tbody></table>
        <p>Air diperkirakan surut mulai Rabu.</p><strong>(jol/adb)</strong></div><div class="detail__body-tag">
        <a>banjir</a></div></article>""",
        "id",
    ),
    "Tiga Jembatan Ditutup Usai Sungai Meluap",
    (
        "Lembah - Tiga jembatan ditutup pada Senin malam setelah air sungai naik lebih dari dua meter dalam enam jam, kata "
        "dinas pengairan.",
        '"Kami hanya punya sepuluh menit untuk keluar rumah," kata Mira, seorang guru di desa itu, Selasa (4/3/2025).',
        "Air diperkirakan surut mulai Rabu.",
    ),
    "2025-03-04T06:12+00:00",
)

TURKISH = Case(
    "a Turkish site",
    page(
        '<title>Nehir taştı, üç köprü kapatıldı</title><meta name="datePublished" content="2024-12-02T09:41:00+03:00">'
        '<meta property="og:site_name" content="Vadi Haber">',
        """<main><h1 class="content-title">Nehir taştı, üç köprü kapatıldı</h1><h2 class="content-description">Ansel'de su altı saatte
        iki metreden fazla yükseldi, kırk aile geceyi spor salonunda geçirdi.</h2><div class="content-date">Giriş: 02.12.2024 - 09:41
        Güncelleme: 02.12.2024 - 10:05</div><div class="content-text"><p>Su idaresi, Ansel'in altı saatte iki metreden fazla
        yükselmesi üzerine üç köprünün pazartesi gecesi kapatıldığını açıkladı.</p><p>Öğretmen Mira Tolland, "Evden çıkmak için on
        dakikamız vardı" dedi.</p><p>İLGİLİ HABER <a href="/x">Setler nasıl yapıldı</a></p><p>Suyun çarşambadan itibaren çekilmesi
        bekleniyor.</p></div></main>""",
        "tr",
    ),
    "Nehir taştı, üç köprü kapatıldı",
    (
        "Ansel'de su altı saatte iki metreden fazla yükseldi, kırk aile geceyi spor salonunda geçirdi.",
        "Su idaresi, Ansel'in altı saatte iki metreden fazla yükselmesi üzerine üç köprünün pazartesi gecesi kapatıldığını açıkladı.",
        'Öğretmen Mira Tolland, "Evden çıkmak için on dakikamız vardı" dedi.',
        "Suyun çarşambadan itibaren çekilmesi bekleniyor.",
    ),
    "2024-12-02T06:41+00:00",
)

HINDI = Case(
    "a Hindi site",
    page(
        "<title>नदी उफान पर, तीन पुल बंद | घाटी समाचार</title>"
        + ld(headline="नदी उफान पर, तीन पुल बंद", datePublished="2025-08-11T07:20:00+05:30"),
        """<article><h1>नदी उफान पर, तीन पुल बंद</h1><div class="published">Published: Mon, 11 Aug 2025 07:20 AM (IST)</div>
        <div class="articlebody"><p>जल विभाग ने बताया कि छह घंटे में नदी का जलस्तर दो मीटर से ज्यादा बढ़ने के बाद सोमवार रात तीन पुल बंद कर दिए गए।</p>
        <p><strong>यह भी पढ़ें- <a href="/x">कैसे बने थे ये तटबंध</a></strong></p><p>शिक्षिका मीरा ने कहा, "घर छोड़ने के लिए हमारे पास दस मिनट थे।"</p>
        </div></article>""",
        "hi",
    ),
    "नदी उफान पर, तीन पुल बंद",
    (
        "जल विभाग ने बताया कि छह घंटे में नदी का जलस्तर दो मीटर से ज्यादा बढ़ने के बाद सोमवार रात तीन पुल बंद कर दिए गए।",
        'शिक्षिका मीरा ने कहा, "घर छोड़ने के लिए हमारे पास दस मिनट थे।"',
    ),
    "2025-08-11T01:50+00:00",
)

UKRAINIAN = Case(
    "a Ukrainian site",
    page(
        '<title>Через повінь закрили три мости — Долина</title><meta property="og:title" content="Через повінь закрили три мости">'
        '<link rel="canonical" href="https://dolyna.ua/news/1/">',
        """<div class="layout"><article class="post"><h1 class="post_title">Через повінь закрили три мости</h1><div class="post_time">
        <a href="/a">Ада Брун</a> — Понеділок, 4 березня 2024, 08:12</div><div class="post_text"><p>Три мости через Ансель закрили
        в понеділок увечері, бо вода піднялася більш як на два метри за шість годин.</p><p><strong>Джерело: </strong>управління
        водного господарства</p><p><strong>Пряма мова Толланд</strong>: "Ми мали десять хвилин, щоб вийти з дому".</p>
        <p><b>Читайте також: <a href="/x">Як будували дамби</a></b></p><p>Вода почне спадати із середи.</p></div>
        <div class="post_tags"><a>повінь</a></div></article></div>""",
        "uk",
    ),
    "Через повінь закрили три мости",
    (
        "Три мости через Ансель закрили в понеділок увечері, бо вода піднялася більш як на два метри за шість годин.",
        "Джерело: управління водного господарства",
        'Пряма мова Толланд: "Ми мали десять хвилин, щоб вийти з дому".',
        "Вода почне спадати із середи.",
    ),
    "2024-03-04T06:12+00:00",
)

GREEK = Case(
    "a Greek site",
    page(
        '<title>Έκλεισαν τρεις γέφυρες λόγω πλημμύρας</title><meta property="article:published_time" content="2024-09-06T12:44:00+03:00">',
        """<main><article><h1>Έκλεισαν τρεις γέφυρες λόγω πλημμύρας</h1><div class="entry-content"><p>Τρεις γέφυρες έκλεισαν τη Δευτέρα το
        βράδυ, καθώς το νερό ανέβηκε πάνω από δύο μέτρα σε έξι ώρες, ανακοίνωσε η υπηρεσία υδάτων.</p><p>«Είχαμε δέκα λεπτά για να
        βγούμε από το σπίτι», είπε η δασκάλα Μίρα Τόλαντ.</p><p><strong>Διαβάστε επίσης: </strong><a href="/x">Πώς χτίστηκαν τα
        αναχώματα</a></p><p>Το νερό αναμένεται να υποχωρήσει από την Τετάρτη.</p><p>Ακολουθήστε μας στο <a href="/g">Google News</a> και
        μάθετε πρώτοι όλες τις ειδήσεις</p></div></article></main>""",
        "el",
    ),
    "Έκλεισαν τρεις γέφυρες λόγω πλημμύρας",
    (
        "Τρεις γέφυρες έκλεισαν τη Δευτέρα το βράδυ, καθώς το νερό ανέβηκε πάνω από δύο μέτρα σε έξι ώρες, ανακοίνωσε η υπηρεσία υδάτων.",
        "«Είχαμε δέκα λεπτά για να βγούμε από το σπίτι», είπε η δασκάλα Μίρα Τόλαντ.",
        "Το νερό αναμένεται να υποχωρήσει από την Τετάρτη.",
    ),
    "2024-09-06T09:44+00:00",
)

POLISH = Case(
    "a Polish portal",
    page(
        '<title>Trzy mosty zamknięte po wezbraniu rzeki - Dolina24</title><meta property="og:title" content="Trzy mosty zamknięte po '
        'wezbraniu rzeki"><meta property="article:published_time" content="2024-09-16T20:10:00+02:00">',
        """<article><h1>Trzy mosty zamknięte po wezbraniu rzeki</h1><div class="article-date">16 września 2024, 20:10</div>
        <div class="article-body"><p class="article-lead"><b>Trzy mosty zamknięto w poniedziałek wieczorem, gdy woda w sześć godzin
        podniosła się o ponad dwa metry.</b></p><p>– Mieliśmy dziesięć minut na wyjście z domu – mówi Mira Tolland, nauczycielka.</p>
        <p><strong>Zobacz też: <a href="/x">Jak budowano wały</a></strong></p><p>Woda ma opadać od środy.</p>
        <p>Dalszy ciąg materiału pod wideo</p><p>Gmina poprosiła o pomoc sąsiadów, którzy przysłali pompy i czterdzieści łodzi.</p>
        <p><em>Źródło: PAP</em></p></div></article>""",
        "pl",
    ),
    "Trzy mosty zamknięte po wezbraniu rzeki",
    (
        "Trzy mosty zamknięto w poniedziałek wieczorem, gdy woda w sześć godzin podniosła się o ponad dwa metry.",
        "– Mieliśmy dziesięć minut na wyjście z domu – mówi Mira Tolland, nauczycielka.",
        "Woda ma opadać od środy.",
        "Gmina poprosiła o pomoc sąsiadów, którzy przysłali pompy i czterdzieści łodzi.",
    ),
    "2024-09-16T18:10+00:00",
)

HEBREW = Case(
    "a Hebrew site",
    page(
        '<title>שלושה גשרים נסגרו בגלל השיטפון</title><meta property="article:published_time" content="2025-02-06T17:22:00+02:00">',
        """<main dir="rtl"><h1>שלושה גשרים נסגרו בגלל השיטפון</h1><div class="article-body"><div data-contents="true"><div
        class="text_editor_paragraph rtl"><span data-text="true">שלושה גשרים נסגרו ביום שני בערב לאחר שהמים עלו ביותר משני מטרים
        בתוך שש שעות, כך מסרה רשות המים.</span></div><div class="text_editor_paragraph rtl"><span data-text="true">"היו לנו עשר
        דקות לצאת מהבית", אמרה המורה מירה טולנד.</span></div></div></div></main>""",
        "he",
    ),
    "שלושה גשרים נסגרו בגלל השיטפון",
    (
        "שלושה גשרים נסגרו ביום שני בערב לאחר שהמים עלו ביותר משני מטרים בתוך שש שעות, כך מסרה רשות המים.",
        '"היו לנו עשר דקות לצאת מהבית", אמרה המורה מירה טולנד.',
    ),
    "2025-02-06T15:22+00:00",
)

VIETNAMESE = Case(
    "a Vietnamese site",
    page(
        '<title>Nước lũ dâng cao, ba cây cầu bị đóng - Báo Thung Lũng</title><meta property="og:title" content="Nước lũ dâng cao, ba cây '
        'cầu bị đóng"><link rel="canonical" href="https://thunglung.vn/1.htm">',
        """<div class="detail-content"><h1 class="detail-title">Nước lũ dâng cao, ba cây cầu bị đóng</h1><div class="detail-time">
        04/03/2025 13:12 GMT+7</div><h2 class="detail-sapo">Nước sông dâng hơn hai mét trong sáu giờ, bốn mươi gia đình phải ngủ
        trong nhà thi đấu.</h2><div class="detail-cmain"><p>Ba cây cầu bị đóng vào tối thứ hai sau khi nước sông dâng hơn hai mét, cơ
        quan thủy lợi cho biết.</p><figure><figcaption>Cầu Ford tối 3-3 - Ảnh: T.R.</figcaption></figure><p>"Chúng tôi chỉ có mười phút
        để rời khỏi nhà", cô giáo Mira nói.</p><p>&gt;&gt; <a href="/x">Xem thêm: Đê được xây ra sao</a></p></div></div>""",
        "vi",
    ),
    "Nước lũ dâng cao, ba cây cầu bị đóng",
    (
        "Nước sông dâng hơn hai mét trong sáu giờ, bốn mươi gia đình phải ngủ trong nhà thi đấu.",
        "Ba cây cầu bị đóng vào tối thứ hai sau khi nước sông dâng hơn hai mét, cơ quan thủy lợi cho biết.",
        '"Chúng tôi chỉ có mười phút để rời khỏi nhà", cô giáo Mira nói.',
    ),
    "2025-03-04T06:12+00:00",
)

ABROAD = (
    ARABIC, JAPANESE, KOREAN, CHINESE, BITRIX, GERMAN, FRENCH, SPANISH, PORTUGUESE, INDONESIAN, TURKISH, HINDI, UKRAINIAN,
    GREEK, POLISH, HEBREW, VIETNAMESE,
)  # fmt: skip
