import Glibc

/// The modes of a terminal that ncurses knows nothing of, switched by writing to standard output between its updates
/// (its own buffer is empty then).
final class TerminalModes {
  private let isModern: Bool
  private(set) var mouse: Bool
  private var entered = false

  private static let pasteAndFocus = (on: "\u{1B}[?2004h\u{1B}[?1004h", off: "\u{1B}[?2004l\u{1B}[?1004l")
  private static let mouseReports = (on: "\u{1B}[?1002h\u{1B}[?1006h", off: "\u{1B}[?1006l\u{1B}[?1002l")
  /// Synchronised output (mode 2026): the terminal shows the update in one step.
  static let beginUpdate = Array("\u{1B}[?2026h".utf8)
  static let endUpdate = Array("\u{1B}[?2026l".utf8)
  /// Everything off, main screen, cursor on: for a process that can no longer ask ncurses.
  static let afterCrash =
    "\u{1B}[?2026l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1004l\u{1B}[?2004l\u{1B}[r\u{1B}[?25h\u{1B}[0m\u{1B}[?1049l"
    + "\u{1B}[?1l\u{1B}>"

  init(type: TerminalType, mouse: Bool) {
    isModern = type.isModern
    self.mouse = mouse
  }

  /// Counts as entered; returns what is to be written for it.
  func enter() -> String {
    entered = true
    return isModern ? Self.pasteAndFocus.on + (mouse ? Self.mouseReports.on : "") : ""
  }

  func leave() {
    entered = false
    guard isModern else { return }
    Self.send((mouse ? Self.mouseReports.off : "") + Self.pasteAndFocus.off)
  }

  func setMouse(_ wanted: Bool) {
    guard wanted != mouse else { return }
    mouse = wanted
    if entered, isModern { Self.send(wanted ? Self.mouseReports.on : Self.mouseReports.off) }
  }

  /// Writes all of a text to the terminal; a terminal that is gone is told by the hang-up, not here.
  static func send(_ text: String) { send(Array(text.utf8)[...]) }

  static func send(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
