/// `case-collision`: a neighbour in the final state has the same name but for upper and lower case.
enum CaseCollision: Rule {
  static let id = "case-collision"
  static let concernsReversals = false

  static func examine(_ subject: Subject) -> Concern? {
    subject.surroundings.sameButForCase.map {
      Concern("differs from \($0) only in case: one of them is lost on a memory stick", advice: "edit the name")
    }
  }
}
