"""The one exception that the project raises for bad input."""


class OnrecordError(ValueError):
    """Bad input: one sentence that names the file, what is wrong and what to do.

    Examples
    --------
    >>> raise OnrecordError("notes.txt: the file is empty; remove it or fill it.")
    Traceback (most recent call last):
        ...
    onrecord.errors.OnrecordError: notes.txt: the file is empty; remove it or fill it.
    """
