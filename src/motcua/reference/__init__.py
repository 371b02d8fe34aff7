"""What the law and the province fix: procedures, the organisation, the calendar."""
