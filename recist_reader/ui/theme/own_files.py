"""Where a person's settings are kept: of the computer's user, or of the account that is signed in (BL-7).

Two readers who share a computer share nothing: keys, windows, layouts, text size, folders. A process serves
one account at most, since signing out begins another.
"""

from pathlib import Path

from platformdirs import user_config_path

_account: list[str] = []


def settings_file(name: str) -> Path:
    """The file of this name of whoever works here; it need not be there."""
    folder = user_config_path("recist-reader", appauthor=False)
    return folder.joinpath("accounts", *_account, name) if _account else folder / name


def belong_to(account: str | None) -> bool:
    """Settings are of this account from now on; None: of the computer's user. True where that is another."""
    before = list(_account)
    _account[:] = [] if account is None else [account]
    return before != _account
