import CNcurses
import Glibc

/// Which description of a terminal is used, and what a terminal of this kind can do beyond its description.
struct TerminalType: Sendable, Hashable {
  /// The terminfo entry that is used.
  let entry: String
  /// What the user is told about it.
  let notices: [String]
  /// What $TERM said.
  let name: String

  private static let standIn = "xterm-256color"
  /// Consoles and real terminals: no synchronised output, paste brackets, focus reports or clipboard.
  private static let plainFamilies = [
    "linux", "vt", "cons", "sun", "wsvt", "hurd", "mach", "ansi", "cygwin", "pcansi", "dumb",
  ]

  /// Chooses among what `known` says this machine has.
  ///
  /// - Parameters:
  ///   - name: $TERM.
  ///   - truecolor: whether COLORTERM promises direct colour; then an entry `NAME-direct` is preferred.
  ///   - known: whether an entry exists, and can place the cursor.
  init(
    name: String?, truecolor: Bool, known: (String) -> Known
  ) throws(TerminalError) {
    let wanted = name.flatMap { $0.isEmpty ? nil : $0 } ?? Self.standIn
    self.name = wanted
    if truecolor, let family = wanted.split(separator: "-").first, known("\(family)-direct") == .usable {
      (entry, notices) = ("\(family)-direct", [])
      return
    }
    switch known(wanted) {
    case .usable: (entry, notices) = (wanted, [])
    case .cannotMoveCursor: throw .cannotMoveCursor(wanted)
    case .unknown:
      guard known(Self.standIn) == .usable else { throw .unknownTerminal(wanted) }
      entry = Self.standIn
      notices = ["No description of the terminal \(CellText(wanted).string) here: used as \(Self.standIn)."]
    }
  }

  enum Known { case usable, cannotMoveCursor, unknown }

  /// What ncurses says of an entry, without touching the screen.
  static func look(up entry: String) -> Known {
    switch cncurses_knows(entry) {
    case 1: .usable
    case 0: .cannotMoveCursor
    default: .unknown
    }
  }

  /// Terminals of today; they ignore what they do not know.
  var isModern: Bool { !Self.plainFamilies.contains { name.hasPrefix($0) } }
  /// Real terminals and their emulations know ASCII only; the Linux console knows UTF-8.
  var speaksUnicode: Bool { isModern || name.hasPrefix("linux") }
  /// What stands between this program and the terminal, as far as TERM, TMUX and STY tell.
  func multiplexer(tmux: Bool, screen: Bool) -> Clipboard.Multiplexer {
    if tmux || name.hasPrefix("tmux") { return .tmux }
    return screen || name.hasPrefix("screen") ? .screen : .none
  }
}
