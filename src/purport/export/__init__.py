"""A reading for people and programs: a table on a terminal, one page of HTML, JSON; each in its module."""
