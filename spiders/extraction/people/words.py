"""The words of bylines: what stands before, between and behind names, and names of agencies."""

import re

from spiders.extraction.phrases import Openings
from spiders.extraction.wording import listed

BY = re.compile(
    r"^\W*(?:(?:this \w+ (?:was|is) |this is an? (?:guest )?|by )?"
    r"(?:written|words|text|story|report(?:ed|ing)?|posted|"
    r"published|analysis|opinion|article|post|column|essay|recipe|feature|interview|commentary|"
    r"review|photos?|comment|exclusive)\s+by|(?:eine?\s+)?(?:(?:gast|blog)?[\s-]?(?:artikel|beitrag|kommentar)|bericht|analyse|reportage|"
    r"interview|essay|kolumne|meinung|porträt|rezension)\s+von|"
    r"(?:words|contributors?|journalist|szöveg|interview|protokoll|reportage[mn]?|reportaje|firma|redacta|корреспондент|журналист|"
    r"кореспондент)(?=\s*:)|"
    r"(?:te[xks]{1,2}[teoi]{0,2}s?|words|story|reportage|szöveg|текст|yazı|bài|เรื่อง|글|文|κείμενο)"
    r"\s?(?:und|et|y|e|och|og|en|i|ja|and|a|és|ve|και|и|та|và|และ|&|\+|,|/|／|・|·|-)\s?"
    r"(?:foto'?s?|photos?|photographs|pictures|bild(?:er)?|fotografi[eaí]\w?|fotografías?|immagini|"
    r"imagens|imágenes|zdjęcia|kuvat?|fotók?|fotoğraf(?:lar)?|φωτογραφίες|фото|ảnh|ภาพ|사진|写真|"
    r"图|圖)\s*(?:by|von|par|por|di|av|af)?(?=\s*[:：]|\s\S)|aus \w+ berichtet|"
    r"(?:text|texte|texto|testo|tekst|tekst:)\s+(?:von|par|por|di|de|av|af|by)|by(?: by)?|von|text|"
    r"texte|texto|testo|par|por|di|av|af|door|przez|od|de|"
    r"autor(?:ka)? tekstu|d(?:al|alla|ai) nostr[aoi] inviat[aoi]|de notre envoyée? spéciale?|"
    r"von unsere[mnr] korrespondent(?:en|in)|de nuestr[ao] (?:corresponsal|enviad[ao] especial)|"
    r"autor(?:e|en|in|innen|a|es|ka)?|auteure?s?|skribent|authors?|reporter|writer|redacción|"
    r"verfasst von|über|about|à propos de|(?:rédigé|publié|propos recueillis|recueilli)\s+par|"
    r"(?:publicado|reportagem|redigido)\s+por|(?:pubblicato|redatto)\s+da|a cura di|"
    r"das (?:gespräch|interview) führten?|"
    r"(?:veröffentlicht|aufgezeichnet)\s+von|(?:geplaatst|gepubliceerd)\s+door|"
    r"(?:publicerad|publisert)\s+av|reportagem de|reportaje de|geschreven door|"
    r"geschrieben von|écrit par|escrito por|scritto da|skriven av|skrevet a[fv]|tekst|teksti|oleh|"
    r"(?:articol )?scris de|un articol de|autor(?:s|ři|i)|kirjoittanut|píše|(?:z|s)pracovala?|"
    r"(?:při|pri)pravila?|parašė|höfundur|laporan(?: wartawan)?|wartawan|jurnalis|"
    r"автор(?:ы|и|ка)|аутор(?:ка)?|пише|συντάκτρια|γράφουν(?: οι)?|επιμέλεια|نوشته|기자명|"
    r"penulis|pewarta|bởi|tác giả|(?:haberi )?hazırlayan|yazan|yazar|haber(?!\s+merkezi)|muhabir|"
    r"szerző|írta|(?:na|o)pisała?|"
    r"(?:przy|o)gotowała?|opracowała?|napsala?|kirjoittaja|toimittaja|"
    r"автор(?: (?:статьи|материала|текста|статті|матеріалу))?|текст|"
    r"(?:под|при)готовила?|підготувала?|от|από|του|της|γράφει(?: [οη])?|συντάκτης|"
    r"بقلم|كتبت?ه?|الكاتبة?|كاتب المقال|تقرير|إعداد(?: وتقرير)?|المحررة?|بواسطة|מאת|נכתב על ידי|"
    r"نویسنده|خبرنگار|گزارشگر|به قلم|"
    r"เรื่อง|โดย|ผู้เขียน|ผู้สื่อข่าว|เขียนโดย|รายงานโดย|bài(?: viết)?|thực hiện|phóng viên|"
    r"rašo|kirjutas|tekijä|opr(?:ac(?:owanie|\.)?|\.)|rozmawiała?|(?:беседов|запис)ала?|"
    r"piš[eu]|napisa(?:o|la|li)|rašė|autori?us|ρεπορτάζ|متابعة|حوار|گفت\u200cوگو|聞き手|"
    r"द्वारा|लेखक|लेखिका|रिपोर्ट|रिपोर्टर|संवाददाता|"
    r"文(?!\s*[/／:：]\s*\S{0,4}[記记]者)|撰文|撰稿|采写|採寫|"
    r"(?:文\s*[/／:：｜・]\s*)?(?:本[报報刊网網台紙社]|新[华華]社|[见見][习習]|[实實][习習]|特[约約]|首席|[\u4e00-\u9fff]{2,6}?(?=[记記]者[\s:：]))?"
    r"(?:記者|记者|通讯员|通訊員)|作者|取材・文|取材|執筆者?|筆者|ライター|글쓴이|글|기자|작성자|취재|著者)"
    r"(?:\s*[:：/／|｜・·＝=]\s*|\s+(?=\S)|(?<=[記记]者)(?=[\u4e00-\u9fff]{2,4}(?:[／/\s]|$)))",
    re.IGNORECASE,
)
OUR_WRITER = re.compile(  # behind a word for by: unserem Korrespondenten, notre envoyée spéciale
    r"^(?:unsere[mnr]?|notre|onze|nuestr[ao]|nostr[ao]|noss[ao]|our(?: own)?)\s+(?:\w+\s+){1,3}?"
    r"(?=[A-ZÀ-Þ][\w.'’-]*\s+(?:[a-zà-þ'’]{1,4}\s+){0,3}[A-ZÀ-Þ])"
)
NEXT_LABEL = re.compile(  # behind a whole name: Ada Lovelace Data: 18.03.2019
    r"^([A-ZÀ-Þ][^\s:,]*\s[^:,]*?[^\W\d_])\s+[A-ZÀ-Þ][^\W\d_]{2,}\s?:\s.*$"
)
HAN_GAP = re.compile(  # between names behind a Chinese word for reporter
    r"(?<=[\u4e00-\u9fff])\s+(?:(?:通讯员|通訊員|实习生)[\s：:]*)?(?=[\u4e00-\u9fff]{2,4}(?:\s|$))"
)
REPORTED = re.compile(  # behind a Chinese reporter's name: where from, and on which day
    r"(?:[／/\s]\s?[\u4e00-\u9fff]{2,6}|(?<=[記记]者[\u4e00-\u9fff]{3})[\u4e00-\u9fff]{2,3})"
    r"(?:\d\d?日)?(?:報導|报道|報道|電|电)$|\s?[发發]自\S+$"
)
PICTURED_BY = re.compile(  # ", Eva Roth (Fotos)"
    r"(?:[,;&/]|\s(?:und|and|et|y|e|en|och|og|i|и)\s)\s*(?:[^\s(]+\s+){1,4}"
    r"\((?:fotos?|photos?|bild(?:er)?|pictures|images|imágenes|imagens|zdjęcia|kuvat?|фото)\)",
    re.IGNORECASE,
)
PLACE_FIRST = re.compile(r"^([^\W\d_]{4,20})\s[-–—]\s(?=[^\W\d_]+\s+[^\W\d_]+$)")  # Roma - Ugo Neri
ATTACHED_AND = re.compile(  # before the next name; in the way of some Arabic first names
    r"\s+(?:ו(?=[א-ת]{2,}\s)|و(?!(?:ليد|ائل|سيم|فاء|جدي|لاء|داد|حيد|ديع)\s)(?=[ء-ي]{2,}\s))"
)
GENERATION = re.compile(
    r",\s+(?=(?:[JS]r\.?|I{2,3}|IV)\s*(?:[,;|]|$))"
)  # before what belongs to a name
HOUSE_AND_PLACE = re.compile(r"(?<=,)([^–—]*)\s[–—]\s.*$")  # "Ana Gil, Gazette — New York"
FAMILY = (
    "[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류]"  # Korean
)
KOREAN_PAIR = re.compile(  # of whole names before one word for reporter
    rf"({FAMILY}[가-힣]{{2}})\s(?={FAMILY}[가-힣]{{2}}\s(?:기자|특파원))"
)
KOREAN_PLACES = re.compile(  # before the reporter who was there
    rf"^(?:[가-힣]{{2}}(?:,\s*|\s+))+(?={FAMILY}[가-힣]{{2}}\s기자)"
)
LISTED = re.compile(
    r"\s*(?:[,;、，؛،|•·/／]|&|\sw/\s| - | – | — )\s*"
    r"(?:(?<=,\s)(?:and|und|et|och|og|en|oraz|ir|și|ve|и|та)\s+)?"
)
AND = re.compile(
    r"\s+(?:and|und|et|y|e|og|och|en|a|i|oraz|és|ja|ir|și|u|dan|và|ve|и|та|і|και|و|และ|और|एवं|"
    r"with|mit|avec|"
    r"con|com|med|met)\s+",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"\s*[(（\[].*?[)）\]]")  # initials, houses, credits of pictures
PLACE = re.compile(
    r"\s+(?:in|for|For|FOR|from|[Ss]pecial to|SPECIAL TO|aus|für|pour|à|en|på|desde)"
    r"\s+(?=[A-ZÀ-Þ]).*$|"
    r"\s+on behalf of(?:\s.*)?$|\s*<.*$|\s*@\w.*$|\s+외\s*\d+명$"
)
ROLE_BEHIND = re.compile(
    r"\s*(?:(?:선임|전문|수습|인턴|객원)\s?기자|기자|(?:(?<=\s)[가-힣]{2,5}\s)?특파원|논설위원|記者|记者|"
    r"特派员|編集委員)$"
)
BEATS = (
    "political|politics|health|science|education|sports?|business|economics?|senior|chief|staff|"
    "foreign|diplomatic|environment|climate|home|affairs|crime|courts?|culture|arts?|technology|"
    "tech|deputy|associate|assistant|contributing|executive|managing|digital|news|city|local|"
    "special|investigat\\w+|data|religion|transport|travel|food|media|legal|defen[cs]e|security|"
    "world|national|regional|community|features?|junior|trainee|freelance|multimedia|opinion"
)
ROLE_TAIL = re.compile(  # behind a name, without a comma
    rf"(?<=\S)\s+(?:(?:(?i:{BEATS})|[a-zà-þ]+)\s+){{0,3}}(?i:correspondent|editor|reporter|writer|"
    r"columnist|producer|redakteur(?:in)?|journalist|periodista|giornalista|jornalista|reportero?|contributor|staff)$"
)
TITLE_BEFORE = re.compile(
    r"^(?:dr|prof|professor|president|officer|attorney|mr|mrs|ms|ir|drs|dipl-ing)\.?\s+(?=\S+\s)",
    re.IGNORECASE,
)
ROLE = re.compile(  # in lower case
    r"\b(?:editor|reviewer|correspondent|writer|columnist|producer|analyst|photograph\w*|presenter|staffer|"
    r"intern|professor|director|fellow|chief|redakteur\w*|korrespondent\w*|journaliste|rédact\w+|"
    r"columnists|gardener|horticultur\w+|educator|developer|scientist|researcher|lecturer|"
    r"advis[eo]r|nutritionist|physician|psychologist|therapist|officer|president|"
    r"coordinator|manager|specialist|consultant|strategist|founder|ceo|dietitian|attorney|"
    r"licensed|correspondant\w*|periodista|corresponsal|redactora?|giornalista|inviat[oa]|jornalista|"
    r"verslaggever|redacteur|journalist\w*|reporter\w*|dziennikarz\w*|muhabiri?|editörü?|updated|"
    r"корреспондент\w*|спецкор\w*|обозреватель\w*|редактор\w*|журналист\w*|колумнист\w*|"
    r"кореспондент\w*|оглядач\w*|фотограф\w*|redaktor\w*|korespondent\w*|publicyst\w*|"
    r"direttor\w*|redattor\w*|collaborat\w+|editor[ae]s?|reporter[ao]s?|columnistas?|colunistas?|"
    r"enviad[oa]|correspondentes?|repórter(?:es)?|hoofdredact\w+|medewerker|columniste?|"
    r"chefredakt\w+|volont[äa]r\w*|chroniqueu\w+|muhabir\w*|yazarı|"
    r"δημοσιογράφ\w+|συντάκτ\w+|ανταποκρ\w+|مراسل\w*|محرر\w*|صحف[يى]\w*|خبرنگار\w*|سردبیر|"
    r"संवाददाता|संपादक|पत्रकार|"
    r"published|minutes?|min read|read (?:more|next|also)|follow|contributor|"
    r"subscribe|comments?|share|newsletter|policy)\b"
)
NOBODY = listed(
    "admin, administrator, webmaster, author, guest, null, none, undefined, unknown, anonymous, "
    "n/a, na, n.a, nil, nan, false, no author, nobody, test, user, super user, superuser, root, "
    "editor, developer, cms, "
    "web, website, publisher, redirect, default, staff, facebook, twitter, share, share this, "
    "print, email, tag, uncategorized, uncategorised, "
    "autor, by, von, views, written by, full bio, view profile, profile, about the author, "
    "written, learn, meet, the author, our authors, all authors, latest posts, home, contact, "
    "about, about us, more, login, log in, opinion, analysis, review, interview, exclusive, "
    "feature, features, "
    "kommentar, opinión, opinião, opinione, pv, gastautor, guest author, invité, invitado, "
    "colaborador, 综合, 綜合, 本网综合"
)
AGENCIES = listed(  # wire agencies: what they write, many publish, so their copy is duplicated
    "dpa, deutsche presse-agentur, afp, agence france-presse, ap, associated press, "
    "the associated press, reuters, thomson reuters, ansa, efe, agencia efe, apa, europa press, "
    "sda, keystone-sda, sda-ats, ats, kna, epd, sid, dts, pti, press association, pa media, pa, "
    "upi, united press international, tt, ntb, ritzau, stt, lusa, agência lusa, anp, belga, pap, "
    "čtk, ctk, mti, tasr, sita, bns, elta, leta, bta, agerpres, mediafax, tanjug, beta, fena, sta, "
    "hina, interfax, tass, тасс, интерфакс, риа новости, ria novosti, unian, ukrinform, укринформ, "
    "укрінформ, xinhua, 新华社, 新華社, cna, 中央社, kyodo, 共同通信, 共同, jiji, 時事通信, "
    "yonhap, 연합뉴스, 뉴시스, 뉴스1, anadolu ajansı, anadolu agency, aa, dha, iha, i̇ha, ians, "
    "ani, antara, bernama, aap, canadian press, the canadian press, la presse canadienne, notimex, "
    "adnkronos, agi, lapresse, askanews, italpress, agenzia nova, télam, agência brasil, "
    "estadão conteúdo, wam, mena, petra, irna, isna, ttxvn, vna, bloomberg, press trust of india"
)
AGENCY = re.compile(  # in lower case
    r"\b(?:press|news|wire) agency\b|\bnewswire\b|nachrichtenagentur|presse-?agentur|"
    r"agence de presse|agencia de noticias|agenzia di stampa|통신사|通信社|通讯社|通訊社"
)
ORGANISATION = re.compile(  # in lower case
    r"nachrichten|zeitung|agentur|\bstudio\b|新聞|新闻|日報|日报|通信|통신|일보|뉴스|"
    r"\w\.\w{2,4}$|[a-z]24\b|"
    r"\b(?:news|press|media|staff|agency|agencies|agencia|agence|team|editorial|bureau|office|"
    r"der spiegel|journal|times|herald|gazette|online|digital|haber(?:leri)?|tv|radio|inc|ltd|gmbh|"
    r"conversation|institute|university|ministry|foundation|company|commission(?:ers)?|council|"
    r"committee|government|department|association|authority|contributors|broadcasting|"
    r"broadcasters?|corporation|network|university|society|federation|ministerium|verband|verlag|"
    r"feed|(?:flux|fil|ticker) \w+|rss|newsfeed|rede|rádio|televis\w+|fernseh\w*|rundfunk\w*|"
    r"omroep\w*|emisora|cadena|"
    r"réseau|kanal|телерадио\w*|телеканал\w*|stichting|fundación|fundação|fondation|fondazione|"
    r"pressestelle|group|llc|club|clinic|hospital|museum|publishing|productions?|services|"
    r"unit|reports?)\b"
)
PARTICLES = listed(
    "de, da, das, do, dos, del, della, di, du, des, la, le, van, von, der, den, vom, zu, zur, ter, "
    "ten, af, av, bin, bint, ibn, al, el, y, e, i, d, st, ní, mac, van't, op, ze, til, san"
)
ADDRESS = re.compile(r"https?:|www\.")
NO_NAME = re.compile(
    r"@|/|©|[{}<>=\[\]:：]|(?:報導|报道|報道|電)$|^(?i:fotos?|photos?|фото|fot\.)\s|"
    r"\w\.\w+\.\w+\.\w|(?i:\bon (?:facebook|twitter|instagram)\b|^from\s)"
)
E_MAIL = re.compile(r"\s*\S+@\S+\.\w+")
PARTED = re.compile(  # scripts that write a blank between the parts of a name
    r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ\u0530-\u074f\u0900-\u0dff\u10a0-\u10ff\u1200-\u137f]"
)
DAYS_OR_MONTHS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|"
    r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun[ei]?|jul[iy]?|aug|sept?|o[ck]t|nov|de[cz])[a-zäéûü]*\.?\s+\d"
)
DAY_AND_MONTH = (
    r"\d{1,2}(?:st|nd|rd|th|º|\.)?\s+(?:de\s+)?(?:jan|feb|fév|f[ée]vr|m[aä]r|apr|avr|abr|ma[iyg]|ju[nil]|"
    r"gi?u|lug|aug|ao[uû]|ago|sep|set|o[ckt]t|nov|de[czs]|déc|ene|dic|gen|sty|lut|kwi|cze|lip|sie|wrz|"
    r"paź|lis|gru|янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек|oca|şub|nis|haz|tem|ağu|eyl|eki|"
    r"kas|ara)[^\W\d]*"
)
DAY_WORD_YEAR = r"\d{1,2}\.?\s+(?:de\s+)?\S{2,12}\s+(?:de\s+)?(?:19|20)\d\d"  # in any language
TIME_OR_BUTTON = (
    rf"(?:{DAYS_OR_MONTHS}|{DAY_AND_MONTH}|{DAY_WORD_YEAR}|\d{{1,2}}[:./]\s?(?:\d|\w{{3,}})|"
    r"(?:19|20)\d\d(?:\b|年)|\d+\s*[- ]?(?:min(?:s|utes?|uten)?|minuti|minutos)\b|"
    r"(?:photo(?:graph|graphie|graphy)?s?|pictures?|illustrations?|fotos?|(?:medically |expert )?"
    r"(?:edited|reviewed|illustrated|photographed|"
    r"translated(?: from (?:the )?\w+)?|fact[- ]checked)|bild(?:er)?|"
    r"imágenes|imagens|immagini|foto(?:grafías?|grafias?|grafie|ğraf)|fotók?|ภาพ|फोटो|editors?|"
    r"redaktor|szerkesztette|biên tập|编辑|編輯|责编|責編|责任编辑|zdjęci[ae]|fot\.|valokuvat?|"
    r"фото(?:графии)?|світлини|φωτογραφ\w+|تصوير|عکس|छायाचित्र|写真|撮影|摄影|攝影|사진|ảnh|(?<=\s)[图圖])"
    r"\s*(?:by|von|par|por|da|di|door|av|[:：/／|｜・·＝=])|"
    r"(?:photos?|fotos?)\s+(?-i:(?=[A-ZÀ-Þ]\S+\s+[A-ZÀ-Þ]))|"
    r"\d+ (?:comments?|kommentare?|commentaires?|comentarios?|commenti|reacties)\b|"
    r"(?:listen (?:to|now)|is (?:an?|the|our)|report(?:s|ing) from|published|posted|"
    r"(?:last )?(?:updated|modified|reviewed)|follow|share|read more|view in|"
    r"(?:e-?mail|contact) (?:the |this )?(?:author|reporter|writer|me)|"
    r"as told to|"
    r"reading time|lesezeit|temps de lecture|lesedauer|fact[- ]checked|full bio|see all|more about|"
    r"aktualisiert|(?:zuerst )?veröffentlicht|publié|"
    r"mis à jour|publicado|actualizado|pubblicato|aggiornato)\b)"
)
WHEN = re.compile(  # where the time, and buttons, follow the names
    r"[^\w\u0900-\u0dff\u0e00-\u0e7f]*(?:\b(?:on|at|am|um|le|el|il|em|op|den|alle|às)\W+)?"
    rf"\b{TIME_OR_BUTTON}.*$",
    re.IGNORECASE,
)
SIGNED = re.compile(  # below a story, where no heading says what a line is
    r"^\W*(?:(?:autor(?:en|in|innen|e|a|es)?|authors?|auteure?s?|text|texte|texto|testo)\s*[:：]|"
    r"autor(?:en|in|innen)?\s+(?=[A-ZÀ-Þ])|das (?:gespräch|interview) führten?\s|"
    r"(?:this \w+ was )?written by\s|verfasst von\s|"
    r"(?:text|texte|texto|testo)\s+(?:von|par|por|di|by)\s|"
    r"(?:penulis|pewarta|reporter|reporters|автор|текст|haber|yazan|írta|szerző|napsala?|tekst|teksti|"
    r"tác giả|bài(?: và ảnh)?|ผู้เขียน|เรื่อง|โดย|लेखक|रिपोर्ट|نویسنده|خبرنگار|بقلم|كتب|συντάκτης|γράφει)"
    r"\s*[:：]|作者\s*[:：]|文\s*[:：/／]|글\s*[:：])",
    re.IGNORECASE,
)
BEHIND_BY = re.compile(
    r"^.*\d.*?\b(?:[Bb][Yy]\s+|(?:von|par|por|di|door|av|af)\s+(?=[A-ZÀ-Þ]))"
)  # "Monday, 7:45 am by Ada Lovelace"
BYS, WHENS = Openings(BY), Openings(re.compile(TIME_OR_BUTTON, re.IGNORECASE))
