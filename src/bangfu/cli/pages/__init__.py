"""The reference, written from the code: one page a module, one function a page."""
