"""One story, and the page it stands on with the usual furniture."""

PARAGRAPHS = (
    "The harbour board voted on Tuesday to rebuild the old stone pier, which was damaged in the "
    "storms of last winter and has been closed to ferries since.",
    "The work is to begin in April and will take two summers, the board said, because the masons "
    "can only work at low tide and the stone must be cut by hand.",
    "“We want a pier that stands for another two hundred years,” said the harbour master, Ines "
    "Quell, who had argued against a cheaper one of concrete.",
)
CALL = "Support the Northport Gazette and get the harbour news first, every single morning."


def story(*paragraphs: str) -> str:
    """Return a page with a story of *paragraphs* and the usual furniture."""
    return (
        "<html lang='en'><body><header><a href='/'>The Gazette</a></header>"
        "<main><article><h1>Board votes to rebuild the stone pier</h1>"
        + "".join(f"<p>{text}</p>" for text in paragraphs)
        + "</article><aside class='related'><h3>Related</h3>"
        "<a href='/a'>Ferries to run late all week long</a></aside></main>"
        "<section class='comments'><h2>Comments</h2><p>I have lived here for forty years and never "
        "seen the like of it, and neither has my brother.</p></section></body></html>"
    )
