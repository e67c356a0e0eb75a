"""One layer of the map a file, and the legend that names them.

Which layers stand together is decided by a page or a stage.
"""
