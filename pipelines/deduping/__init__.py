"""What the dedupe stage is made of: revisions, withdrawals, near-duplicates, months."""
