/// Words for a POSIX shell.
enum ShellQuoting {
  /// In single quotes wherever a shell could see more than a word.
  static func quote(_ text: String) -> String {
    let plain =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "/:._-@%+=,".utf8.contains(byte)
        }
      }
    return plain ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
