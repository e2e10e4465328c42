"""Archives (.zip) → the files in them, within bounds; an archive inside another stays closed."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from briefs.reading.decode import MAX_BYTES
from briefs.reading.errors import ReadingError, Reason

MAX_PACKED = 20_000_000  # bytes; Bot API, getFile: no larger file is handed out
MAX_MEMBERS = 50
MAX_UNPACKED = 60_000_000  # bytes of all members together
_DIRECTORY = 500_000  # bytes of the list of what is inside, folders and all
_END = b"PK\x05\x06"  # of the list (APPNOTE 4.3.16); its size stands 12 bytes on
_COMMENT = 65_557  # bytes before the file's end within which that mark stands
# What only documents (Office, ODF, EPUB) and programs (JAR, APK) hold.
_PACKAGES = frozenset({"[Content_Types].xml", "word/document.xml", "mimetype", "META-INF/MANIFEST.MF"})
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, KeyError, OverflowError)
_UTF_8 = 0x800  # flag of a member whose name is in UTF-8 (APPNOTE 4.4.4)
_LOCKED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive."""

    name: str
    data: bytes


def is_archive(data: bytes) -> bool:
    """Whether `data` is an archive of files, and not a document or a program that is one inside."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with _opened(data, "") as archive:
            return not _PACKAGES & set(archive.namelist())
    except ReadingError:
        return True
    except _DAMAGE:
        from briefs.reading import word  # with it come the rules for a text's parts

        return not word.is_document(data)


def members(data: bytes, name: str = "") -> list[Member | ReadingError]:
    """The files in the archive `data`, by their names in it; one that cannot be unpacked is its error.

    Raises ReadingError where the archive itself is damaged, empty, locked or holds too much.
    """
    if len(data) > MAX_PACKED:
        raise ReadingError(Reason.ARCHIVE, name)
    try:
        with _opened(data, name) as archive:
            wanted = [entry for entry in archive.infolist() if not _is_aside(entry)]
            if len(wanted) > MAX_MEMBERS:
                raise ReadingError(Reason.ARCHIVE, name)
            if not wanted:
                raise ReadingError(Reason.EMPTY, name)
            if all(entry.flag_bits & _LOCKED for entry in wanted):
                raise ReadingError(Reason.LOCKED, name)
            return list(_unpacked(archive, wanted, name))
    except ReadingError:
        raise
    except _DAMAGE as error:
        raise ReadingError(Reason.DAMAGED, name) from error


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, unless its list alone is longer than any collection of articles has it. Raises as zipfile does."""
    end = data.rfind(_END, max(0, len(data) - _COMMENT))
    if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > _DIRECTORY:
        raise ReadingError(Reason.ARCHIVE, name)
    return zipfile.ZipFile(BytesIO(data))


def _unpacked(archive: zipfile.ZipFile, wanted: list[zipfile.ZipInfo], name: str) -> Iterator[Member | ReadingError]:
    left = MAX_UNPACKED
    for entry in wanted:
        inner = _name(entry)
        try:
            with archive.open(entry) as member:
                content = member.read(min(MAX_BYTES, left) + 1)
        except RuntimeError:  # it has a password
            yield ReadingError(Reason.LOCKED, inner)
            continue
        except _DAMAGE:
            yield ReadingError(Reason.DAMAGED, inner)
            continue
        left -= len(content)
        if left < 0:
            raise ReadingError(Reason.ARCHIVE, name)
        yield ReadingError(Reason.TOO_LARGE, inner) if len(content) > MAX_BYTES else Member(inner, content)


def _is_aside(entry: zipfile.ZipInfo) -> bool:
    """Whether it is a folder, or one of the hidden files that systems add."""
    parts = PurePosixPath(entry.filename).parts
    return entry.is_dir() or "__MACOSX" in parts or any(part.startswith(".") or part == "Thumbs.db" for part in parts)


def _name(entry: zipfile.ZipInfo) -> str:
    """Its name; Korean Windows writes names in cp949, which the library takes for cp437."""
    name = entry.filename
    if not entry.flag_bits & _UTF_8 and not name.isascii():
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("cp949")
    return PurePosixPath(name).name[-100:]
