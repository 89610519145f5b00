"""What stands just under a public suffix, by the list that tldextract bundles."""

import subprocess
import sys

import pytest
import tldextract

from spiders.suffixes import domain_under_suffix

HOSTS = (
    "www.harbour.co.uk", "co.uk", "uk", "localhost", "127.0.0.1", "a.b.nosuch", "x.y.z.ck",
    "www.ck", "a.www.ck", "city.kawasaki.jp", "a.city.kawasaki.jp", "a.b.kawasaki.jp",
    "tides.blogspot.com", "xn--bcher-kva.example", "www.xn--55qx5d.cn", "Www.Harbour.Co.UK",
    "harbour.example.", "[::1]", "", "a..com", "_dmarc.harbour.com",
)  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_has_the_domain_that_the_library_finds(host: str) -> None:
    library = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    assert domain_under_suffix(host) == library(host).top_domain_under_public_suffix


def test_the_parser_imports_no_http_client() -> None:
    program = "import sys, spiders.sandbox.inside; sys.exit('requests' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
