"""Lines that want something of a reader, told by how they are set and where their links lead.

No list of wordings holds on a page that it was not made on. What such lines have in common in all
languages: they are set apart in italics or bold, their link is a clause of its own at their end
("Find it here"), it leads to a newsletter, a channel or a shop of apps, they ask a question first,
or begin with a picture of an envelope. One of these may be any story's; two are not, if one is the
link's; in bold italics, or in square brackets, any line with a link is one. Below a story a
question and an address, or one at the page's own domain, are as good; so is a last line that speaks
of the text it stands under, or is set apart and introduces who wrote it.
"""

import re
from collections.abc import Sequence

from spiders.extraction.body.alike import QUESTIONS, lists_in
from spiders.extraction.body.roles import plain_role
from spiders.extraction.page import HEADINGS, Element, TextBlock
from spiders.extraction.phrases import Cue
from spiders.extraction.wording import (
    READER,
    TELEPHONE,
    folded,
    is_asked,
    is_colophon,
    is_followed_at,
    is_sentence,
    words_of,
)

LONGEST = 250  # letters; a longer paragraph also tells something
LISTED = HEADINGS | words_of("li dt dd td th blockquote pre")
WHOLLY = 0.9  # of the letters of a line that is set apart
SELDOM = 0.3  # of the story's letters are set so, where that sets a line apart
BELOW = 2  # blocks at the end of the story
MOST = 3  # such lines in a story; a page with more is made of them
CLAUSE = tuple(".!?:,…–—。！？：،؟؛")  # ends what stands before a link that is a clause
LONGEST_CLAUSE = 60  # letters of such a link
AROUND = " \u00a0.!»>→›…。'\"“”„«()"
ASKING = re.compile(r"[^.!?。！？؟]+[?？؟].*\w")  # begins with a question, and goes on
# Addresses of what a page offers besides its stories: channels, shops of apps, donations, and the
# pages that many systems name so, with no more than one other word: "/harbour-gets-an-app" is a
# story's. A post in a channel has a number behind the channel's name.
OFFER = re.compile(
    r"//(?:t|telegram)\.me/(?:joinchat/|\+)?\w+/?(?:\?|$)|//(?:www\.)?vk\.com/[\w.]+/?$|"
    r"//(?:chat\.whatsapp\.com|(?:www\.)?whatsapp\.com/channel|news\.google\.|lin\.ee|ko-fi\.com|"
    r"(?:apps|itunes|podcasts)\.apple\.com|play\.google\.com/store|(?:invite\.|www\.)?viber\.com|"
    r"(?:www\.)?(?:buymeacoffee\.com|buycoffee\.to|patreon\.com|paypal\.me|steadyhq\.com)|"
    r"(?:www\.)?google\.com/preferences|open\.spotify\.com/show|pf\.kakao\.com)|"
    r"/(?:\w+-)?(?:newsletters?|nyhetsbrev|nieuwsbrief\w*|boletin(?:es)?|bulten\w*|rassylka|"
    r"subscri(?:be|ptions?)|suscri\w+|subscrev\w+|abonnements?|abonnieren|abonnez\w*|abo|"
    r"assin(?:e|aturas?)|abbonament\w+|prenumerat\w+|prenumerera|podpiska|donat(?:e|ions?)|doneer|doneren|donar|"
    r"donaciones|spenden?|don|give|support-us|soutenir|sostieni|membership|mitgliedschaft|"
    r"app|whatsapp|telegram|podcasts?)(?:[/?#]|$)",
    re.IGNORECASE,
)
NETWORK = re.compile(  # where the page's makers have a place, too
    r"//(?:[\w-]+\.)?(?:facebook|instagram|twitter|x|tiktok|youtube|linkedin|threads|bsky|"
    r"pinterest|vk|ok)\.\w+/[\w@.-]",
    re.IGNORECASE,
)
MAIL = re.compile(r"(?<=[\w.+-])@(?P<domain>[\w-]+)\.\w")
STOP = re.compile(  # of a sentence, which tells of something else before an address
    r"\w{3}[.!。！](?!\S*@|\d)"
)
SHORTEST = 4  # letters of a name that tells in another
# The text speaks of itself, in the words of a dozen languages.
ITSELF = Cue(
    r"(?:this|our) (?:articles?|story|piece|post|column|interview|newsletter)\b"
    r"(?! (?:of|offices?|box(?:es)?)\b)|"
    r"(?:version|part) of this\b|dies(?:er|em|en|es|e) (?:artikel|beitrag|text|seite|"
    r"interview|kolumne)|(?:cet|cette|ce) (?:article|texte|page|entretien|reportage)|"
    r"est[ea] (?:artículo|texto|página|nota|reportaje|artigo|matéria|reportagem)\b|"
    r"quest(?:o|a|['’]) ?(?:articolo|testo|pagina|intervista)|"
    r"(?:dit|deze) (?:artikel|tekst|verhaal)|"
    r"(?:ten|tego|tym) (?:artykuł|tekst)|эт(?:от|у|а|ой|ого) (?:текст|стать|материал)|"
    r"bu (?:haber|yazı|makale|metin)|den här (?:artikeln|texten)|denne (?:artikkelen|artikel)|"
    r"(?:artikel|tulisan) ini\b|bài viết này|t(?:ento|ohoto) (?:článek|článk|text)|"
    r"αυτό το (?:άρθρο|κείμενο)|هذا (?:المقال|النص|الخبر)|هذه المقالة|इस (?:लेख|ख़बर|खबर)|यह लेख|"
    r"本文|此文|这篇文章|這篇文章|この記事|本記事|이 기사|본 기사"
)
# What brings to a reader what they ask for.
BROUGHT = Cue(
    r"newsletter|inbox|e-?mails?\b|mails?\b|postfach|nachrichtenbrief|courriel|boîte|"
    r"correo|correio|casella|skrzynk|рассылк|почт|e-posta|bülten|mejl|"
    r"nyhetsbrev|nieuwsbrief|hírlev|boletín|メール|邮箱|電子報|메일|뉴스레터|البريد|نشرة|ईमेल|surel"
)
ABOUT_ITSELF = 40  # letters, in which a line says that it is about the text
OPENING = 14  # letters, in which such a line names its author
STOPS = ".。।"  # end it: a byline has none
AUTHOR = Cue(
    r"authors?\b|writer|columnist|autor|verfasser|auteure?\b|autrice|schrijver|автор|yazar\b|"
    r"skribent|författar|forfatter|kirjoittaja|szerző|penulis|συγγραφ|αρθρογρ|الكاتب|लेखक|作者|筆者|필자"
)
NAME = re.compile(  # two or three words, and what is said of them
    r"(?!(?:The|Die|Der|Das|Den|Dem|Ein|Eine|El|La|Le|Les|Los|Las|Il|Lo|Un|Una|Une|De|Het|Een) )"
    r"(?P<name>[^\W\d_][\w'’.-]+ [^\W\d_][\w'’.-]+)(?P<last> [^\W\d_][\w'’.-]+)?,? "
)
LIVES = re.compile(  # what is said of persons, not of shows and works: their trade, where they live
    r"(?:is|was) (?:an?|the (?:author|editor|founder|head)|born|based)\b|"
    r"is [\w’' ]{2,20}(?:editor|reporter|writer)|(?:writes|lives|teaches|covers|works|edits)\b|"
    r"(?:ist|war) (?:eine?|freier?|[^\W\d_]+(?:in|or|er|ist))\b|(?:lebt|schreibt|arbeitet|lehrt)\b|"
    r"(?:est|était) (?:une?|[^\W\d_]+(?:eur|euse|ien|ienne|iste))\b|(?:vit|écrit|enseigne)\b|"
    r"(?:es|é|è|era) (?:una?|uma?|[^\W\d_]+(?:ista|ora?|ore|rice))\b|è nat[ao]\b|n(?:ació|asceu)\b|"
    r"(?:vive|escribe|escreve|mora|scrive|insegna|enseña|trabaja|trabalha)\b|"
    r"(?:jest|był|była|pisze|mieszka)\b|(?:är|var) (?:en|journalist|\w+are)\b|(?:bor|skriver) |"
    r"is (?:een|journalist|schrijver)\b|(?:woont|schrijft)\b|— [а-яё]|пишет|живёт|живет"
)
QUOTED = re.compile('[“”„«»「」"]')


def without_notes(kept: Sequence[int], blocks: Sequence[TextBlock], host: str) -> list[int]:
    """Return the indices of *kept* without lines that want something; *host* is the page's."""
    kept = without_offers(kept, blocks)
    letters = sum(len(blocks[index].text) for index in kept)
    italic = sum(blocks[index].italic for index in kept) <= SELDOM * letters
    strong = sum(blocks[index].strong for index in kept) <= SELDOM * letters
    begun = next((at for at, index in enumerate(kept) if is_sentence(blocks[index].text)), 0)
    found: list[int] = []
    end = len(kept)  # of what is left
    for at in range(len(kept) - 1, begun, -1):
        index = kept[at]
        block = blocks[index]
        if len(block.text) > LONGEST or block.place.tag in LISTED:
            continue
        is_italic = italic and block.italic > WHOLLY * len(block.text)
        is_strong = strong and block.strong > WHOLLY * len(block.text)
        is_below = at >= end - BELOW
        if is_below and is_colophon(block.text):  # is trimmed later, and counts for nothing here
            end -= 1
            continue
        is_last = at == end - 1
        if (
            (block.links and leads_away(block, is_italic + is_strong, is_below))
            or (is_strong and (is_bracketed(block.text) or is_channel(block.text)))
            or (is_below and gives_address(block.text, host))
            or (is_below and is_on_itself(block, is_last))
            or (is_last and (is_italic or is_strong) and is_on_author(index, kept, blocks))
            or (is_last and speaks_of_author(index, kept, blocks))
        ):
            found.append(index)
            end -= is_below
    return [index for index in kept if index not in found] if len(found) <= MOST else list(kept)


def without_offers(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return *kept* without lists of nothing but offers and the places of the page's makers."""
    found: set[int] = set()
    for inside in lists_in(kept, blocks):
        links = [[address_of(link) for link in blocks[index].links] for index in inside]
        if len(inside) > 1 and all(links) and is_offered([one for own in links for one in own]):
            found.update(inside)
    return [index for index in kept if index not in found] if found else list(kept)


def is_offered(addresses: Sequence[str]) -> bool:
    """Whether *addresses* lead to offers, and to the makers' places in networks beside them."""
    offers = [one for one in addresses if OFFER.search(one)]
    return bool(offers) and all(NETWORK.search(one) for one in addresses if one not in offers)


def address_of(link: Element) -> str:
    """Return where *link* leads, as it is written."""
    return link.attributes.get("href") or ""


def leads_away(block: TextBlock, apart: int, is_below: bool) -> bool:
    """Whether a link of *block* is a call or leads to an offer, and another thing tells so too, as
    that it is set *apart* in one way; what is so in two, or in brackets, needs no more than a link.
    """
    if apart > 1 or is_bracketed(block.text):
        return True
    is_offer = all(OFFER.search(address_of(link)) for link in block.links)
    is_call = ends_in_call(block)
    if not is_offer and not is_call:
        return False
    text = block.text
    asks = ASKING.match(text) is not None
    begins = ord(text[0]) >= 0x2190 and not text[0].isalnum() and text[0] not in "「『【《〈（"
    is_wanted = is_call and (is_asked(text) or BROUGHT.is_in(text))
    return is_offer + is_call + apart + asks + begins + is_wanted + (is_offer and is_below) >= 2


def is_bracketed(text: str) -> bool:
    """Whether *text* stands in square brackets as a whole, which no story has for its own words."""
    return text.startswith(("[", "【")) and text.rstrip(".").endswith(("]", "】"))


def is_channel(text: str) -> bool:
    """Whether *text* says where else the page's makers are to be found, and nobody says it."""
    return is_followed_at(text) and not QUOTED.match(text)


def ends_in_call(block: TextBlock) -> bool:
    """Whether the last link of *block* is its last clause."""
    linked = folded(block.links[-1].text()).strip(AROUND)
    text = block.text.rstrip(AROUND)
    if not linked or len(linked) > LONGEST_CLAUSE or not text.endswith(linked):
        return False
    return text[: -len(linked)].rstrip(" \u00a0'\"“„«(").endswith(CLAUSE)


def gives_address(text: str, host: str) -> bool:
    """Whether *text* asks something and says where to answer, or is an address at *host* with no
    more than a clause before it.
    """
    mail = MAIL.search(text)
    if mail and is_same(mail["domain"], host) and not STOP.search(text, 0, mail.start() + 1):
        return True
    asks = any(sign in text for sign in QUESTIONS)
    return asks and (mail is not None or TELEPHONE.search(text) is not None)


def is_on_itself(block: TextBlock, is_last: bool) -> bool:
    """Whether *block*, below the story, is about the text that it stands under; the last line is so
    too if it says that to a reader. Corrections stay.
    """
    text = block.text
    if not ITSELF.is_in(text) or QUOTED.search(text) or plain_role(block) == "correction":
        return False
    return ITSELF.is_in(text[:ABOUT_ITSELF]) or (is_last and READER.is_in(text))


def is_on_author(index: int, kept: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the block of that *index*, the last and set apart, introduces who wrote the story: by
    a name that stands nowhere else in it, or as its author.
    """
    text = blocks[index].text
    if QUOTED.search(text) or not is_sentence(text):
        return False
    if AUTHOR.is_in(text[:ABOUT_ITSELF]):
        return True
    match = NAME.match(text)
    if match is None or not all(word[0].isupper() for word in match["name"].split()):
        return False
    is_long = (match["last"] or " ")[1:2].isupper()
    if LIVES.match(text, match.end() if is_long else match.end("name") + 1) is None:
        return False
    return not any(match["name"] in blocks[other].text for other in kept if other != index)


def speaks_of_author(index: int, kept: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the block of that *index*, the last, begins with the word for an author, of whom the
    story says nothing.
    """
    text = blocks[index].text
    if not AUTHOR.is_in(text[:OPENING]) or QUOTED.search(text) or text[-1] not in STOPS:
        return False
    return not any(AUTHOR.is_in(blocks[other].text) for other in kept if other != index)


def is_same(domain: str, host: str) -> bool:
    """Whether *domain*, without its ending, and *host* are of one publisher by their names."""
    one = domain.lower()
    return any(
        min(len(one), len(other)) >= SHORTEST and (one in other or other in one)
        for other in host.split(".")[:-1]
    )
