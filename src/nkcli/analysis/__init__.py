"""What is true of claims: comparability, ranges, totals, disputes, verification, search."""
