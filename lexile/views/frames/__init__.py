"""Records as DataFrames.

A function named `…_table` makes a table for people: English headings, and cells that no spreadsheet runs as a formula.
All others make the rows of a chart, with every number and label that `views.charts` draws.
"""
