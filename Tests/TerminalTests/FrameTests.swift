import Testing

@testable import Terminal

@Suite struct FrameTests {
  private func frame(_ text: String, columns: Int = 10) -> Frame {
    var frame = Frame(rows: 1, columns: columns)
    frame.write(CellText(text), row: 0, column: 0, width: columns)
    return frame
  }

  @Test func `a wide character takes two cells`() {
    let frame = frame("a中b")
    #expect((0..<4).map { frame[0, $0].text } == ["a", "中", "", "b"])
    #expect(frame[0, 2].isContinuation && frame.line(0) == "a中b")
  }

  @Test func `overwriting either half of a wide character leaves a blank for the other`() {
    var left = frame("a中b")
    left.write(CellText("x"), row: 0, column: 1, width: 1)
    #expect(left.line(0) == "ax b")
    var right = frame("a中b")
    right.write(CellText("x"), row: 0, column: 2, width: 1)
    #expect(right.line(0) == "a xb")
    var both = frame("中中")
    both.write(CellText("文"), row: 0, column: 1, width: 2)
    #expect((0..<4).map { both[0, $0].text } == [" ", "文", "", " "])
    var filled = frame("中中")
    filled.fill(row: 0, column: 1, width: 2, with: "-")
    #expect(filled.line(0) == " --")
  }

  @Test func `a wide character that does not fit at the edge is cut with the ellipsis`() {
    #expect(frame("abcd中", columns: 5).line(0) == "abcd…")
    #expect(frame("abc中", columns: 5).line(0) == "abc中")
    #expect(frame("abc中文", columns: 5).line(0) == "abc…")
  }

  @Test func `writing outside the frame does nothing`() {
    var frame = Frame(rows: 2, columns: 4)
    let empty = frame
    #expect(frame.write(CellText("x"), row: 2, column: 0, width: 4) == 0)
    #expect(frame.write(CellText("x"), row: 0, column: 4, width: 4) == 0)
    #expect(frame.write(CellText("x"), row: -1, column: 0, width: 4) == 0)
    frame.fill(row: 0, column: 9, width: 3)
    frame.fill(row: 0, column: 2, width: -1)
    #expect(frame == empty)
  }

  @Test func `filling is held within the row`() {
    var frame = Frame(rows: 2, columns: 4)
    frame.fill(row: 0, column: -2, width: 99, with: "─")
    #expect(frame.text == "────\n")
  }

  @Test func `a row of right-to-left text reads without the marks that end its columns`() {
    #expect(frame("שלמה").line(0) == "שלמה")
  }

  @Test func `a cell keeps a base and four marks`() {
    var cell = Frame.Cell("e\u{301}\u{302}\u{303}\u{304}\u{305}")
    #expect(cell.text.unicodeScalars.count == 5)
    cell.text = "😀"
    #expect(cell.text == "😀" && !cell.isContinuation)
  }
}
