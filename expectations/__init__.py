"""Great Expectations suites derived from the columns, and thresholds per publisher."""
