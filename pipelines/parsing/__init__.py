"""What the parse stage is made of: shards and their receipts, captures and their ledger rows."""
