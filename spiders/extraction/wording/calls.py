"""Lines that ask a reader to subscribe, follow, join or click, or that sell the rest of a story.

A call stands at the start of its sentence, or at its end where a language has its verbs there, and
names what is the page's own or where it is to be found besides.
"""

import re

from spiders.extraction.phrases import Openings, Pattern

ASKED = (
    r"(?:please\s+)?(?i:stay (?:up to date|informed|in the know)|don['’]t miss a thing|"
    r"sign up|subscribe|join|follow|download|tap|click|"
    r"register|support|donate|like us|abonniere(?:n sie)?|folgen sie|melden sie sich|"
    r"jetzt (?:abonnieren|anmelden|herunterladen|laden|testen)|bleiben sie (?:auf dem|informiert)|"
    r"abonnez-vous|suivez|inscrivez-vous|retrouvez(?:-nous)?|suscríbete|suscríbase|síguenos|"
    r"puedes? seguir|iscriviti|seguici|segui|assine|"
    r"siga|inscreva-se|entre n[oa]|participe d[oa]|acompanhe|abonneer|volg ons|підпи\w+|подпи\w+|"
    r"listen to|take (?=our)|for more\b(?=[^.]{0,40} (?:visit|see|follow|go to) (?:our|us))|"
    r"écoutez|hören sie|escucha|ascolta|ouça|luister naar|posłuchaj|слушайте|dinleyin|lyssna|"
    r"kuuntele|poslechněte si|simak|pantau|للاطلاع على|"
    r"receive|get (?:the|our|all)|erhalten sie|holen sie sich|recevez|rejoignez|"
    r"únete|recibe|reciba|apúntate|sigue|ricevi|unisciti|receba|junte-se|subscreva|"
    r"ontvang|krijg(?! (?:je|jij|ik|u|jullie|we|wij)\b)|"
    r"meld je|schrijf je in|otrzymuj|dołącz|zapisz się|obserwuj|śledź|polub|"
    r"присоединяйтесь|читайте нас|следите за|вступайте|стежте за|приєднуйтесь|долучайтесь|"
    r"підтримайте|поддержите|unterstützen sie|soutenez|wesprzyj|podpořte|destekleyin|"
    r"hier geht(?:['’]s| es) zu[mr]?|takip edin|katılın|abone olun|descarga|descárgate|activa|"
    r"téléchargez|installez|restez|scarica|baixe|ative|pobierz|скачайте|установите|indirin|följ|"
    r"prenumerera|ladda ner|"
    r"følg(?: med)?|tilmeld dig|"
    r"seuraa|tilaa|sledujte|přihlaste se|odebírejte|prihláste sa|kövess\w+|iratkozz\w+|"
    r"csatlakozz\w+|lájkol\w+|urmărește(?:-ne)?|urmăriți(?:-ne)?|abonează-te|abonați-vă|"
    r"pratite|pridružite|pretplatite|следвайте|последвайте|абонирайте|"
    r"γίνετε μέλ\w+|μπείτε|ακολουθήστε|εγγραφείτε|κάντε (?:εγγραφή|like|follow)|עקבו|הצטרפו|הירשמו|"
    r"انضم إلى|لقراءة المزيد|للمزيد|لمزيد من|تابعونا|تابعوا|اشتركوا|اشترك|انضموا? إلينا|لمتابعة|"
    r"theo dõi|đăng ký|mời (?:bạn|quý|độc giả)[^.]{0,30} (?:theo dõi|đăng ký|tham gia)|"
    r"ikuti|gabung|bergabunglah|dapatkan|unduh|stáhněte(?: si)?|stiahnite(?: si)?|töltse le|"
    r"descărcați|preuzmite|изтеглете|κατεβάστε|завантажте|встановіть|حمّ?لوا?|تحميل|tải)\b"
)
# The same where no blanks part the words.
ASKED_WIDE = (
    r"(?:(?:请|請|欢迎|立即)?加入|(?:请|請|欢迎|歡迎|立即)?(?:关注|關注|订阅|訂閱|追蹤|扫描|掃描|扫码|掃碼|长按|長按|下载|下載)|點我|点击|點擊|"
    r"กดติดตาม|ติดตาม(?:ข่าว|เรา|ได้)|สมัครรับ)"
)
CALL = Pattern(rf"\W{{0,3}}(?:{ASKED}|{ASKED_WIDE})")
CALL_WITHIN = re.compile(  # begins with one set, for which text is searched fast, and looks back
    rf"[.!?:,—–。！？，：-](?:(?<![。！？，：])\s+{ASKED}|(?<=[。！？，：]){ASKED_WIDE})"
)
CALL_LAST = Pattern(  # where the verb ends the sentence
    r"(?:takip edin(?:iz)?|abone olun(?:uz)?|katılın(?:ız)?|indirin(?:iz)?|डाउनलोड करें|"
    r"다운로드(?:하|해 ?주)세요|내려받으세요|ダウンロード(?:を|して(?:ください|ね)?)|"
    r"सब्सक्राइब करें|फ़ॉलो करें|फॉलो करें|"
    r"जुड़ें|जुड़िए|دنبال کنید|بپیوندید|عضو شوید|구독(?:하|해 ?주)세요|팔로우(?:하|해 ?주)세요|"
    r"추가(?:하|해 ?주)세요|フォロー(?:を|して(?:ください|ね)?|お願いします)|"
    r"ご登録ください|友だち追加|"
    r"(?:友だち追加|アカウント|フォロー|登録|購読)(?:は|を)?こちら(?:から)?)\W*$",
    re.IGNORECASE,
)
CALLS, LAST_CALLS = Openings(CALL), Openings(CALL_LAST)
# Of the page, by "our" in small letters, for "US" is a country, or by what it sends or plays.
OURS = Pattern(
    r"\b(?:our|us|(?i:newsletters?|inbox|postfach|posteingang|bo[iî]te (?:mail|de réception)|"
    r"correo|"
    r"casella|mailbox|skrzynk\w+|boletín|bandeja|google (?:news|noticias)|channel|alerts?|"
    r"podcasts?|telegram|whatsapp|unser\w*|"
    r"kanal\w*|notre|nos|nous|chaîne|nuestr\w+|canal\w*|nostr\w+|noss\w+|onze|ons|"
    r"kanál\w*|hírlevel\w*|csatorn\w*|nyhetsbrev\w*|nyhedsbrev\w*|uutiskirje\w*|noastr\w+|"
    r"nás|nám|odběru|odberu|oss|meitä|minket|bizi|kami|"
    r"наш\w*|нас|канал\w*|рассылк\w*|bülten\w*|saluran|kênh|bản tin|chúng tôi|κανάλι|μας))\b|"
    r"לערוץ|בערוץ|שלנו|ניוזלטר|قناتنا|نشرتنا|حساباتنا|کانال|चैनल|न्यूज़लेटर|हमारे|हमें|"
    r"客户端|客戶端|二维码|公众号|公眾號|频道|頻道|我们|我們|本报|本報|粉丝团|粉絲|电子报|電子報|帳號|账号|好友|公式|メルマガ|アカウント|"
    r"チャンネル|채널|뉴스레터|ช่อง|ของเรา|จากเรา|"
    r"uygulamamız|تطبيقنا|ऐप|アプリ|앱을"
)
# Of the page, by those who make it.
OF_US = Pattern(
    r"\b(?:our|unser\w*|notre|nos|nuestr\w+|nostr\w+|noss\w+|onze|nasz\w*|naš\w*|наш\w*|vår\w*|"
    r"vores|\w+[ıiuü]m[ıiuü]z\w*|μας|kami|chúng tôi)\b|قناتنا|حساباتنا|हमारे|"
    r"我们|我們|本报|本報|公式|저희",
    re.IGNORECASE,
)
# Where else a page is to be found.
PLACES = Pattern(
    r"@|\b(?:WhatsApp|Telegram|YouTube|TikTok|Twitter|Mastodon|Bluesky|Threads|Instagram|"
    r"LinkedIn|Facebook|Viber|Google|Телеграм|ВКонтакте|Вайбер|Ютуб|Фейсбук)|(?<![A-Za-z])(?:LINE|VK|X)(?![A-Za-z])|"
    r"تليغرام|تيليجرام|تلغرام|تلگرام|فيسبوك|واتساب|يوتيوب|اینستاگرام|טלגרם|ווטסאפ|וואטסאפ|פייסבוק|"
    r"यूट्यूब|फेसबुक|व्हाट्सएप|टेलीग्राम|微信|微博|抖音|카카오|네이버|유튜브|텔레그램|페이스북"
)
GOOGLE = re.compile(r"google", re.IGNORECASE)
PREFERRED = Pattern(  # as which of its sources a search engine is to count the page
    r"(?=.*\bgoogle\b)(?=.*\b(?:prefer|bevorzug|préfér|voorkeur|öncelikli|preferowan|избранн))"
    r"(?=.*\b(?:source|quelle|fuente|fonte|bron\b|kaynak|źródł|источник))",
    re.IGNORECASE,
)
# In small letters; each begins with a letter, for which text is searched fast, and looks back.
SUBSCRIBE = Pattern(
    r"s(?<!\ws)(?:ubscri(?:be|ption)|uscri[bp]|ubskryb)|"
    r"a(?<!\wa)(?:bonn(?:é|ez|ieren|ent|ement)|bbona|ssin(?:e|ante))|p(?<!\wp)renumer|"
    r"п(?<!\wп)одпис"
)
REST = Pattern(
    r"(?:[£€$¥₽]\s?[\d.,]+|[\d.,]+\s?(?:francs?|euros?|chf|kr|zł|€))\s*(?:a|per|par|pro|le|al|"
    r"im|for|pour|für)\b|"
    r"\b(?:keep|continue) reading|\bread (?:on|the (?:rest|full))|\blire la suite|\bweiterlesen|"
    r"\bseguir leyendo|\bcontinua a leggere|\bréservé aux|\bfor subscribers|\bnur für|"
    r"\bsolo para",
    re.IGNORECASE,
)
SAID = re.compile(
    '[“„«「"][^”“»」"]{1,200}[”“»」"],? \\w'
)  # somebody says so, and the story goes on
LONGEST_CALL = 220  # letters; a longer line that asks to subscribe also says something
LAST = 24  # letters, in which the last words stand
LONGEST_FOLLOWED = 140  # letters of a line that names a place which is anyone's


def is_call(line: str) -> bool:
    """Whether *line* asks the reader for something: to subscribe, follow, join or click.

    >>> is_call("Never miss a story: sign up to our channel!")
    True
    """
    if len(line) > LONGEST_CALL or SAID.match(line):
        return False
    if "google" in line.lower() and PREFERRED.match(line):
        return True
    return is_asked(line) and OURS.search(line) is not None


def is_followed(line: str) -> bool:
    """Whether *line*, below a story, asks the reader to follow its makers elsewhere.

    >>> is_followed("Follow the Gazette on Facebook and X.")
    True
    """
    return len(line) <= LONGEST_FOLLOWED and is_asked(line) and PLACES.search(line) is not None


def is_followed_at(line: str) -> bool:
    """Whether *line* says that its makers are to be found at another place, too.

    >>> is_followed_at("All from the harbour is in our WhatsApp channel.")
    True
    """
    return len(line) <= LONGEST_FOLLOWED and bool(PLACES.search(line) and OF_US.search(line))


def is_asked(line: str) -> bool:
    """Whether a sentence of *line* begins with what a reader is to do, or ends with it."""
    if CALLS.may_begin(line) and CALL.match(line):
        return True
    return bool(CALL_WITHIN.search(line)) or LAST_CALLS.is_word_begun(CALL_LAST, line[-LAST:])


def is_offer(line: str) -> bool:
    """Whether *line* sells the rest of the story.

    >>> is_offer("This story is for subscribers. Read on from £2 a week.")
    True
    """
    return len(line) <= LONGEST_CALL and bool(SUBSCRIBE.search(line.lower()) and REST.search(line))
