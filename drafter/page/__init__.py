"""The page: one file a page, and one a step of writing.

write.py · history.py · setup.py    the pages, run by app.py
start · them · me · choice · card · out    the steps of write.py, top to bottom
findings    what the check found, as people read it
case · fields    what this session has in hand, and the fields that are to be corrected
words       say("place.name"): the page's words, from prompts/page.toml
"""
