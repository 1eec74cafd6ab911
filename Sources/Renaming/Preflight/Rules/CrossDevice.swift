/// `cross-device`: the file is mounted over its folder, and the kernel renames nothing across mounts.
enum CrossDevice: Rule {
  static let id = "cross-device"

  static func examine(_ subject: Subject) -> Concern? {
    guard case .folder(_, let mount) = subject.place, let status = subject.status else { return nil }
    guard mount != 0, status.mount != 0, status.mount != mount else { return nil }
    return Concern("the file is on another mount than its folder", advice: "rename it where it is mounted from")
  }
}
