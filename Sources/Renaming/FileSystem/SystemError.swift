import Glibc

/// A system call that failed: which, on what, and why.
public struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
  /// errno.
  public let code: Int32
  /// The call: `renameat2`, `openat2`, `fsync`, …
  public let call: String
  /// The name or path it was about.
  public let subject: String

  public init(_ code: Int32, _ call: String, _ subject: String) {
    self.code = code
    self.call = call
    self.subject = subject
  }

  public var description: String { "\(subject): \(Self.text(of: code)) (\(call))" }

  /// What the C library says of an errno: "Permission denied".
  public static func text(of code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 128)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The call does not exist here: an old kernel, a filter, a file system without that flag.
  var meansUnsupported: Bool { [ENOSYS, EINVAL, EOPNOTSUPP].contains(code) }
}
