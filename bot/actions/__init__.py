"""What buttons and deep links ask for, as typed values, and the wire strings that stand for them."""
