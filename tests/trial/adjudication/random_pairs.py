"""Pairs of reads at random: the second is the first with a few things decided otherwise."""

from hypothesis import strategies as st

MM = st.integers(8, 60).map(str)
TARGET = st.one_of(MM, MM, MM, st.sampled_from(["x", "ts", "NE", "12+10", "20x8"]))
NON_TARGET = st.sampled_from(["p", "p", "x", "NE", "PD", "eq"])
NEW = st.sampled_from([".", ".", "?", "!", "-"])
BASELINE_MM = st.integers(15, 60).map(str)


@st.composite
def reads(draw, count):
    """The arguments of one made read with `count` timepoints; targets may merge into the first."""
    targets = {}
    for number in range(1, draw(st.integers(0, 4)) + 1):
        later = [draw(TARGET) for _ in range(count - 1)]
        targets[f"T{number}"] = " ".join([draw(BASELINE_MM), *later])
    nt = {
        f"NT{number}": " ".join(["p", *(draw(NON_TARGET) for _ in range(count - 1))])
        for number in range(1, draw(st.integers(0, 2)) + 1)
    }
    new = {
        f"NL{number}": " ".join([".", *(draw(NEW) for _ in range(count - 1))])
        for number in range(1, draw(st.integers(0, 2)) + 1)
    }
    nodal = [lesion for lesion in targets if draw(st.integers(0, 3)) == 0]
    late = {lesion: [draw(st.integers(0, count - 1))] for lesion in (*targets, *nt) if draw(st.booleans())}
    return {"targets": _with_merger(draw, targets, count), "nt": nt, "new": new, "nodal": nodal, "late": late}


def _with_merger(draw, targets, count):
    if len(targets) < 2 or draw(st.integers(0, 3)):
        return targets
    at = draw(st.integers(1, count - 1))
    carrier, merged = targets["T1"].split(), targets["T2"].split()
    carrier[at], merged[at] = draw(MM), ">T1"
    return {**targets, "T1": " ".join(carrier), "T2": " ".join(merged)}


@st.composite
def similar_reads(draw):
    """Two reads that differ in some lesions, at some timepoints, and how they were read."""
    count = draw(st.integers(2, 5))
    first, second = draw(reads(count)), draw(reads(count))
    mixed = {"nodal": first["nodal"] if draw(st.booleans()) else second["nodal"], "late": second["late"]}
    for kind in ("targets", "nt", "new"):
        mixed[kind] = {}
        for lesion in first[kind].keys() | second[kind].keys():
            own = second[kind] if draw(st.integers(0, 3)) == 0 else first[kind]
            if lesion in own:
                mixed[kind][lesion] = own[lesion]
    mixed["targets"] = _carried(mixed["targets"])
    charter = {
        "nt_equivocal_mark": True,
        "cr_before_pd": draw(st.booleans()),
        "pr_hold": draw(st.booleans()),
        "reappearance_pd": draw(st.sampled_from(["after_overall_cr", "after_target_cr"])),
    }
    return first, mixed, {"charter": charter, "least": count}


def _carried(targets):
    """Without the merger where its carrier is another read's, or none."""
    if ">T1" not in targets.get("T2", "") or "T1" in targets:
        return targets
    return {**targets, "T2": targets["T2"].replace(">T1", "x")}


@st.composite
def reads_with_other_words(draw):
    """Two reads, the second with one to four findings in other words, and how they were read."""
    count = draw(st.integers(2, 5))
    first = draw(reads(count))
    plain = {**first, "targets": {name: w.replace(">T1", "x") for name, w in first["targets"].items()}}
    second = {**plain, **{kind: dict(plain[kind]) for kind in ("targets", "nt", "new")}}
    kinds = {"targets": TARGET, "nt": NON_TARGET, "new": NEW}
    filled = [(kind, name) for kind in kinds for name in plain[kind]]
    if not filled:
        plain = second = {**plain, "targets": {"T1": " ".join(["30"] * count)}}
        return plain, second, {"least": count}
    for _ in range(draw(st.integers(1, 4))):
        kind, name = draw(st.sampled_from(filled))
        words = second[kind][name].split()
        words[draw(st.integers(1, count - 1))] = draw(kinds[kind])
        second[kind][name] = " ".join(words)
    return plain, second, {"least": count, "charter": {"nt_equivocal_mark": True}}
