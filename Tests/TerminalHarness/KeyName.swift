/// Keys as a person presses them, and what a terminal in application mode sends for them.
public enum KeyName: Sendable, Hashable, ExpressibleByStringLiteral {
  case text(String)
  case control(Character)
  case alt(Character)
  case enter, tab, backTab, escape, backspace, delete, insert
  case up, down, left, right, pageUp, pageDown, home, end
  case function(Int)
  case mousePress(row: Int, column: Int)
  case mouseRelease(row: Int, column: Int)
  case wheelUp(row: Int, column: Int)
  case wheelDown(row: Int, column: Int)

  public init(stringLiteral text: String) { self = .text(text) }

  var bytes: [UInt8] { Array(string.utf8) }

  private var string: String {
    switch self {
    case .text(let text): text
    case .control(let letter): String(UnicodeScalar((letter.asciiValue ?? 0x40) & 0x1F))
    case .alt(let letter): "\u{1B}\(letter)"
    case .enter: "\r"
    case .tab: "\t"
    case .backTab: "\u{1B}[Z"
    case .escape: "\u{1B}"
    case .backspace: "\u{7F}"
    case .delete: "\u{1B}[3~"
    case .insert: "\u{1B}[2~"
    case .up: "\u{1B}OA"
    case .down: "\u{1B}OB"
    case .right: "\u{1B}OC"
    case .left: "\u{1B}OD"
    case .home: "\u{1B}OH"
    case .end: "\u{1B}OF"
    case .pageUp: "\u{1B}[5~"
    case .pageDown: "\u{1B}[6~"
    case .function(let number): Self.function(number)
    case .mousePress(let row, let column): "\u{1B}[<0;\(column + 1);\(row + 1)M"
    case .mouseRelease(let row, let column): "\u{1B}[<0;\(column + 1);\(row + 1)m"
    case .wheelUp(let row, let column): "\u{1B}[<64;\(column + 1);\(row + 1)M"
    case .wheelDown(let row, let column): "\u{1B}[<65;\(column + 1);\(row + 1)M"
    }
  }

  private static func function(_ number: Int) -> String {
    switch number {
    case 1...4: "\u{1B}O" + ["P", "Q", "R", "S"][number - 1]
    case 5: "\u{1B}[15~"
    case 6...10: "\u{1B}[\(number + 11)~"
    default: "\u{1B}[\(number + 12)~"
    }
  }
}
