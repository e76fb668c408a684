"""Answers as text: one format a file, found by name. Formats return text; they never print and never query."""
