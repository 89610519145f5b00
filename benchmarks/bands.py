"""The arithmetic of the bands: how likely a pair is found, by its Jaccard similarity.

    python -m benchmarks.bands

Prints the table of docs/duplicates.md: of two texts with a similarity, the chance that one band's
key is the same, and that some band's is, with the bands in the code; beside it what fewer and
longer, or more and shorter bands would find.
"""

from pipelines.clustering.signatures import BAND_ROWS, BANDS

SIMILARITIES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
OTHERS = ((14, 8), (16, 7), (25, 5))  # about as many hash functions, cut otherwise


def found(similarity: float, bands: int = BANDS, rows: int = BAND_ROWS) -> float:
    """Return how likely two texts of a *similarity* share the key of one of *bands* at least.

    >>> round(found(0.8), 4)
    0.9977
    """
    return float(1 - (1 - similarity**rows) ** bands)


def table() -> str:
    """Return the table in Markdown."""
    others = "".join(f" {bands} x {rows} |" for bands, rows in OTHERS)
    lines = [
        f"| Jaccard | one band | **{BANDS} x {BAND_ROWS}** |{others}",
        "|---|---|---|" + "---|" * len(OTHERS),
    ]
    for one in SIMILARITIES:
        cells = "".join(f" {found(one, bands, rows):.4f} |" for bands, rows in OTHERS)
        lines.append(f"| {one:g} | {one**BAND_ROWS:.4f} | **{found(one):.4f}** |{cells}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
