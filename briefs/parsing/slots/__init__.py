"""What a fact holds beside its kind and subject: the other side, its figures, its date."""
