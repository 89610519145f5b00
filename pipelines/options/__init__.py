"""The options of every verb of the `broadsheet` command: the one place that its help is made of."""

from pipelines.options.inputs import add_input_verbs
from pipelines.options.reading import add_reading_verbs
from pipelines.options.releases import add_release_verbs

__all__ = ["add_input_verbs", "add_reading_verbs", "add_release_verbs"]
