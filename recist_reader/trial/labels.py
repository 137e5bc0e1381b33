"""The order of timepoint labels (ST-5)."""


def label_order(label: str | None) -> tuple[int, int]:
    """Reading order of labels: BL, TP1, TP2 ..., then what has none."""
    if label is None:
        return (2, 0)
    return (0, 0) if label == "BL" else (1, int(label.removeprefix("TP")))
