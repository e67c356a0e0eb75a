"""Why is this here: the claims behind a settlement, a figure, a source, a shipment.

Cards and buttons that ask are in `pages/board`.
"""
