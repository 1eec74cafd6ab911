import Glibc
import Terminal

/// Where a verb speaks: rows on standard output, everything else on standard error.
struct Console: Sendable {
  let json: Bool
  let quiet: Bool

  var outputIsTerminal: Bool { isatty(1) == 1 }
  var errorIsTerminal: Bool { isatty(2) == 1 }
  var inputIsTerminal: Bool { isatty(0) == 1 }

  /// A row, or the one object of a verb that prints one.
  func print(_ value: JSON) { write(1, value.text + "\n") }

  /// A line for people; control characters do not survive.
  func print(_ line: String) { write(1, clean(line) + "\n") }

  /// A line on standard error.
  func say(_ line: String) { write(2, clean(line) + "\n") }

  /// Text of our own that is meant as it is (help, shell code).
  func printVerbatim(_ text: String) { write(1, text) }

  /// An item that could not be done, and why.
  func complain(_ item: String, _ reason: String) { say("\(item): \(reason)") }

  /// Asks on the terminal; false without one.
  func confirm(_ question: String) -> Bool {
    guard inputIsTerminal else { return false }
    write(2, clean(question) + " [y/N] ")
    return readLine()?.lowercased().hasPrefix("y") ?? false
  }

  private func clean(_ line: String) -> String { CellText(line, limit: 20_000).string }

  private func write(_ descriptor: Int32, _ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          // The reader is gone (`| head`): there is nobody to tell.
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
      }
    }
  }
}
