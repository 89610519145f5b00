from spiders.extraction.body.model import Numbers, Steps

CLIP: float
INPUT_STEP: float
WEIGHT_STEP: float

def logits(
    rows: Numbers,
    mean: Numbers,
    spread: Numbers,
    hidden: Steps,
    bias: Numbers,
    out: Numbers,
    shift: Numbers,
) -> Numbers: ...
def scaled(rows: Numbers, mean: Numbers, spread: Numbers) -> Numbers: ...
def hidden_steps(weights: Numbers) -> Steps: ...
