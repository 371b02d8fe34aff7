"""What the Centre itself runs on: its plans and tasks."""
