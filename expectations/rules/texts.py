"""Rules of the words of a story: counted right, in its language, and a story's own."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.known import NAMES, known, letters
from expectations.rules.rule import Owners, Rule, mask_of, parts, rows_without
from schemas.content import word_count
from spiders.extraction.fields import is_surely_other
from spiders.extraction.wording import asks_consent

SAMPLE = 200  # characters that tell the script; counting them costs more than all other looks
GLANCE = 60  # characters that tell in nearly all texts that they are not in capitals
LONG_SAMPLE = 1_000  # characters that tell what is in capitals beyond its first line
FEW_LETTERS = 40  # of which script or case says nothing: names, codes, a line of a photograph
SCRIPTS = {  # of languages that are not written in Latin letters, as RE2 names them
    r"\p{Cyrillic}": "ru uk bg mk be ky ba tt cv",
    r"\p{Cyrillic}\p{Latin}": "sr kk mn tg uz az bs sh tk",
    r"\p{Greek}": "el",
    r"\p{Arabic}": "ar fa ur ps sd ug ckb",
    r"\p{Arabic}\p{Latin}": "ku",
    r"\p{Hebrew}": "he yi",
    r"\p{Devanagari}": "hi mr ne sa",
    r"\p{Bengali}": "bn as",
    r"\p{Tamil}": "ta",
    r"\p{Telugu}": "te",
    r"\p{Kannada}": "kn",
    r"\p{Malayalam}": "ml",
    r"\p{Gujarati}": "gu",
    r"\p{Gurmukhi}\p{Arabic}": "pa",
    r"\p{Oriya}": "or",
    r"\p{Sinhala}": "si",
    r"\p{Thai}": "th",
    r"\p{Lao}": "lo",
    r"\p{Myanmar}": "my",
    r"\p{Khmer}": "km",
    r"\p{Georgian}": "ka",
    r"\p{Armenian}": "hy",
    r"\p{Ethiopic}": "am ti",
    r"\p{Han}\p{Hiragana}\p{Katakana}ー": "ja",
    r"\p{Han}": "zh yue",
    r"\p{Hangul}\p{Han}": "ko",
}
OF_LANGUAGE = {code: script for script, codes in SCRIPTS.items() for code in codes.split()}
LATIN = r"\p{Latin}"
OWN_SCRIPT = 0.3  # of the letters: news in Japanese or Thai is full of foreign names
LONG_WORDS = 15  # characters a word, blank included: a script without blanks, or long addresses
CAPITALS = 0.7  # of the letters that have a case
REPEATED = 3  # times that one paragraph stands in a text: twice is a teaser, or a refrain
LEAST_REPEATED = 40  # characters of a block that is not repeated by chance, as `Yes.` is
PARAGRAPHS = pa.array(["lede", "paragraph", "quote"])  # lists say one thing of many
SHORT = 300  # characters of a block that asks something of a reader; a report on it has more
WALL = 150  # words of a page that stands in place of a story; a story on one has more
SCRIPT_WANTED = (  # a page's plea to let its scripts run, or to take another browser
    r"(?i)\b(?:enable|activate|turn on|switch on|allow|requires?|needs?|without|disabled?|"
    r"support)\b[\s\w']{0,30}\bjava ?script\b"
    r"|\bjava ?script\b.{0,40}\b(?:disabled|enabled?|required|turned (?:off|on)|activated?|"
    r"not (?:available|supported|active)|blocked|off|"
    r"aktivier\w*|deaktivier\w*|erforderlich|benötigt|eingeschaltet|ausgeschaltet|"
    r"d[eé]sactiv\w*|activ\w*|requis|n[eé]cessaire|desactivad\w+|habilitad\w+|necesari\w+|"
    r"disabilitat\w+|abilitat\w+|attiv\w+|uitgeschakeld|ingeschakeld|inschakelen|desativad\w+|"
    r"ativ\w+|wyłączon\w+|włącz\w*|aktiver\w*|deaktiver\w*|etkin\w*)"
    r"|\b(?:activ\w+|aktivier\w+|schalten|habilit\w+|abilit\w+|attiv\w+|ativ\w+|włącz\w*|"
    r"включите|включить|aktiver\w*|schakel\w*|etkinle\w*)\b.{0,30}\bjava ?script\b"
    r"|java ?scriptを?.{0,10}有効|(?:启用|啟用|开启) ?java ?script"
    r"|\b(?:your|this) browser (?:is (?:not|no longer) supported|does not support|is out of date|"
    r"is outdated)\b"
    r"|\b(?:verify|confirm|prove)\b.{0,20}\byou(?: are|'re|’re) (?:a )?(?:human|not a robot)\b"
)
CONSENT_WORDS = (  # beside what `asks_consent` finds one of them makes it a notice, not a story's
    r"(?i)cookie|クッキー|\bconsent|einwilligung|zustimm|consentement|consentimiento|consenso"
    r"|toestemming|同意|동의|(?:your|personal) data|\bdevice|appareil|endgerät|dispositivo"
    r"|legitimate interest|berechtigte|partner.{0,80}(?:information|data|donn|daten|datos|dati)"
    r"|(?:accept|reject|refuse|allow) all\b|(?:alle|tout|todo|tutto) (?:akzept|accept|acept|accett)"
    r"|принять все|接受所有"
)


def words_counted(rows: pa.Table) -> pa.Array:
    """word_count is that of the text; of a text that is withheld it cannot be told."""
    texts = pc.fill_null(rows["text"].combine_chunks(), "")
    blanks = pc.count_substring(texts, " ")
    counted = pc.add(pc.add(blanks, pc.count_substring(texts, "\n\n")), 1)
    counted = pc.if_else(pc.equal(texts, ""), 0, counted)
    agree = mask_of(pc.equal(counted, rows["word_count"].combine_chunks())).copy()
    is_dense = pc.greater(pc.utf8_length(texts), pc.multiply(counted, LONG_WORDS))
    for row in (~agree | mask_of(is_dense)).nonzero()[0].tolist():  # no blanks, or wrong
        agree[row] = word_count(texts[row].as_py()) == rows["word_count"][row].as_py()
    is_withheld = pc.is_valid(pc.struct_field(rows["rights"], "text_withheld"))
    return pc.or_(pa.array(agree), pc.and_(is_withheld, pc.equal(rows["text"], "")))


def language_of_script(rows: pa.Table) -> pa.Array:
    """The text is written in a script of its language; else one of the two is not the story's."""
    bases = pc.list_element(pc.split_pattern(rows["language"].combine_chunks(), "-"), 0)
    samples = pc.utf8_slice_codeunits(rows["text"].combine_chunks(), 0, SAMPLE)
    encoded = bases.dictionary_encode()
    each = encoded.dictionary.to_pylist()
    own = pa.array([OF_LANGUAGE.get(base, LATIN) for base in each], pa.string())
    scripts = own.take(encoded.indices)
    is_plain = pc.and_(pc.equal(scripts, LATIN), pc.string_is_ascii(samples))
    kept = mask_of(pc.or_(is_plain, pc.equal(bases, "und"))).copy()
    for script in pc.unique(scripts).to_pylist():
        asked = np.flatnonzero(mask_of(pc.equal(scripts, script)) & ~kept)
        texts = samples.take(pa.array(asked))
        total = pc.count_substring_regex(texts, r"\p{L}").to_numpy()
        found = pc.count_substring_regex(texts, f"[{script}]").to_numpy()
        kept[asked] = (total < FEW_LETTERS) | (found >= OWN_SCRIPT * total)
    return pa.array(kept)


def language_of_text(rows: pa.Table) -> pa.Array:
    """The text is in its language, as far as a model of letters is sure."""
    pairs = zip(rows["language"].to_pylist(), rows["text"].to_pylist(), strict=True)
    return pa.array(
        [not is_surely_other(language, text or "") for language, text in pairs], pa.bool_()
    )


def text_asks_no_consent(rows: pa.Table) -> pa.Array:
    """No short paragraph asks a reader to agree to cookies or to being measured."""
    texts, owners = short_blocks(rows)
    hints = np.flatnonzero(mask_of(pc.match_substring_regex(texts, CONSENT_WORDS)))
    asks = [asks_consent(text) for text in texts.take(pa.array(hints)).to_pylist()]
    return rows_without(len(rows), owners[hints], pa.array(asks, pa.bool_()))


def text_needs_no_script(rows: pa.Table) -> pa.Array:
    """No short paragraph asks for scripts, for another browser, or for proof of a human."""
    texts, owners = short_blocks(rows)
    return rows_without(len(rows), owners, pc.match_substring_regex(texts, SCRIPT_WANTED))


def story_is_no_wall(rows: pa.Table) -> pa.Array:
    """What there is of words is not mostly a plea for scripts or a proof: that is no story."""
    few = np.flatnonzero(mask_of(pc.less(rows["word_count"], WALL)))
    texts, owners = short_blocks(rows.take(pa.array(few)))
    is_plea = mask_of(pc.match_substring_regex(texts, SCRIPT_WANTED))
    words = pc.list_value_length(pc.split_pattern(texts, " ")).to_numpy()
    pleas = np.bincount(owners[is_plea], words[is_plea], minlength=len(few))
    total = pc.fill_null(rows["word_count"].combine_chunks(), 0).to_numpy()[few]
    return rows_without(len(rows), few, pa.array((pleas > 0) & (2 * pleas >= total)))


def short_blocks(rows: pa.Table) -> tuple[pa.Array, Owners]:
    """Return the texts of short blocks, and the row of each."""
    texts, owners = parts(rows, "body", "text")
    is_short = pc.less(pc.utf8_length(texts), SHORT)
    return texts.filter(is_short), owners[mask_of(is_short)]


def paragraphs_differ(rows: pa.Table) -> pa.Array:
    """No paragraph stands three times in a text: a template's line, or a page read over again."""
    blocks, owners = parts(rows, "body")
    texts = blocks.field("text")
    is_asked = pc.and_(
        pc.is_in(blocks.field("role"), value_set=PARAGRAPHS),
        pc.greater_equal(pc.utf8_length(texts), LEAST_REPEATED),
    )
    pairs = pa.table({"row": owners, "text": texts}).filter(is_asked)
    counted = pairs.group_by(["row", "text"]).aggregate([([], "count_all")])
    is_often = pc.greater_equal(counted["count_all"], REPEATED)
    return rows_without(len(rows), counted["row"].to_numpy(), is_often)


def text_not_in_capitals(rows: pa.Table) -> pa.Array:
    """A text is not all in capitals: names in it cannot be told from words."""
    return pc.invert(shouts(rows["text"].combine_chunks()))


def headline_not_in_capitals(rows: pa.Table) -> pa.Array:
    """A headline is not all in capitals, which a site does by style and not in its data."""
    return pc.invert(shouts(rows["headline"].combine_chunks()))


def shouts(texts: pa.Array) -> pa.Array:
    """Return which *texts* are in capitals, as far as their beginnings tell."""
    glances = pc.utf8_slice_codeunits(texts, 0, GLANCE)
    found = mask_of(pc.equal(pc.utf8_upper(glances), glances)).copy()
    asked = np.flatnonzero(found)
    samples = pc.utf8_slice_codeunits(texts.take(pa.array(asked)), 0, LONG_SAMPLE)
    upper = pc.count_substring_regex(samples, r"\p{Lu}").to_numpy()
    cased = upper + pc.count_substring_regex(samples, r"\p{Ll}").to_numpy()
    found[asked] = (cased >= FEW_LETTERS) & (upper > CAPITALS * cased)
    return pa.array(found)


def headline_is_not_site(rows: pa.Table) -> pa.Array:
    """A headline says what the story is, not what the site is called."""
    pairs = zip(rows["headline"].to_pylist(), known(rows, NAMES).to_pylist(), strict=True)
    return pa.array([letters(text or "") not in (names or ()) for text, names in pairs], pa.bool_())


def headline_is_not_text(rows: pa.Table) -> pa.Array:
    """A headline is not the first paragraph, which is taken where a page shows no headline."""
    body = rows["body"].combine_chunks()
    firsts = pc.list_element(pc.if_else(pc.equal(pc.list_value_length(body), 0), None, body), 0)
    first = pc.struct_field(firsts, "text")
    return pc.not_equal(rows["headline"].combine_chunks(), first)


RULES = (
    Rule(words_counted, "word_count", "critical"),
    Rule(language_of_script, "language", "warning"),
    Rule(language_of_text, "language", "warning"),
    Rule(text_asks_no_consent, "text", "warning"),
    Rule(text_needs_no_script, "text", "warning"),
    Rule(story_is_no_wall, "text", "critical"),
    Rule(paragraphs_differ, "body", "warning"),
    Rule(text_not_in_capitals, "text", "warning"),
    Rule(headline_not_in_capitals, "headline", "warning"),
    Rule(headline_is_not_site, "headline", "warning"),
    Rule(headline_is_not_text, "headline", "warning"),
)
