"""All English on the page, in reports and on the command line: functions from records to strings, without markup."""
