"""The field's words as frozen dataclasses, uncertain dates, and the data set; knows no files and no formats."""
