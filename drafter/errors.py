"""What can go wrong, as sentences: what is wrong (where). What was not done. What to do."""


class DrafterError(Exception):
    """Shown to the user word for word; `exit_code` is what the command line ends with."""

    exit_code = 2


class BadInput(DrafterError):
    """Something the user typed, pasted or pointed at can't be used."""


class PromptFileError(DrafterError):
    """A file under prompts/ breaks its format; the sentence names file and line."""


class WriterUnavailable(DrafterError):
    """The service or model that was asked to write can't, or gave nothing usable."""

    exit_code = 4


class StorageError(DrafterError):
    """The user's data can't be read or written; nothing already saved is lost."""

    exit_code = 6
