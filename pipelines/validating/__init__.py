"""What the validate stage is made of: measures, fates of rows, statistics, the verdict."""
