import Glibc

/// Variables of the process's environment.
enum Environment {
  static subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// COLORTERM, which terminals with 24-bit colour set.
  static var promisesDirectColor: Bool { ["truecolor", "24bit"].contains(self["COLORTERM"]) }
}
