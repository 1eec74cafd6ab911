import Glibc

/// The character type of the process, settled once: widths and ncurses need UTF-8 whatever the user's locale says.
enum TextLocale {
  /// True where the user's own locale (LC_ALL, LC_CTYPE, LANG) is a UTF-8 one.
  static let isUnicode: Bool = {
    setlocale(LC_CTYPE, "")
    if codeset == "UTF-8" { return true }
    setlocale(LC_CTYPE, "C.UTF-8")
    return false
  }()

  /// Makes `wcwidth` answer for Unicode. Only LC_CTYPE is touched: numbers and server messages stay as they are.
  static func prepare() { _ = isUnicode }

  private static var codeset: String { String(cString: nl_langinfo(Int32(CODESET))) }
}
