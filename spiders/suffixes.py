"""The public suffix list that tldextract bundles, asked for what stands just under a suffix.

The library itself imports an HTTP client, which costs more than a page: a plain host is looked up
in its list, and the library is asked only about what is none, such as a name in Punycode.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

LIST = ".tld_set_snapshot"  # in tldextract's folder
PRIVATE = "// ===BEGIN PRIVATE DOMAINS==="  # what follows are suffixes of firms
RULE = re.compile(r"^[.*!]*\w\S*", re.MULTILINE)
PLAIN = re.compile(r"(?!(?:.*\.)?xn--)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")


def domain_under_suffix(host: str) -> str:
    """Return the public suffix of *host* with one label more, "" if it has none of either.

    >>> domain_under_suffix("www.abc.net.au"), domain_under_suffix("127.0.0.1")
    ('abc.net.au', '')
    """
    if PLAIN.fullmatch(host) is None:
        import tldextract  # noqa: PLC0415 - see above

        asked = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)  # the bundled list only
        found: str = asked(host).top_domain_under_public_suffix
        return found
    labels = host.split(".")
    start = suffix_start(labels)
    return ".".join(labels[start - 1 :]) if 0 < start < len(labels) else ""


def suffix_start(labels: list[str]) -> int:
    """Return the index in *labels* at which their public suffix begins."""
    rules, tails = suffix_rules()
    start = len(labels)
    for index in reversed(range(len(labels))):
        tail, parent = ".".join(labels[index:]), ".".join(labels[index + 1 :])
        if tail in rules:
            start = index
        elif tail not in tails:
            if f"*.{parent}" in rules:
                return index + 1 if f"!{tail}" in rules else index
            break
    return start


@cache
def suffix_rules() -> tuple[frozenset[str], frozenset[str]]:
    """Return the rules of the list, and what they end in."""
    package = find_spec("tldextract")
    assert package is not None
    assert package.origin is not None
    text = Path(package.origin).with_name(LIST).read_text("utf-8")
    rules = frozenset(RULE.findall(text.partition(PRIVATE)[0]))
    tails = (
        rule.split(".", level)[-1] for rule in rules for level in range(1, rule.count(".") + 1)
    )
    return rules, frozenset(tails)
