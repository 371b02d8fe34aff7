"""Starting, watching and stopping everything one machine needs: database, web, worker. Imports no Django."""
