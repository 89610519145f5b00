"""What rules look for in strings, each pattern with needles of which one stands in all it matches.

A pattern costs more for each octet, and a long one a millisecond before it has looked at anything;
needles cost a nanosecond an octet, all of them together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from string import ascii_lowercase

from spiders.extraction.wording import CONSENT


@dataclass(frozen=True)
class Pattern:
    """A regular expression of RE2's; *needles* fold the case of ASCII alone, as they are given."""

    regex: str
    needles: tuple[str, ...]


def words(together: str) -> tuple[str, ...]:
    """Return what stands between the bars of *together*."""
    return tuple(together.split("|"))


def in_cases(needle: str) -> list[str]:
    """Return what is in all that *needle* is in, in whatever case.

    >>> in_cases("accept all"), sorted(in_cases("принять"))
    (['accept all'], ['ПР', 'Пр', 'пР', 'пр'])
    """
    if needle.isascii():
        return [needle]
    return ["".join(cased) for cased in product(*({sign, sign.upper()} for sign in needle[:2]))]


def in_all_cases(needles: Iterable[str]) -> tuple[str, ...]:
    """Return what is in all that one of *needles* is in, in whatever case."""
    return tuple(cased for needle in needles for cased in in_cases(needle))


TAGS = (
    "a|abbr|article|aside|b|blockquote|body|br|button|cite|code|div|em|figure|figcaption|font|"
    "footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|li|link|meta|nav|noscript|ol|p|"
    "picture|pre|s|script|section|small|source|span|strong|style|sub|sup|svg|table|tbody|td|th|tr|"
    "u|ul|video"
)
ENTITIES = (
    "amp|nbsp|lt|gt|quot|apos|[lr][sd]quo|[nm]dash|hellip|euro|pound|copy|reg|trade|bull|middot|"
    "shy|zwn?j|ensp|emsp|thinsp|[aeiouyn](?:acute|grave|circ|uml|tilde)|ccedil|aring|szlig|aelig|"
    "oslash|[lr]aquo|deg|times|iexcl|iquest|#\\d{2,7}|#x[0-9a-f]{2,6}"
)
SHORTCODES = "caption|gallery|embed|video|audio|playlist"
MARKUP = Pattern(
    rf"(?i)</?(?:{TAGS})(?:\s[^<>]*)?/?>|<!--|<!\[CDATA\[|<!doctype|&(?:{ENTITIES});"
    r"|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{[^{}]*\}|<%[^<>]*%>|%%\w+%%|\[\[[\w .:|-]+\]\]"
    rf"|(?-i:\[/?(?:{SHORTCODES})\b[^\]\n]*\])|\[object Object\]",
    (
        *(f"<{sign}" for sign in (*ascii_lowercase, "/", "!", "%")),
        *words(
            "&amp|&nbsp|&lt;|&gt;|&quot|&apos|squo;|dquo;|dash;|&hellip|&euro|&pound|&copy|&reg;"
            "|&trade|&bull|&middot|&shy|&zw|nsp;|msp;|&thinsp|acute;|grave;|circ;|uml;|tilde;"
            "|cedil;|aring;|szlig;|aelig;|oslash;|aquo;|&deg|&times|&iexcl|&iquest|&#"
        ),
        *words("{{|{%|${|%%|[[|[object"),
        *(f"{opening}{code}" for opening in ("[", "[/") for code in words(SHORTCODES)),
    ),
)
MOJIBAKE = Pattern(  # UTF-8 read as something else
    r"\x{FFFD}|Ã[\x{80}-\x{BF}]|â€|Ð[\x{80}-\x{BF}]Ñ", ("\ufffd", "Ã", "â€", "Ð")
)
SCRIPT_WANTED = Pattern(  # a page's plea to let its scripts run, or to take another browser
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
    r"|\b(?:verify|confirm|prove)\b.{0,20}\byou(?: are|'re|’re) (?:a )?(?:human|not a robot)\b",
    words(
        "javascript|java script|your browser|this browser|re human|re a human|re not a robot"
        "|re a not a robot"
    ),
)
ASKING = in_all_cases(needle for phrase in CONSENT for needle in phrase.needles)
NOTICE = Pattern(  # beside ASKING, one of these makes it a notice of consent, not a story's words
    r"(?i)cookie|クッキー|\bconsent|einwilligung|zustimm|consentement|consentimiento|consenso"
    r"|toestemming|同意|동의|(?:your|personal) data|\bdevice|appareil|endgerät|dispositivo"
    r"|legitimate interest|berechtigte|partner.{0,80}(?:information|data|donn|daten|datos|dati)"
    r"|(?:accept|reject|refuse|allow) all\b|(?:alle|tout|todo|tutto) (?:akzept|accept|acept|accett)"
    r"|принять все|接受所有",
    in_all_cases(
        words(
            "cookie|クッ|consent|einwilligung|zustimm|consenso|toestemming|同意|동의|r data"
            "|personal data|device|appareil|endger|dispositivo|legitimate interest|berechtigte"
            "|partner|reject all|refuse all|allow all|accept|akzept|acept|accett|принять|接受"
        )
    ),
)
