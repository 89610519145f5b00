"""Last lines of a page's story that are about it: the text they stand under, or who wrote it."""

import re
from collections.abc import Sequence

from spiders.extraction.page import TextBlock
from spiders.extraction.phrases import Cue
from spiders.extraction.wording import QUOTED, READER, is_correction, is_sentence

# The text speaks of itself, in the words of two dozen languages.
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
    r"tämä (?:artikkeli|juttu|teksti)|ez a (?:cikk|szöveg|írás)|acest (?:articol|text|material)|"
    r"ц(?:ей|ю|я|ього) (?:текст|матеріал|статт)|t(?:ento|ohto) článok|тази статия|този текст|"
    r"aquesta? (?:article|text|peça)|ta članek|ovaj (?:članak|tekst)|"
    r"این (?:مقاله|مطلب|گزارش|یادداشت)|یہ (?:مضمون|تحریر)|"
    r"(?:כתבה|מאמר|הכתבה|המאמר) (?:זו|זה|הזו|הזה|הזאת)|"
    r"এই (?:লেখা|প্রতিবেদন)|บทความนี้|"
    r"本文|此文|这篇文章|這篇文章|この記事|本記事|이 기사|본 기사"
)
# Thanks for reading it, in which the text may be "ours".
THANKS = re.compile(
    r"(?:thank(?:s| you)|danke|vielen dank|merci|gracias|grazie|obrigad[oa]|bedankt|"
    r"dank je|dziękuj\w+|"
    r"спасибо|благодарим|дякуємо|děkujeme|ďakujeme|köszönjük|mulțumim|tack för|takk for|tak for|"
    r"kiitos|teşekkür|okuduğunuz için|ευχαριστούμε|شكرا|תודה|terima kasih|cảm ơn)\b[^.!?]{0,40}"
    r"(?:read|les|lu\b|lect|lett|leer|leído|leitura|lido|lezen|gelezen|przeczyt|чита|прочита|přečt|"
    r"prečít|olvas|cit|läs|lest|læs|luki|okudu|ανάγν|διαβ|قراء|קרא|memba|đọc)",
    re.IGNORECASE,
)
ABOUT_ITSELF = 40  # letters, in which a line says that it is about the text
OPENING = 14  # letters, in which such a line names its author
STOPS = ".。।"  # end it: a byline has none
AUTHOR = Cue(
    r"authors?\b|writer|columnist|autor(?!i[djstz]|o[uw]|yt)|verfasser|auteure?\b|autrice|"
    r"schrijver|автор(?!и[тз])|yazar\b|"
    r"skribent|författar|forfatter|kirjoittaja|szerző|penulis|συγγραφ|αρθρογρ|الكاتب|लेखक|作者|筆者|필자"
)
OF = re.compile(  # another work than the story: "the author of the report"
    r"\W*(?:[\w’']+ )?[\w’']+ (?:of|de|du|des|do|da|dos|das|del|della|dell|der|van|af)\b"
    r"(?!.{0,8}\b(?:art[ií][cgk]|text|beitrag|stor[iy]|column|kolumn))",
    re.IGNORECASE,
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


def is_on_itself(block: TextBlock, is_last: bool) -> bool:
    """Whether *block*, below the story, is about the text that it stands under; the last line is so
    too if it says that to a reader. Corrections stay.
    """
    text = block.text
    if is_last and THANKS.match(text):
        return True
    if not ITSELF.is_in(text) or QUOTED.search(text) or is_correction(text):
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
    """Whether the block of that *index*, the last, begins with the word for its author, of whom the
    story says nothing.
    """
    text = blocks[index].text
    if not AUTHOR.is_in(text[:OPENING]) or OF.match(text):
        return False
    if QUOTED.search(text) or text[-1] not in STOPS:
        return False
    return not any(AUTHOR.is_in(blocks[other].text) for other in kept if other != index)
