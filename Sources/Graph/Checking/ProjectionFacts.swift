import FoundationEssentials
import Mixing

/// What is said of one recording, line by line and sorted, so that what PostgreSQL says and what the graph says can be
/// compared: `sync --check`. An edge that is there twice has two lines.
public struct ProjectionFacts: Sendable, Equatable {
  /// `bpm 126.0`, `performer röyksopp as Röyksopp, primary, 1.0` …
  public let lines: [String]

  /// A line's first word, and the difference between two sets of facts by it; nil on a side that has no such line.
  public static func differences(
    postgres: ProjectionFacts?, graph: ProjectionFacts?
  ) -> [(what: String, postgres: String?, graph: String?)] {
    guard let postgres, let graph else {
      return postgres == nil && graph == nil
        ? [] : [("recording", postgres.map { _ in "there" }, graph.map { _ in "there" })]
    }
    let (missing, extra) = (subtract(graph.lines, from: postgres.lines), subtract(postgres.lines, from: graph.lines))
    return Set((missing + extra).map(subject)).sorted().map { subject in
      (subject, text(of: subject, missing), text(of: subject, extra))
    }
  }

  private static func subtract(_ lines: [String], from all: [String]) -> [String] {
    var counts: [[UInt8]: Int] = [:]
    for line in lines { counts[Array(line.utf8), default: 0] += 1 }
    return all.filter { line in
      counts[Array(line.utf8), default: 0] -= 1
      return counts[Array(line.utf8), default: 0] < 0
    }
  }

  private static func subject(_ line: String) -> String { String(line.prefix { $0 != " " }) }

  private static func text(of subject: String, _ lines: [String]) -> String? {
    let texts = lines.filter { Self.subject($0) == subject }.map { String($0.dropFirst(subject.count + 1)) }
    return texts.isEmpty ? nil : texts.joined(separator: "; ")
  }

  init(_ lines: some Sequence<String>) {
    self.lines = lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// By bytes: two spellings of one accent are equal texts here and two values on both servers.
  public static func == (a: Self, b: Self) -> Bool {
    a.lines.count == b.lines.count && zip(a.lines, b.lines).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }

  /// As PostgreSQL has it.
  public init(_ recording: GraphRecording, knownArtists: Set<String>) {
    self.init(Projection(recording, isKnownArtist: knownArtists.contains))
  }

  init(_ projection: Projection) {
    let recording = projection.recording
    var lines = [
      "file_path \(recording.filePath)", "file_name \(recording.fileName)", "file_hash \(recording.fileHash)",
      "created_at \(recording.createdAt.milliseconds)",
    ]
    if let bpm = projection.bpm { lines.append("bpm \(bpm)") }
    if let date = recording.migratedAt { lines.append("migrated_at \(date.milliseconds)") }
    for key in ["title", "artist"] { if let value = recording.value(key) { lines.append("\(key) \(value)") } }
    lines += projection.metadata.map {
      FactLine.metadata($0.key, $0.value, $0.type.rawValue, projection.extractionMethod, 1)
    }
    lines += projection.artists.map {
      FactLine.performer($0.normalizedName, $0.name, $0.role.rawValue, $0.confidence)
    }
    lines += projection.pairs.map { FactLine.collaboration($0, $1) }
    if let album = projection.album {
      let place = (album.trackNumber, album.discNumber)
      lines.append(FactLine.album(album.title, album.artist, place, album.release?.text, 1))
    }
    lines += projection.genres.enumerated().map { FactLine.genre($1.name, $0 == 0, 1) }
    if let key = projection.key {
      lines.append(FactLine.key(key.key.note, key.key.scale, key.method, key.confidence))
    }
    self.init(lines)
  }
}

/// How a fact is written, the same for both sides.
enum FactLine {
  static func metadata(_ key: String, _ value: String, _ type: String?, _ method: String?, _ confidence: Double?)
    -> String
  {
    "metadata \(key) = \(value) (\(type ?? "-") by \(method ?? "-"), \(text(confidence)))"
  }

  static func performer(_ normalized: String, _ name: String?, _ role: String?, _ confidence: Double?) -> String {
    "performer \(normalized) as \(name ?? "-"), \(role ?? "-"), \(text(confidence))"
  }

  static func collaboration(_ a: String, _ b: String) -> String { "collaboration \(a) and \(b)" }

  static func album(
    _ title: String, _ artist: String, _ place: (track: Int?, disc: Int?), _ release: String?, _ confidence: Double?
  ) -> String {
    "album \(title) by \(artist), track \(text(place.track)), disc \(text(place.disc)), \(release ?? "-"), \(text(confidence))"
  }

  static func genre(_ name: String, _ isPrimary: Bool?, _ confidence: Double?) -> String {
    "genre \(name), \(isPrimary == true ? "primary" : "further"), \(text(confidence))"
  }

  static func key(_ note: String, _ scale: String, _ method: String?, _ confidence: Double?) -> String {
    "key \(note) \(scale), \(method ?? "-"), \(text(confidence))"
  }

  private static func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "-" }
}
