import Testing

@testable import Terminal

@Suite struct AsciiTextTests {
  @Test(arguments: [
    ("é", 1, "e"), ("Æ", 1, "A"), ("→", 1, ">"), ("中", 2, "??"), ("●", 1, "*"), ("x", 1, "x"), ("e\u{301}", 1, "e"),
    ("ß", 1, "s"), ("…", 1, "~"),
  ])
  func `a cell is spelt in as many columns of ASCII`(text: String, width: Int, spelt: String) {
    var ascii = AsciiText()
    #expect(ascii.cell(text, width: width) == spelt)
    #expect(ascii.cell(text, width: width) == spelt)
  }
}
