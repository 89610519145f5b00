"""One module per stage, in flow order, and the command line."""
