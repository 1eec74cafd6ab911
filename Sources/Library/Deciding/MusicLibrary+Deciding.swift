import Catalog
import FoundationEssentials
import Records
import Renaming

extension MusicLibrary {
  /// The preflight's verdicts on these proposals, judged as one batch.
  public func check(_ ids: [UUID]) async throws -> [UUID: ProposalCheck] {
    let proposals = try await proposals(ids)
    let requests = try await requests(for: proposals)
    let checks = try await renamer.check(requests)
    return Dictionary(zip(proposals.map(\.id), checks)) { first, _ in first }
  }

  /// The verdict on a proposal with another new name.
  public func check(_ id: UUID, named name: String) async throws -> ProposalCheck {
    guard var proposal = try await proposals([id]).first else {
      throw LibraryError.notFound(kind: "proposal", id: id.uuidString.lowercased())
    }
    proposal.proposedFilename = name
    return try await renamer.check(requests(for: [proposal])).first ?? ProposalCheck([])
  }

  /// What accepting these would do; nothing is touched.
  public func rehearseAccept(_ ids: [UUID]) async throws -> RenameReport {
    try await renamer.rehearse(requests(ids))
  }

  /// Renames the files of all that the preflight lets pass, in one batch.
  public func accept(
    _ ids: [UUID], progress: @escaping @Sendable (RenameProgress) async -> Void = { _ in }
  ) async throws -> RenameReport {
    try await renamer.accept(requests(ids), progress: progress)
  }

  /// Marks them as rejected.
  public func reject(_ ids: [UUID]) async throws -> RenameReport {
    try await renamer.reject(requests(ids))
  }

  /// What rejecting these would do; nothing is written.
  public func rehearseReject(_ ids: [UUID]) async throws -> RenameReport {
    try await renamer.rehearseReject(requests(ids))
  }

  /// Gives a pending proposal another new name.
  ///
  /// - Throws: ``LibraryError/notFound(kind:id:)`` where it is no longer pending.
  public func edit(_ id: UUID, name: String) async throws -> RenameProposal {
    guard try await catalog.proposals.edit(id, proposedFilename: name), let edited = try await proposals([id]).first
    else { throw LibraryError.notFound(kind: "pending proposal", id: id.uuidString.lowercased()) }
    return edited
  }

  /// Gives a pending proposal another new name, which is kept whatever the preflight says of it: the item stays
  /// `pending`, with the gravest finding. Refused where it is no longer pending; no item where there is none of that id.
  ///
  /// - Parameter isRehearsal: nothing is written.
  public func edit(_ id: UUID, named name: String, isRehearsal: Bool = false) async throws -> RenameReport {
    let isKept =
      isRehearsal
      ? try await proposals([id]).first?.status == .pending
      : try await catalog.proposals.edit(id, proposedFilename: name)
    guard var proposal = try await proposals([id]).first else { return RenameReport(batch: nil, items: []) }
    proposal.proposedFilename = name
    let requests = try await requests(for: [proposal])
    let finding = isKept ? try await renamer.check(requests).first?.findings.first : nil
    let items = requests.map { request in
      isKept
        ? RenameItem(request, .pending, reason: finding?.message, rule: finding?.rule)
        : RenameItem(
          request, .refused, reason: "it is \(proposal.status.rawValue), not pending", rule: Finding.staleRule)
    }
    return RenameReport(batch: nil, items: items)
  }

  /// Newest first.
  public func history(limit: Int) async throws -> [BatchSummary] { try await journal.history(limit: limit) }

  /// Rows of one batch, in plan order.
  public func entries(ofBatch id: UUID) async throws -> [JournalEntry] { try await journal.entries(of: id) }

  /// Finishes or takes back what a crash interrupted.
  public func recover() async throws -> RecoveryReport { try await renamer.recover() }

  /// What that would do; nothing is touched.
  public func rehearseRecovery() async throws -> RecoveryReport { try await renamer.rehearseRecovery() }

  /// The same as a part of each start, where it must be in nobody's way: nil where the database cannot be asked, which
  /// whatever comes next will say.
  public func recoverAtStart() async -> RecoveryReport? { try? await recover() }

  /// Ten thousand at a time: of a hundred thousand rows only what the preflight needs is held.
  private func requests(_ ids: [UUID]) async throws -> [RenameRequest] {
    var requests: [RenameRequest] = []
    requests.reserveCapacity(ids.count)
    for start in stride(from: 0, to: ids.count, by: 10_000) {
      let some = Array(ids[start..<min(start + 10_000, ids.count)])
      requests += try await self.requests(for: proposals(some))
    }
    return requests
  }

  private func requests(for proposals: [RenameProposal]) async throws -> [RenameRequest] {
    let recordings = try await recordings(Array(Set(proposals.map(\.recordingID))))
    let byID = Dictionary(recordings.map { ($0.id, $0) }) { first, _ in first }
    return proposals.map { proposal in
      let row = byID[proposal.recordingID]
      return RenameRequest(proposal, size: row?.fileSize, modified: row?.lastModified, hash: row?.fileHash)
    }
  }
}
