"""Lines that say whose a page's text is, and that nobody may use it."""

import re

from spiders.extraction.phrases import Asked, Cue
from spiders.extraction.wording.folding import is_sentence

# What nobody may do with the page's text, and that it is somebody's.
REUSE = Cue(
    r"republish|redistribut|reprint|nachdruck|weiterverbreit|rediffus|rozpowszechni|przedruk|"
    r"перепечат|использовани[еи] (?:\w+ )?материал|"
    r"використанн[яі] (?:\w+ )?матеріал|передрук|iktibas|přetisk|utánközl|αναδημοσίευ|إعادة نشر|"
    r"بازنشر|転載|複製|转载|轉載|摘编|摘編|镜像|전재|재배포|प्रकाशन|mengutip"
)
COPYING = Cue(  # of a text, or of what a story tells of
    r"reproduc|reproduç|riproduzione|reprodui|rewritten|copying|copied|vervielfältig|weitergabe|"
    r"verveelvoud|kopiowani|копирование|kopyala|kullanıl|šíření|"
    r"αναπαραγωγή|النقل|העתק|sao chép|ทำซ้ำ"
)
MATTER = Cue(
    r"conte[nú]|text|texte?o?\b|art[ií][cgk]|matéri|materi|mat[ée]riel|not[ií]ci|total|"
    r"parcial|partiel|"
    r"tout|site|página|page|seite|foto|photo|bild|publication|inhalt|inhoud|cikk|článk|treści|"
    r"içerik|"
    r"haber|статьи|текст|контент|المقال|محتوى|مطالب|सामग्री|लेख|bài|báo\b|άρθρ|κειμ|ข้อความ|כתבה"
)
FORBIDDEN = Cue(
    r"without (?:\w+ ){0,3}(?:permission|consent|authori[sz]ation)|prohibited|not be (?:published|"
    r"reproduced|copied|redistributed)|forbidden|ohne (?:\w+ ){0,3}(?:genehmigung|zustimmung|"
    r"erlaubnis)|untersagt|nicht gestattet|interdit|sans (?:\w+ ){0,3}(?:autorisation|accord)|"
    r"prohibid|prohíbe|sin (?:\w+ ){0,3}(?:autorización|permiso|consentimiento)|proibid|"
    r"sem (?:\w+ ){0,3}autorização|vietat|senza (?:\w+ ){0,3}(?:autorizzazione|consenso)|"
    r"zonder (?:\w+ ){0,3}toestemming|verboden|bez (?:\w+ ){0,3}(?:zgody|souhlasu|súhlasu)|"
    r"zabroni|zakázán|запрещ|только с|обязательн|обов.язков|без (?:\w+ ){0,3}(?:разрешения|"
    r"согласия|дозволу|згоди)|"
    r"заборон|izin almadan|izinsiz|kaynak gösterilmeden|(?:kullanıl|kopyalan)amaz|"
    r"yasak|engedély nélkül|tilos|fără (?:\w+ ){0,2}acord|interzis|"
    r"απαγορεύ|χωρίς (?:\w+ ){0,2}άδεια|ممنوع|يمنع|دون إذن|دون موافقة|ذکر منبع|"
    r"無断|禁|不得|未经|未經|严禁|嚴禁|谢绝|注明|註明|무단|금지|אסור|ללא רשות|बिना अनुमति|"
    r"không được|nghiêm cấm|ghi rõ nguồn|dilarang|tanpa izin|ห้าม|ไม่ได้รับอนุญาต"
)
RIGHTS = re.compile(
    r"^\W{0,3}(?:\w+ ){0,2}copyright\b|©|ⓒ|[(（]c[)）]|저작권|著作権|版权|版權|著作權|"
    r"\bcreative commons\b",
    re.IGNORECASE,
)
SIGNS = (
    "©",
    "ⓒ",
    "(c)",
    "（c）",
    "copyright",
    "creative commons",
    "권",
    "権",
    "权",
    "權",
)  # one is in all
RESERVED = Cue(
    r"all rights reserved|rechte vorbehalten|droits réservés|derechos reservados|"
    r"direitos reservados|diritti riservati|rechten voorbehouden|prawa zastrzeżone|"
    r"права защищены|права захищен|hakları saklıdır|minden jog fenntartva|všechna práva|"
    r"drepturile rezervate|جميع الحقوق|الحقوق محفوظة|تمامی حقوق|כל הזכויות"
)
OF_RIGHTS = (REUSE, COPYING, MATTER, FORBIDDEN, RESERVED)
LONGEST_RIGHTS = 260  # letters
BARE = 40  # letters, in which nothing but the page's own may be meant


def is_reserved(asked: Asked) -> bool:
    """Whether a line says that nobody may use the page's text."""
    text = asked.text
    if len(text) > LONGEST_RIGHTS:
        return False
    if asked.has(RESERVED):
        return True
    low = text.lower()
    if any(sign in low for sign in SIGNS) and RIGHTS.search(text):
        return not is_sentence(text) or is_reuse(asked) or asked.has(FORBIDDEN)
    return is_reuse(asked) and asked.has(FORBIDDEN)


def is_reuse(asked: Asked) -> bool:
    """Whether a line speaks of texts that are used again."""
    is_short = len(asked.text) <= BARE
    return asked.has(REUSE) or (asked.has(COPYING) and (is_short or asked.has(MATTER)))
