"""The dashboard's server with other times: `python -m tests.pages.server.slow_server PORT HEAD BODY TAKEN`, seconds."""

import sys

from streamlit.web import cli

from pages.server import deadlines

port, *times = sys.argv[1:]
deadlines.HEAD, deadlines.BODY, deadlines.TAKEN = map(float, times)
sys.argv = ["streamlit", "run", "dashboard.py", "--server.port", port, "--server.websocketPingInterval", "1"]
cli.main()
