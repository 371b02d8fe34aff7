"""Where machines come in: each outside party behind a small base class, with a demo that works offline."""
