import Glibc

/// Why the screen could not be opened.
public enum TerminalError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// No description of this terminal, nor of any that could stand in for it.
  case unknownTerminal(String)
  /// A terminal that cannot place its cursor (TERM=dumb).
  case cannotMoveCursor(String)
  /// ncurses refused to start.
  case notStarted(String)
  /// The system refused something the screen cannot do without.
  case system(call: String, errno: Int32)

  public var description: String {
    switch self {
    case .notATerminal:
      "the screen needs a terminal; over SSH use: ssh -t HOST tracktion"
    case .unknownTerminal(let name):
      "no description of the terminal \(CellText(name).string) on this machine, and none of xterm-256color: "
        + "install ncurses-base, or set TERM to one that `toe` lists"
    case .cannotMoveCursor(let name):
      "the terminal \(CellText(name).string) cannot place its cursor: set TERM to what it is, for example xterm-256color"
    case .notStarted(let name):
      "ncurses could not start on the terminal \(CellText(name).string)"
    case .system(let call, let errno):
      "\(call) failed: \(String(cString: strerror(errno)))"
    }
  }
}
