"""No proxy: it would connect for us, to addresses that the guard never sees."""

from collections.abc import Iterable
from urllib.request import getproxies_environment, proxy_bypass

from schemas.errors import BroadsheetError
from spiders.wire import Allow

SCHEMES = ("https", "http", "all")


def refuse_proxy(hosts: Iterable[str]) -> None:
    """Raise BroadsheetError if the environment wants a stranger's host to be asked by a proxy.

    A crawl that passed the proxy by would break a rule of the network it runs in, or wait for
    connections that no firewall lets out. NO_PROXY names hosts that are asked directly, `*` all.
    """
    named = getproxies_environment()
    scheme = next((one for one in SCHEMES if named.get(one)), None)
    allow = Allow.of_environment()
    strangers = (host for host in hosts if not allow.names(host))
    stranger = next((host for host in strangers if not proxy_bypass(host)), None)
    if scheme is not None and stranger is not None:
        raise BroadsheetError(
            f"{stranger}: {scheme.upper()}_PROXY is set, and a proxy would connect where our guard "
            "against private addresses does not see it; unset it, or name the host in NO_PROXY"
        )
