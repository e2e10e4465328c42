"""What an operator sees of the running process: figures, health, and a line in the log for all that comes and goes."""
