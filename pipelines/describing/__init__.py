"""What describes a release to its readers: card, dictionary, descriptors, report, changes.

Pure: from the schema, the manifest and figures to text.
"""

from pipelines.describing.card import dataset_card
from pipelines.describing.changes import OF_DELTA, changes_text, listed, sections
from pipelines.describing.croissant import croissant
from pipelines.describing.datapackage import datapackage, schema_path, table_schema
from pipelines.describing.dictionary import data_dictionary
from pipelines.describing.markdown import cell, counts_table, markdown, plain
from pipelines.describing.report import report

__all__ = [
    "OF_DELTA",
    "cell",
    "changes_text",
    "counts_table",
    "croissant",
    "data_dictionary",
    "datapackage",
    "dataset_card",
    "listed",
    "markdown",
    "plain",
    "report",
    "schema_path",
    "sections",
    "table_schema",
]
