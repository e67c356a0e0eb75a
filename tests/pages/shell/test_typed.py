"""Every page is served with the script that keeps what is typed."""

from pages.shell import typed


def test_the_script_listens_before_streamlit_does_and_the_page_is_as_it_was() -> None:
    shell = '<html><head><script type="module" src="./index.js"></script></head><body></body></html>'
    made = typed.html(shell)
    assert made.index("WebSocket.prototype.send = ") < made.index("index.js")
    assert made.replace(f"<script>{{{typed.SCRIPT}}}</script>", "", 1) == shell
