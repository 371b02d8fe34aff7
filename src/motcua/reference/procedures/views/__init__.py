"""Pages of the catalogue for those who keep it: the list, one version, bringing a file in."""
