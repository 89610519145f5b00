"""Rules of what a page asks of its reader, which is no part of a story: consent, scripts, proof."""

from itertools import product

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.rules.octets import Needles
from expectations.rules.rule import Owners, Rule, mask_of, matches, parts, rows_without
from spiders.extraction.wording import CONSENT, asks_consent

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
WANTED = Needles(["javascript", "java script", "browser", "human", "robot"])  # one is in all
CONSENT_WORDS = (  # beside what `asks_consent` finds one of them makes it a notice, not a story's
    r"(?i)cookie|クッキー|\bconsent|einwilligung|zustimm|consentement|consentimiento|consenso"
    r"|toestemming|同意|동의|(?:your|personal) data|\bdevice|appareil|endgerät|dispositivo"
    r"|legitimate interest|berechtigte|partner.{0,80}(?:information|data|donn|daten|datos|dati)"
    r"|(?:accept|reject|refuse|allow) all\b|(?:alle|tout|todo|tutto) (?:akzept|accept|acept|accett)"
    r"|принять все|接受所有"
)


def in_cases(needle: str) -> list[str]:
    """Return what is in all that *needle* is in, in whatever case; Needles fold ASCII alone.

    >>> in_cases("accept all"), sorted(in_cases("принять"))
    (['accept all'], ['ПР', 'Пр', 'пР', 'пр'])
    """
    if needle.isascii():
        return [needle]
    return ["".join(cased) for cased in product(*({sign, sign.upper()} for sign in needle[:2]))]


ASKING = Needles(  # one of them is in all that asks for consent
    cased for phrase in CONSENT for needle in phrase.needles for cased in in_cases(needle)
)


def text_asks_no_consent(rows: pa.Table) -> pa.Array:
    """No short paragraph asks a reader to agree to cookies or to being measured."""
    texts, owners = short_blocks(rows)
    hints = np.flatnonzero(mask_of(matches(texts, CONSENT_WORDS, ASKING)))
    asks = [asks_consent(text) for text in texts.take(pa.array(hints)).to_pylist()]
    return rows_without(len(rows), owners[hints], pa.array(asks, pa.bool_()))


def text_needs_no_script(rows: pa.Table) -> pa.Array:
    """No short paragraph asks for scripts, for another browser, or for proof of a human."""
    texts, owners = short_blocks(rows)
    return rows_without(len(rows), owners, matches(texts, SCRIPT_WANTED, WANTED))


def story_is_no_wall(rows: pa.Table) -> pa.Array:
    """What there is of words is not mostly a plea for scripts or a proof: that is no story."""
    few = np.flatnonzero(mask_of(pc.less(rows["word_count"], WALL)))
    texts, owners = short_blocks(rows.select(["body"]).take(pa.array(few)))
    is_plea = mask_of(matches(texts, SCRIPT_WANTED, WANTED))
    words = pc.list_value_length(pc.split_pattern(texts, " ")).to_numpy()
    pleas = np.bincount(owners[is_plea], words[is_plea], minlength=len(few))
    total = pc.fill_null(rows["word_count"].combine_chunks(), 0).to_numpy()[few]
    return rows_without(len(rows), few, pa.array((pleas > 0) & (2 * pleas >= total)))


def short_blocks(rows: pa.Table) -> tuple[pa.Array, Owners]:
    """Return the texts of short blocks, and the row of each."""
    texts, owners = parts(rows, "body", "text")
    is_short = pc.less(pc.utf8_length(texts), SHORT)
    return texts.filter(is_short), owners[mask_of(is_short)]


RULES = (
    Rule(text_asks_no_consent, "text", "warning"),
    Rule(text_needs_no_script, "text", "warning"),
    Rule(story_is_no_wall, "text", "critical"),
)
