"""How Sphinx builds these pages: `make docs`, into build/docs; a broken link fails it."""

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]
os.environ["COLUMNS"] = "88"  # of the help of verbs, which is as wide as the window elsewhere

project = "Broadsheet"
extensions = ["myst_parser", "derived"]
exclude_patterns = ["conf.py", "derived.py"]
myst_heading_anchors = 3
highlight_language = "text"
suppress_warnings = ["misc.highlighting_failure"]  # Pygments knows no diagrams of Mermaid
smartquotes = False  # of words that are searched and copied
html_theme = "furo"
html_title = "Broadsheet"
html_copy_source = False
