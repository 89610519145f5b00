"""Lines that point from a story to others: "Read also", alone or before a headline.

They stand between the story's paragraphs, so that only their words and their links tell them, in
the languages of the largest publishers. Each is asked of a block of its own.
"""

import re

from spiders.extraction.phrases import Openings, Pattern
from spiders.extraction.wording.folding import is_sentence, words_in

READ_ALSO = Pattern(
    r"\W{0,3}(?:"
    r"(?:can |you can |you may )?also read|read (?:also|more|next|this next)|see (?:also|more)|"
    r"you (?:may|might) (?:also (?:like|enjoy)|be interested in)|"
    r"related(?: (?:stor(?:y|ies)|articles?|posts?|reading|coverage|news))?|read(?=:)|"
    r"(?:lesen sie|lies|lest) (?:dazu |hier |hierzu )?auch|auch interessant|passend dazu|"
    r"das (?:thema )?(?:könnte|dürfte) (?:sie|dich|euch|ihnen) auch (?:interessieren|gefallen)|"
    r"dies(?:er|e) (?:artikel|beiträge?|themen?|texte?) könnten? (?:sie|dich|euch|ihnen) (?:auch|"
    r"ebenfalls) (?:interessieren|gefallen)|siehe auch|"
    r"mehr (?:zum thema|dazu)|(?:neueste|weitere|ähnliche) (?:artikel|beiträge)|"
    r"(?:à )?lire aussi|lisez (?:aussi|également)|sur le même (?:sujet|thème)|voir aussi|"
    r"(?:le|te|les) puede interesar|(?:lea|lee) (?:también|además)|leer más|"
    r"à (?:lire|voir|découvrir)(?: également| aussi)?|notre dossier|"
    r"leia (?:mais|também)|veja (?:também|mais)|saiba mais|leggi anche|"
    r"(?:per )?approfondi(?:sci|re)|"
    r"potrebbe(?:ro)? interessar(?:ti|vi)(?: anche)?|"
    r"(?:lees|bekijk) (?:ook|meer)|läs (?:också|även|mer)|les (?:også|mer)|læs (?:også|mere)|"
    r"(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej)|"
    r"читайте (?:также|ещё|еще|також)|(?:по теме|см\. также|смотрите также)|"
    r"(?:bu (?:haber|yazı|içerik)(?:ler)? )?(?:de )?ilginizi çekebilir|"
    r"ilgili haber(?:ler)?|ayrıca (?:okuyun|bakınız)|"
    r"lue aiheesta lisää|prečítajte si (?:tiež|taktiež|aj)|δείτε επίσης|"
    r"اقرأ (?:أيض[اً]+|المزيد)|شاهد أيض[اً]+|(?:اقرأ|شاهد) أيضًا|مواضيع ذات صلة|(?:بیشتر|"
    r"همچنین) بخوانید|"
    r"(?:यह|ये) भी (?:पढ़ें|पढ़े|देखें)|(?:相关|相關|延伸|推荐|推薦)(?:阅读|閱讀|新闻|新聞|报道|報導)|"
    r"διαβ[άα]στε (?:επ[ίι]σης|ακ[όο]μ[ηα]|περισσότερα|και)|δείτε (?:επίσης|ακόμ[ηα])|σχετικά "
    r"(?:άρθρα|θέματα)|"
    r"ข่าวที่เกี่ยวข้อง|อ่าน(?:เพิ่มเติม|ต่อ|ข่าวเพิ่มเติม)|ข่าวแนะนำ|"
    r"olvass[ae] el(?: ezt)?(?: is)?|"
    r"olvasta már\?|(?:ajánlott|kapcsolódó) (?:cikk|anyag|tartal)\w*|ez is érdekelheti|"
    r"(?:baca|simak|lihat) (?:juga|selengkapnya)|artikel terkait|"
    r"(?:xem|đọc) thêm|(?:tin|bài) liên quan|có thể bạn quan tâm|"
    r"čtěte (?:také|též|více)|přečtěte si(?: také)?|mohlo by vás zajímat|související(?: články)?|"
    r"čítajte (?:tiež|aj)|citește (?:și|mai mult)|te-ar putea interesa|vezi și|știri similare|"
    r"קראו (?:גם|עוד)|כתבות (?:נוספות|קשורות)|עוד בנושא|इसे भी पढ़ें|और पढ़ें|"
    r"lue (?:myös|lisää)|katso myös|(?:дивіться|читайте) (?:також|ще)|по темі|"
    r"(?:прочетете|прочети|вижте) (?:още|също)|още по темата|"
    r"pročitajte (?:i|još|više)|прочитајте (?:и|"
    r"још)|"
    r"povezane vijesti|loe (?:ka|lisaks)|(?:taip pat )?skaitykite(?: taip pat)?|lasi(?:et)? arī|"
    r"llegiu també|et pot interessar|قد يهمك(?: أيض[اً]+)?|(?:موضوعات|أخبار) (?:متعلقة|ذات صلة)|"
    r"看更多|(?:こちらも)?おすすめ(?:記事)?|함께 볼 만한 (?:기사|뉴스)|"
    r"更多(?:新闻|新聞)|関連(?:記事|ニュース)|あわせて読みたい|관련 ?(?:기사|뉴스)"
    r")(?:\s*(?:(?P<mark>[:：|｜»>–—-]+)|\s)\s*(?P<headline>.*)|\W*)",
    re.IGNORECASE,
)
READ_MORE = Openings(READ_ALSO)
# Any label before a headline that is a link, whatever it says: "More on the pier: ".
LABEL = re.compile(
    r"\W{0,4}[^\W\d]\S*(?: [^\W\d]\S*){0,5} ?(?:\s?[:：|｜»>►▶➤→】］\]]|\s[–—-]\s)"
    r"[\s:：|｜»>►▶➤→】］]*|"
    r"[»>►▶➤→☞👉+▼■●◆▲◎※]+\s*"
)
LONGEST_POINTER = 200  # letters, headline and all
LEAST_WORDS = 4  # of a headline; with fewer it is an address or a name
LIST = re.compile("[,、，]")
MOST_ENTRY_WORDS = 2  # of what a list of links has between its commas
MOST_LETTERS_OFF = 3  # between the end of a label and the link: blanks, quotation marks


def is_pointer(text: str, linked: int) -> bool:
    """Whether *text*, *linked* letters of which are links, points to other stories.

    >>> is_pointer("Read also: Ferry fares rise again", 23), is_pointer("See also", 0)
    (True, True)
    >>> is_pointer("Read also: the small print.", 0)
    False
    """
    if len(text) > LONGEST_POINTER:
        return False
    match = READ_ALSO.fullmatch(text) if READ_MORE.may_begin(text) else None
    if match is None or not match["headline"]:
        return match is not None
    if match["mark"]:
        return linked * 2 > len(text) or is_just(match["headline"], linked)
    return is_just(match["headline"], linked)  # the label is not linked


def is_just(headline: str, linked: int) -> bool:
    """Whether *headline*, and nothing else, is a link of *linked* letters."""
    return bool(linked) and abs(len(headline) - linked) <= MOST_LETTERS_OFF


def is_labelled_link(text: str, linked: int) -> bool:
    """Whether *text* is a short label and a headline of just *linked* letters, all one link.

    >>> is_labelled_link("On the pier: Ferry fares rise again", 22)
    True
    >>> is_labelled_link("On the pier: Ferry fares rise – and fall", 27)
    True
    """
    if linked * 2 <= len(text) or len(text) > LONGEST_POINTER:
        return False
    begin = len(text) - linked
    near = range(begin + MOST_LETTERS_OFF, begin - MOST_LETTERS_OFF - 1, -1)
    end = next((end for end in near if LABEL.fullmatch(text, 0, end)), 0)
    if not end:
        return False
    headline = text[end:]
    if words_in(headline) < LEAST_WORDS or is_sentence(headline):
        return False
    parts = LIST.split(headline)
    return len(parts) == 1 or any(words_in(part) > MOST_ENTRY_WORDS for part in parts)
