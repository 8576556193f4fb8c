"""What is not edited keeps its bytes: marks, line ends, and the lack of a last one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tearcards.surgery import Edit, changed, operate

TYPED = st.text(alphabet="ab é\n\r", max_size=40)


def as_read(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def test_a_file_of_windows_keeps_its_mark_and_line_ends() -> None:
    data = "\ufeffé: 1\r\nb: 2\r\nc: 3".encode()

    assert operate(data, [Edit(5, 9, "b: 4\nb2: 5")]) == "\ufeffé: 1\r\nb: 4\r\nb2: 5\r\nc: 3".encode()


@given(TYPED, st.booleans(), st.data())
def test_it_reads_as_the_edit_says(typed: str, marked: bool, data: st.DataObject) -> None:
    file = (("\ufeff" if marked else "") + typed).encode()
    text = as_read(file)
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    edits = [Edit(places[0], places[1], "x\ny"), Edit(places[2], places[3], "")]
    after = operate(file, edits)

    if "\r" not in typed:
        assert as_read(after) == changed(text, edits)
    assert after.startswith(b"\xef\xbb\xbf") == marked
    assert operate(file, []) == file
