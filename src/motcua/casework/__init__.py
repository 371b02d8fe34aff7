"""What citizens bring."""
