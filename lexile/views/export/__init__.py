"""Files to keep: a report, spreadsheets, JSON and a summary for the terminal."""
