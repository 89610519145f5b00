"""Text that asks a reader to agree to cookies and to being measured, in many languages."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from spiders.extraction.phrases import Needles


class Phrase(NamedTuple):
    """What a notice of consent says; one of the *needles* stands in all that *pattern* finds."""

    needles: tuple[str, ...]
    pattern: re.Pattern[str]


# Two cues beside the word for cookies: who speaks or is spoken to, and what for.
TECHNIQUE = (
    r"cookie|traceur|куки|クッキー|쿠키|çerez|informasjonskaps|evästei|süti|\bkakor\b|kolačić|עוגיות|"
    r"คุกกี้|کوکی|ملفات تعريف"
)
SPEAKING = (
    r"\b(?:we|our|us|you|your|this (?:web)?site|wir|unsere?|ihnen|ihre?|sie|"
    r"diese[rs]? (?:web)?seite|"
    r"dieser website|nous|notre|nos|vous|votre|vos|ce site|nosotros|nuestr[ao]s?|usted|sus?|"
    r"este sitio|"
    r"nós|noss[ao]s?|você|sua|este site|noi|nostr[oaie]|tu[oa]|questo sito|wij|onze?|u|uw|je|"
    r"jouw|deze "
    r"(?:web)?site|nasz\w*|twoj\w*|ta strona|tej stron\w+|мы|наш\w*|вы|вам|вас|ваш\w*|biz|"
    r"sitemiz\w*|"
    r"siz\w*|vi och våra|våra|ditt|din enhet|partnereink|eszköz\w*|εμείς|μας|σας|váš|vaše|vašem|"
    r"noștri|"
    r"dvs|kami|anda|chúng tôi|bạn|meidän|vores|våre|naši|vaš\w*|כם|שלך|אנחנו|אנו|"
    r"vi använder|käytämme|používám[ea]|folosim|utilizăm|koristimo|χρησιμοποιούμε|az oldal|"
    r"situs(?: web)? ini|האתר)\b|เรา|"
    r"เว็บไซต์นี้|این وب|ท่าน|"
    r"本网站|本網站|我们|我們|您|当サイト|本サイト|저희|귀하|نحن|أنت|ما|شما"
)
PURPOSE = (
    r"\b(?:accept|agree|consent|allow|third[- ]part|partners|personali[sz]ed|advertis|"
    r"analy[sz]|traffic|"
    r"akzept|zustimm|einwillig|widersprech|auswahl|drittanbieter|werbe|werbung|accord|acceptez|consent|refus|"
    r"publicit|tiers|mesur|acept|terceros|publicidad|aceit|terceiros|audiências|accett|terze parti|"
    r"finalità|pubblicit|akkoord|toestemm|advertenti|derden|zgod|reklam|соглас|реклам|обработк|"
    r"kabul|annons|annonse|samtyck|samtykke|mainon|suostum|hirdetés|hozzájárul|διαφημ|συγκατάθεσ|souhlas|"
    r"consimț|iklan|persetujuan|quảng cáo|đồng ý|oglas|pristan|פרסומ|הסכמ)"
    r"|\b(?:godkän|souhlas|hyväks|elfogad|αποδέχ|prihvać|setuju|menyetuju)|ยอมรับ|پذیرش"
    r"|โฆษณา|ยินยอม|إعلان|موافقت"
    r"|同意|広告|分析|广告|廣告|동의|광고|موافق"
)
# What a page that asks for consent says in its blocks, and a story beside it does not.
CONSENT = tuple(
    Phrase(tuple(needles.split(", ")), re.compile(pattern, re.IGNORECASE))
    for needles, pattern in {
        "partner, cookie, privacy": (
            r"\b(?:we|us) (?:and our|use|value|care about) .{0,60}"
            r"\b(?:partners?|cookies?|privacy)\b"
            r"|\b(?:accept|reject|refuse|allow|manage|agree to) cookies?\b|\bcookie policy\b"
            r"|\b(?:necessary|essential|analytics|marketing|functional|performance|targeting|"
            r"optional) cookies\b|\bnotwendige cookies\b|\byour privacy choices\b"
            r"|\bcookies (?:essentiels|nécessaires|necesarias|necessari)\b"
            r"|\bwir (?:und unsere|verwenden|nutzen) .{0,60}\b(?:partner|cookies?)\b"
            r"|\bnoi e i nostri .{0,40}partner\b|我们.{0,20}cookie|\bg[eé]rer les cookies\b"
        ),
        "accept all, reject all, refuse all, allow all, manage all, agree to all": (
            r"\b(?:accept|reject|refuse|allow|manage|agree to) all\b"
        ),
        "and continue, and close": (
            r"\b(?:accept|reject|refuse|allow|manage|agree to) and (?:continue|close)\b"
        ),
        "preferences, choices, options, settings, consent": (
            r"\b(?:accept|reject|refuse|allow|manage|agree to) "
            r"(?:my |your )?(?:preferences|choices|options|settings|consent)\b"
            r"|\bwithdraw your consent\b|\bchoices will be \w+ to\b|\byour choices\b"
            r"|\bvotre consentement\b|\bsu consentimiento\b"
        ),
        "before you continue": r"\bbefore you continue\b",
        "personalised, personalized": r"\bpersonali[sz]ed (?:ads|advertising|content)\b",
        "access information": r"\bstore (?:and/or|and|or) access information\b",
        "your personal data": r"\bprocess(?:ing)? (?:of )?your personal data\b",
        "legitimate interest": r"\blegitimate interests?\b",
        "akzeptieren, zustimmen, einwilligung, berechtigte, personalisierte": (
            r"\balle akzeptieren\b|\b(?:zustimmen|akzeptieren) und weiter\b|\bihre einwilligung\b"
            r"|\bberechtigte[sn]? interesse\b"
            r"|\bpersonalisierte (?:werbung|anzeigen|inhalte)\b"
        ),
        "partenaires, tout accepter, tout refuser, sans accepter, rer mes choix": (
            r"\bnous et nos .{0,40}partenaires\b|\btout (?:accepter|refuser)\b"
            r"|\bcontinuer sans accepter\b|\bg[eé]rer mes choix\b"
        ),
        "personnalis, personalizada": (
            r"\bpublici(?:t[eé]s?|dad) (?:personnalis[eé]e?s?|personalizada)\b"
        ),
        "socios, aceptar tod, aceptar y continuar": (
            r"\bnosotros y nuestros .{0,40}socios\b|\baceptar (?:todo|todas|y continuar)\b"
        ),
        "accetta tutt, accetto tutt, tuo consenso, alles accepteren, jouw toestemming": (
            r"\baccett(?:a|o) tutt[io]\b|\bil tuo consenso\b"
            r"|\balles accepteren\b|\bjouw toestemming\b"
        ),
        "同意, 接受所有, 接受全部, 全部接受, 동의, принять все, zaakceptuj, kabul et": (
            r"クッキー.{0,20}同意|同意して続行|接受(?:所有|全部)|全部接受|모두 동의|принять все"
            r"|\bzaakceptuj (?:wszystk|i zamknij)|\b(?:tümünü|hepsini) kabul et"
        ),
        "partenaires, données, intérêt légitime": (
            r"\bnos (?:\d+ )?partenaires\b|\bretir\w+ (?:votre|son) consentement\b"
            r"|\bintérêts? légitimes?\b|\bvos données personnelles\b|\bfinalités suivantes\b"
        ),
        "socios, de terceros, consentimiento, interés legítimo, parceiros, legítimo, proveedores": (
            r"\bpropias y de terceros\b|\bnuestros (?:\d+ )?socios\b|\bnossos (?:\d+ )?parceiros\b|"
            r"\binter[eé]s+e? legítimo\b"
            r"|\b(?:retirar|revocar|su|seu) (?:el |o )?consent\w+\b|"
            r"\bproveedores\b.{0,40}\bconsent\w+"
            r"|\bsus preferencias se aplicar"
        ),
        "nostri partner, nostri fornitori, legittimo, consenso": (
            r"\b(?:i )?nostri (?:\d+ )?(?:partner|fornitori)\b|\binteress[ei] legittim[oi]\b"
            r"|\b(?:revocare|prestare|negare) (?:il |il tuo )?consenso\b"
        ),
        "onze, uw keuze, je keuze, toestemming, gerechtvaardigd": (
            r"\bonze (?:\d+ )?partners\b|\b(?:uw|je|jouw) (?:keuze|voorkeur)\w*\b.{0,60}"
            r"\b(?:wijzigen|instellen|aanpassen)\b|\bgerechtvaardigd belang\b"
            r"|\b(?:uw|je) toestemming\b"
        ),
        "partnerów, zgodę, zgody, zaufani": (
            r"\b(?:naszych|zaufan\w+) (?:\d+ )?partner\w*|\bwyraża\w+ zgodę\b"
            r"|\b(?:zgodę|zgody) .{0,40}\b(?:wycofać|cofnąć|udzielić)\b|\buzasadnion\w+ interes"
        ),
        "våre, våra, vores, samtykke, samtycke, kumppani": (
            r"\b(?:våre|våra|vores) (?:\d+ )?\w*partner\w*|\b(?:ditt|dit) samty[ck]+e\b"
        ),
        "партнер, партнёр, согласие, персональных данных": (
            r"\bнаши (?:\d+ )?партн[её]р\w*|\b(?:даёте|даете|отозвать) .{0,20}согласие\b"
        ),
        "iş ortak, rıza, kişisel veri": r"\biş ortaklarımız|\baçık rıza|\bkişisel verileriniz",
        "cookie, クッキー, 쿠키, куки, traceur, çerez, informasjonskaps, ملفات, कुकी": (
            r"\b(?:nous|nosotros|noi|wij|we|my|vi|мы|ми|utiliza(?:mos)?|usa(?:mos|iamo)|"
            r"utilizziamo|"
            r"używamy|stosujemy|korzystamy|bruger|bruker|använder|используем|використовуємо)\b"
            r".{0,80}(?:cookie|traceur|куки|çerez|informasjonskapsl)"
            r"|(?:cookie|traceur|куки|çerez|informasjonskapsl)\w*.{0,60}\b(?:(?:this|our|ce|notre|"
            r"este|nuestro|nosso|questo|nostro|deze|onze|nasz\w*|diese[rs]?|unsere[rs]?|bu|"
            r"нашем|этом) "
            r"(?:web)?(?:site|sitio|sito|stron|serwis|seite|сайт)|kullanıyoruz|kullanmaktayız)"
            r"|\b(?:używanie|stosowanie|korzystanie z|polityka) (?:plików )?cookies?\b"
            r"|\b(?:functionele|analytische|noodzakelijke|funktionale|technische|analytiques|"
            r"fonctionnels|técnicas|analíticas|tecnici|analitici) cookies?\b"
            r"|\bcookies? (?:analytiques|fonctionnels|strictement|estrictamente|técnicas|"
            r"analíticas|"
            r"propias|de terceros|tecnici|analitici|di terze|próprios)\b"
            r"|(?:cookie|クッキー|쿠키)s?.{0,16}(?:使用|利用|無効|有効|同意|사용|동의|허용)"
            r"|(?:使用|利用).{0,8}(?:cookie|クッキー)|ملفات تعريف الارتباط|"
            r"कुकी\w*.{0,30}(?:उपयोग|इस्तेमाल)"
        ),
        "cookie, traceur, куки, クッキー, 쿠키, çerez, informasjonskaps, evästei, süti, kakor, "
        "kolačić, עוגיות, คุกกี้, کوکی, ملفات تعريف": (
            rf"^(?=.*(?:{TECHNIQUE}))(?=.*(?:{SPEAKING}))(?=.*(?:{PURPOSE}))"
        ),
        "switched off, count visits": r"\bcannot be switched off\b|\bcount visits\b",
    }.items()
)


NEEDLES = Needles([phrase.needles for phrase in CONSENT])


def phrases_in(text: str, among: Sequence[Phrase] = CONSENT) -> list[Phrase]:
    """Return which phrases *among* some *text* may hold: a part of it is asked for no others."""
    sets = NEEDLES.sets_in(text)
    if not sets:
        return []
    found = [phrase for number, phrase in enumerate(CONSENT) if sets >> number & 1]
    return found if among is CONSENT else [phrase for phrase in found if phrase in among]


def asks_consent(text: str, phrases: Sequence[Phrase] = CONSENT) -> bool:
    """Whether *text*, which holds none of CONSENT but perhaps *phrases*, asks for consent.

    >>> asks_consent("We and our 812 partners store information on a device.")
    True
    """
    return any(phrase.pattern.search(text) for phrase in phrases_in(text, phrases))
