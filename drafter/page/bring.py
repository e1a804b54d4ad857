"""Mails, contacts and tables that the user has, brought in after a look at what they hold."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from drafter.export import plain
from drafter.history.database import private_folder
from drafter.imports import gathered, keep, summed
from drafter.page.case import workshop
from drafter.page.words import say
from drafter.settings import home

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile


def show() -> None:
    st.subheader(say("bring.heading"))
    st.markdown(say("bring.intro"))
    given = st.file_uploader(say("bring.files"), accept_multiple_files=True, key="bring.files")
    if not given:
        return
    known = workshop().history.profile()
    mine = known.email if known else ""
    with _on_disk(given) as folder, gathered([folder], home(), profile=mine) as found:
        st.text(plain("\n".join(summed(found, home()).lines())))
        if st.button(say("bring.keep"), type="primary"):
            keep(found, home())
            if recall := workshop().recall:
                with st.spinner(say("bring.preparing")):
                    list(recall.catch_up())
            st.caption(say("bring.kept"))


@contextmanager
def _on_disk(given: list[UploadedFile]) -> Iterator[Path]:
    """The uploads as files for as long as they are read; their names are not trusted."""
    with tempfile.TemporaryDirectory(dir=private_folder(home()), prefix="bring-") as folder:
        for number, one in enumerate(given, start=1):
            (Path(folder) / f"{number}{Path(one.name).suffix[:8]}").write_bytes(one.getbuffer())
        yield Path(folder)
