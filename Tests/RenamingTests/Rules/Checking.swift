import FoundationEssentials
import Records
import Renaming
import RenamingKit

extension World {
  /// The findings on one file's new name, alone in its batch.
  func check(_ old: String, to new: String, _ change: (inout RenameRequest) -> Void = { _ in }) async throws
    -> ProposalCheck
  {
    let track = await add(old)
    var request = await request(track, to: new)
    change(&request)
    return try await renamer().check([request])[0]
  }

  /// The verdicts on several renames of new files, as one batch.
  func check(batch: [(String, String)]) async throws -> [ProposalCheck] {
    var requests: [RenameRequest] = []
    for (old, new) in batch { requests.append(await request(add(old), to: new)) }
    return try await renamer().check(requests)
  }
}

extension ProposalCheck {
  var rules: [String] { findings.map(\.rule) }

  func severity(of rule: String) -> Finding.Severity? { findings.first { $0.rule == rule }?.severity }
}
