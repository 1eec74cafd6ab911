/// `trailing-dot-or-space`: Windows and exFAT cut them off, and two names become one.
enum TrailingDotOrSpace: Rule {
  static let id = "trailing-dot-or-space"
  static let concernsReversals = false

  static func examine(_ subject: Subject) -> Concern? {
    switch subject.request.to.bytes.last {
    case UInt8(ascii: "."): Concern("the name ends with a dot", advice: "edit the name")
    case UInt8(ascii: " "): Concern("the name ends with a space", advice: "edit the name")
    default: nil
    }
  }
}
