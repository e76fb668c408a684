"""JSON files to records, or the complete list of their problems."""
