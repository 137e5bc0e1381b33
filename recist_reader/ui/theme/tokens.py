"""Every colour, size and font name of the window (window.md section 1).

The lesion, state and category colours were chosen for a colour-blind-safe difference and for the
contrast printed there; the tests compute both again. Sizes are logical pixels at 100 %.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """The tokens of window.md 1, one field each; colours are `#rrggbb`."""

    # 1.1: surfaces
    img: str = "#000000"
    bg1: str = "#1C1E20"
    bg2: str = "#222426"
    bg3: str = "#2A2D30"
    hover: str = "#33373B"
    sel: str = "#2B363C"
    cur: str = "#2E3439"
    cur_line: str = "#C9CED2"
    cur_frame: str = "#7F8B94"
    line: str = "#34383C"
    line2: str = "#4A5056"
    line3: str = "#70787F"
    accb: str = "#2F5564"
    acch: str = "#386577"
    acct: str = "#EEF4F6"
    warnb: str = "#3A3323"
    badb: str = "#3B2725"
    okb: str = "#25332C"
    pet_white: str = "#CCCCCC"
    pet_text: str = "#1B1D1F"

    # 1.2: text and states
    t1: str = "#DADDE0"
    t2: str = "#B0B6BC"
    t3: str = "#9BA2A8"
    acc: str = "#86B7CA"
    ok: str = "#86BFA2"
    warn: str = "#D8B566"
    bad: str = "#E59A8C"
    info: str = "#93B5D6"
    cr: str = "#79C6A4"
    pr: str = "#86B7CA"
    sd: str = "#CFC28B"
    pd: str = "#E59A8C"
    ne: str = "#A0A6AC"
    non_cr_non_pd: str = "#B7A9D6"
    overlay: str = "#CDD1D5"
    overlay_dim: str = "#9BA2A8"
    halo: str = "#000000"

    # 1.3: lesions
    targets: tuple[str, ...] = ("#64A4E9", "#D8975A", "#E3D878", "#6ADFAB", "#DBA8DA")
    non_target: str = "#9FA3A5"
    non_target_image: str = "#D5D8DA"
    new_lesion: str = "#FAF4F0"
    ghost: str = "#D2D6D9"
    reader_a: str = "#8DBBE6"
    reader_b: str = "#E6B56E"
    halo_opacity: float = 0.55
    halo_extra_px: float = 1.6
    ghost_opacity: float = 0.88
    mark_px: float = 1.5
    selected_mark_px: float = 2.0
    double_mark_px: float = 1.4
    double_gap_px: float = 3.0
    ring_px: float = 1.2
    dash_non_target: tuple[float, ...] = (5, 3)
    dash_ghost: tuple[float, ...] = (4, 4)
    dash_ring: tuple[float, ...] = (2, 5)
    dash_proposal_outline: tuple[float, ...] = (7, 5)
    dash_proposal_axes: tuple[float, ...] = (5, 4)
    dash_reader_b: tuple[float, ...] = (6, 3)

    # 1.4: type; sizes in px, line heights beside them in window.md
    font_family: str = "Inter"
    text_small: int = 11
    text_caption: int = 12
    text_body: int = 13
    text_value: int = 14
    text_title: int = 16
    text_number: int = 20
    weight_normal: int = 400
    weight_medium: int = 500
    weight_strong: int = 600
    weight_pointer: int = 700
    minus: str = "\u2212"

    # 1.4: space, lines, icons
    grid: int = 4
    inset_small: int = 8
    inset: int = 12
    inset_large: int = 16
    radius_image: int = 2
    radius_chip: int = 3
    radius_control: int = 4
    radius_sheet: int = 6
    focus_px: int = 2
    button: int = 32
    button_small: int = 26
    field: int = 32
    header: int = 30
    row_lesion: int = 40
    row_worklist: int = 37
    row_matrix: int = 46
    hit_area: int = 26
    icon_tool: int = 18
    icon_inline: int = 14
    icon_button: int = 16

    # 2: regions, full size first, compact second
    compact_below: tuple[int, int] = (1600, 900)
    top_bar: tuple[int, int] = (52, 44)
    task_width: tuple[int, int] = (296, 244)
    tool_width: tuple[int, int] = (58, 48)
    layout_button_width: int = 46
    left_strip: tuple[int, int] = (168, 56)
    thumbnail: tuple[int, int] = (52, 44)
    right_panel: tuple[int, int] = (428, 344)
    status_line: tuple[int, int] = (28, 24)
    lesion_strip: tuple[int, int] = (228, 150)
    strip_tile: tuple[int, int] = (206, 194)
    banner: int = 26
    scroll_bar: int = 12
    viewport_gap: int = 2
    viewport_narrowest: int = 300
    splitter_hit: int = 6

    # 4: behaviour
    hover_ms: int = 80
    fade_ms: int = 150
    toast_ms: int = 6000
    handle_hit_px: float = 8.0
    handle_px: float = 4.0
    cursor_gap_px: float = 10.0
    label_clearance_px: float = 12.0
    click_slop_px: float = 4.0
    unselected_opacity: float = 0.6

    def target_colour(self, number: int) -> str:
        """Colour of target `number`, 1 to 5; more targets (charter) start again at the first."""
        return self.targets[(number - 1) % len(self.targets)]

    def category_colour(self, category: str) -> str:
        """Colour of a response category by its code (CR PR SD PD NE NON-CR/NON-PD NA)."""
        colours = {
            "CR": self.cr,
            "PR": self.pr,
            "SD": self.sd,
            "PD": self.pd,
            "NE": self.ne,
            "NON-CR/NON-PD": self.non_cr_non_pd,
        }
        return colours.get(category, self.t3)


TOKENS = Tokens()
