/// `target-claimed`: several want this name: others of the batch, a batch under way, or a recording of the library.
enum TargetClaimed: Rule {
  static let id = "target-claimed"

  static func examine(_ subject: Subject) -> Concern? {
    let around = subject.surroundings
    if let rival = around.rivals.first {
      let others = around.rivals.count > 1 ? " and \(around.rivals.count - 1) more" : ""
      return Concern("\(rival)\(others) would get this name too", advice: "edit one of the names")
    }
    switch around.holder {
    case .recording: return Concern("another recording of the library has this path", advice: "edit the name")
    case .batch(_, let host): return Concern("a batch under way on \(host) renames to this name")
    case nil: return nil
    }
  }
}
