"""Fuzzing of what reads foreign input: data files, EDTF dates, typed dates, sentences.

A target takes bytes, gives them to nkcli, lets through only the errors that nkcli documents, and asserts what must hold
of the answer. `run` feeds targets with new bytes for as long as one likes (it needs `pip install -e '.[fuzz]'`);
test_corpus.py feeds them with the kept ones, so what was once found stays mended.
"""
