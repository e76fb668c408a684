"""The whole record as pages that open from a disk: no server, no network, a page a record."""
