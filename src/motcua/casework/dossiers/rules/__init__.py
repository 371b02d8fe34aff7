"""What may happen to a dossier. No database, no request, no clock."""

from motcua.casework.dossiers.rules.components import (
    ComponentCheck,
    missing,
    require_all_asked,
    require_complete,
    require_scannable,
)
from motcua.casework.dossiers.rules.hand_over import (
    HandOver,
    require_hand_over,
)
from motcua.casework.dossiers.rules.moves import (
    after,
    open_steps,
    require_same_version,
)
from motcua.casework.dossiers.rules.plan import (
    PlannedStep,
    act_at,
    acting_role,
    deciding_step,
    following,
    norms,
    require_act,
    step_due,
)
from motcua.casework.dossiers.rules.reasons import (
    require_grounded,
    require_reason,
    require_refusal_grounds,
    require_reply,
)
from motcua.casework.dossiers.rules.roads import (
    URGED,
    preceding,
    require_asked_well,
    require_delivered,
    require_extendable,
    require_in_province,
    require_remindable,
    require_said,
    require_still_waited_for,
    require_waited,
)

__all__ = [
    "URGED",
    "ComponentCheck",
    "HandOver",
    "PlannedStep",
    "act_at",
    "acting_role",
    "after",
    "deciding_step",
    "following",
    "missing",
    "norms",
    "open_steps",
    "preceding",
    "require_act",
    "require_all_asked",
    "require_asked_well",
    "require_complete",
    "require_delivered",
    "require_extendable",
    "require_grounded",
    "require_hand_over",
    "require_in_province",
    "require_reason",
    "require_refusal_grounds",
    "require_remindable",
    "require_reply",
    "require_said",
    "require_same_version",
    "require_scannable",
    "require_still_waited_for",
    "require_waited",
    "step_due",
]
