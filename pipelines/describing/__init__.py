"""What describes a release to its readers: card, dictionary, descriptors, changes.

Pure: from the schema, the manifest and figures to text.
"""

from pipelines.describing.card import dataset_card
from pipelines.describing.changes import OF_DELTA, changes_text, listed, sections
from pipelines.describing.citation import citation, deposit
from pipelines.describing.contract import PATH as CONTRACT
from pipelines.describing.contract import contract
from pipelines.describing.croissant import croissant
from pipelines.describing.datapackage import datapackage, schema_path, table_schema
from pipelines.describing.dictionary import data_dictionary
from pipelines.describing.markdown import cell, counts_table, markdown, plain
from pipelines.describing.schema_org import schema_org
from pipelines.describing.words import Source

__all__ = [
    "CONTRACT",
    "OF_DELTA",
    "Source",
    "cell",
    "changes_text",
    "citation",
    "contract",
    "counts_table",
    "croissant",
    "data_dictionary",
    "datapackage",
    "dataset_card",
    "deposit",
    "listed",
    "markdown",
    "plain",
    "schema_org",
    "schema_path",
    "sections",
    "table_schema",
]
