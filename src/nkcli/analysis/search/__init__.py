"""Full-text search over every record."""
