"""Data as pages write it into their scripts: JSON with errors, and the literals of programs."""

from spiders.extraction.literals.loose_json import DEEPEST, MOST_DIGITS, loose_values, plain
from spiders.extraction.literals.script_literal import called_values

__all__ = ["DEEPEST", "MOST_DIGITS", "called_values", "loose_values", "plain"]
