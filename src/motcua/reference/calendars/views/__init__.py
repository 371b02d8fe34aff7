"""Pages of `/quan-tri/ngay-nghi/`."""
