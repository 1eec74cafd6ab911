import Catalog
import FoundationEssentials
import Records

/// Which proposals, in which order: the proposals pane and `proposals list`.
public struct ProposalChoice: Sendable, Hashable {
  /// Nil: of every status.
  public var statuses: Set<ProposalStatus>?
  /// Text of the filter language; empty for all.
  public var filter: String
  public var minimumConfidence: Double?
  public var sort: Order
  public var isDescending: Bool

  public enum Order: String, Sendable, Hashable { case confidence, name, newName, made }

  public init(
    statuses: Set<ProposalStatus>? = [.pending], filter: String = "", minimumConfidence: Double? = nil,
    sort: Order = .confidence, isDescending: Bool = true
  ) {
    self.statuses = statuses
    self.filter = filter
    self.minimumConfidence = minimumConfidence
    self.sort = sort
    self.isDescending = isDescending
  }

  func list() throws -> ProposalList {
    let field: ProposalSort.Field =
      switch sort {
      case .confidence: .confidence
      case .name: .name
      case .newName: .newName
      case .made: .createdAt
      }
    return ProposalList(
      statuses: statuses, filter: try Filter.reading(filter), minimumConfidence: minimumConfidence,
      sort: ProposalSort(field, descending: isDescending))
  }
}

extension MusicLibrary {
  /// Proposals at a place of the list.
  public func proposals(
    _ choice: ProposalChoice, at place: ListPlace, limit: Int
  ) async throws -> ListStretch<RenameProposal> {
    let list = try choice.list()
    return try await ListStretch(place, limit: limit) { start, limit in
      try await catalog.proposals.page(list, start, limit: limit)
    }
  }

  public func countProposals(_ choice: ProposalChoice) async throws -> Int {
    try await catalog.proposals.count(choice.list())
  }

  /// Rows of the list before this proposal; nil where it is gone.
  public func place(of proposal: UUID, in choice: ProposalChoice) async throws -> Int? {
    try await catalog.proposals.position(of: proposal, in: choice.list())
  }

  /// Ids of all that match now, in order of id, one after the other.
  public func proposalIDs(
    _ choice: ProposalChoice, isolation: isolated (any Actor)? = #isolation, each: (UUID) throws -> Void
  ) async throws {
    try await catalog.proposals.ids(choice.list(), each: each)
  }

  /// The same in one list.
  public func proposalIDs(_ choice: ProposalChoice) async throws -> [UUID] {
    var ids: [UUID] = []
    try await proposalIDs(choice) { ids.append($0) }
    return ids
  }

  /// These proposals, without those that are gone.
  public func proposals(_ ids: [UUID]) async throws -> [RenameProposal] { try await catalog.proposals.proposals(ids) }

  /// All proposals of a recording, newest first.
  public func proposals(ofRecording id: UUID) async throws -> [RenameProposal] {
    try await catalog.proposals.proposals(of: id)
  }
}
