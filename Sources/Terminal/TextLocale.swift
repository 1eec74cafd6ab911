import Glibc

/// The character type of the process, settled once: widths and ncurses need UTF-8 whatever the user's locale says.
enum TextLocale {
  /// True where the user's own locale (LC_ALL, LC_CTYPE, LANG) is a UTF-8 one.
  ///
  /// The process goes to a UTF-8 locale in one step: a width asked for on another thread meanwhile must not fail.
  static let isUnicode: Bool = {
    let codeset = ownCodeset
    setlocale(LC_CTYPE, codeset == "UTF-8" ? "" : "C.UTF-8")
    return codeset.map { $0 == "UTF-8" } ?? namesUnicode
  }()

  /// Makes `wcwidth` answer for Unicode. Only LC_CTYPE is touched: numbers and server messages stay as they are.
  static func prepare() { _ = isUnicode }

  /// Nil where the locale that the environment names is not installed.
  private static var ownCodeset: String? {
    guard let own = newlocale(1 << LC_CTYPE, "", nil) else { return nil }
    defer { freelocale(own) }
    return nl_langinfo_l(Int32(CODESET), own).map { String(cString: $0) }
  }

  /// SSH brings the name of a locale along that the server may not have; what it says of the terminal is true.
  private static var namesUnicode: Bool {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { Environment[$0] }.first { !$0.isEmpty } ?? ""
    return name.lowercased().replacing("-", with: "").hasSuffix("utf8")
  }
}
