import CNcurses
import Glibc

/// What the screen would make of this terminal, found without opening it.
public struct TerminalReport: Sendable, Hashable {
  /// `xterm-256color, UTF-8`.
  public let detail: String
  /// What the user can do better; nil where all is well.
  public let problem: String?

  /// Looks at the environment and at the descriptions of terminals on this machine.
  public init() {
    self.init(
      name: Environment["TERM"], isUnicode: TextLocale.isUnicode,
      hasColor: Environment["NO_COLOR"].map(\.isEmpty) ?? true,
      truecolor: Environment.promisesDirectColor, known: TerminalType.look)
  }

  init(name: String?, isUnicode: Bool, hasColor: Bool, truecolor: Bool, known: (String) -> TerminalType.Known) {
    do {
      let type = try TerminalType(name: name, truecolor: truecolor, known: known)
      var facts = [type.entry, isUnicode ? "UTF-8" : "no UTF-8 locale: symbols in ASCII"]
      if !hasColor { facts.append("NO_COLOR") }
      detail = facts.joined(separator: ", ")
      if let notice = type.notices.first {
        problem = "\(notice) Where keys or colours are wrong: copy its terminfo entry here, or set TERM"
      } else if !isUnicode {
        problem = "set LANG=C.UTF-8, where the terminal shows Unicode"
      } else {
        problem = nil
      }
    } catch {
      detail = CellText(name ?? "TERM is not set").string
      problem = "\(error)"
    }
  }
}
