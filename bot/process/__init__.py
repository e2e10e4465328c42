"""The process: how the application is made, takes updates, and runs until it is told to stop."""
