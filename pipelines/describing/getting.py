"""How a release is loaded: the lines that the card shows, for five readers."""

LOADERS = {  # in the folder of a release
    "pandas": 'pd.read_parquet("articles", dtype_backend="pyarrow")',
    "polars": 'pl.read_parquet("articles")',
    "DuckDB": "duckdb.sql(\"from read_parquet('articles/**/*.parquet')\")",
    "pyarrow": 'pyarrow.dataset.dataset("articles", partitioning="hive").to_table()',
    "datasets": 'datasets.load_dataset("parquet", data_files="articles/**/*.parquet")["train"]',
}
