"""Evidence: every claim the maps rest on, to search, filter and take along."""

import streamlit as st

from pages import session, store

session.write_url()
st.html("<h1 class='panel-title'>Evidence</h1>")
st.dataframe(store.tables().control_claims[["claimant", "note"]], hide_index=True, width="stretch")
