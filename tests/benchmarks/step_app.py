"""A page of the dashboard with its features multiplied, for `clock_step.py`; nothing here is shown to users."""

import sys
from pathlib import Path

import streamlit as st
from starlette.routing import Route

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from dashboard import layer_data  # noqa: E402 - the path must be set first

app = st.App("step_page.py", routes=[Route("/layers/{name}", layer_data)])
