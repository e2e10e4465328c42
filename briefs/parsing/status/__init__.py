"""How far what a clause tells has come, and which clauses tell nothing."""
