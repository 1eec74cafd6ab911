import FoundationEssentials
import Records

/// The rows that a plan writes into the journal before it starts, in plan order, and the plan in terms of them.
///
/// Blocks: small files whose digest nobody knows are read, so that they can be told from others after a crash.
struct JournalRows: Sendable {
  private(set) var rows: [JournalRow] = []
  /// Place of each row's request in the batch.
  private(set) var requests: [Int] = []
  /// Hops name their rows by position.
  private(set) var plan: Plan

  /// Most bytes of one batch that are read only for its journal; companions are small.
  private static let readingLimit: Int64 = 64 << 20
  private static let fileLimit: Int64 = 2 << 20

  init(_ verdicts: [Preflight.Verdict], _ roots: Roots, _ fileSystem: any FileSystem) {
    let moves = verdicts.flatMap(\.moves)
    let hops = moves.enumerated().map { index, move in
      Hop(
        row: index, unit: move.request, folder: move.folder, from: move.from, to: move.to, file: move.status.id)
    }
    plan = Plan(hops)
    let ordered = plan.blocks.flatMap(\.hops).map(\.row)
    var position = [Int](repeating: 0, count: moves.count)
    for (place, index) in ordered.enumerated() { position[index] = place }
    plan = plan.renumbered { position[$0] }
    let requestOf = Dictionary(
      uniqueKeysWithValues: verdicts.compactMap { verdict in
        verdict.moves.first.map { ($0.request, verdict.request) }
      })
    let rooted = RootedFolders(roots, fileSystem)
    var budget = Self.readingLimit
    for (place, index) in ordered.enumerated() {
      guard let request = requestOf[moves[index].request] else { continue }
      let hash = Self.hash(of: moves[index], request, rooted, &budget)
      requests.append(moves[index].request)
      rows.append(JournalRow(place, moves[index], request, JournaledFile(moves[index].status, sha256: hash)))
    }
  }

  private static func hash(
    of move: PlannedMove, _ request: RenameRequest, _ rooted: RootedFolders, _ budget: inout Int64
  ) -> String? {
    let recorded = request.expected.recorded
    if !move.isCompanion, recorded.describes(move.status) { return recorded.sha256 }
    guard move.status.size <= min(fileLimit, budget), let folder = try? rooted.folder(at: request.folder) else {
      return nil
    }
    budget -= move.status.size
    // Without a digest the row is still good within this boot; and a file that cannot be read may be renamed.
    return try? folder.sha256(of: move.from)
  }
}

extension JournalRow {
  fileprivate init(_ position: Int, _ move: PlannedMove, _ request: RenameRequest, _ file: JournaledFile) {
    self.init(
      position: position, role: move.isCompanion ? .companion : .recording, recordingID: request.recordingID,
      proposalID: move.isCompanion ? nil : request.proposalID,
      statusBefore: move.isCompanion || request.proposalID == nil ? nil : request.status,
      statusAfter: move.isCompanion || request.proposalID == nil ? nil : request.statusAfter, folder: request.folder,
      from: move.from, to: move.to, file: file)
  }
}

extension Plan {
  func renumbered(_ number: (Int) -> Int) -> Plan {
    func hop(_ hop: Hop) -> Hop {
      var other = hop
      other.row = number(hop.row)
      return other
    }
    var plan = self
    plan.blocks = blocks.map { block in
      Block(
        parts: block.parts.map { part in
          switch part {
          case .straight(let single): .straight(hop(single))
          case .circle(let hops): .circle(hops.map(hop))
          case .parked(let hops): .parked(hops.map(hop))
          }
        })
    }
    return plan
  }
}
