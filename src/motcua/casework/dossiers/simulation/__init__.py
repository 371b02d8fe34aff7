"""Invented dossiers in bulk, for tests of scale: the same rules decide every date and state.

`mixes` says how often what happens, `arrivals` when dossiers come in, `fate` what is done next, `acts` what each
act leaves on a dossier, `handing_in` and `issuing` what of it is on paper, `finishing` its pictures and numbers,
`world` what all of them are told, `writing` how rows are brought in, `run` the whole.
"""
