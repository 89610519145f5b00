from spiders.extraction.body.model import Numbers

CLIP: float
INPUT_STEP: float

def logits(
    rows: Numbers,
    mean: Numbers,
    spread: Numbers,
    hidden: Numbers,
    bias: Numbers,
    out: Numbers,
    shift: Numbers,
) -> Numbers: ...
def scaled(rows: Numbers, mean: Numbers, spread: Numbers) -> Numbers: ...
