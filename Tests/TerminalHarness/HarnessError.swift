import Glibc

/// Why a test of a whole program in a terminal failed.
public enum HarnessError: Error, Sendable, CustomStringConvertible {
  /// What was waited for did not come.
  case timedOut(waitingFor: String, screen: String)
  /// The program closed its terminal while something was waited for.
  case ended(waitingFor: String, screen: String)
  /// Sequences that the virtual terminal does not know.
  case unknownSequences([String])
  case noTerminalDescription(String)
  case system(call: String, errno: Int32)

  public var description: String {
    switch self {
    case .timedOut(let what, let screen): "timed out waiting for \(what); the screen:\n\(screen)"
    case .ended(let what, let screen): "the program ended while waiting for \(what); the screen:\n\(screen)"
    case .unknownSequences(let list): "sequences that no terminal of ours knows: \(list)"
    case .noTerminalDescription(let why): "no terminal description: \(why)"
    case .system(let call, let errno): "\(call) failed: \(String(cString: strerror(errno)))"
    }
  }
}
