"""The whole record, or what filters keep of it, in files that other tools open: one format a file."""
