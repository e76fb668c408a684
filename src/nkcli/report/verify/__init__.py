"""Hold a plain English sentence against the claims: by rules, without a guess.

words      the vocabulary: which words mean what; a word that is not in it stops the reading
figures    numbers in digits and words, ranges and hedges
periods    dates and spans of dates
reading    a sentence as typed pieces, each with the words it took
statement  pieces as one statement, or the reason why they are none
compare    the claims that count the same thing, and what they say about the figure
answer     the typed answer, with its sheet
"""

from nkcli.report.verify.answer import EXIT_CODES, Verification, Verified, sentences_of, verify

__all__ = ["EXIT_CODES", "Verification", "Verified", "sentences_of", "verify"]
