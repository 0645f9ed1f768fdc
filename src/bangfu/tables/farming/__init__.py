"""农业农村: lists of farming, firms and village income."""
