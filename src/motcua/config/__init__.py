"""Settings, addresses, wiring and the menu: where the house is put together."""
