"""What the release stage is made of: partitions, delta, descriptors, pictures, the baseline."""
