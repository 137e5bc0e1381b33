"""Asking for the explanation of two made reads, and what of it tests compare."""

from recist_reader.trial.adjudication.explained import explain
from recist_reader.trial.adjudication.pairing import pair_lesions


def explained(both, by_hand=None):
    return explain(both, pair_lesions(both, by_hand))


def ids(cause):
    return [(lesion.id_a, lesion.id_b) for element in cause.elements for lesion in element.lesions]


def turned(turn):
    return None if turn is None else (turn.before.category, turn.after.category)
