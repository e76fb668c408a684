"""A sentence's figure held against the claims."""
