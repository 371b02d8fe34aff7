"""What a procedure file says and whether it can be right; no database, no request, no clock."""
