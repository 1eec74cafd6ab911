import FoundationEssentials

/// Settles one block of an interrupted batch: forward if any of its files has left its old name, else back.
struct BlockRecovery {
  /// Position of a row, and what is certain about it.
  enum Verdict: Sendable, Hashable {
    case done
    case takenBack
    /// A companion that is not there any more; nothing in the database depends on it.
    case lost
    case undecided(String)
  }

  let batch: UUID
  let rows: [JournalRow]
  let settings: RenameSettings
  let isSameBoot: Bool
  /// Only looks, and tells what it would do.
  let isRehearsal: Bool
  let music: [UUID: JournalRow]
  /// The folder of each row.
  let folders: [any Folder]

  func run() -> [Verdict] {
    let places = self.places()
    // What cannot be looked at now may be clear the next time: until then the block stays as it is.
    for case .unclear(let reason) in places { return rows.map { _ in .undecided(reason) } }
    var verdicts: [Verdict?] = rows.indices.map { index in
      guard places[index] == .nowhere else { return nil }
      return rows[index].role == .companion
        ? .lost : .undecided("no file with the known content at either name")
    }
    let known = rows.indices.filter { verdicts[$0] == nil }
    let forward = known.contains { hasLeft(rows[$0], places[$0]) }
    let settled: [Verdict] =
      isRehearsal ? known.map { _ in forward ? .done : .takenBack } : settle(known, places, forward)
    for (index, verdict) in zip(known, settled) { verdicts[index] = verdict }
    return verdicts.map { $0 ?? .undecided("not looked at") }
  }

  private func places() -> [FileLocator.Place] {
    FileLocator(batch: batch, rows: rows, folders: folders, isSameBoot: isSameBoot, music: music).places()
  }

  private func hasLeft(_ row: JournalRow, _ place: FileLocator.Place) -> Bool {
    if case .at(row.from, _) = place { return false }
    return true
  }

  /// All to their new names; where that cannot be, all back; where that cannot be either, each where it is.
  private func settle(_ known: [Int], _ places: [FileLocator.Place], _ forward: Bool) -> [Verdict] {
    guard forward else { return known.map { _ in .takenBack } }
    guard let failure = carry(known, places, forward: true) else { return known.map { _ in .done } }
    // Some may have moved before it failed, and a call that is said to have failed may have done its work.
    let now = self.places()
    if isClear(known, now), carry(known, now, forward: false) == nil { return known.map { _ in .takenBack } }
    let again = self.places()
    let settled: [Verdict] = known.map { index in
      switch again[index] {
      case .at(rows[index].to, _): .done
      case .at(rows[index].from, _): .takenBack
      default: .undecided(failure.description)
      }
    }
    // A block stays whole: what is between two names needs the others' rows to be understood.
    for case .undecided(let reason) in settled { return known.map { _ in .undecided(reason) } }
    return settled
  }

  private func isClear(_ known: [Int], _ places: [FileLocator.Place]) -> Bool {
    known.allSatisfy { index in
      switch places[index] {
      case .at, .linked: true
      case .nowhere, .unclear: false
      }
    }
  }

  /// Brings files from where they are to their new (or old) names; nil when all are there.
  private func carry(_ known: [Int], _ places: [FileLocator.Place], forward: Bool) -> MoveFailure? {
    var hops: [Hop] = []
    for index in known {
      let target = forward ? rows[index].to : rows[index].from
      switch places[index] {
      case .at(let name, let file) where name != target:
        hops.append(Hop(row: index, unit: 0, folder: folders[index].id, from: name, to: target, file: file))
      case .linked(let names, let file):
        let kept = names.contains(target) ? target : names[0]
        for name in names where name != kept {
          if let failure = unlink(name, file, keeping: kept, folders[index]) { return failure }
        }
        guard kept != target else { continue }
        hops.append(Hop(row: index, unit: 0, folder: folders[index].id, from: kept, to: target, file: file))
      default: continue
      }
    }
    return run(Plan(hops))
  }

  private func unlink(_ name: FileName, _ file: FileID, keeping target: FileName, _ folder: any Folder) -> MoveFailure?
  {
    do throws(MoveFailure) {
      let mover = Mover(folder: folder, unsafeRename: settings.unsafeRename)
      if try mover.id(at: name) != nil { try mover.removeOldName(file, name, of: target) }
      return nil
    } catch {
      return error
    }
  }

  private func run(_ plan: Plan) -> MoveFailure? {
    let byID = Dictionary(folders.map { ($0.id, $0) }) { first, _ in first }
    for block in plan.blocks {
      var execution = BlockExecution(
        mover: { id throws(MoveFailure) in
          guard let folder = byID[id] else { throw MoveFailure("the folder is another one by now") }
          return Mover(folder: folder, unsafeRename: settings.unsafeRename)
        }, parked: { TemporaryName.parked(batch, rows[$0].position) })
      switch execution.run(block) {
      case .done: continue
      case .failed(let failure, _), .unsettled(let failure, _): return failure
      }
    }
    return nil
  }
}
