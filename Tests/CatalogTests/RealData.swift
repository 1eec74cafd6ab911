import FoundationEssentials
import Glibc
import Postgres

/// The real data beside a developer's checkout, read by PostgreSQL itself.
enum RealData {
  static let folder = SharedFiles.root + "/data"
  static var isThere: Bool { FileManager.default.fileExists(atPath: folder + "/README.md") }

  /// Every line of every text of the data, in a table `line (text)`.
  static let texts = [
    "filenames/filenames.csv.gz", "djlib/dj_collections.csv.gz", "tracks/spotify_songs.csv.gz",
    "tracks/top_hits_2000_2019.csv", "tracklists/djmix_mixesdb.jsonl.gz", "tracklists/1001tracklists_timed.jsonl",
    "giantsteps/giantsteps_key.csv", "giantsteps/giantsteps_tempo.csv",
  ]

  /// The rows of a file in a temporary table `raw` with these columns; of a file that is no CSV, its lines.
  static func load(
    _ path: String, _ columns: String, isCSV: Bool = false, _ connection: PostgresConnection
  ) async throws {
    try await connection.script("DROP TABLE IF EXISTS raw; CREATE TEMP TABLE raw (\(columns))")
    let format = isCSV ? "csv, HEADER" : "csv, DELIMITER E'\\x01', QUOTE E'\\x02'"
    try await connection.copyIn("COPY raw FROM STDIN (FORMAT \(format))") { writer in
      try await writer.write(try Unpacked.bytes(of: "\(folder)/\(path)"))
    }
  }

  static func loadLines(_ connection: PostgresConnection) async throws {
    try await connection.script("CREATE TEMP TABLE line (text text)")
    // Control characters that occur nowhere: each line is one field.
    for path in texts {
      try await connection.copyIn("COPY line FROM STDIN (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')") { writer in
        try await writer.write(try Unpacked.bytes(of: "\(folder)/\(path)"))
      }
    }
  }
}

/// A file's bytes, unpacked where its name ends in .gz.
enum Unpacked {
  static func bytes(of path: String) throws -> [UInt8] {
    let command = path.hasSuffix(".gz") ? "gzip -dc '\(path)'" : "cat '\(path)'"
    guard let pipe = popen(command, "r") else { throw CocoaError(.fileReadUnknown) }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&piece, 1, piece.count, pipe)
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
    }
  }
}
