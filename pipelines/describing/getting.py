"""How a release is loaded, as the card shows it: in its folder, over HTTP, from S3."""

from schemas.columns import Record, columns_of

IMPORTS = "import datasets, duckdb, fsspec, json, pandas as pd, polars as pl, pyarrow.dataset"
LOADERS = {  # in the folder of a release
    "pandas": 'pd.read_parquet("articles", dtype_backend="pyarrow")',
    "polars": 'pl.read_parquet("articles")',
    "DuckDB": "duckdb.sql(\"from read_parquet('articles/**/*.parquet')\")",
    "pyarrow": 'pyarrow.dataset.dataset("articles", partitioning="hive").to_table()',
    "datasets": 'datasets.load_dataset("parquet", data_files="articles/**/*.parquet")["train"]',
}
FILES = (  # over HTTP no folder can be listed: the Data Package names the files
    'package = json.load(fsspec.open(f"{address}/datapackage.json").open())',
    'paths = [one["path"] for one in package["resources"]]',
    'files = [f"{address}/{path}" for path in paths if path.startswith("articles/")]',
    'stories = pyarrow.dataset.dataset(files, filesystem=fsspec.filesystem("http"))',
)
BY_HTTP = {
    "pandas": 'pd.concat(pd.read_parquet(file, dtype_backend="pyarrow") for file in files)',
    "polars": "pl.read_parquet(files)",
    "DuckDB": 'duckdb.sql("from stories")',
    "pyarrow": "stories.to_table()",
    "datasets": 'datasets.load_dataset("parquet", data_files=files)["train"]',
}
KEYS = 'duckdb.register_filesystem(fsspec.filesystem("s3"))'
ALL = 'f"{address}/articles/**/*.parquet"'
FROM_S3 = {
    "pandas": 'pd.read_parquet(f"{address}/articles", dtype_backend="pyarrow")',
    "polars": f"pl.read_parquet({ALL})",
    "DuckDB": "duckdb.sql(f\"from read_parquet('{address}/articles/**/*.parquet')\")",
    "pyarrow": 'pyarrow.dataset.dataset(f"{address}/articles", partitioning="hive").to_table()',
    "datasets": f'datasets.load_dataset("parquet", data_files={ALL})["train"]',
}
FLAT = {"authors": "authors", "tags": "tags", "paragraphs": "body", "links": "links"}


def flat_tables(row: type[Record]) -> dict[str, str]:
    """Return the SQL by which DuckDB makes a table with a line each of what articles, each a *row*,
    hold in lists; its name is free to choose.
    """
    kept = {field.name: field for field in columns_of(row)}
    return {
        name: f"select article_id, generate_subscripts({column}, 1) as position, "
        + (f"unnest({column}, recursive := true)" if kept[column].record else unnested(column))
        + " from 'articles/**/*.parquet'"
        for name, column in FLAT.items()
        if column in kept
    }


def unnested(column: str) -> str:
    """Return the SQL for a line of each value of a list, named as one of them.

    >>> unnested("tags")
    'unnest(tags) as tag'
    """
    return f"unnest({column}) as {column.removesuffix('s')}"


def loading(version: str, row: type[Record]) -> str:
    """Return the lines as Markdown, for a release of *version* whose articles are each a *row*."""
    place, bucket = (f"{of}/news/releases/{version}" for of in ("your-site.example", "your-bucket"))
    return (
        "In the folder where this card stands:\n\n"
        + fenced([IMPORTS, "", *LOADERS.values()])
        + "\nOver HTTP, where the version is published:\n\n"
        + fenced([f'address = "https://{place}"', *FILES, *BY_HTTP.values()])
        + "\nFrom S3, with the keys of the environment (`AWS_...`; needs `s3fs`):\n\n"
        + fenced([f'address = "s3://{bucket}"', KEYS, *FROM_S3.values()])
        + "\nThe other tables load in the same way, also without rows; then `datasets` wants "
        + "`streaming=True`.\n\nA line for each author, tag, paragraph and link, by DuckDB:\n\n"
        + fenced([f"{sql}  -- {name}" for name, sql in flat_tables(row).items()], "sql")
    )


def fenced(lines: list[str], language: str = "python") -> str:
    """Return *lines* as a block of code."""
    return f"```{language}\n" + "\n".join(lines) + "\n```\n"
