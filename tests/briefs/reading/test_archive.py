"""Archives give their files within bounds, and a sentence where they do not."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.reading import ReadingError, Reason, archive
from briefs.reading.archive import Member
from tests.briefs.reading import documents

TWO = {"a.txt": "하나", "더/b.html": "<p>둘</p>"}


def refused(data: bytes) -> Reason:
    with pytest.raises(ReadingError) as caught:
        archive.members(data, "a.zip")
    return caught.value.reason


def test_the_files_of_an_archive_are_given_with_their_names() -> None:
    packed = documents.archive(TWO)
    assert archive.is_archive(packed)
    assert archive.members(packed) == [Member("a.txt", "하나".encode()), Member("b.html", "<p>둘</p>".encode())]


def test_what_systems_add_is_left_out() -> None:
    packed = documents.archive(
        {"a.txt": "x", "__MACOSX/._a.txt": "y", ".DS_Store": "z", "folder/": "", "Thumbs.db": ""}
    )
    assert archive.members(packed) == [Member("a.txt", b"x")]


def test_a_name_that_korean_windows_wrote_is_read() -> None:
    packed = documents.archive({"xxxx.txt": "x"}).replace(b"xxxx", "기사".encode("cp949"))
    assert archive.members(packed) == [Member("기사.txt", b"x")]


@pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"])
def test_documents_and_programs_are_no_archives(name: str) -> None:
    assert not archive.is_archive(documents.archive({name: "", "x/y.xml": ""}))


def test_word_documents_in_an_archive_are_its_files() -> None:
    inner = documents.word([("Title", "바이두")])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("a.docx", inner)
    assert archive.is_archive(out.getvalue())
    assert archive.members(out.getvalue()) == [Member("a.docx", inner)]


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    assert refused(documents.archive({f"{n}.txt": "0" * 4_900_000 for n in range(13)})) is Reason.ARCHIVE


def test_a_file_that_is_too_large_does_not_stop_the_others() -> None:
    large, small = archive.members(documents.archive({"a.txt": "0" * 6_000_000, "b.txt": "x"}))
    assert isinstance(large, ReadingError)
    assert (large.reason, large.name) == (Reason.TOO_LARGE, "a.txt")
    assert small == Member("b.txt", b"x")


def test_an_archive_of_too_many_files_is_refused() -> None:
    assert refused(documents.archive({f"{n}.txt": "x" for n in range(51)})) is Reason.ARCHIVE
    assert refused(documents.archive({f"{n}/": "" for n in range(10_000)})) is Reason.ARCHIVE


def test_an_archive_of_nothing_is_empty() -> None:
    assert refused(documents.archive({})) is Reason.EMPTY
    assert refused(documents.archive({"folder/": ""})) is Reason.EMPTY


def test_a_file_with_a_password_says_so() -> None:
    packed = bytearray(documents.archive({"a.txt": "x"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + at] |= 1
    assert refused(bytes(packed)) is Reason.LOCKED


def test_files_that_share_their_bytes_are_refused() -> None:
    """One packed megabyte, listed many times over."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a.txt", "0" * 4_900_000)
        first = target.filelist[0]
        target.filelist += [first] * 40
    try:
        found = archive.members(out.getvalue())
    except ReadingError as error:
        assert error.reason in {Reason.ARCHIVE, Reason.DAMAGED}  # noqa: PT017
    else:
        assert sum(isinstance(one, Member) for one in found) * 4_900_000 <= archive.MAX_UNPACKED


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_archive_gives_files_or_a_reading_error(data: st.DataObject) -> None:
    packed = bytearray(documents.archive({**TWO, "c.txt": "x" * 1000}))
    for _ in range(data.draw(st.integers(1, 8))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(packed[: data.draw(st.integers(0, len(packed)))])
    try:
        if archive.is_archive(cut):
            archive.members(cut)
    except ReadingError:
        pass
