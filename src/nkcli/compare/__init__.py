"""Event rows of others, in files of any size, added up beside the claims of a data set."""
