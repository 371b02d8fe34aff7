"""What one finding is, and how grave each kind is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ERROR, WARNING, INFO = ORDER = ("error", "warning", "info")

#: The gravity of every kind of finding. Errors stop an import, warnings and remarks do not.
LEVELS: dict[str, str] = {
    # the form of the file
    "entry_no_mapping": ERROR,
    "key_missing": ERROR,
    "key_unknown": WARNING,
    "type_wrong": ERROR,
    "text_not_nfc": INFO,
    "text_mojibake": ERROR,
    "text_invisible": ERROR,
    "text_too_long": ERROR,
    "source_unknown": ERROR,
    "source_missing": WARNING,
    "date_bad": ERROR,
    # the procedure
    "code_bad": ERROR,
    "code_repeated": ERROR,
    "name_empty": ERROR,
    "name_shared": WARNING,
    "name_wrong": ERROR,
    "name_short_form": INFO,
    "field_spelling": WARNING,
    "level_unknown": WARNING,
    "authority_unknown": WARNING,
    "channels_empty": ERROR,
    "channel_unknown": ERROR,
    "channel_repeated": WARNING,
    "not_vietnamese": WARNING,
    "note_tells_doubt": WARNING,
    "recalled": INFO,
    "recalled_remark": INFO,
    "found_but_recalled": WARNING,
    # the time limit
    "limit_unit_missing": ERROR,
    "limit_unit_unknown": ERROR,
    "limit_no_number": ERROR,
    "limit_not_positive": ERROR,
    "limit_absurd": ERROR,
    "limit_rule_unknown": WARNING,
    "limit_same_day_longer": ERROR,
    "limit_case_unclear": WARNING,
    "limit_units_differ": WARNING,
    # the fee
    "fee_no_number": ERROR,
    "fee_negative": ERROR,
    "fee_thousands_lost": ERROR,
    "fee_not_round": WARNING,
    "fee_absurd": ERROR,
    "fee_not_set": INFO,
    "fee_basis_missing": WARNING,
    "fee_free_with_amount": ERROR,
    "fee_local_with_amount": WARNING,
    "fee_other_amounts": WARNING,
    "fee_exempt_in_words": WARNING,
    "fee_exempt_unknown": WARNING,
    "fee_no_formula": WARNING,
    "fee_formula_bad": ERROR,
    # the papers
    "papers_none": WARNING,
    "papers_none_required": WARNING,
    "paper_repeated": WARNING,
    "paper_form_unknown": ERROR,
    "paper_count_bad": ERROR,
    "paper_count_zero": WARNING,
    "paper_count_absurd": WARNING,
    "paper_required_with_condition": WARNING,
    "paper_optional_without_condition": WARNING,
    "paper_condition_is_mark": WARNING,
    "paper_two_in_one": WARNING,
    # the results
    "results_none": ERROR,
    "result_code_missing": WARNING,
    "result_code_bad": ERROR,
    "result_code_local": WARNING,
    "result_code_in_name": WARNING,
    "result_several_in_one": WARNING,
    "result_code_two_names": WARNING,
    "result_name_two_codes": WARNING,
    # the steps
    "steps_none": ERROR,
    "step_numbers": ERROR,
    "step_hours_bad": ERROR,
    "step_hours_zero": WARNING,
    "step_role_unknown": WARNING,
    "step_action_unknown": WARNING,
    "step_group_bad": ERROR,
    "step_group_alone": ERROR,
    "step_group_apart": ERROR,
    "step_group_kind": ERROR,
    "steps_no_receiving": WARNING,
    "steps_no_signing": WARNING,
    "steps_no_issuing": WARNING,
    "steps_over_limit": ERROR,
    "steps_over_main_limit": WARNING,
    "steps_far_under_limit": WARNING,
    "steps_in_calendar_days": INFO,
    # the appointments and the agencies
    "appointments_not_two": ERROR,
    "appointment_condition_unknown": WARNING,
    "appointments_over_limit": ERROR,
    "agencies_number": ERROR,
    "agencies_lead": ERROR,
    "agencies_over_limit": ERROR,
}


@dataclass(frozen=True)
class Finding:
    """One thing to say about one value: which rule, where, and the values the sentence names."""

    rule: str
    path: str
    params: Mapping[str, object] = field(default_factory=dict)
    code: str = ""

    @property
    def level(self) -> str:
        """How grave it is: error, warning or info."""
        return LEVELS[self.rule]
