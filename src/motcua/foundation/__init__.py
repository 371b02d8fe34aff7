"""What any public office needs: nothing here knows of dossiers."""
