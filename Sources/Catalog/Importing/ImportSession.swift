import FoundationEssentials
import Postgres
import Records

/// One run that writes recordings, batch by batch: each batch is one transaction, so what was written stays when a later
/// one fails. Writing the same again changes nothing and says so.
///
/// ```swift
/// try await catalog.importing(correlationID: run, ownedKeys: keys, fileExists: { … }) { session in
///   let outcomes = try await session.write(items)      // a thousand or so at a time
/// }
/// ```
public actor ImportSession {
  private let connection: PostgresConnection
  private let correlationID: UUID
  private let ownedKeys: [String]
  private let fileExists: @Sendable (String) async -> Bool
  /// Recordings written before the planner is told how the tables have grown; ten times as many each time.
  private var analyzeAfter = 2_000
  /// All batches so far.
  public private(set) var counts = ImportCounts()

  init(
    _ connection: PostgresConnection, correlationID: UUID, ownedKeys: Set<String>,
    fileExists: @escaping @Sendable (String) async -> Bool
  ) {
    self.connection = connection
    self.correlationID = correlationID
    self.ownedKeys = ownedKeys.sorted()
    self.fileExists = fileExists
  }

  /// Writes a batch. The outcomes stand in the order of `items`.
  ///
  /// A recording is known by its path, then by its former path, then by its content (P10), then by its audio (P14); the
  /// latter two only where the recorded file is gone. Counts as one call of ``counts``.
  public func write(_ items: [ImportItem]) async throws -> [ImportOutcome] {
    do {
      return try await writeTogether(items)
    } catch let error as PostgresError where error.isAboutData {
      // One item spoils the batch: halves are tried until it stands alone.
      guard items.count > 1 else { return items.map { refuse($0, error) } }
      let half = items.count / 2
      return try await write(Array(items[..<half])) + write(Array(items[half...]))
    }
  }

  private func refuse(_ item: ImportItem, _ error: PostgresError) -> ImportOutcome {
    let outcome = ImportOutcome.refused(ImportRefusal(filePath: item.filePath, reason: .database(error.message)))
    counts.count(outcome, isMissing: false)
    return outcome
  }

  private func writeTogether(_ items: [ImportItem]) async throws -> [ImportOutcome] {
    let checked = items.map { ImportCheck.refusal(of: $0) }
    let written = try await connection.transaction { connection in
      try await connection.query("SELECT pg_advisory_xact_lock($1)", [.int(AdvisoryLock.importing)])
      try await connection.script(ImportStatements.clear)
      try await self.copy(items, except: checked)
      try await self.match()
      let entries = try await self.store()
      return (rows: try await connection.query(ImportStatements.outcomes), counts: entries)
    }
    var outcomes = checked.map { $0.map(ImportOutcome.refused) }
    for row in written.rows {
      let place: Int = try row.decode("place")
      outcomes[place] = try ImportOutcome(row: row, path: items[place].filePath)
    }
    let settled = outcomes.compactMap(\.self)
    counts += written.counts
    for (item, outcome) in zip(items, settled) { counts.count(outcome, isMissing: item.status == .missing) }
    if counts.added >= analyzeAfter { try await analyze() }
    return settled
  }

  /// Autovacuum comes when it comes; an import that fills empty tables cannot wait for it. Somebody who does not own the
  /// tables gets a warning of the server's, no error.
  private func analyze() async throws {
    analyzeAfter *= 10
    try await connection.script("ANALYZE recordings, metadata, recording_cards, recording_texts")
  }

  /// Told once at the end of the run.
  func finish() async throws {
    if counts.added >= 1_000 { try await analyze() }
  }

  // MARK: Into the temporary tables

  private func copy(_ items: [ImportItem], except refusals: [ImportRefusal?]) async throws {
    var (rows, entries) = (CopyText(), CopyText())
    for (place, item) in items.enumerated() where refusals[place] == nil {
      rows.add(item, place)
      for entry in ImportCheck.entries(of: item) { entries.add(entry, place) }
    }
    try await copy(rows.bytes, ImportStatements.copyItems)
    try await copy(entries.bytes, ImportStatements.copyEntries)
    try await connection.script("ANALYZE import_item; ANALYZE import_entry")
  }

  private func copy(_ bytes: [UInt8], _ sql: String) async throws {
    try await connection.copyIn(sql) { try await $0.write(bytes) }
  }

  // MARK: Which recording is it

  private func match() async throws {
    try await connection.execute(ImportStatements.refuseRepeated)
    for sql in ImportStatements.matchPaths { try await connection.execute(sql) }
    try await decide(ImportStatements.sameContent) { candidates, isThere in
      // One row at most: file_hash is unique. Where a recording has the item's path, the other cannot move to it.
      candidates.first.map { $0.hasPath || isThere($0.path) ? .duplicate($0) : .moved($0) } ?? .none
    }
    try await decide(ImportStatements.sameAudio) { candidates, isThere in
      let gone = candidates.filter { !isThere($0.path) }
      return gone.count > 1 ? .ambiguous(gone) : gone.first.map { .moved($0) } ?? .none
    }
    for sql in ImportStatements.settleRest { try await connection.execute(sql) }
    // What became of each is what the next statements are planned by.
    try await connection.script("ANALYZE import_item")
  }

  private struct Candidate {
    let id: UUID
    let path: String
    /// Another recording has the item's path.
    let hasPath: Bool
  }

  private enum Decision {
    case none
    case duplicate(Candidate)
    case moved(Candidate)
    case ambiguous([Candidate])
  }

  private func decide(_ sql: String, _ rule: ([Candidate], (String) -> Bool) -> Decision) async throws {
    var candidates: [Int: [Candidate]] = [:]
    for row in try await connection.query(sql) {
      candidates[try row.decode("place"), default: []].append(
        Candidate(id: try row.decode("id"), path: try row.decode("file_path"), hasPath: try row.decode("has_path")))
    }
    guard !candidates.isEmpty else { return }
    var there: Set<String> = []
    for path in Set(candidates.values.joined().map(\.path)) where await fileExists(path) { there.insert(path) }
    try await write(candidates.mapValues { rule($0, there.contains) })
  }

  private func write(_ decisions: [Int: Decision]) async throws {
    var (places, actions, paths): ([Int64], [String?], [String?]) = ([], [], [])
    var (ids, others): ([UUID], [UUID]) = ([], [])
    for (place, decision) in decisions {
      let (action, candidate, path): (String, Candidate, String)
      switch decision {
      case .none: continue
      case .duplicate(let one): (action, candidate, path) = ("duplicate", one, one.path)
      case .moved(let one): (action, candidate, path) = ("moved", one, one.path)
      case .ambiguous(let several):
        (action, candidate, path) = ("ambiguous", several[0], several.map(\.path).joined(separator: "\n"))
      }
      places.append(Int64(place))
      actions.append(action)
      ids.append(candidate.id)
      paths.append(path)
      others.append(candidate.id)
    }
    try await connection.execute(
      ImportStatements.decide,
      [.intArray(places), .textArray(actions), .uuidArray(ids), .textArray(paths), .uuidArray(others)])
  }

  // MARK: Into the catalog

  private func store() async throws -> ImportCounts {
    var counts = ImportCounts()
    let id = PostgresValue.uuid(correlationID)
    try await connection.execute(ImportStatements.updateRecordings, [id])
    counts.metadataUpdated = try await connection.execute(ImportStatements.updateMetadata, [id])
    counts.metadataRemoved = try await connection.execute(ImportStatements.removeMetadata, [.textArray(ownedKeys)])
    counts.metadataAdded = try await connection.query(ImportStatements.insert, [id])[0].decode(0)
    let all: Int = try await connection.query(
      """
      SELECT count(*) FROM import_entry e JOIN import_item i USING (place)
      WHERE i.action IN ('added', 'matched', 'updated', 'moved')
      """)[0].decode(0)
    counts.metadataUnchanged = all - counts.metadataAdded - counts.metadataUpdated
    return counts
  }
}

extension Catalog {
  /// A run of imports on a connection of its own. `ownedKeys` are the metadata keys that the source can express: one
  /// that a recording no longer has is removed. `fileExists` says whether a recorded path is still there.
  public func importing<T: Sendable>(
    correlationID: UUID, ownedKeys: Set<String>, fileExists: @escaping @Sendable (String) async -> Bool,
    _ body: (ImportSession) async throws -> T
  ) async throws -> T {
    var configuration = pool.configuration
    configuration.statementTimeout = .seconds(300)
    // A batch asks the file system while its transaction is open.
    configuration.idleInTransactionTimeout = .seconds(300)
    let connection = try await PostgresConnection.connect(configuration)
    do {
      try await connection.script(ImportStatements.tables)
      let session = ImportSession(
        connection, correlationID: correlationID, ownedKeys: ownedKeys, fileExists: fileExists)
      let value = try await body(session)
      try await session.finish()
      await connection.close()
      return value
    } catch {
      await connection.close()
      throw error
    }
  }
}

extension ImportOutcome {
  init(row: PostgresRow, path: String) throws {
    let (action, otherPath): (String, String?) = (try row.decode("action"), try row.decode("other_path"))
    func id() throws -> UUID { try row.decode("id") }
    switch action {
    case "added": self = .added(try id())
    case "updated": self = .updated(try id())
    case "moved": self = .moved(try id(), from: otherPath ?? "")
    case "repeated": self = .refused(ImportRefusal(filePath: path, reason: .repeated))
    case "duplicate":
      let reason = ImportRefusal.Reason.duplicate(path: otherPath ?? "", recordingID: try row.decode("other_id"))
      self = .refused(ImportRefusal(filePath: path, reason: reason))
    case "ambiguous":
      let paths = (otherPath ?? "").split(separator: "\n").map(String.init)
      self = .refused(ImportRefusal(filePath: path, reason: .ambiguous(paths: paths)))
    default: self = .unchanged(try id())
    }
  }
}

extension PostgresError {
  /// The server refused a value or a row (classes 22 and 23), rather than the statement or the connection.
  var isAboutData: Bool { sqlstate.map { $0.hasPrefix("22") || $0.hasPrefix("23") } ?? false }
}
