"""Navigation and the frame every page stands in: style, shared state, and evidence that does not load."""

import streamlit as st

from data.tables.tables import EvidenceError
from pages.shell import address, evidence_store, page_files, problems, session, style, theme_outside

PAGES = [
    st.Page(page_files.OVERVIEW, title="Overview", default=True),
    st.Page(page_files.FRONTS, title="Fronts", url_path="fronts"),
    st.Page(page_files.SUPPLY, title="Supply routes", url_path="supply"),
    st.Page(page_files.ANALYSIS, title="Analysis", url_path="analysis"),
    st.Page(page_files.EVIDENCE, title="Evidence", url_path="evidence"),
    st.Page(page_files.METHOD, title="Method", url_path="method"),
    st.Page(page_files.BRIEFING, title="Briefing", url_path="briefing"),
    st.Page(page_files.PRESENT, title="Present", url_path="present"),
]

st.set_page_config(page_title="Lifeline", layout="wide", initial_sidebar_state="collapsed")
style.apply()
page = st.navigation(PAGES, position="top")
try:
    changed, kept_out = evidence_store.take_over()
except EvidenceError as error:
    problems.show(error)
else:
    session.follow_evidence(changed=changed)
    problems.tell(kept_out)
    if address.returned():
        session.revisit()
    for problem in session.problems():
        st.toast(problem, icon=":material/link_off:", duration="infinite")
    page.run()
    problems.list_kept_out(kept_out)
theme_outside.take()  # last: the page need not wait for it
