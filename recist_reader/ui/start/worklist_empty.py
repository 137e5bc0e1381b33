"""What stands in place of the list where it is empty, or where nothing matches (WL-7)."""

from PySide6.QtCore import SignalInstance

from recist_reader.ui.start.empty_state import EmptyState
from recist_reader.ui.start.worklist_dress import Dress
from recist_reader.ui.texts import tr


def nothing_yet(dress: Dress, add_asked: SignalInstance, refresh_asked: SignalInstance) -> EmptyState:
    """Nothing is there: what to do, or whom to ask."""
    if dress.is_blinded:
        empty = EmptyState("task", tr("No reads assigned"), tr("Ask your study manager."))
        empty.add_action(tr("Look again   F5"), "retry", refresh_asked, primary=True)
        return empty
    words = tr("Add a subject, then import its baseline images.")
    empty = EmptyState("import", tr("No subject yet"), words)
    empty.add_action(tr("Add subject   Ctrl+Shift+N"), "add", add_asked, primary=True)
    return empty


def nothing_matches(dress: Dress, all_asked: SignalInstance) -> EmptyState:
    """The filter shows nothing."""
    empty = EmptyState("search", dress.no_hit, tr("Change the filter, or show all."))
    empty.add_action(dress.show_all, "list", all_asked, primary=True)
    return empty
