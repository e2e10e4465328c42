"""The command line: loading, asking and exporting without a chat."""
