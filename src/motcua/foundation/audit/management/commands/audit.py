import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from motcua.foundation.audit import chain, queries


class Command(BaseCommand):
    help = "Check the journal (verify) or write it out for an inspector (export)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verify = verbs.add_parser("verify", help="check every chain; exits with 1 when one does not hold")
        verify.add_argument("--json", action="store_true")
        verbs.add_parser("export", help="the journal as JSON lines, for the stand-alone verifier chain.py")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "export":
            self.export()
        else:
            self.verify(as_json=options["json"])

    def export(self) -> None:
        with queries.one_moment():
            for centre in queries.centres():
                for row in queries.rows(centre):
                    self.stdout.write(chain.canonical(row))

    def verify(self, *, as_json: bool) -> None:
        found = {centre: queries.verify(centre) for centre in queries.centres()}
        if as_json:
            report = {str(c): [vars(fault) for fault in faults] for c, faults in found.items()}
            self.stdout.write(json.dumps({"sound": not any(found.values()), "faults": report}))
        else:
            for centre, faults in found.items():
                self.stdout.write(f"Trung tâm {centre}: {'NGUYÊN VẸN' if not faults else 'CÓ SAI LỆCH'}")
                for fault in faults:
                    self.stdout.write(f"  dòng {fault.seq}: {fault.what}")
        if any(found.values()):
            sys.exit(1)
