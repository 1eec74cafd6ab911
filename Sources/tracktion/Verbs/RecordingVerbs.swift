import FoundationEssentials
import Library
import Records

extension Command {
  static let recordings = [
    Command(
      "recordings list", summary: "recordings, as the pane shows them",
      options: [
        .filter, Option("sort", "FIELD[:desc]", help: "a column or metadata key; artist unless given"), .limit, .json,
      ]
    ) { invocation in
      try await RecordingVerbs.list(invocation)
    },
    Command(
      "recordings show", operands: "RECORDING", summary: "one recording with its metadata",
      options: [.json]
    ) { invocation in
      try await invocation.withLibrary(recovering: true) { library in
        let recording = try await library.recording(named: try invocation.operand("RECORDING"))
        let entries = try await library.metadata(of: recording.id)
        if invocation.console.json {
          invocation.console.print(RecordingVerbs.json(recording, entries))
        } else {
          for line in RecordingVerbs.lines(recording, entries) { invocation.console.print(line) }
        }
        return .done
      }
    },
  ]
}

enum RecordingVerbs {
  static func list(_ invocation: Invocation) async throws -> ExitStatus {
    let sort = (invocation.arguments.value("sort") ?? "artist").split(separator: ":").map(String.init)
    guard (1...2).contains(sort.count), sort.count == 1 || ["asc", "desc"].contains(sort[1]) else {
      throw UsageError("--sort is FIELD, FIELD:asc or FIELD:desc")
    }
    let selection = RecordingSelection(
      filter: invocation.arguments.value(.filter) ?? "", sort: sort[0], isDescending: sort.last == "desc")
    var left = try invocation.arguments.count(.limit) ?? .max
    return try await invocation.withLibrary(recovering: true) { library in
      var place = ListPlace.start
      while left > 0 {
        let page = try await library.recordings(selection, at: place, limit: min(left, 500))
        try await print(page.rows, library, invocation.console)
        left -= page.rows.count
        guard !page.atEnd, let last = page.rows.last else { break }
        place = .after(last.id)
      }
      return .done
    }
  }

  private static func print(_ cards: [RecordingCard], _ library: MusicLibrary, _ console: Console) async throws {
    guard console.json else {
      for card in cards { console.print(line(card)) }
      return
    }
    let rows = try await library.recordings(cards.map(\.id))
    let byID = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
    let metadata = try await library.metadata(of: cards.map(\.id))
    for card in cards {
      if let row = byID[card.id] { console.print(json(row, metadata[card.id] ?? [])) }
    }
  }

  static func line(_ card: RecordingCard) -> String {
    let bpm = card.bpm.map { String(($0 * 10).rounded() / 10) } ?? "–"
    let name = [card.artist, card.title].compactMap(\.self).joined(separator: " – ")
    return [
      name.isEmpty ? card.fileName : name, bpm, card.key?.camelot ?? "–", card.genre ?? "", card.filePath,
    ].joined(separator: "  ")
  }

  static func lines(_ recording: Recording, _ entries: [MetadataEntry]) -> [String] {
    [
      "id             \(recording.id.uuidString.lowercased())", "path           \(recording.filePath)",
      "status         \(recording.status.rawValue)", "size           \(recording.fileSize.map(String.init) ?? "–")",
    ]
      + entries.map { entry in
        entry.key + String(repeating: " ", count: max(1, 15 - entry.key.count)) + entry.value
      }
  }

  static func json(_ recording: Recording, _ entries: [MetadataEntry]) -> JSON {
    .object([
      ("id", .of(recording.id)), ("file_path", .string(recording.filePath)),
      ("file_name", .string(recording.fileName)), ("file_hash", .string(recording.fileHash)),
      ("secondary_hash", .of(recording.secondaryHash)), ("file_size", .of(recording.fileSize)),
      ("status", .string(recording.status.rawValue)), ("mime_type", .of(recording.mimeType)),
      ("created_at", .of(recording.createdAt)), ("updated_at", .of(recording.updatedAt)),
      ("last_modified", .of(recording.lastModified)), ("correlation_id", .of(recording.correlationID)),
      ("metadata", .object(entries.map { ($0.key, .string($0.value)) })),
    ])
  }
}
