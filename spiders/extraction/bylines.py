"""One byline as printed -> the names in it, each with what it stands for.

Nothing that cannot be a name is made one: a byline that holds none gives an empty list.
"""

import re
from typing import Literal

from schemas.article import Author
from spiders.extraction.text import listed, printed

AuthorKind = Literal["person", "organisation", "agency"]
BY = re.compile(
    r"^\W*(?:(?:written|words|text|story|report(?:ed|ing)?|posted|published|analysis|opinion|"
    r"review|photos?|comment|exclusive)\s+by|by|von|text|texte|par|por|di|av|af|door|przez|od|de|"
    r"autore?n?|auteure?|autora|autor|author|reporter|writer|redacción|verfasst von|"
    r"geschrieben von|écrit par|escrito por|scritto da|skriven av|skrevet av|tekst|teksti|oleh|"
    r"penulis|bởi|yazan|haber|muhabir|szerző|írta|napisał|автор|текст|от|από|του|بقلم|كتب|מאת|"
    r"نویسنده|文|撰文|記者|记者|作者|글|著者)(?:\s*[:：/／]\s*|\s+(?=\S))",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"\s*(?:[,;、，؛،|•·/／]|&| - | – | — |\s(?:and|und|et|y|e|og|och|en|a|i|oraz|és|ja|ir|și|u|"
    r"dan|và|ve|и|та|і|και|و|with|mit|avec|con|com|med|met)\s)\s*",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\s+(?:in|for|from|aus|für|pour|à|en|på|desde)\s+(?=[A-ZÀ-Þ]).*$|\s*[(（\[].*?[)）\]]|"
    r"\s*<.*$|\s*@\w.*$|\s+외\s*\d+명$"
)
ROLE_BEHIND = re.compile(r"\s*(?:기자|특파원|논설위원|記者|记者|特派员|編集委員)$")
TITLE_BEFORE = re.compile(
    r"^(?:dr|prof|professor|mr|mrs|ms|ir|drs|dipl-ing)\.?\s+(?=\S+\s)", re.IGNORECASE
)
ROLE = re.compile(
    r"\b(?:editor|correspondent|writer|columnist|producer|analyst|photograph\w*|presenter|staffer|"
    r"intern|professor|director|fellow|chief|redakteur\w*|korrespondent\w*|journaliste|rédact\w+|"
    r"correspondant\w*|periodista|corresponsal|redactora?|giornalista|inviat[oa]|jornalista|"
    r"verslaggever|redacteur|journalist\w*|reporter\w*|dziennikarz\w*|muhabiri?|editörü?|updated|"
    r"published|minutes?|read|follow|contributor|subscribe|comments?|share|newsletter)\b",
    re.IGNORECASE,
)
NOBODY = listed(
    "admin, administrator, webmaster, author, guest, null, none, undefined, unknown, anonymous, "
    "n/a, na, test, user, root, editor, developer, cms, web, website, redirect, default, staff, "
    "autor, by, von, views"
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
ORGANISATION = re.compile(
    r"redaktion|redacci|rédaction|redazione|redação|redactie|newsroom|news\s?desk|news team|staff|"
    r"agenc|agentur|press\b|media\b|news\b|editorial|bureau|desk\b|team\b|office|zeitung|spiegel|"
    r"nachrichten|journal\b|times\b|herald\b|gazette|online|digital|haber|新聞|新闻|日報|日报|通信|"
    r"통신|일보|뉴스|\w\.\w{2,4}$|[a-z]+24|tv\b|radio\b|conversation|institute|university|ministry|"
    r"foundation|company|\binc\b|\bltd\b|gmbh|редакция|редакція|編集部|编辑部",
    re.IGNORECASE,
)
PARTICLES = listed(
    "de, da, das, do, dos, del, della, di, du, des, la, le, van, von, der, den, vom, zu, zur, ter, "
    "ten, af, av, bin, bint, ibn, al, el, y, e, i, d, st, ní, mac, van't, op, ze, til, san"
)
ADDRESS = re.compile(r"https?:|www\.")
NO_NAME = re.compile(r"@|/")
CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]")
MOST_WORDS = 5  # of a person's name, "Maria del Carmen Ruiz Soto"
LONGEST = 70  # characters of one name
MOST_AUTHORS = 30


def authors_in(byline: str, site: frozenset[str] = frozenset()) -> list[Author]:
    """Return the authors that *byline* names, in printed order, without places and roles.

    *site* holds the folded names of the site, which is an organisation where it signs itself.

    >>> [(author.name, author.kind) for author in authors_in("By Ada Lovelace, dpa")]
    [('Ada Lovelace', 'person'), ('dpa', 'agency')]
    """
    text = printed(byline)
    whole = text.removesuffix(".")
    if kind_of(whole, site) == "agency":
        return [Author(name=whole, kind="agency")]
    found: list[Author] = []
    if ADDRESS.search(text):
        return []
    parts = [part for part in JOINED.split(BY.sub("", text)) if part and part.strip()]
    for part in parts[:MOST_AUTHORS]:
        name = name_of(part)
        if name is None or name.casefold() in (author.name.casefold() for author in found):
            continue
        author = Author(name=name, kind=kind_of(name, site))
        if is_credible(author, found):
            found.append(author)
    return found


def is_credible(author: Author, found: list[Author]) -> bool:
    """Tell whether *author* can stand behind those *found* in a byline.

    A single word behind a name is a place, an organisation behind a person the house they work for.
    """
    if author.kind == "person":
        return not found or is_full(author.name)
    return author.kind == "agency" or all(other.kind != "person" for other in found)


def is_full(name: str) -> bool:
    """Tell whether *name* has two parts, or is written in a script that does not part names."""
    return len(name.split()) > 1 or not CASED.search(name)


def name_of(part: str) -> str | None:
    """Return the name in one *part* of a byline, or None if it is no name."""
    text = ROLE_BEHIND.sub("", PLACE.sub("", BY.sub("", part.strip())))
    name = TITLE_BEFORE.sub("", text).strip(" \t.,:;*–—-|\"“”'")
    words = name.split()
    letters = [sign for sign in name if sign.isalpha()]
    if len(letters) < 2 or len(name) > LONGEST or name[:1].isdecimal() or NO_NAME.search(name):
        return None
    if name.casefold() in NOBODY:
        return None
    is_known = name.casefold() in AGENCIES or ORGANISATION.search(name)
    if not is_known and (ROLE.search(name) or len(words) > MOST_WORDS or is_sentence(words)):
        return None
    return name


def is_sentence(words: list[str]) -> bool:
    """Tell whether *words* hold one in lower case that no name does; two such may be a name."""
    lower = [word for word in words if word[:1].islower()]
    if len(lower) == len(words) < 3:
        return False
    return any(word not in PARTICLES for word in lower)


def kind_of(name: str, site: frozenset[str]) -> AuthorKind:
    """Return whether *name* is that of a person, an organisation or an agency."""
    folded = name.casefold()
    if folded in AGENCIES:
        return "agency"
    if "".join(sign for sign in folded if sign.isalnum()) in site or ORGANISATION.search(name):
        return "organisation"
    return "person"
