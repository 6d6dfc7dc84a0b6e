"""What can go wrong, as one tree.

    PurportError
    ├── InputError      an input cannot be read as a report
    │   ├── FetchError  a URL is refused or cannot be fetched
    │   └── EmptyInput  there is no text in it
    ├── ModelError      the packaged model is missing or damaged
    ├── DeviceError     the device asked for cannot be used here
    ├── LintError       a rule is not known, or the settings for the rules cannot be read
    ├── LedgerError     a ledger cannot be opened, or does not hold what was asked for
    ├── OutputError     what was asked for cannot be written
    └── ServerError     a server cannot be started, or is asked for what it does not do

Every message is one line that says what was wrong and what to do about it.
"""

from __future__ import annotations


class PurportError(Exception):
    """Base of every error that Purport raises on purpose."""


class InputError(PurportError):
    """An input cannot be read as a report."""


class FetchError(InputError):
    """A URL is refused or cannot be fetched."""


class EmptyInput(InputError):
    """An input holds no text to read."""


class ModelError(PurportError):
    """The packaged model is missing or damaged."""


class DeviceError(PurportError):
    """The device asked for, or what it needs, is not here."""


class LintError(PurportError):
    """A rule is not known, or the settings for the rules cannot be read."""


class LedgerError(PurportError):
    """A ledger cannot be opened or written, or does not hold what was asked for."""


class OutputError(PurportError):
    """An output cannot be written, or what writing it needs is not here."""


class ServerError(PurportError):
    """A server cannot be started, or a client asks it for what it does not do."""
