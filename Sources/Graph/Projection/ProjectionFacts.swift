import Bolt
import FoundationEssentials
import Mixing

/// What is said of one recording, line by line and sorted, so that what PostgreSQL says and what the graph says can be
/// compared: `sync --check`.
public struct ProjectionFacts: Sendable, Hashable {
  /// `bpm 126.0`, `artist röyksopp primary`, `metadata label Wall of Sound` …
  public let lines: [String]

  /// A line's first word, and the difference between two sets of facts by it.
  public static func differences(
    postgres: ProjectionFacts?, graph: ProjectionFacts?
  ) -> [(what: String, postgres: String?, graph: String?)] {
    guard let postgres, let graph else {
      return postgres == nil && graph == nil
        ? [] : [("recording", postgres.map { _ in "there" }, graph.map { _ in "there" })]
    }
    let (missing, extra) = (Set(postgres.lines).subtracting(graph.lines), Set(graph.lines).subtracting(postgres.lines))
    let subjects = Set((missing.union(extra)).map(subject)).sorted()
    return subjects.map { subject in
      let texts = [missing, extra].map { lines in
        lines.filter { Self.subject($0) == subject }.map { String($0.dropFirst(subject.count + 1)) }.sorted()
      }
      return (
        subject, texts[0].isEmpty ? nil : texts[0].joined(separator: "; "),
        texts[1].isEmpty ? nil : texts[1].joined(separator: "; ")
      )
    }
  }

  private static func subject(_ line: String) -> String { String(line.prefix { $0 != " " }) }

  init(_ lines: some Sequence<String>) { self.lines = Set(lines).sorted() }

  /// As PostgreSQL has it.
  public init(_ recording: GraphRecording, knownArtists: Set<String>) {
    self.init(Projection(recording, isKnownArtist: knownArtists.contains))
  }

  init(_ projection: Projection) {
    let recording = projection.recording
    var lines = [
      "file_path \(recording.filePath)", "file_name \(recording.fileName)", "file_hash \(recording.fileHash)",
    ]
    if let bpm = projection.bpm { lines.append("bpm \(bpm)") }
    for key in ["title", "artist"] { if let value = recording.value(key) { lines.append("\(key) \(value)") } }
    lines += projection.metadata.map { "metadata \($0.key) \($0.value)" }
    lines += projection.artists.map { "performer \($0.normalizedName) \($0.role.rawValue)" }
    if let album = projection.album {
      lines.append(Self.album(album.title, album.artist, album.trackNumber, album.discNumber))
    }
    lines += projection.genres.enumerated().map { "genre \($1.name)\($0 == 0 ? " primary" : "")" }
    if let key = projection.key { lines.append("key \(key.key.note) \(key.key.scale)") }
    self.init(lines)
  }

  static func album(_ title: String, _ artist: String, _ track: Int?, _ disc: Int?) -> String {
    "album \(title) by \(artist) track \(track.map(String.init) ?? "-") disc \(disc.map(String.init) ?? "-")"
  }
}
