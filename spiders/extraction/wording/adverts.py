"""Lines that mark an advertisement, or say that the story goes on below one.

They are told by their words alone, in whatever order: one that names an advertisement, or one that
says "goes on" and one that says "below", and beside them only what joins such words.
"""

import re

from spiders.extraction.phrases import Openings, Pattern
from spiders.extraction.wording.words import words_of

# How the words for an advertisement begin, whatever their endings.
ADVERTS = words_of(
    "赞助 贊助 推广 推廣 협찬 タイアップ "
    "advert sponsor promoted promotional paid anzeige werbung werbe reclame gesponsor "
    "publicit publicid pubblicit promozional annonce anunci anúnci annunci patrocin inserzion "
    "annons quảng reklam reklám oglas mainos mainok inzerc hirdetés sponzor διαφήμ διαφημ реклам "
    "إعلان الإعلان اعلان الاعلان تبلیغ آگهی "
    "פרסומ विज्ञापन iklan โฆษณา 廣告 广告 広告 スポンサー 광고"
)
WHOLE = words_of("ad ads pr pub publi")
# How the words for going on begin, and those for reading on and for what one does to do so.
GO_ON = words_of(
    "repren "
    "continu keep carry resum scroll contin weiter fortsetz fortgesetzt geht verder loopt gaat "
    "doorlees "
    "doorlez suit poursui sigu segui deslizá desliza desplaz desplá prosegu prossegu fortset "
    "fortsæt fortsät jatku ciąg część dalsz dalej czytaj devam kaydır продолж далее далі читай "
    "прокрут يستمر تستمر مستمر تابع يتبع استمر تتواصل ادامه जारी आगे המשך συνεχ lanjut baca "
    "scorri scrol role deslize défil przewi листай เลื่อน مرر pokrač folytat urmeaz nastavlja "
    "συνεχίζ tiếp ต่อ 继续 繼續 滑动 滑動 滚动 捲動 続 スクロール "
    "이어 계속"
)
# Where it goes on, or what to do there.
BELOW = words_of(
    "ensuite below after beneath under underneath past down following scroll unten darunter unter "
    "nach onder hieronder na après dessous sous ci-dessous debajo tras después abajo após abaixo "
    "depois "
    "dopo sotto etter nedenfor efter nedan jälkeen alla pod poniżej po niżej altında aşağıda "
    "sonra ardından ниже после под далее нижче після بعد عقب أدناه أسفل پایین زیر پس नीचे बाद "
    "bawah setelah ci-dessous "
    "למטה אחרי κάτω μετά níže pod za po alatt után alá mai jos după ispod nakon dưới bên ด้านล่าง "
    "tıklayın tıklayınız "
    "seguir ler reading lire leggere lezen leyendo lesen читать 往下 向下 "
    "下方 下面 以下 下 后 後 之后 以后 読む 아래 뒤 다음"
)
# What goes on, what it stands in, and the small words between.
JOINING = words_of(
    "reszta reszty zbytek zvyšok loput loppuosa resten restul restante reste "
    "map chart graphic karte grafik tabelle bild umfrage galerie infobox carte graphique mapa "
    "gráfico mappa grafico kaart grafiek kart karta mapą grafiką karttan harita grafiğin "
    "es membaca di artikel ini cáo faites vers haut bas baixo giù tekst sign up sign-up リンク へ "
    "juttu jutun artikkeli artikkelin uutinen teksti "
    "未完 未 článek článku text textu clanok článok obsah cikk cikkünk "
    "leest u boodschap a az szöveg nota espacio spazio espaço riservato reservado agli alla più "
    "articolul textul știrea "
    "članak tekst vijest bài viết nội dung κείμενο άρθρο το του την "
    "the this a an our of to and for with more on from by your you is in it i am why seeing "
    "see promotion remove hide close report about these that article story post text page "
    "rest read content message messages link links partner partners partnership feature video "
    "videos photo gallery image newsletter break signup skip block commercial loading here "
    "next der die das den dem des diesem diesen dieser artikel beitrag bericht inhalt sie hier es "
    "wird het de deze tekst verhaal lees inhoud door la le l du cette cet votre notre lecture "
    "texte contenu plus el los esta este tu artículo texto noticia contenido para o os da do "
    "à ao sua seu matéria notícia conteúdo continue il lo dell dalla della questo questa "
    "articolo lettura contenuto contenuti messaggio messaggi saken artikkelen artiklen "
    "artikeln teksten innhold les läs artykuł artykułu tekstu materiał materiału materiałem "
    "wideo haberin haber yazının yazı sonraki okumaya okumak için et edin ediyor alanı alani "
    "статья статьи текст текста новости материал материала на правах المقال المقالة الخبر "
    "القراءة قراءة النص هذا مطلب خبر از के इस ख़बर खबर लेख पढ़ना है 请 請 阅读 閱讀 正文 文章 内容 "
    "在 记事 記事 本文 の が は に を て して し き ます きます 基 기사 본문 를 을 가 은 는 "
    "이 으로 에 에서 됩니다 집니다"
)
ADVERT_STARTS, GO_ON_STARTS = tuple(sorted(ADVERTS)), tuple(sorted(GO_ON))
WIDE = "|".join(
    sorted(
        {word for word in {*ADVERTS, *GO_ON, *BELOW, *JOINING} if word > "\u2e80"},
        key=lambda word: (-len(word), word),
    )
)
# A word ends at its punctuation; where none are parted by blanks, the known ones are cut off.
WORD = re.compile(rf"{WIDE}|[^\W_](?:[^\s!-/:-@\[-`{{-~‘’“”„«»–—…·•|،；、。「」（）［］【】：]*)")
BEGINNINGS = Openings(Pattern("|".join([*ADVERT_STARTS, *GO_ON_STARTS, *WHOLE])))
LONGEST = 80  # letters
FRAMED = re.compile(  # as no line of a story is; "—But I—" is said in one
    r"[-–—=]{2,9} ?[^\W\d].*\w ?[-–—=]{2,9}|[-–—=] [^\W\d].*\w [-–—=]"
)
MOST_UNKNOWN = 1  # word, of a line that says both "goes on" and "advertisement"
DASHES = tuple("-–—=")
DOTTED = "\u0307"  # what is left of a Turkish capital in small letters


def is_advert(text: str) -> bool:
    """Whether *text*, a block by itself, marks an advertisement.

    >>> is_advert("- Advertisement -"), is_advert("Text continues below the video")
    (True, True)
    >>> is_advert("Advertising fell."), is_advert("The pier goes on below.")
    (False, False)
    """
    if len(text) <= LONGEST and text.endswith(DASHES) and FRAMED.fullmatch(text):
        return True
    if len(text) > LONGEST or not BEGINNINGS.begun_in(text.replace("_", " ")):
        return False
    is_named = goes_on = is_below = False
    unknown = 0
    for match in WORD.finditer(text.lower().replace(DOTTED, "")):
        word = match[0]
        if word in WHOLE or word.startswith(ADVERT_STARTS):
            is_named = True
        elif word in BELOW or word.startswith(GO_ON_STARTS):
            goes_on = goes_on or word.startswith(GO_ON_STARTS)
            is_below = is_below or word in BELOW
        elif word not in JOINING:
            unknown += 1
            if unknown > MOST_UNKNOWN:
                return False
    if goes_on and is_named:
        return True
    return unknown == 0 and (is_named or (goes_on and is_below))
