"""One small file of facts for each publisher."""
