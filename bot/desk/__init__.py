"""The editors' desk: an article comes in, is looked through, put right, published and taken back."""
