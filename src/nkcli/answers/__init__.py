"""Questions and their typed answers: one question, one file.

An answer is a frozen dataclass whose fields are what JSON shows; `rows_field` names the one that
holds its rows, and `sheet()` lays the same rows out for everything tabular. Answers know no format.
"""
