"""The page's router; `drafter web` runs it."""

from pathlib import Path

import streamlit as st

import drafter
from drafter.page.words import say

PAGES = ("write", "batch", "history", "setup")

folder = Path(drafter.__file__).parent / "page"
st.set_page_config(page_title=say("app.title"), page_icon="✉️", layout="centered")
pages = [
    st.Page(folder / f"{name}.py", title=say(f"nav.{name}"), default=name == PAGES[0])
    for name in PAGES
]
st.navigation(pages, position="top").run()
