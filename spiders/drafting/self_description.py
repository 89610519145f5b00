"""What a site's pages say of the site itself: its name, language, country and terms.

Read with the one forward scan of section pages, but for the linked data.
"""

import re
from collections.abc import Iterable
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from spiders.addresses import WebAddress, web_address
from spiders.discovery import linked_words, tags
from spiders.drafting.territory import country_of_host, country_of_language
from spiders.extraction.page import json_ld

LINKED_DATA = 'script[type="application/ld+json"]'
TERMS = re.compile(
    r"/(terms|agb|cgu|cgv|tos|nutzungsbedingungen|conditions|condizioni|condiciones|aviso-legal|termos|"
    r"voorwaarden|anvandarvillkor|vilkar|regulamin|kayttoehdot)[^/]*/?$",
    re.I,
)
# What links to them are called where their address says nothing; without soft hyphens.
TERMS_WORDS = re.compile(
    r"terms (?:of (?:use|service)|and conditions|& conditions)|nutzungsbedingungen|"
    r"conditions g[eé]n[eé]rales|conditions d.utilisation|condiciones de uso|"
    r"t[eé]rminos y condiciones|"
    r"condizioni d.uso|termos (?:de uso|e condi)|gebruiksvoorwaarden|algemene voorwaarden|"
    r"anv[aä]ndarvillkor|brukervilk[aå]r|brugervilk[aå]r|regulamin|k[aä]ytt[oö]ehdot|"
    r"kullan[iı]m ko[sş]ullar[iı]|пользовательское соглашение|правила использования|"
    r"利用規約|이용약관|使用条款|服务条款|điều khoản",
    re.I,
)


def name_of(pages: Iterable[str]) -> str | None:
    """Return what the site calls itself on the first of *pages* that says it."""
    for html in pages:
        if name := meta(html, "og:site_name") or meta(html, "application-name"):
            return name
        scripts = LexborHTMLParser(html).css(LINKED_DATA)
        for thing in json_ld(script.text() for script in scripts):
            owner = thing.get("publisher")
            if isinstance(owner, dict) and isinstance(owner.get("name"), str):
                return str(owner["name"]).strip() or None
    return None


def language_of(pages: Iterable[str]) -> str | None:
    """Return the language of the first page that declares one, without its country."""
    for html in pages:
        match = re.match(r"[a-z]{2,3}(?![a-z])", (declared_language(html) or "").lower())
        if match:
            return match[0]
    return None


def country_of(host: str, pages: Iterable[str]) -> str | None:
    """Return the country by the domain, else by the pages' language tags and locales."""
    tags_of_pages = [tag for html in pages for tag in languages(html)]
    by_language = (country_of_language(tag) for tag in tags_of_pages)
    return country_of_host(host) or next((one for one in by_language if one), None)


def terms_of(html: str, home: WebAddress) -> str | None:
    """Return the address of the terms that the home page links."""
    for tag, attributes, end in tags(html):
        address = web_address(attributes.get("href", ""), home) if tag == "a" else None
        if address is None:
            continue
        words = unescape(linked_words(html, end)).replace("\xad", "")
        if TERMS.search(address.path) or TERMS_WORDS.search(" ".join(words.split())):
            return str(address._replace(fragment=None))
    return None


def declared_language(html: str) -> str | None:
    """Return the language tag or locale that the page declares, if any."""
    return next(iter(languages(html)), None)


def languages(html: str) -> list[str]:
    """Return the `lang` of the page and its locale, where it has them."""
    lang = next((found.get("lang") for tag, found, _ in tags(html) if tag == "html"), None)
    return [tag for tag in (lang, meta(html, "og:locale")) if tag]


def meta(html: str, name: str) -> str | None:
    """Return the content of the first `<meta>` of that name or property."""
    for tag, attributes, _ in tags(html):
        if tag == "meta" and name in (attributes.get("property"), attributes.get("name")):
            return " ".join(attributes.get("content", "").split()) or None
    return None
