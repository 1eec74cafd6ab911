import FoundationEssentials
import Postgres
import Records

/// What the proposals pane shows: which proposals, in which order.
public struct ProposalList: Sendable, Hashable {
  /// Nil: of every status, also of another program's.
  public var statuses: Set<ProposalStatus>?
  /// On the proposal (`status:`, `confidence:`) and its recording.
  public var filter: Filter?
  /// Only those that are at least as sure. Those without a confidence are left out then.
  public var minimumConfidence: Double?
  public var sort: ProposalSort

  public init(
    statuses: Set<ProposalStatus>? = [.pending], filter: Filter? = nil, minimumConfidence: Double? = nil,
    sort: ProposalSort = ProposalSort(.confidence, descending: true)
  ) {
    self.statuses = statuses
    self.filter = filter
    self.minimumConfidence = minimumConfidence
    self.sort = sort
  }
}

/// An order of proposals. Who has no confidence or time comes last, upwards and downwards (a confidence that is not a
/// number goes for none downwards); ties are by name: with the surest or the newest first from A to Z, else backwards.
public struct ProposalSort: Sendable, Hashable {
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case confidence
    case createdAt = "created_at"
    /// The current file name, as people sort.
    case name
    /// The proposed one.
    case newName = "new_name"
  }
  public var field: Field
  public var isDescending: Bool

  public init(_ field: Field, descending: Bool = false) {
    self.field = field
    isDescending = descending
  }
}

extension ProposalSort {
  private static let name = ListOrder.Column(expression: "(p.current_filename COLLATE \"und-x-icu\")", type: .text)
  private static let newName = ListOrder.Column(
    expression: "(p.proposed_filename COLLATE \"und-x-icu\")", type: .text)
  private static let id = ListOrder.Column(expression: "p.id", type: .uuid)
  /// Negated, so that the surest and the newest come first with names from A to Z (`0018_list_ties`).
  private static let doubt = ListOrder.Column(expression: "(-p.confidence_score)", type: .float)
  private static let age = ListOrder.Column(
    expression: "(-extract(epoch FROM p.created_at AT TIME ZONE 'UTC')::double precision)", type: .float)

  var order: ListOrder {
    var order: ListOrder =
      switch field {
      case .confidence: .nullable(Self.doubt, ties: [Self.name, Self.id])
      case .createdAt: .nullable(Self.age, ties: [Self.name, Self.id])
      case .name: .whole([Self.name, Self.id])
      case .newName: .whole([Self.newName, Self.id])
      }
    order.isDescending = field == .name || field == .newName ? isDescending : !isDescending
    return order
  }
}

extension ProposalList {
  static let selection = """
    p.id, p.recording_id, r.file_path, r.file_name, p.current_filename, p.proposed_filename, p.proposal_reason,
    p.metadata_used, p.confidence_score, p.status, coalesce(p.created_at, 'epoch') AS created_at,
    coalesce(p.updated_at, 'epoch') AS updated_at, p.correlation_id
    """

  func query(on connection: PostgresConnection) async throws -> ListQuery {
    query(try await FilterLookup.proposals(filter, on: connection))
  }

  /// Without a lookup for a guess.
  func query(_ lookup: FilterLookup = .none) -> ListQuery {
    let list = self
    return ListQuery(selection: Self.selection, id: "p.id", order: sort.order, isSampled: false) { use, _ in
      // Each proposal has its card and its recording, and each recording its card.
      var source = "rename_proposals p"
      if use == .rows { source += " JOIN recordings r ON r.id = p.recording_id" }
      if list.filter?.needsCards(in: .proposals) ?? false {
        source += " JOIN recording_cards c ON c.recording_id = p.recording_id"
      }
      if list.filter?.needsProposalCards ?? false { source += " JOIN proposal_cards pc ON pc.proposal_id = p.id" }
      return source
    } conditions: { builder in
      list.conditions(lookup, &builder)
    }
  }

  private func conditions(_ lookup: FilterLookup, _ builder: inout StatementBuilder) -> [String] {
    var conditions: [String] = []
    if let statuses {
      // One status is compared by itself: only so does its index give the order.
      conditions.append(
        statuses.count == 1
          ? "p.status = \(builder.bind(.text(statuses.first?.rawValue)))"
          : "p.status = ANY(\(builder.bind(.textArray(statuses.map(\.rawValue).sorted())))::text[])")
    }
    if let minimumConfidence {
      // As the index has it, which ends with what is not a number.
      conditions.append("-p.confidence_score <= \(builder.bind(.double(-minimumConfidence)))")
    }
    if let filter { conditions.append(FilterCompiler(pane: .proposals, lookup: lookup).condition(filter, &builder)) }
    return conditions
  }
}
