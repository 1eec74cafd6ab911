import Foundation
import Mixing
import Testing

@Suite("Planning relations in real libraries", .enabled(if: RealLibrary.isThere))
struct RealLibraryTests {
  @Test("DJs' own libraries: tags with every spelling of keys, gaps and doubles")
  func djLibraries() throws {
    let rows = try RealLibrary.rows("djlib/dj_collections.csv.gz")
    #expect(rows.count > 9_000)
    try compare(
      rows.map { row in
        var track = PlainTrack(key: row["key_tag"] ?? "", bpm: row["bpm"] ?? "")
        if let genre = row["genre"], !genre.isEmpty { track.genres = [genre] }
        return track
      }, starts: 6)
  }

  @Test("songs with the features of their sound")
  func songs() throws {
    let rows = try RealLibrary.rows("tracks/spotify_songs.csv.gz")
    #expect(rows.count > 32_000)
    try compare(
      rows.prefix(6_000).map { row in
        var track = PlainTrack(key: row["musical_key"] ?? "", bpm: row["bpm"] ?? "")
        track.genres = [row["genre"] ?? "", row["subgenre"] ?? ""]
        for name in RelationLibrary.featureNames { track.features[name] = row[name].flatMap { Double($0) } }
        return track
      }, starts: 5)
  }

  @Test("every key tag of the real libraries means the same to the program and to the reference")
  func keys() throws {
    let tags = Set(
      try RealLibrary.rows("djlib/dj_collections.csv.gz").map { $0["key_tag"] ?? "" }
        + RealLibrary.rows("tracks/spotify_songs.csv.gz").map { $0["musical_key"] ?? "" })
    #expect(tags.count > 100)
    for tag in tags.sorted() {
      let read = MusicalKey(reading: tag)
      #expect(PlainKey.read(tag).map { "\($0.number)\($0.letter)" } == read?.camelot, "\(tag)")
    }
  }

  /// A few starts from all over the library, every kind of edge.
  private func compare(_ tracks: [PlainTrack], starts: Int) throws {
    let planner = RelationPlanner(try RandomLibrary.library(tracks), minimumConfidence: 0)
    let reference = BruteForceRelations(tracks, parentOf: [:])
    for start in stride(from: 7, to: tracks.count, by: tracks.count / starts) {
      let planned = planner.relations(of: start)
      #expect(planned.harmonic.plain == reference.harmonic(start), "harmonic of \(start)")
      #expect(planned.bpm.plain == reference.bpm(start), "bpm of \(start)")
      #expect(planned.key.plain == reference.key(start), "key of \(start)")
      #expect(planned.genre.plain == reference.genre(start), "genre of \(start)")
      #expect(planned.acoustic.plain == reference.acoustic(start), "acoustic of \(start)")
      #expect(planned.tempo.plain == reference.tempoCompatible(start), "tempo of \(start)")
    }
  }
}

extension PlainTrack {
  fileprivate init(key: String, bpm: String) {
    self.init()
    if let key = PlainKey.read(key) { (number, letter) = (key.number, key.letter) }
    self.bpm = Double(bpm).flatMap { $0 > 0 ? $0 : nil }
  }
}

/// The real data beside the project, where it is.
enum RealLibrary {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data").path
  static let isThere = FileManager.default.fileExists(atPath: folder)

  /// The rows of a packed CSV (RFC 4180) by the names of its header.
  static func rows(_ name: String) throws -> [[String: String]] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", "\(folder)/\(name)"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    let records = records(bytes)
    let header = records.first ?? []
    return records.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { $1 }) }
  }

  private static func records(_ bytes: [UInt8]) -> [[String]] {
    var (records, record, field, quoted): ([[String]], [String], [UInt8], Bool) = ([], [], [], false)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""):
        // A doubled quote inside quotes is lost: no number, key or genre of these files has one.
        quoted.toggle()
      case UInt8(ascii: ",") where !quoted:
        record.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
      case UInt8(ascii: "\n") where !quoted:
        record.append(String(decoding: field, as: UTF8.self))
        records.append(record)
        (record, field) = ([], [])
      default: field.append(byte)
      }
    }
    return records
  }
}
