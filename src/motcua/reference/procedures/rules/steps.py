"""What kind of work a step is, told from the words of the file."""

from collections.abc import Hashable, Iterable
from decimal import Decimal
from itertools import groupby

from motcua.reference.procedures.meanings import is_counted
from motcua.reference.procedures.states import Kind

#: Every action we know by the kind of work it is. Signing and issuing in one step counts as signing.
ACTIONS = {
    **dict.fromkeys(
        ("receive", "receive_check", "receive_check_digitise", "receive_check_original"), Kind.RECEIVE
    ),
    **dict.fromkeys(("sign", "sign_and_issue", "sign_minutes", "decide", "approve"), Kind.SIGN),
    **dict.fromkeys(
        (
            "number_seal_publish_return",
            "number_seal_collect_fee_return",
            "issue",
            "return",
            "update_population_db_notify",
        ),
        Kind.ISSUE,
    ),
    **dict.fromkeys(
        (
            "appraise",
            "appraise_verify",
            "appraise_verify_consult",
            "check_draft",
            "check_submit",
            "check_verify_submit_decision",
            "check_verify_post_15_days_transfer_tax_slip",
            "compare_prepare_statement",
            "review_and_conclude",
            "public_posting_2_working_days",
            "file_and_draft",
            "accept_or_refuse_notice",
            "acceptance_notice",
            "verify",
            "verify_mediate_propose",
            "verify_council_meeting",
            "submit",
            "after_payment_prepare",
            "register_birth",
            "register_residence",
        ),
        Kind.WORK,
    ),
    **dict.fromkeys(
        (
            "update",
            "update_records",
            "update_records_issue",
            "issue_health_card",
            "financial_obligation_excluded_from_limit",
        ),
        Kind.EXTERNAL,
    ),
}
#: Bodies that do not work in the commune's offices: whatever they do, the Centre only sends and waits.
OUTSIDE_ROLES = {"land_registry_branch", "tax_office", "social_insurance"}


def kind_of(role: str, action: str) -> Kind:
    """What kind of work it is; plain work when the action is not known."""
    return Kind.EXTERNAL if role in OUTSIDE_ROLES else ACTIONS.get(action, Kind.WORK)


def total_hours(steps: Iterable[tuple[str, Decimal, Hashable]]) -> Decimal:
    """Hours of the (action, hours, group) that the time limit counts; of steps side by side the longest."""
    counted = [(hours if is_counted(action) else Decimal(0), group) for action, hours, group in steps]
    return sum((max(hours for hours, _group in stage) for stage in _stages(counted)), Decimal(0))


def _stages(counted: list[tuple[Decimal, Hashable]]) -> list[list[tuple[Decimal, Hashable]]]:
    """Neighbours of one group together; a step without a group alone."""
    keyed = [
        (place if group is None else ("group", group), (hours, group))
        for place, (hours, group) in enumerate(counted)
    ]
    return [[each for _key, each in rows] for _key, rows in groupby(keyed, key=lambda row: row[0])]
