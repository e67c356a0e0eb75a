"""The base map's committed GeoJSON and, for maintainers, the modules that write it (see NOTICE.md)."""
