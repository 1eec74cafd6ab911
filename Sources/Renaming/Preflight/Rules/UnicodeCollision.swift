/// `unicode-collision`: a neighbour in the final state is written the same, in another Unicode normalisation.
enum UnicodeCollision: Rule {
  static let id = "unicode-collision"
  static let concernsReversals = false

  static func examine(_ subject: Subject) -> Concern? {
    subject.surroundings.sameButForForm.map {
      Concern("looks the same as \($0), in other bytes (NFC and NFD)", advice: "edit the name")
    }
  }
}
