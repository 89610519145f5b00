"""The centre: what a row is, said once. Imports nothing of ours."""
