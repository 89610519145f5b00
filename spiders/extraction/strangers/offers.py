"""Lists of what a page offers besides its story: places to follow it, and what subscribers get."""

import re
from collections.abc import Sequence

from spiders.extraction.page import Element, TextBlock
from spiders.extraction.wording import is_offering

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


def without_offers(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return *kept* without lists of nothing but offers, and of what there is for subscribers."""
    whole = set(kept)
    offered = {
        index
        for inside in lists_in(kept, blocks)
        if lead_to_offers(inside, blocks)
        or (inside[0] - 1 not in whole and are_benefits(inside, blocks))
        for index in inside
    }
    return [index for index in kept if index not in offered] if offered else list(kept)


def lead_to_offers(inside: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the several entries *inside* a list all lead to offers, and to the places of the
    page's makers in networks beside them.
    """
    if len(inside) == 1 or not all(blocks[index].links for index in inside):
        return False
    links = [link for index in inside for link in blocks[index].links]
    others = [link for link in links if not is_offer(link)]
    return len(others) < len(links) and all(NETWORK.search(address_of(link)) for link in others)


def are_benefits(inside: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the line right above the entries *inside* a list offers what they name, which leads
    nowhere.
    """
    if not inside[0] or any(blocks[index].linked for index in inside):
        return False
    return is_offering(blocks[inside[0] - 1].text)


def is_offer(link: Element) -> bool:
    """Whether *link* leads to what a page offers besides its stories."""
    return OFFER.search(address_of(link)) is not None


def address_of(link: Element) -> str:
    """Return where *link* leads, as it is written."""
    return link.attributes.get("href") or ""


def lists_in(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[list[int]]:
    """Return those of *kept* that are entries of lists, list by list."""
    lists: dict[int, list[int]] = {}
    for index in kept:
        place = blocks[index].place
        if place.tag == "li" and place.parent is not None:
            lists.setdefault(place.parent.number, []).append(index)
    return list(lists.values())
