"""Method: how the fronts and routes are made, from what, and what they cannot say."""

import streamlit as st

from pages.method.text import Section, sections
from pages.shell import session, store
from pages.shell.evidence_store import of_evidence

CSS = """
<style>
div.st-key-method-page { max-width: 66rem; margin: 0 auto; }
[data-testid="stColumn"]:has(.st-key-method-contents) { position: sticky; align-self: flex-start;
  top: calc(var(--bar) + 8px); }
div.st-key-method-contents { padding-top: .25rem; }
.st-key-method-contents ul { list-style: none; padding: 0; margin: 0; }
.st-key-method-contents li { margin: 0 0 .35rem; padding: 0; line-height: 1.3; }
.st-key-method-contents a { text-decoration: none; }
.st-key-method-contents a:hover, .st-key-method-contents a:focus { text-decoration: underline; }
div.st-key-method { max-width: 44rem; padding-bottom: 40vh; gap: 0; }
.st-key-method h2 { font-size: 1.75rem; font-weight: 650; line-height: 1.15; padding: 1.6rem 0 .5rem;
  scroll-margin-top: calc(var(--bar) - 8px); }
.st-key-method-1 h2 { padding-top: 0; }
.st-key-method h3 { font-size: 1rem; font-weight: 650; padding: 1rem 0 .25rem; }
.st-key-method p, .st-key-method li { font-size: 1rem; line-height: 1.55; }
.st-key-method table { font-size: .8125rem; line-height: 1.35; width: 100%; }
.st-key-method table p, .st-key-method td, .st-key-method th { font-size: .8125rem; line-height: 1.35; }
.st-key-method td { vertical-align: top; font-variant-numeric: tabular-nums; }
</style>
"""


@of_evidence()
def text() -> tuple[Section, ...]:
    """The sections of the page."""
    return sections(store.tables())


def draw() -> None:
    """The contents beside the text."""
    st.html(CSS)
    found = text()
    with st.container(key="method-page"):
        contents, article = st.columns([0.27, 0.73], gap="large")
        with contents, st.container(key="method-contents"):
            st.markdown("\n".join(f"- [{each.heading}](#{each.anchor})" for each in found))
        with article, st.container(key="method"):
            for number, each in enumerate(found, start=1):
                with st.container(key=f"method-{number}"):
                    st.header(each.heading, anchor=each.anchor)
                    st.markdown(each.body)


draw()
session.write_url()
