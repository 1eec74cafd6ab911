import CSystem
import Glibc

/// A terminal as a value: fed with a program's bytes, it knows what a person would see.
///
/// It understands what ncurses sends by the descriptions xterm-256color, tmux-256color, screen, linux, vt100 and the
/// harness's own `tkvt`. A sequence that it does not know is kept in `unknown`, which fails a test.
public struct VirtualTerminal: Sendable {
  public let rows: Int
  public let columns: Int
  /// The cells of the screen that is shown.
  public internal(set) var grid: Grid
  public internal(set) var row = 0
  public internal(set) var column = 0
  public internal(set) var cursorVisible = true
  /// True while the alternate screen is shown.
  public internal(set) var isAlternate = false
  /// DEC private modes that are on (2004 paste brackets, 1004 focus, 1002 mouse…).
  public internal(set) var modes: Set<Int> = [7]
  /// Operating system commands that came, without their ends: `52;c;…`.
  public internal(set) var commands: [String] = []
  /// Device control strings that came (tmux and screen pass-through).
  public internal(set) var deviceStrings: [String] = []
  /// Synchronised updates (mode 2026) that were ended.
  public internal(set) var frames = 0
  public internal(set) var bells = 0
  /// Times that the whole screen was erased.
  public internal(set) var clears = 0
  /// What came and is no sequence this terminal knows.
  public internal(set) var unknown: [String] = []

  var style = Style()
  var top = 0
  var bottom: Int
  var wrapPending = false
  var insertMode = false
  var originMode = false
  var lastScalar: Unicode.Scalar?
  var saved = Saved()
  var mainGrid: Grid?
  var mainSaved = Saved()
  var charsets = Charsets()
  var parser = EscapeParser()

  struct Saved: Sendable {
    var row = 0
    var column = 0
    var style = Style()
    var charsets = Charsets()
  }

  /// Widths need a UTF-8 locale.
  private static let locale: Void = { _ = setlocale(LC_CTYPE, "C.UTF-8") }()

  public init(rows: Int, columns: Int) {
    Self.locale
    self.rows = rows
    self.columns = columns
    grid = Grid(rows: rows, columns: columns)
    bottom = rows - 1
  }

  /// The same terminal with another size: what fits stays.
  public func resized(rows: Int, columns: Int) -> VirtualTerminal {
    var made = VirtualTerminal(rows: rows, columns: columns)
    made.grid = grid.resized(rows: rows, columns: columns)
    made.mainGrid = mainGrid?.resized(rows: rows, columns: columns)
    (made.row, made.column) = (min(row, rows - 1), min(column, columns - 1))
    (made.cursorVisible, made.isAlternate, made.modes) = (cursorVisible, isAlternate, modes)
    (made.commands, made.deviceStrings, made.frames, made.bells) = (commands, deviceStrings, frames, bells)
    made.clears = clears
    (made.unknown, made.style, made.insertMode, made.originMode) = (unknown, style, insertMode, originMode)
    (made.saved, made.mainSaved, made.charsets, made.parser) = (saved, mainSaved, charsets, parser)
    return made
  }

  // MARK: Reading

  /// One row as text, blanks at its end taken off.
  public func line(_ row: Int) -> String { grid.line(row) }

  /// All rows, one a line.
  public var text: String { (0..<rows).map(line).joined(separator: "\n") }

  public func contains(_ wanted: String) -> Bool { (0..<rows).contains { line($0).contains(wanted) } }

  /// The first row that contains a text.
  public func row(containing wanted: String) -> Int? { (0..<rows).first { line($0).contains(wanted) } }

  public subscript(row: Int, column: Int) -> Cell { grid[row, column] }

  // MARK: Feeding

  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let token = parser.take(byte) else { continue }
      obey(token)
    }
  }

  private mutating func obey(_ token: EscapeParser.Token) {
    switch token {
    case .scalar(let scalar): put(scalar)
    case .control(let byte): control(byte)
    case .escape(let intermediates, let final): escape(intermediates, final)
    case .sequence(let sequence): obey(sequence)
    case .command(let text): commands.append(text)
    case .deviceString(let text): deviceStrings.append(text)
    case .title: break
    case .malformed(let text): unknown.append(text)
    }
  }
}
