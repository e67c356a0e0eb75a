"""How things look everywhere: palette, patterns, cameras, clock filter, publishing of layer data.

No layer is made here.
"""
