"""The records as one SQLite file: built from validated data, read as far as an answer needs."""
