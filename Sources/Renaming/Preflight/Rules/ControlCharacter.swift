/// `control-character`: control characters, line separators and marks that turn the direction of writing.
enum ControlCharacter: Rule {
  static let id = "control-character"
  static let concernsReversals = false

  private static let others: Set<UInt32> = [
    0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF,
  ]

  static func examine(_ subject: Subject) -> Concern? {
    guard let text = subject.request.to.text else { return Concern("the name is not UTF-8") }
    let found = text.unicodeScalars.first {
      $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || others.contains($0.value)
    }
    return found.map {
      let code = String($0.value, radix: 16, uppercase: true)
      let padding = String(repeating: "0", count: max(0, 4 - code.count))
      return Concern("the name contains U+\(padding)\(code)", advice: "edit the name")
    }
  }
}
