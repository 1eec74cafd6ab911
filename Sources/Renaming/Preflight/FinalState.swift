import FoundationEssentials

/// The folders as they would be after the batch: who may go where, once it is known who stays.
///
/// Requests that a rule refused already stay where they are. Of the rest, those that claim one name refuse each other;
/// then those whose name is held by something that stays are refused, which makes them stay, which may hold the name of
/// another, until nothing changes.
struct FinalState {
  private(set) var surroundings: [Surroundings]
  private(set) var isMoving: [Bool]
  let moves: [PlannedMove]
  private let requests: [RenameRequest]
  private let folders: [FileID: FolderSurvey]
  private var movesOf: [[Int]]
  private var moveFrom: [Spot: Int] = [:]
  private var movesTo: [KeySpot: [Int]] = [:]
  /// Who outside has the new path of a request.
  private var holderOf: [PathHolder.Holder?]
  private var requestOf: [UUID: Int] = [:]

  /// `moves`: of every request that no rule has refused, its own move and those of its companions.
  init(
    _ requests: [RenameRequest], _ surroundings: [Surroundings], moves: [PlannedMove],
    folders: [FileID: FolderSurvey], holders: [PathHolder]
  ) {
    self.requests = requests
    self.surroundings = surroundings
    self.moves = moves
    self.folders = folders
    let byPath = Dictionary(holders.map { (FileName($0.path), $0.holder) }) { first, _ in first }
    holderOf = requests.map { byPath.isEmpty ? nil : byPath[FileName("\($0.folder)/\($0.to)")] }
    isMoving = [Bool](repeating: false, count: requests.count)
    movesOf = [[Int]](repeating: [], count: requests.count)
    for (index, move) in moves.enumerated() { enter(move, index) }
    settleClaims()
    settleOccupants()
    findChains()
  }

  private mutating func enter(_ move: PlannedMove, _ index: Int) {
    isMoving[move.request] = true
    movesOf[move.request].append(index)
    moveFrom[move.source] = index
    movesTo[move.targetKey, default: []].append(index)
    requestOf[requests[move.request].recordingID] = move.request
  }

  /// Moves to one name, or to names that differ only in case or normalisation, refuse each other.
  private mutating func settleClaims() {
    for claimants in movesTo.values where claimants.count > 1 {
      for index in claimants {
        for other in claimants where moves[other].request != moves[index].request {
          claim(moves[index], against: moves[other])
        }
      }
    }
    for request in requests.indices where surroundings[request].isBlocked { isMoving[request] = false }
  }

  private mutating func claim(_ move: PlannedMove, against other: PlannedMove) {
    if other.to == move.to {
      surroundings[move.request].rivals.append(other.from)
    } else if !requests[move.request].isReversal || !requests[other.request].isReversal {
      collide(move, with: other.to)
    }
  }

  private mutating func collide(_ move: PlannedMove, with name: FileName) {
    if NameKey.areNormalisations(move.to, name) {
      surroundings[move.request].sameButForForm = name
    } else {
      surroundings[move.request].sameButForCase = name
    }
  }

  private mutating func settleOccupants() {
    var waiting = moves.indices.filter { isMoving[moves[$0].request] }
    let waitingFor = requestsByHolder()
    while let index = waiting.popLast() {
      let move = moves[index]
      guard isMoving[move.request] else { continue }
      look(around: move)
      guard surroundings[move.request].isBlocked else { continue }
      isMoving[move.request] = false
      // It stays, and so do those who need its names or its recording's path.
      for own in movesOf[move.request] { waiting += movesTo[moves[own].sourceKey] ?? [] }
      for other in waitingFor[requests[move.request].recordingID] ?? [] { waiting += movesOf[other] }
    }
  }

  private func requestsByHolder() -> [UUID: [Int]] {
    var waiting: [UUID: [Int]] = [:]
    for (request, holder) in holderOf.enumerated() {
      if case .recording(let id) = holder { waiting[id, default: []].append(request) }
    }
    return waiting
  }

  private mutating func look(around move: PlannedMove) {
    lookAtNeighbours(of: move)
    // A recording whose file lies there is told by its file.
    if !move.isCompanion, surroundings[move.request].occupied == nil, let holder = holderOf[move.request],
      !isLeaving(holder, move)
    {
      surroundings[move.request].holder = holder
    }
  }

  private mutating func lookAtNeighbours(of move: PlannedMove) {
    guard let folder = folders[move.folder] else { return }
    for name in folder.namesByKey[NameKey(move.to)] ?? [] where name != move.listed && stays(name, in: move.folder) {
      if name == move.to {
        surroundings[move.request].occupied = name
      } else if !requests[move.request].isReversal {
        collide(move, with: name)
      }
    }
  }

  private func stays(_ name: FileName, in folder: FileID) -> Bool {
    guard let move = moveFrom[Spot(folder: folder, name: name)] else { return true }
    return !isMoving[moves[move].request]
  }

  /// A recording that has the path now, but moves away in this batch, or is the very one.
  private func isLeaving(_ holder: PathHolder.Holder, _ move: PlannedMove) -> Bool {
    guard case .recording(let id) = holder, let request = requestOf[id] else { return false }
    return isMoving[request]
  }

  /// Follows every move to the one whose name it takes.
  private mutating func findChains() {
    var round = [Int](repeating: 0, count: moves.count)
    for start in moves.indices where isMoving[moves[start].request] && round[start] == 0 {
      var path: [Int] = []
      var next: Int? = start
      while let index = next, round[index] == 0 {
        round[index] = start + 1
        path.append(index)
        next = follower(of: index)
        if let next { surroundings[moves[index].request].waitsFor = moves[next].from }
      }
      // Back at a move of this very walk: a circle from there on.
      guard let next, let first = path.firstIndex(of: next) else { continue }
      for index in path[first...] { surroundings[moves[index].request].isInCycle = true }
    }
  }

  /// The move that must be made before this one.
  private func follower(of index: Int) -> Int? {
    guard let other = moveFrom[moves[index].target], other != index, isMoving[moves[other].request] else { return nil }
    return other
  }
}
