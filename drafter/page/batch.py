"""The page for a table of leads: read it, see what it takes, draft, look at each, take along."""

import streamlit as st

from drafter.batch import Batch, Leads, read_leads, survey, uploads
from drafter.batch.gate import Gate
from drafter.batch.opening import asks_a_service, prepared
from drafter.export import plain
from drafter.page import review
from drafter.page.case import in_words, sender, workshop_for_many
from drafter.page.words import say
from drafter.prompts.kinds import load_kinds

AT_ONCE = 8
COLUMNS = ("recipient_name", "company", "email", "situation", "role")


def _table() -> Leads | None:
    given = st.file_uploader(say("batch.file"), key="batch.file", max_upload_size=20)
    if given is None:
        return None
    table = read_leads(uploads.kept(given.getvalue()), columns=_chosen())
    with st.expander(say("batch.columns")):
        st.text(plain("\n".join(table.preview())))
        for name in COLUMNS:
            st.selectbox(
                say(f"batch.{name}"), [plain(column) for column in table.columns],
                index=table.sheet.places.get(name), key=f"batch.column.{name}",
                placeholder=say("batch.none"),
            )  # fmt: skip
    return table


def _chosen() -> dict[str, str]:
    """What the user says a column is, where that differs from what was found."""
    picked = {name: st.session_state.get(f"batch.column.{name}") for name in COLUMNS}
    return {name: column for name, column in picked.items() if column}


def _estimate(run: Batch) -> None:
    if st.button(say("batch.estimate")):
        would = run.estimate()
        numbers = {
            "rows": would.rows, "calls": would.calls, "by_code": would.by_code,
            "done": would.done, "skipped": would.skipped,
            "tokens": would.tokens_in + would.tokens_out,
        }  # fmt: skip
        st.markdown(say("batch.would", **numbers))
        for kind, count in would.kinds.most_common():
            guessed = f" ({say('batch.would_guess')} {would.rows_of(kind)})"
            told = guessed if kind in would.guessed else ""
            st.text(f"{count} × {load_kinds()[kind].title}{told}")


def _draft(run: Batch, count: int) -> None:
    if not st.button(say("batch.draft", count=count), type="primary"):
        return
    bar, seen = st.progress(0.0), [0]

    def report(lead: object, result: object) -> None:
        seen[0] += 1
        bar.progress(min(1.0, seen[0] / count), say("batch.progress", done=seen[0], of=count))

    done = run.run(Gate(AT_ONCE if asks_a_service(workshop_for_many()) else 1), report=report)
    bar.empty()
    st.session_state["batch.done"] = run.out.name
    st.text(plain(done.summary()))


st.title(say("batch.title"))
st.markdown(say("batch.intro"))
with in_words():
    writes, leads = sender(), _table()
    if leads and writes is None:
        st.markdown(say("batch.who"))
    elif leads and writes:
        rows = survey(leads)
        place = leads.sheet.path.with_suffix("")
        with prepared(workshop_for_many(), leads, place, writes) as batch:
            _estimate(batch)
            _draft(batch, rows)
            if st.session_state.get("batch.done") == place.name:
                review.show(batch, writes)
