"""What goes out before Streamlit is there: the first map, its page, and warming up.

It stands on top: nothing imports it but the server.
"""
