"""What was found of the components, held against the list of the pinned version."""

from collections.abc import Iterable
from dataclasses import replace

from motcua.casework.dossiers.rules import ComponentCheck
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.procedures.models import Component, ProcedureVersion


def judged(version: ProcedureVersion, found: Iterable[ComponentCheck]) -> tuple[ComponentCheck, ...]:
    """One check for each component of the version, in its order; one that nobody looked at has no source.

    Names and what is required are the version's own. Raises RuleBroken for a component that is not in its list.
    """
    given = {check.component: check for check in found}
    listed = {component.pk: component for component in version.components.all()}
    if given.keys() - listed.keys():
        raise RuleBroken(
            _(
                "Có giấy tờ không thuộc thành phần hồ sơ của thủ tục %(code)s, có thể trang được mở từ trước khi "
                "đổi thủ tục. Tải lại trang rồi kiểm tra lại giấy tờ."
            ),
            code="unknown_component",
            params={"code": version.code},
        )
    return tuple(_own_words(component, given.get(component.pk)) for component in listed.values())


def _own_words(component: Component, check: ComponentCheck | None) -> ComponentCheck:
    """The check under the name and the demand of the catalogue."""
    if check is None:
        return ComponentCheck(component.pk, component.name, component.required, source=None)
    return replace(check, name=component.name, required=component.required)
