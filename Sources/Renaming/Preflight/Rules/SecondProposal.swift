/// `second-proposal`: the batch has several proposals for one recording; none of them is applied.
enum SecondProposal: Rule {
  static let id = "second-proposal"

  static func examine(_ subject: Subject) -> Concern? {
    let others = subject.surroundings.otherProposals
    return others > 0
      ? Concern("\(others + 1) proposals for this recording", advice: "accept one of them, reject the others") : nil
  }
}
