"""What the words beside a date say it is: publication, update, or no time of the story."""

import re
from collections.abc import Iterable

from spiders.extraction.dates.calendar import folded_words

PUBLISHED = (
    "publish|publication|publizier|publikál|posted|(?:post|entry|article) was|issued|created|"
    "uploaded|released|written|publi[eé]|publica|pubblica|veröffentlich|erstellt|erschienen|erscheinungsdatum|"
    "artikel wurde|beitrag wurde|eintrag wurde|verfasst|geschrieben|eingestellt|online seit|"
    "écrit le|mis en ligne|redactado|escrito|escrit|scritto|inserito|postado|criado|gepubliceerd|"
    "geplaatst|geschreven|publicer|publisert|offentliggjort|udgivet|skrevet|skriven|julkaist|"
    "kirjoitettu|opublikowan|publikacj|dodano|zveřejněn|publikov|vydán|přidáno|objavljen|"
    "objavit|megjelen|közzétév|yayın|eklenme|giriş|diterbitkan|terbit|đăng|xuất bản|опублик|"
    "опублік|дата публикации|создан|размещен|добавлен|публикув|δημοσι|αναρτ|نشر|פורסם|פורסמ|"
    "فرستنده|انتشار|منتشر|입력|등록|작성|게재|승인|발행|公開|掲載|配信|投稿|发布|發布|发表|發表|刊登|เผยแพร่|प्रकाशित|પ્રકાશિત|"
    "erstveröffentlich|gesendet am|posté le|mise en ligne|paru le|diffusée? le|subido el|postat|"
    "vloženo|postavljen|feltölt|نُشر|تاریخ ارسال|תאריך פרסום|ลงวันที่|dipublikasi|tayang|"
    "প্রকাশ|வெளியிட|avaldatud|birt|skelbta|paskelbta|publicēts|utworzon|oluştur|cread[oa]|créée? le|"
    "creato|aangemaakt|skapad|oprettet|opprettet|luotu|vytvořen|létrehoz|створен|생성|创建|創建|"
    r"出版|作成|first online|online first|submitted (?:by|on)\b"
)
UPDATED = (
    "updat|modif|edited|revis|reviewed|last (?:changed|published)|zuletzt veröffentlicht|"
    "dernière publication|última publicación|ultima pubblicazione|mis [àa] jour|maj ?:|actualis|"
    "actualiz|atualiz|aggiorna|aktualis|stand|geändert|änderung|überarbeitet|bijgewerkt|gewijzigd|"
    "laatste|uppdatera|ändrad|oppdater|sist endret|opdater|ændret|päivitet|muokat|zaktualizowan|"
    "aktualiz|zmodyfikow|frissít|módosít|akt\\.|actualitz|güncelle|diperbarui|diubah|cập nhật|"
    "обновл|оновл|изменен|зміне|"
    "ενημέρ|τροποπ|تحديث|تعديل|עודכן|به\u200cروز|بروزرسانی|수정|업데이트|更新|最終|"
    "bearbeitet|mise [àa] jour|alterad|ostatnia zmiana|upraven|změněn|izmijenj|обновен|ویرایش|修改|"
    "編集日|sửa đổi|ปรับปรุง|pembaruan|अद्यतन|संशोधित|atjaunots|"
    "แก้ไข|อัปเดต|अपडेट|uuendatud|uppfært|atnaujinta|atjaunināts|actualizat|ažurira"
)
UNRELATED = (
    r"©|\(c\)|copyright|all rights reserved|expires?|expiry|deadline|events?\b|valid|born|archiv|"
    r"since|not for (?:release|publication)|录用|錄用|修回|received|"
    r"accepted|submitted(?! (?:by|on)\b)|embargo|judge?ment|decided|hearing|heard on|due by|"
    r"birth|died|death|until|available from|accessed|retrieved|filmed|recorded|"
    r"stand der|veranstaltung|termin|mitglied seit|joined|member|gültig|einsendeschluss|"
    r"anmeldeschluss|frist\b|verfügbar bis|sperrfrist|eingegangen|angenommen|urteil vom|"
    r"printed (?:on|from)|(?:aus)?gedruckt|imprimé le|impres[os] e[lm]|stampato (?:il|da)|"
    r"afgedrukt|utskriv|utskrev|udskrev|wydruk|vytištěn|nyomtat|распечат|напечат|роздрук|yazdır|"
    r"列印|打印|印刷日|"
    r"beschluss vom|geboren|gestorben|abgerufen|erhalten am|\bbis\b|reçu|accept[eé]|"
    r"jusqu|né le|née le|embargo|recibido|aceptado|hasta el|nacid[oa]|ricevuto|accettato|nato il|"
    r"fino al|scadenza|válido|recebido|aceit[oe]|nascid[oa]|ontvangen|geboren op|"
    r"принят|поступил|родил|受付|受理|締切|開催|生まれ|收稿|接受|截止|出生|접수|마감"
)
RELATIVE = (
    r"\bago\b|today|yesterday|tomorrow|just now|minutes?\b|hours?\b|\bvor \d|heute|gestern|"
    r"il y a|aujourd|hier\b|\bhace \d|\bhoy\b|ayer|\bhá \d|\bhoje|ontem|\bfa$|oggi|\bieri|geleden|"
    r"vandaag|gisteren|\bsedan\b|i dag|idag|igår|i går|siden|sitten|tänään|\btemu\b|dzisiaj|"
    r"wczoraj|önce|bugün|dün|yang lalu|hari ini|trước|hôm nay|назад|сегодня|вчера|тому|сьогодні|"
    r"πριν|σήμερα|منذ|اليوم|أمس|לפני|היום|אתמול|전$|오늘|어제|前$|今日|昨日|前|今天|昨天|"
    r"ที่แล้ว|วันนี้|पहले|आज"
)


def alternatives(words: str) -> list[str]:
    """Return the parts of the pattern *words*, folded: those between bars outside of brackets."""
    return re.split(r"\|(?![^(]*\))", folded_words(words))


def by_first_letter(parts: Iterable[str]) -> str:
    """Return a pattern for any of *parts*, tried by its first sign: most words begin no label.

    Of a part that begins a word, its first sign comes first as well, and looks back.
    """
    by_sign: dict[str, list[str]] = {}
    for part in (re.sub(r"^\\b(\w)", r"\1(?<!\\w\1)", written) for written in parts):
        sign = part[0] if part[0].isalpha() or part[0] == "©" else ""
        by_sign.setdefault(sign, []).append(part.removeprefix(sign))
    return "|".join(f"{sign}(?:{'|'.join(rest)})" for sign, rest in by_sign.items())


KINDS = {
    label: re.compile(folded_words(words))
    for label, words in (
        ("unrelated", UNRELATED),
        ("updated", UPDATED),
        ("published", PUBLISHED),
    )
}
LABEL = re.compile(
    "(?<![a-z])(?:"
    + by_first_letter(
        part for words in (UNRELATED, UPDATED, PUBLISHED) for part in alternatives(words)
    )
    + ")"
)
IS_RELATIVE = re.compile(by_first_letter(alternatives(RELATIVE)))


def label_of(before: str) -> str | None:
    """Return what the folded text *before* a date calls it: updated, published, unrelated or None.

    The label that stands nearest to the date counts.

    >>> label_of("first published: ")
    'published'
    """
    found = None
    for match in LABEL.finditer(before):
        found = match.start()
    return None if found is None else label_at(before, found)


def label_at(text: str, start: int) -> str | None:
    """Return the label that stands in the folded *text* at *start*."""
    return next((label for label, words in KINDS.items() if words.match(text, start)), None)
