/// `forbidden-character`: what Windows, macOS shares and the memory sticks of players do not take in a name.
enum ForbiddenCharacter: Rule {
  static let id = "forbidden-character"
  static let concernsReversals = false

  private static let forbidden = Set("<>:\"\\|?*".utf8)

  static func examine(_ subject: Subject) -> Concern? {
    subject.request.to.bytes.first(where: forbidden.contains).map {
      Concern(
        "other systems do not take \(Character(Unicode.Scalar($0))) in a name", advice: "edit the name")
    }
  }
}
