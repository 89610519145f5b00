"""Lines that sell the rest of a story, or ask those who have paid or would comment to log in."""

from spiders.extraction.phrases import Asked, Cue, Cues
from spiders.extraction.wording.folding import is_sentence

# Who is asked to log in.
ALREADY = Cue(
    r"already\b|have an account|schon\b|bereits\b|noch kein|déjà|¿?ya\b|já\b|già\b|al\b|masz|"
    r"jesteś|"
    r"zaten|уже\b|هل أنت|已经|已經|已是|すでに|既に|会員の方|이미"
)
READERS = Cue(
    r"subscri|member|account|regist|signed|abonn|kund|konto|mitglied|compte|inscrit|suscript|"
    r"soci[oa]|"
    r"cuenta|abonad|assin|conta\b|abbona|registrat|lid\b|prenumer|abone|üye|подпис|аккаунт|مشترك|"
    r"会员|會員|订阅|会員|購読|구독|회원"
)
COMMENT = Cue(
    r"comment\b|comments\b|kommentar|kommentier|commenta|comentar|reageren|reactie|komentarz|"
    r"коммент|"
    r"yorum|コメント|评论|評論|댓글|تعليق|टिप्पणी"
)
SHORT = 40  # letters of a line that has no room for anything else
NEAR_START = 40  # letters, in which an offer that only names its price says what it is of
LONGEST_TITLE = 70  # letters, of what stands above an offer
LONGEST_QUESTION = 100  # letters, of who has paid already
# What sells the rest of a story.
SUBSCRIBE = Cue(
    r"subscri(?:be|ption)\b|suscri|subscrev|assin|abonn|abo\b|digital-?abo|abbona|"
    r"abone|सदस्यता|prenumer|wykup|předplat|předplatn|előfizet|abonează|abonament|συνδρομ|"
    r"передплат|"
    r"מנוי|"
    r"tilaajaksi|подпи|اشترك|购买|订阅|"
    r"訂閱|購読|会員登録|有料会員|구독|सदस्य बनें"
)
READ_ON = Cue(
    r"(?:keep|continue) reading|read (?:on|the (?:rest|full)|this (?:article|story))|"
    r"(?:jetzt |hier )?weiter ?lesen|ganzen artikel|(?:lire )?la suite (?:de|est)|"
    r"lire la suite|(?:poursuiv\w+|continu\w+) (?:votre|"
    r"la|sa|ma) lecture|(?:seguir|sigue|continuar|continúa) leyendo|"
    r"leer (?:el artículo )?complet|"
    r"(?:continuar?|continue) (?:a ler|lendo)|continua(?:re)? a leggere|"
    r"(?:verder|door) ?lezen|lees verder|"
    r"unlock (?:this|the|full)\b|the (?:rest|remainder) (?:is|of)|आगे पढ़|đọc tiếp|"
    r"czytaj dalej|czytać dalej|okumaya devam|(?:читать|прочитать) (?:дальше|полностью)|"
    r"للمتابعة القراءة|لمتابعة القراءة|继续阅读|繼續閱讀|続き(?:を(?:お)?読|は|や|が(?:お)?読)|"
    r"全文|계속 읽|"
    r"läsa? (?:hela|vidare)|fortsätt läsa|les hele|fortsett å lese|læs (?:hele|videre)|lue koko|"
    r"jatka lukemista|číst dál|dočíst|celý článek|teljes cikk|tovább olvas|articolul complet|"
    r"διαβάστε (?:ολόκληρο|τη συνέχεια)|читати далі|להמשך (?:ה)?קריאה|전체 기사"
)
WHOLE = Cue(
    r"unlimited|full access|unbegrenzt|unbeschränkt|alle[nr]? (?:artikel|inhalt)|(?:en |"
    r"accès )?illimité|"
    r"tous (?:les|nos) (?:articles|contenus)|ilimitado|sin límites|todos los (?:artículos|"
    r"contenidos)|"
    r"todos os conteúdos|illimitato|tutti (?:gli articoli|i contenuti)|onbeperkt|bez ograniczeń|"
    r"sınırsız|неограниченн|безлимит|غير محدود|无限|無限|読み放題|무제한"
)
TRIAL = Cue(
    r"free trial|gratis testen|essai gratuit|prueba grat|prova gratuita|teste grátis|"
    r"first month|cancel any ?time|kündbar|testen|probemonat|(?:im )?ersten monat|"
    r"premier mois|sans engagement|primer mes|sin permanencia|primeiro mês|primo mese|disdici|"
    r"(?:eerste maand|opzegbaar)|pierwszy miesiąc|(?:a|per|pro|par|al|por|na|im) (?:week|month|"
    r"year|"
    r"woche|monat|jahr|mois|mes|mês|mese|maand|miesiąc)\b|в месяц|初月|最初の(?:一|1|１)[かヶカ]月"
)
NO_TIE = Cue(  # what only an offer of a subscription says, beside its price
    r"first month|cancel any ?time|jederzeit kündbar|ersten monat|premier mois|sans engagement|"
    r"primer mes|sin permanencia|primeiro mês|primo mese|eerste maand|maandelijks opzegbaar|"
    r"pierwszy miesiąc|первый месяц|ilk ay|första månaden|första mån|første måned|první měsíc|"
    r"első hónap|prima lună|πρώτο μήνα"
)
RESERVED = Cue(
    r"reserved for|for subscribers|for members|subscribers? only|(?:nur |"
    r"exklusiv )?für (?:abonn|plus)|"
    r"nur mit|réservé|il vous reste \d|solo para|exclusiv[oa]s? (?:para|de)|reservado a|"
    r"riservato|alleen voor|exclusief voor|dla (?:prenumer|subskry)|"
    r"pozostało \d+ ?%|(?:endast )?för prenumerant|abonelere|chỉ dành cho|dành riêng cho|"
    r"endast för|kun for abonn|vain tilaajille|pro předplatitele|csak előfizet|"
    r"doar pentru abona|(?:για|σε) συνδρομητές|"
    r"for pa(?:ying|id) (?:members|subscribers|readers)|"
    r"для передплатник|למנויים|会员专享|會員專屬|구독자 전용|"
    r"только (?:для )?подписчик|для подписчик|للمشتركين|有料会員限定|会員限定|"
    r"会員の方(?:だけ|のみ)|会員のみ|仅限"
)
LOGIN = Cue(
    r"log ?in\b|sign ?in\b|create (?:a|an|your) (?:free )?account|anmelden|einloggen|"
    r"connectez-vous|"
    r"se connecter|identifiez-vous|inici[ae](?:r)? sesión|accede\b|faça login|entre na sua conta|"
    r"accedi\b|"
    r"effettua il login|inloggen|log in|zaloguj|giriş yap|"
    r"đăng nhập|войдите|войти|سجل الدخول|登录|登入|"
    r"ログイン|로그인"
)
OFFERS = (SUBSCRIBE, READ_ON, WHOLE, TRIAL, RESERVED, LOGIN)
ENOUGH = 2  # of them in one line; one may stand in any
LIMIT = Cue(  # what a reader has used up
    r"you(?: have|['’]ve) (?:reached|read|used|hit) .{0,30}(?:limit|articles?)\b|"
    r"free articles? (?:left|remaining|this)|(?:ihr |dein )?kostenlose[rns]? artikel|"
    r"(?:vos|votre) articles? gratuits?|artículos gratis|artigos grátis|articoli gratuiti|"
    r"(?:この|ここから)先は.{0,12}(?:会員|登録|購読)|(?:이후|이하) 내용은.{0,12}회원|"
    r"gratis artikelen|darmowych artykułów|бесплатных стат"
)
OF_SALES = (ALREADY, READERS, COMMENT, NO_TIE, LIMIT, *OFFERS)
CUES = Cues(*OF_SALES)


def is_sale(text: str) -> bool:
    """Whether *text* sells the rest of the story, or asks those who have paid to log in."""
    return sells(CUES.asked(text))


def is_offering(text: str) -> bool:
    """Whether *text*, which is none of the story, offers to subscribe or to log in.

    >>> is_offering("Create an account to go on."), is_offering("What to take along:")
    (True, False)
    """
    asked = CUES.asked(text)
    return any(map(asked.has, (SUBSCRIBE, TRIAL, RESERVED, LOGIN)))


def sells(asked: Asked) -> bool:
    """Whether a line does that, of which OF_SALES are asked."""
    text = asked.text
    is_question = text.endswith(("?", "？"))
    if (
        len(text) <= LONGEST_QUESTION
        and (is_question or asked.has(LOGIN))
        and is_for_readers(asked)
    ):
        return True
    is_short = len(text) <= SHORT
    if (
        asked.begins(LIMIT)
        or (asked.has(NO_TIE) and (is_short or any(map(str.isdigit, text))))
        or (is_short and asked.has(ALREADY) and asked.has(LOGIN))
    ):
        return True
    offers = [offer for offer in OFFERS if asked.has(offer)]
    if offers == [SUBSCRIBE, TRIAL]:
        return SUBSCRIBE.is_in(text[:NEAR_START])
    if len(offers) >= ENOUGH:
        return True
    return (
        READ_ON in offers and len(text) <= LONGEST_TITLE and (is_question or not is_sentence(text))
    )


def is_for_readers(asked: Asked) -> bool:
    """Whether a line speaks to those who have paid already, or would comment."""
    return (asked.has(ALREADY) and asked.has(READERS)) or asked.has(COMMENT)
