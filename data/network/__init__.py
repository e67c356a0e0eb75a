"""The committed railway graph and notional sea lines and, for maintainers, the modules that write them."""
