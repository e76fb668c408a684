"""One EDTF date: parse, bounds, certain days, what a person types and reads."""
