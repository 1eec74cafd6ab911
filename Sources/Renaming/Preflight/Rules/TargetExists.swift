/// `target-exists`: a file that stays has this name, or that of a companion.
enum TargetExists: Rule {
  static let id = "target-exists"

  static func examine(_ subject: Subject) -> Concern? {
    subject.surroundings.occupied.map {
      Concern("\($0) exists", advice: "edit the name, or move that file away")
    }
  }
}
