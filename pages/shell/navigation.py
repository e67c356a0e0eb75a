"""Navigation and the frame every page stands in: style, shared state, and evidence that does not load."""

import streamlit as st

from data.tables.tables import EvidenceError
from pages.shell import address, evidence_store, problems, session, style, theme_outside

PAGES = [
    st.Page("../overview/overview.py", title="Overview", default=True),
    st.Page("../fronts/fronts.py", title="Fronts", url_path="fronts"),
    st.Page("../supply/supply.py", title="Supply routes", url_path="supply"),
    st.Page("../analysis/analysis.py", title="Analysis", url_path="analysis"),
    st.Page("../evidence/evidence.py", title="Evidence", url_path="evidence"),
    st.Page("../method/method.py", title="Method", url_path="method"),
    st.Page("../briefing/briefing.py", title="Briefing", url_path="briefing"),
    st.Page("../present/present.py", title="Present", url_path="present"),
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
