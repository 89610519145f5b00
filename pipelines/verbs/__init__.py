"""One module for each verb of the command line; `run(options)` returns the exit code."""
