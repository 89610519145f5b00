"""Lines that stand below a story and tell none of it: who wrote it, whose views it holds, where to
write to, what to pay for the rest.

Only asked of the last of a story. One cue may stand in any sentence; two of a kind, without a word
of what somebody said, do not: "views" and "author's own", "subscribe" and "keep reading".
"""

import re

from spiders.extraction.phrases import Asked, Cue, Cues
from spiders.extraction.wording.calls import PLACES, is_followed
from spiders.extraction.wording.folding import is_sentence
from spiders.extraction.wording.rights import OF_RIGHTS, is_reserved
from spiders.extraction.wording.sales import OF_SALES, sells

LONGEST = 420  # letters; a longer paragraph also tells something
SAID = re.compile('[“”„«»「」]|(?<!\\w)"|"(?!\\w)')
VIEWS = Cue(
    r"views?\b|opinions?\b|meinung|auffassung|ansicht|standpunk?t|propos\b|points? de vue|tribune|"
    r"opini[oó]n|opini[aã]o|opiniões|opinioni|visión|mening|opinie|opinii|poglądy|poglądami|"
    r"görüş|мнени|"
    r"взгляд|точк[аи] зрения|åsikt|holdning|mening(?:er|ar)\b|mielipi|näkemy|názor|vélemény|"
    r"álláspont|opinii|απόψεις|"
    r"думк|погляд|דעות|דעה|quan điểm|ý kiến|pandangan|ความ(?:คิด)?เห็น|الآراء|آراء|رأي|نظرات|"
    r"विचार|राय|观点|觀點|看法|立场|見解|意見|의견|견해"
)
BINDS = Cue(r"n['’]engage|vincul|compromet|impegna")
HOLDERS = Cue(
    r"gesprächspartner|interviewees?\b|author|writer|columnist|contributor|editorial|"
    r"newspaper|paper\b|publication|publisher|"
    r"autor(?!i[djstz]|o[uw]|yt)|redaktion|verfasser|auteur|rédaction|journal\b|redacc|diario|"
    r"redaç|jornal\b|chi scrive|testata|redazion|schrijver|columniste?|redactie|redakcj|gazet|"
    r"yazar|автор(?!и[тз])|редакци|"
    r"skribent|författar|forfatter|kirjoittaj|toimitu|szerző|szerkesztő|συντάκτ|συγγραφ|αρθρογρ|"
    r"редакці|הכותב|המערכת|tác giả|penulis|redaksi|ผู้เขียน|الكاتب|كاتبه|كاتبها|الصحيفة|"
    r"نویسند|लेखक|"
    r"लेखिका|作者|本报|本報|本站|筆者|著者|본지|필자|작성자"
)
ONLY = Cue(
    r"(?:not |nicht |pas |no |não |non |niet )?necess|not (?:the|those|that)\b|"
    r"nicht die (?:der|des|von)\b|"
    r"pas celles? d|"
    r"no las? de(?:l)?\b|non quell|own\b|alone\b|sole|only\b|personal|"
    r"individual|(?:pas |non )?forcément|sorumlu|"
    r"eigene\b|unbedingt|allein|lediglich|ausschließlich|persönlich|n['’]engage|personnel|"
    r"únic|exclusiv|"
    r"apenas|pessoa|responsabilidade d|não vincula|riêng của|다를 수|وحده|"
    r"no compromete|non impegna|"
    r"esclusiv|personal|per se|noodzakelijk|die van de\b|persoonlijk|niekoniecznie|nie muszą|"
    r"prywatn|zorunda|"
    r"kişisel|aittir|yansıtma|bağlamaz|egna\b|egne\b|omia\b|vlastní|nemus[ií]|nem feltétlen|"
    r"saját|nu reflectă|aparțin|προσωπικ|απαραίτητα|εκφράζουν|мо(?:же|жуть) не|особист|בלבד|אינן|"
    r"của riêng|"
    r"không nhất thiết|tidak mencerminkan|pribadi|ส่วนตัว|ไม่จำเป็น|"
    r"अपन[ीे]|ज़रूरी नहीं|जरूरी नहीं|müssen nicht|"
    r"не совпадать|может не|не отража|личн|تعبر عن|يعبر عن|لا تعبر|لا تمثل|لا يعبر|الزام|"
    r"लिए|निजी|个人|個人|"
    r"仅代表|僅代表|不代表|必ずしも|代表するもの|개인"
)
# Who makes the page and what they make, by their trade: any firm has "our team".
MAKERS = Cue(
    r"newsroom|news ?desk|reporters?\b|editors?\b|editorial|journalism|(?:local|independent|"
    r"quality|our) "
    r"(?:news|reporting)|the reporting|redaktion|journalismus|rédaction|journalisme|redacci[oó]n|"
    r"periodismo|redaç|"
    r"lokaljournalismus|qualitätsjournalismus|jornalismo|redazione|giornalismo|redactie|"
    r"journalistiek|redakcj|dziennikarstw|haber merkez|"
    r"journaliste?s?\b|periodista|giornalist|jornalista|dziennikar|журналист|gazeteci\b|"
    r"gazetecilik|редакци|журналистик|редакці|編集部|编辑部|編輯部|편집국"
)
OURS = Cue(
    r"us\b|our\b|uns\b|unser|nous\b|notre\b|nos\b|nosotros|nuestr|escríb[ea]nos|cuéntan|"
    r"mándanos|envíanos|raccontac|segnalac|conte-nos|nosso|nossa|contar|"
    r"scrivici|nostr|ons\b|onze\b|oss\b|vår|nás\b|nám\b|nekünk|μας\b|לנו|אלינו|chúng tôi|kami\b|"
    r"nas\b|nam\b|bize\b|bizim|нам\b|нас\b|راسلونا|اتصلوا بنا|"
    r"náš|naš|наш|μας|ما را|हमें|हमारे|本报|本報|제보"
)
# Who pays for what they make.
PATRONS = Cue(
    r"(?:on|by|of) (?:its|our|your|their) (?:readers|members|supporters)|readers like you|"
    r"uns(?:ere|eren) leser|[ns]os lecteurs|à ses lect|nuestros lectores|i nostri lettori|nossos "
    r"leitores|"
    r"onze lezers|наши[хм]? читател"
)
TIPS = Cue(
    r"hear from you|tell us|let us know|get in touch|tips?\b|stor(?:y|ies)\b|news\b|hinweis|"
    r"tipps?\b|geschichte|thema\b|témoignage|histoire|"
    r"informa[tcç]|historia|noticia|história|notícia|pista\b|segnalazion|storia\b|notizi|"
    r"verhaal|nieuws|"
    r"temat|haber|новост|истори|خبر|قصة|ख़बर|खबर|线索|爆料|情報|제보"
)
MAIL = re.compile(r"@(?<=[\w.+-]@)[\w-]+\.\w")  # begins with its sign, and looks back
TELEPHONE = re.compile(  # no years from one to another, no day, no millions
    r"(?<!\d)(?<!\d[ .,/–-])"
    r"(?!\d{4} ?[/–-] ?\d{2,4}\b|\d\d?[/-]\d\d?[/-]\d{4}\b|\d{1,3}(?: \d{3})+\b(?!-| \d))"
    r"\d[\d ()/–-]{6,}\d"
)
# Where to reach the one who wrote: "reach her", "la joindre".
REACHED = Cue(
    r"(?:can|may) be (?:reached|contacted|followed)|(?:reach|follow|e-?mail|contact|write to|"
    r"message) "
    r"(?:him|her|them|me)\b|(?:sie )?erreichen sie|(?:folgen|folgt|schreiben) (?:sie )?(?:ihm|"
    r"ihr)\b|"
    r"ist (?:zu erreichen|erreichbar)|pour (?:lui|la|le|les) (?:écrire|contacter|joindre|suivre)|"
    r"(?:écrivez|contactez|suivez)-(?:lui|la|le|les)|contactar con (?:él|ella|el autor|la autora)|"
    r"(?:puede|puedes) (?:contactar|escribir|seguir)|(?:sígue|escríbe)(?:la|lo|le)\b|"
    r"(?:contacte|siga|escreva)-[oa]|pode ser contact|(?:contattar|scriver|scrivi|contatta|"
    r"seguir|segui)(?:la|lo|le|gli)\b|"
    r"(?:bereikbaar|te bereiken) (?:via|op)|kontakt z (?:autor|nim|nią)|связаться с (?:ним|ней|"
    r"автор)"
)
READER = Cue(
    r"you\b|your\b|please|today\b|now\b|sie\b|ihnen|ihr\w*\b|dich\b|dein|jetzt|vous\b|votre|"
    r"faites|donnez|soutenez|abonnez|usted|tu\b|te\b|"
    r"você|seu\b|sua\b|ti\b|tuo|tua\b|je\b|jouw|uw\b|ci\b|twoj|sen\b|siz|вы\b|вас\b|ваш"
)
PLEAS = Cue(
    r"support|donat|contribut|subscri|chip in|(?:become|join) |pitch in|give (?:what|today)|"
    r"unterstütz|spende|abonn|mitglied|soute(?:nez|nir)|faire un don|faites un don|adhér|"
    r"suscri|apoy|dona\b|"
    r"colabor|hazte|assin|apoi|doe\b|doação|contribu|sosteni|sostien|abbona|dona(?:te|zione)?\b|"
    r"gift\b|funded by|friend of|helfen sie|helft uns|aidez-|(?:chaque|votre) don\b|"
    r"ayúda(?:nos|te)?\b|"
    r"aiuta(?:ci|tec)|pomóż|помог|steun|doneer|word lid|wesprzyj|wspieraj|wpłać|prenumer|"
    r"destek|abone|поддерж|подпис|"
    r"tip jar|buy (?:us|me|our)\b|spendier\w* (?:uns|mir)\b|offrez-(?:nous|moi)\b|"
    r"invít(?:anos|ame)\b|offri(?:ci|mi|teci)\b|trakteer|postaw (?:nam|mi)\b|ısmarla|угостите|"
    r"podpoř|přispě|daruj|přidejte se|prispej|támoga|adomány|susține|donea|ενισχύ|στηρίξ|"
    r"підтрим|стань(?:те)? патрон|støt\b|stött|gi et bidrag|tue (?:meitä|journ)|lahjoita|"
    r"תמכו|dukung|ủng hộ|"
    r"ادعم|تبرع|सहयोग|支持|赞助|訂閱|订阅|応援|支援|購読|후원|구독"
)
PRICE = re.compile(
    r"(?:[£€$¥₽₹]\s?\d[\d.,]*|\d[\d.,]*\s?(?:francs?|euros?|eur|chf|kr|zł|€|£|pounds?|reais|"
    r"₽|руб\w*|грн|tl|lira|kč|ft\b|lei\b|дин|円|元|원))",
    re.IGNORECASE,
)
SHARE = Cue(
    r"share (?:this|on|with)|follow|like us|find us|liken? (?:sie )?uns|teilen sie|folgen sie|"
    r"folgt? uns|partagez|suive|comparte|síguenos|sigue a|"
    r"partilh|compartilh|siga|condividi|seguici|segui (?:il|la|le|i|gli)\b|deel |volg|"
    r"udostępnij|obserwuj|paylaş|takip|поделит|поділи|поширит|сподел|"
    r"sdílet|sdílejte|zdieľa|megoszt|distribuie|comparteix|dela (?:artikeln|på|med)|"
    r"del (?:artikkelen|artiklen|saken|på|med)\b|jaa (?:juttu|artikkeli|tämä)|κοινοποι|μοιρα|"
    r"podijeli|podeli|bagikan|sebarkan|chia sẻ|แชร์|साझा|"
    r"подпишитесь|شارك|تابع|اشتراک بگذار|שתפו|分享|シェア|フォロー|공유"
)
# Where readers are to answer: "in the comments", which some story may be on.
IN_COMMENTS = Cue(
    r"in the comments?\b|comments? (?:section )?below|in (?:die|den) kommentare|"
    r"en (?:los )?coment|en (?:les )?commentaire|nos comentários|nei commenti|"
    r"in de (?:reacties|comments)|w komentarz|v komentář|do komentář|(?:в|у) ком{1,2}ентар|"
    r"yorum(?:lar(?:da|a)| (?:bölüm|kısm))|i kommentar|στα σχόλια|"
    r"评论区|評論區|コメント欄|댓글로|في التعليقات|कमेंट में|di kolom komentar"
)
LONGEST_SHARE = 140  # letters
LONGEST_ASKED = 80  # letters; a longer line also says what they are to think about
AGENCY = (
    r"(?:afp|dpa|reuters|ap|efe|lusa|ansa|pap|anp|tass|apa|keystone|sda|ats|belga|epd|kna|sid|upi|"
    r"ots|aap|ritzau|ntb|tt|stt|aa|agências?|agencias?|agences?|agenturen|agencies)"
)
# Where a story comes from: "Fonte: Ansa", "avec AFP", "dpa/hb".
SOURCE = re.compile(
    r"\W*(?:quellen?|sources?|fuentes?|fontes?|fonti|bron(?:nen)?|źródł[oa]|kaynak|источник|"
    r"джерело|المصدر|المصادر|منبع|स्रोत|来源|來源|出典|출처|kilde|källa|lähde|zdroj)\s*[:：]"
    r"\s*[^.!?。]{1,60}\W*|"
    r"original-content von\s*:\s*[^.!?]{1,120}|"
    rf"\({AGENCY}\b[^()]{{0,30}}\)|"
    rf"\W*(?:(?:avec|mit|con|com|z|from|wire)\s|\w{{2,4}}/)?{AGENCY}(?:\W{{1,3}}(?:{AGENCY}|\w{{2,4}}))*\W*",
    re.IGNORECASE,
)
EDITED = re.compile(  # who else made the page: "责任编辑：王五", "Redaktion: lx"
    r"\W*(?:原标题|原標題|责任编辑|責任編輯|责编|編輯|编辑|责任校对|校对|审核|核稿|监制|監製|撰文|編集|取材・文|文・写真|"
    r"redaktion|redaktor(?:ka)?|redakcja|oprac\.|opracowanie|редактор|редактура|подготовил[аи]?|"
    r"editor|editing|edited by|edición|edição|a cura di|düzenleyen|editör|"
    r"편집|المحرر|تحرير|ویراستار|دبیر|"
    r"ผู้เขียน|บรรณาธิการ)\s*[:：][^.!?。]{1,40}\W*|"
    r"\W?(?:取材|文|写真|構成|編集|撮影)(?:[・／/](?:取材|文|写真|構成|編集|撮影))*"
    r"[ :：／/＝=][^。]{1,30}",
    re.IGNORECASE,
)
ABOUT = re.compile(  # who wrote it: "Sobre la autora: ..."
    r"\W*(?:about the (?:author|writer)|über (?:die|den) autor|zur (?:autorin|person)\b|zum autor|"
    r"à propos de l['’]aut|l['’]auteure?\s*[:：]|sobre (?:el|la) aut|acerca de[l ]|sobre [oa] "
    r"autor|"
    r"chi è l['’]autor|(?:l['’])?autor[ei]\s*[:：]|over de auteur|om (?:författaren|skribenten|"
    r"forfatteren)|"
    r"kirjoittajasta|o autor(?:ze|ce|ovi|ke)|об авторе|про автор|a szerzőről|despre autor|"
    r"σχετικά με τον (?:συντάκτη|συγγραφέα)|yazar hakkında|عن الكاتب|درباره نویسنده|על הכותב|"
    r"लेखक के बारे में|(?:筆者|著者|執筆者|ライター)(?:プロフィール|紹介|略歴)|作者(?:简介|簡介|"
    r"介绍)|关于作者|關於作者|"
    r"(?:필자|글쓴이|저자) ?소개|về tác giả|tentang penulis)",
    re.IGNORECASE,
)
LONGEST_HEADING = 40  # letters
SAYING = (VIEWS, BINDS, HOLDERS, ONLY)
GIVING = (MAKERS, OURS, PATRONS, TIPS, REACHED, READER, PLEAS, SHARE, IN_COMMENTS)
CUES = Cues(*SAYING, *GIVING, *OF_RIGHTS, *OF_SALES)


def is_colophon(text: str) -> bool:
    """Whether *text*, the last of a story, tells none of it but of who made it, or sells it.

    >>> is_colophon("Got a tip? Write to our newsroom: tips@gazette.example")
    True
    >>> is_colophon("The pier opens in May. Tickets: 00123 456789")
    False
    """
    if len(text) > LONGEST:
        return False
    if SOURCE.fullmatch(text) or EDITED.fullmatch(text) or ABOUT.match(text):
        return True
    asked = CUES.asked(text)
    if is_reserved(asked):
        return True
    if (not text.isascii() or '"' in text) and SAID.search(text):
        return False
    return (
        is_disclaimer(asked)
        or is_contact(asked)
        or is_plea(asked)
        or sells(asked)
        or is_share(asked)
        or is_asked_back(asked)
    )


def introduces_author(text: str) -> bool:
    """Whether *text* is a heading for who wrote a story.

    >>> introduces_author("About the author")
    True
    """
    return len(text) <= LONGEST_HEADING and not is_sentence(text) and bool(ABOUT.match(text))


def is_disclaimer(asked: Asked) -> bool:
    """Whether a line says whose views a story holds, and whose it does not."""
    if not asked.has(ONLY) or not asked.has(HOLDERS):
        return False
    return asked.has(VIEWS) or asked.has(BINDS)


def is_contact(asked: Asked) -> bool:
    """Whether a line says where the page's makers, or the one who wrote the story, are reached."""
    text = asked.text
    is_ours = asked.has(MAKERS) or (asked.has(OURS) and (asked.has(TIPS) or "?" in text))
    if is_ours and (MAIL.search(text) or TELEPHONE.search(text)):
        return True
    return asked.has(REACHED) and PLACES.search(text) is not None


def is_plea(asked: Asked) -> bool:
    """Whether a line asks to pay for what the page's makers do."""
    if not asked.has(PLEAS):
        return False
    if PRICE.search(asked.text):
        return asked.has(OURS) or asked.has(MAKERS)
    return (asked.has(MAKERS) or asked.has(PATRONS)) and asked.has(READER)


def is_asked_back(asked: Asked) -> bool:
    """Whether a line asks what its readers think, in their comments."""
    if len(asked.text) > LONGEST_ASKED or not asked.has(IN_COMMENTS):
        return False
    return any(map(asked.has, (READER, OURS, VIEWS)))


def is_share(asked: Asked) -> bool:
    """Whether a line asks to share the story, or to follow its makers elsewhere."""
    text = asked.text
    if is_followed(text):
        return True
    if len(text) > LONGEST_SHARE or not asked.begins(SHARE):
        return False
    return PLACES.search(text) is not None or not is_sentence(text)
