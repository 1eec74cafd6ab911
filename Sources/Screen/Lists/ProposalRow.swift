import FoundationEssentials
import Records
import Terminal

/// A rename proposal in the list.
public struct ProposalRow: ListRow {
  public internal(set) var value: RenameProposal
  public var id: UUID { value.id }
  /// Nil until the preflight has looked at it.
  public internal(set) var check: ProposalCheck?
  /// An accept or reject of it is under way.
  public internal(set) var isWorking = false
  /// Why it failed or was refused.
  public internal(set) var reason: String?
  let names: NameDifference
  let confidence: CellText

  public init(_ proposal: RenameProposal) {
    value = proposal
    names = NameDifference(from: proposal.currentFilename, to: proposal.proposedFilename)
    confidence = CellText(proposal.confidence.map(Figure.score) ?? "")
  }

  /// Can still be decided.
  public var isOpen: Bool { !isWorking && value.status == .pending }

  /// The preflight has found something.
  var isDoubtful: Bool { (check?.state ?? .ok) != .ok }

  mutating func replace(_ proposal: RenameProposal) {
    var fresh = ProposalRow(proposal)
    fresh.reason = reason
    self = fresh
  }
}
