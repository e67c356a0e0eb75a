"""The offline map: land, borders, rivers, railways, names, and the scripts that build them.

No claim lies here; `network` holds the ways that supply may follow.
"""
