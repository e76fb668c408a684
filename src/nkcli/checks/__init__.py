"""Rules across records, one small function each."""
