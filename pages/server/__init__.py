"""What goes round every answer of the server: headers, encodings, deadlines, the base path.

Nothing here knows a page.
"""
