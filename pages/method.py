"""Method: how the fronts and routes are made, from what, and what they cannot say."""

import streamlit as st

from pages import session

session.write_url()
st.html("<h1 class='panel-title'>Method</h1>")
