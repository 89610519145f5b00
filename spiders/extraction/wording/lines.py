"""What one line of a page without markup looks like: paragraph, furniture, clock, tags, headline.

Each question is asked of the line alone; what it is in its page is decided by `text_roles`.
"""

import re
from collections.abc import Iterator, Sequence

from spiders.extraction.phrases import Openings
from spiders.extraction.wording.calls import is_call
from spiders.extraction.wording.folding import ENDERS, LONG, is_sentence, words_in

BY = re.compile(
    r"^(?:by|von|par|por|di|da|door|av|af|od|autor(?:e[ns]|i)?|auteurs?|authors?|авторы?|text|words|"
    r"(?:reported|written|posted) by|un (?:texte|article) de|"
    r"(?:ein )?(?:text|artikel|bericht|(?:blog[ -]?)?beitrag) von)\s*:?\s+"
    r"(?=[^\W\d_])",
    re.IGNORECASE,
)
BETWEEN_NAMES = re.compile(
    r"and|und|et|y|e|en|og|och|i|a|&|de|der|den|van|von|da|di|del|l[ae]|[ea]l"
)
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BULLET = re.compile(r"^(?:[•·●▪■►▶➤‣*–—-]|\d{1,2}[.)])\s+")
GLUED = re.compile(
    r"[a-z]{4}[A-Z][a-z]{3}"
)  # two links whose white space was lost: "DiscussionShare"
LABELS = {
    "related": r"related(?: \w+)?|read (?:more|also|next)|see also|"
    r"more (?:on|from|about)\b[^.]{0,40}|"
    r"don['’]t miss|recommended|you may (?:also )?like|trending|most read|latest news|"
    r"lesen sie auch|mehr zum thema|auch interessant|lire aussi|à lire aussi|sur le même sujet|"
    r"lea también|te puede interesar|leggi anche|leia (?:mais|também)|lees ook|läs också|"
    r"czytaj (?:też|także)|читайте также|関連記事|相关阅读|관련기사|اقرأ أيضا",
    "tags": r"tags?|filed under|posted in|topics?|keywords?|themen|schlagw[oö]rter|"
    r"mots[- ]clés|sujets|temas|etiquetas|"
    r"argomenti|onderwerpen|ämnen|emner|tematy|теги|темы|タグ|标签|标籤|태그|הגיות|وسوم|"
    r"palabras clave|palavras-chave|parole chiave|trefwoorden|nyckelord|nøkkelord|emneord|"
    r"avainsanat|aiheet|słowa kluczowe|klíčová slova|kľúčové slová|štítky|címkék|kulcsszavak|"
    r"etichete|etiketler|ετικέτες|ключевые слова|метки|ключові слова|תגיות|"
    r"(?:ال)?كلمات (?:ال)?(?:مفتاحية|دلالية)|الوسوم|برچسب‌?ها|टैग|từ khóa|kata kunci|"
    r"archivado (?:en|como)|publicado en|classé (?:dans|sous)|archiviato in|abgelegt unter|"
    r"arquivado (?:em|como)|geplaatst in|рубрик[аи]|kategorie|kategoria|kategori|"
    r"キーワード|关键词|關鍵詞|关键字|키워드",
    "comments": r"\d+ comments?|comments?(?: \d+)?|comenta(?: \d+)?|"
    r"discussion|leave a (?:reply|comment)|"
    r"join the conversation|kommentare?|commentaires?|comentarios|commenti|comentários|"
    r"reacties|komentarze|комментарии|コメント|评论|댓글|تعليقات",
}
LABEL = {
    name: re.compile(
        rf"^(?:{words})\s*(?:\(\d+\))?\s*(?P<after>[:：](?P<rest>.*))?$", re.IGNORECASE
    )
    for name, words in LABELS.items()
}
LABELLING = {name: Openings(pattern) for name, pattern in LABEL.items()}
ANY_LABEL = Openings(*LABEL.values())
FURNITURE = re.compile(
    r"\b(?:comments? (?:via|on|with|policy)|community standards|facebook|twitter|whatsapp|"
    r"linkedin|pinterest|reddit|short url|copy link|terms (?:of|and)|"
    r"privacy (?:policy|notice)|cookies?|log ?in|sign ?in|register(?: now| here)?|my account|"
    r"newsletters?|listen (?:live|to this)|watch live|live tv|skip to|main menu|advertisement|"
    r"sponsored|share this|print this|e-?mail this|follow us|get the app|back to top|"
    r"cookie-?einstellungen|datenschutz|impressum|anmelden|anzeige|teilen|partager|publicité|"
    r"mentions légales|se connecter|s'abonner|compartir|publicidad|suscríbete|condividi|"
    r"pubblicità|compartilhar|реклама|поделиться|広告|シェア|广告|分享|광고|공유)\b",
    re.IGNORECASE,
)
NOTICE = re.compile(
    r"^(?:©|\(c\) ?\d{4}|copyright\b)|\ball rights reserved\b|\balle rechte vorbehalten\b|"
    r"\btous droits réservés\b|\btodos los derechos reservados\b|\btutti i diritti riservati\b|"
    r"\b(?:this (?:web)?site uses|we use) cookies\b",
    re.IGNORECASE,
)
QUESTIONS = ("?", "？", "؟")  # the signs that end one
LONGEST_LABEL = 80  # letters; longer than any heading of LABELS
MOST_TAG_WORDS = 5


def is_furniture(line: str) -> bool:
    """Whether a short *line* is a control, a notice or a link of the site.

    >>> is_furniture("Community standardsDiscussion"), is_furniture("WeWork declined to comment.")
    (True, False)
    """
    if len(line) >= LONG or NOTICE.search(line):
        return len(line) < LONG
    return not is_sentence(line) and bool(FURNITURE.search(line) or GLUED.search(line))


def is_byline(line: str) -> bool:
    """Whether *line* is a word for by and names alone.

    >>> is_byline("Von Jonna Falk und Ines Quell"), is_byline("Von Skerrow bis Ostermark")
    (True, False)
    """
    match = BY.match(line) if len(line) <= LONGEST_LABEL else None
    if match is None:
        return False
    words = line[match.end() :].replace(",", " ").split()
    named = sum(word[:1].isupper() for word in words)
    return named >= 2 and all(word[:1].isupper() or BETWEEN_NAMES.fullmatch(word) for word in words)


def is_time(line: str) -> bool:
    """Whether *line* is little more than a date or a time of day.

    >>> is_time("12:29 GMT +318 January 2020"), is_time("Visa rules to soften in 2017")
    (True, False)
    """
    if not (CLOCK.search(line) or YEAR.search(line)):
        return False
    words = line.split()
    numbers = sum(any(map(str.isdigit, word)) for word in words)
    return len(words) <= 12 and numbers * 3 >= len(words) and not is_sentence(line)


def is_headline(line: str) -> bool:
    """Whether *line* reads like a headline: some words, no full stop, nothing of the furniture."""
    return 4 <= words_in(line) <= 30 and not (
        is_sentence(line) or is_furniture(line) or is_call(line) or is_time(line)
    )


def tags_in(line: str) -> list[str]:
    """Return the tags that *line* lists: three or more short ones between commas, or labelled.

    >>> tags_in("Tags: harbour, ferries")
    ['harbour', 'ferries']
    """
    match = LABEL["tags"].match(line)
    if match and match["rest"] is None:
        return []
    listed = match["rest"] if match else line
    parts = [part.strip(" #") for part in re.split(r"[,;|،、，]", listed)]
    is_short = all(part and words_in(part) <= MOST_TAG_WORDS for part in parts)
    is_list = (
        is_short and not listed.rstrip().endswith(tuple(ENDERS)) and (match or len(parts) >= 3)
    )
    return parts if is_list else []


def is_label(name: str, line: str) -> bool:
    """Whether *line* is the heading of the page's related stories, tags or comments."""
    if len(line) > LONGEST_LABEL or not LABELLING[name].may_begin(line):
        return False
    match = LABEL[name].match(line)
    return match is not None and not match["rest"]


def may_label(line: str) -> bool:
    """Whether *line* may be the heading of any of these.

    >>> may_label("Read more"), may_label("3 comments"), may_label("Harbour news")
    (True, True, False)
    """
    return ANY_LABEL.may_begin(line)


def labelled(name: str, line: str) -> str | None:
    """Return what *line* says behind such a label, on the same line."""
    match = LABEL[name].match(line)
    return (match["rest"] or "").strip() or None if match else None


def tail_roles(lines: Sequence[str]) -> Iterator[str]:
    """Yield the roles of the lines behind the story; one list of tags, one of headlines."""
    tags = [line for line in lines if tags_in(line)]
    headlines = sum(is_headline(line) and line not in tags for line in lines)
    is_listed = headlines >= 2 or (headlines == 1 and bool(tags))
    after_label = after_tags = in_comments = False
    for line in lines:
        in_comments = in_comments or is_label("comments", line)
        if in_comments:
            yield "boilerplate"
        elif (tags and line == tags[-1]) or (after_tags and words_in(line) <= MOST_TAG_WORDS):
            yield "tags"
        elif labelled("related", line) or (is_headline(line) and (is_listed or after_label)):
            yield "related"
        else:
            yield "boilerplate"
        after_label = is_label("related", line) or (after_label and is_headline(line))
        after_tags = is_label("tags", line)
