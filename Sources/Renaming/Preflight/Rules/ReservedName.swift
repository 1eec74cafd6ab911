/// `reserved-name`: `.` and `..`, the device names of Windows, and the names of our own temporary files.
enum ReservedName: Rule {
  static let id = "reserved-name"
  static let concernsReversals = false

  private static let devices = Set(["con", "prn", "aux", "nul", "conin$", "conout$"])
  private static let ports = Set("123456789¹²³")

  static func examine(_ subject: Subject) -> Concern? {
    guard let text = subject.request.to.text else { return nil }
    if text == "." || text == ".." { return Concern("\(text) is a folder's own name") }
    if TemporaryName.isOne(subject.request.to) { return Concern("names that begin so are used while renaming") }
    // Windows looks at what stands before the first dot, without spaces at its end.
    var stem = text.prefix { $0 != "." }.lowercased()
    while stem.hasSuffix(" ") { stem.removeLast() }
    let isPort =
      stem.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt")) && stem.last.map(ports.contains) == true
    return devices.contains(stem) || isPort
      ? Concern("Windows keeps the name \(stem.uppercased()) for a device", advice: "edit the name") : nil
  }
}
