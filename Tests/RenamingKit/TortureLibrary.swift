import Catalog
import FoundationEssentials
import Postgres
import Renaming

/// Recordings, proposals and journal of a torture run, where several processes find them.
public protocol TortureLibrary: Sendable {
  /// What a child is told to find it again.
  var place: String { get }
  func journal() async throws -> any Journal
  func add(_ recordings: [UUID: String]) async throws
  func recordings() async throws -> [UUID: String]
  /// Puts these in the place of all proposals there are.
  func propose(_ wishes: [RandomBatch.Wish]) async throws
  /// Proposals that are still `applying`, and batches that have not ended.
  func loose() async throws -> Int
}

public func tortureLibrary(at place: String) throws -> any TortureLibrary {
  place.hasPrefix("file:") ? FileLibrary(path: String(place.dropFirst(5))) : DatabaseLibrary(place)
}

/// In one file.
public struct FileLibrary: TortureLibrary {
  let path: String
  public var place: String { "file:" + path }

  public init(path: String) { self.path = path }

  public func journal() throws -> any Journal { MemoryJournal(try StoreFile.open(path)) }

  public func add(_ recordings: [UUID: String]) {
    var state = JournalStore.State()
    state.paths = recordings
    StoreFile.save(state, path)
  }

  public func recordings() async throws -> [UUID: String] { try await StoreFile.open(path).state.paths }

  public func propose(_ wishes: [RandomBatch.Wish]) async throws {
    var state = try await StoreFile.open(path).state
    state.statuses = Dictionary(uniqueKeysWithValues: wishes.map { ($0.proposal, .pending) })
    state.batches = []
    StoreFile.save(state, path)
  }

  public func loose() async throws -> Int { try await StoreFile.open(path).state.loose }
}

/// In a PostgreSQL database with the program's schema, through the program's journal.
public struct DatabaseLibrary: TortureLibrary {
  public let place: String

  public init(_ conninfo: String) { place = conninfo }

  private var configuration: PostgresConfiguration { PostgresConfiguration(place) }

  private func query(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> PostgresRows {
    let connection = try await PostgresConnection.connect(configuration)
    do {
      let rows = try await connection.query(sql, parameters)
      await connection.close()
      return rows
    } catch {
      await connection.close()
      throw error
    }
  }

  public func journal() throws -> any Journal { RenameJournal(configuration) }

  public func add(_ recordings: [UUID: String]) async throws {
    let ordered = recordings.sorted { $0.value < $1.value }
    _ = try await query(
      """
      INSERT INTO recordings (id, file_path, file_name, file_hash, status)
      SELECT id, path, regexp_replace(path, '.*/', ''), id::text, 'processed'
      FROM unnest($1::uuid[], $2::text[]) AS r(id, path)
      """, [.uuidArray(ordered.map(\.key)), .textArray(ordered.map(\.value))])
  }

  public func recordings() async throws -> [UUID: String] {
    let rows = try await query("SELECT id, file_path FROM recordings")
    return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.decode("id"), try $0.decode("file_path")) })
  }

  public func propose(_ wishes: [RandomBatch.Wish]) async throws {
    _ = try await query("DELETE FROM rename_proposals")
    _ = try await query(
      """
      INSERT INTO rename_proposals (id, recording_id, current_filename, proposed_filename)
      SELECT id, recording, regexp_replace(path, '.*/', ''), name
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS w(id, recording, path, name)
      """,
      [
        .uuidArray(wishes.map(\.proposal)), .uuidArray(wishes.map(\.recording)), .textArray(wishes.map(\.path)),
        .textArray(wishes.map(\.name)),
      ])
  }

  public func loose() async throws -> Int {
    let rows = try await query(
      """
      SELECT (SELECT count(*) FROM rename_proposals WHERE status = 'applying')
        + (SELECT count(*) FROM rename_batches WHERE ended_at IS NULL) AS loose
      """)
    return try rows.first?.decode("loose") ?? 0
  }
}
