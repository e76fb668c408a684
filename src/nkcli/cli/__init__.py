"""The command line: options → query → report → render. Commands translate; they do not think."""
