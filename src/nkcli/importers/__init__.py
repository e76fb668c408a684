"""Rows that others publish to records: one format a file, found by name."""
