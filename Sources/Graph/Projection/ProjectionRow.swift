import Bolt
import FoundationEssentials
import Records

extension Projection {
  /// The row of ``ProjectionStatements``. No value that is merged on is null, which servers refuse.
  ///
  /// - Parameter made: `created_at` of what is made for it.
  func row(made: Date) -> Value {
    .map([
      "id": .string(recording.id.graphText), "file_path": .string(recording.filePath),
      "file_name": .string(recording.fileName), "file_hash": .string(recording.fileHash),
      "title": .text(recording.value("title")), "artist": .text(recording.value("artist")),
      "bpm": bpm.map { .float($0) } ?? .null, "created_at": .int(recording.createdAt.milliseconds),
      "migrated_at": recording.migratedAt.map { .int($0.milliseconds) } ?? .null, "method": .string(extractionMethod),
      "made": .int(made.milliseconds),
      "metadata": .list(
        metadata.map {
          ["key": .string($0.key), "value": .string($0.value), "value_type": .string($0.type.rawValue)]
        }),
      "artists": .list(artistRows), "pairs": .list(pairRows), "albums": .list(albumRows),
      "releases": .list(releaseRows),
      "genres": .list(genreRows), "children": .list(childRows), "keys": .list(keyRows),
    ])
  }

  private var artistRows: [Value] {
    artists.map {
      [
        "name": .string($0.name), "normalized": .string($0.normalizedName), "role": .string($0.role.rawValue),
        "confidence": .float($0.confidence),
      ]
    }
  }

  /// Each two artists that worked on it, by name.
  var pairs: [(String, String)] {
    let names = Set(artists.filter { $0.role != .composer }.map(\.normalizedName)).sorted()
    return names.indices.flatMap { first in names[(first + 1)...].map { (names[first], $0) } }
  }

  private var pairRows: [Value] { pairs.map { ["a": .string($0), "b": .string($1)] } }

  private var albumRows: [Value] {
    album.map {
      [
        [
          "title": .string($0.title), "artist": .string($0.artist),
          "normalized": .string(ArtistCredit.normalized($0.title)), "track": .number($0.trackNumber),
          "disc": .number($0.discNumber), "release": .text($0.release?.text),
          "first_day": .text($0.release?.firstDay), "precision": .text($0.release?.precision.rawValue),
        ]
      ]
    } ?? []
  }

  private var releaseRows: [Value] {
    guard let album, album.isReleasedByArtist else { return [] }
    let normalized = ArtistCredit.normalized(album.artist)
    return [["title": .string(album.title), "artist": .string(album.artist), "normalized": .string(normalized)]]
  }

  private var genreRows: [Value] {
    genres.enumerated().map { index, genre in
      ["name": .string(genre.name), "parent": .text(genre.parent), "primary": .bool(index == 0)]
    }
  }

  private var childRows: [Value] {
    genres.compactMap { genre in genre.parent.map { ["name": .string(genre.name), "parent": .string($0)] } }
  }

  private var keyRows: [Value] {
    key.map {
      [
        [
          "key": .string($0.key.note), "scale": .string($0.key.scale), "confidence": .float($0.confidence),
          "method": .string($0.method),
        ]
      ]
    } ?? []
  }
}

extension UUID {
  /// As PostgreSQL writes it; in this form ids have the same order everywhere.
  var graphText: String { uuidString.lowercased() }
}

extension Date {
  var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1_000).rounded()) }
}

extension Value {
  /// A field of a row; null where there is none.
  subscript(_ name: String) -> Value {
    guard case .map(let fields) = self else { return .null }
    return fields[name] ?? .null
  }

  /// A row without the lists in it: what the node itself says.
  var withoutLists: Value {
    guard case .map(let fields) = self else { return self }
    return .map(
      fields.filter { _, value in
        if case .list = value { false } else { true }
      })
  }

  static func text(_ text: String?) -> Value { text.map { .string($0) } ?? .null }
  static func number(_ number: Int?) -> Value { number.map { .int(Int64($0)) } ?? .null }
}
