import Glibc

extension Author {
  /// This user, machine, boot and process.
  public static func current() -> Author {
    Author(
      user: userName(), host: hostName(),
      machine: line(of: "/etc/machine-id") ?? line(of: "/var/lib/dbus/machine-id") ?? hostName(),
      boot: line(of: "/proc/sys/kernel/random/boot_id") ?? "", process: ProcessTable.current())
  }

  private static func userName() -> String {
    guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else { return "\(geteuid())" }
    return String(cString: name)
  }

  private static func hostName() -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func line(of path: String) -> String? {
    guard let text = ProcessTable.text(of: path) else { return nil }
    let line = text.prefix { $0 != "\n" }
    return line.isEmpty ? nil : String(line)
  }
}
