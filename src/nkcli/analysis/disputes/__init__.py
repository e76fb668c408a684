"""Where claims, dates, names or statements contradict each other."""
