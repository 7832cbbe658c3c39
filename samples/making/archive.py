"""Zip files whose content is the same on every machine, though deflate may write it in other bytes."""

import io
import zipfile


def archive(entries):
    """A zip of named contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, written in entries.items():
            entry = zipfile.ZipInfo(name, (2026, 11, 20, 6, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, written)
    return out.getvalue()


def content(written):
    """What two files must have in common to be the same: their bytes, or the entries of a zip."""
    if not written.startswith(b"PK"):
        return written
    with zipfile.ZipFile(io.BytesIO(written)) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist()}
