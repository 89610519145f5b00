"""Which blocks of a page are the story, and what each is in it: `judged_blocks`.

Two small networks weigh each block alone and among the others; rules then fill gaps, leave
out strangers, trim edges and give roles.
"""

from spiders.extraction.body.features import linked_blocks
from spiders.extraction.body.judged import Judged, body_of, judged_blocks, left_out, without_repeats
from spiders.extraction.body.model import Network, network_in

__all__ = [
    "Judged",
    "Network",
    "body_of",
    "judged_blocks",
    "left_out",
    "linked_blocks",
    "network_in",
    "without_repeats",
]
