import FoundationEssentials
import Library
import Mixing
import Records

extension Command {
  static let graph = [
    Command(
      "related", operands: "RECORDING", summary: "what goes with a recording, from the graph",
      options: [
        Option(
          "kind", "K", choices: RelatedKind.allCases.map(\.rawValue), help: "harmonic (unless given), similar or tempo"),
        .limit, .json,
      ]
    ) { try await GraphVerbs.related($0) },
    Command(
      "path", operands: "FROM TO", summary: "a harmonic path from one recording to another",
      options: [Option("steps", "N", help: "at most N steps; 6 unless given"), .json]
    ) { try await GraphVerbs.path($0) },
    Command(
      "sync", summary: "bring the graph up to date with PostgreSQL",
      options: [
        Option("full", help: "empty the graph first and fill it anew; goes on where that was interrupted"),
        Option("check", help: "compare both completely and list each difference; change nothing"),
        Option("repair", help: "compare, and make anew what differs"),
        Option("follow", help: "stay, and apply each change as it comes"), .yes, .json, .quiet,
      ]
    ) { try await MirrorVerbs.sync($0) },
    Command(
      "relate", summary: "compute what goes with what",
      options: [Option("full", help: "write every edge again, also those that are right"), .json, .quiet]
    ) { try await GraphVerbs.relate($0) },
  ]
}

enum GraphVerbs {
  static func related(_ invocation: Invocation) async throws -> ExitStatus {
    let name = invocation.arguments.value("kind") ?? "harmonic"
    guard let kind = RelatedKind(rawValue: name) else { throw UsageError("--kind is harmonic, similar or tempo") }
    let limit = try invocation.arguments.count(.limit) ?? 24
    let operand = try invocation.operand("RECORDING")
    return try await invocation.withLibrary { library in
      let answer = try await library.related(to: try await id(operand, library), kind: kind, limit: limit)
      for track in answer.tracks { print(track, invocation.console) }
      if let absence = answer.absence { invocation.console.say(sentence(absence)) }
      return .done
    }
  }

  static func path(_ invocation: Invocation) async throws -> ExitStatus {
    let operands = invocation.arguments.operands
    guard operands.count == 2 else { throw UsageError("path needs FROM and TO") }
    guard let steps = Int(invocation.arguments.value("steps") ?? "6"), (1...12).contains(steps) else {
      throw UsageError("--steps needs a whole number from 1 to 12")
    }
    return try await invocation.withLibrary { library in
      let (from, to) = (try await id(operands[0], library), try await id(operands[1], library))
      guard let path = try await library.path(from: from, to: to, steps: steps) else {
        invocation.console.say("There is no harmonic path of at most \(steps) steps between them.")
        return .someFailed
      }
      for track in path { print(track, invocation.console) }
      return .done
    }
  }

  /// An id needs no PostgreSQL, so that related tracks can be asked for while it is away.
  private static func id(_ text: String, _ library: MusicLibrary) async throws -> UUID {
    if let id = UUID(uuidString: text) { return id }
    return try await library.recording(named: text).id
  }

  private static func print(_ track: RelatedTrack, _ console: Console) {
    guard !console.json else { return console.print(json(track)) }
    let name = [track.artist, track.title].compactMap(\.self).joined(separator: " – ")
    let tempo = track.tempoPercent.map { percent in
      let rounded = (percent * 10).rounded() / 10
      return "\(rounded >= 0 ? "+" : "−")\(abs(rounded)) %"
    }
    let parts = [
      name.isEmpty ? track.fileName : name, track.key?.camelot ?? "–", track.relation ?? "–",
      track.bpm.map { String(($0 * 10).rounded() / 10) } ?? "–", tempo ?? "–", track.sharedGenre ?? "–",
      String((track.score * 100).rounded() / 100), track.id.uuidString.lowercased(),
    ]
    console.print(parts.joined(separator: "  "))
  }

  private static func json(_ track: RelatedTrack) -> JSON {
    .object(
      [
        ("recording_id", .of(track.id)), ("file_name", .string(track.fileName)), ("artist", .of(track.artist)),
        ("title", .of(track.title)), ("bpm", .of(track.bpm)), ("key", .of(track.key?.camelot)),
        ("relation", .of(track.relation)), ("tempo_percent", .of(track.tempoPercent)),
        ("shared_genre", .of(track.sharedGenre)), ("score", .of(track.score)),
        ("recommendation", .of(track.recommendation)), ("kind", .string(track.kind.rawValue)),
      ] + (track.kind == .similar ? [("types", .array(track.types.map(JSON.string)))] : []))
  }

  private static func sentence(_ absence: RelatedAnswer.Absence) -> String {
    switch absence {
    case .notSynced(let behind): "Not in the graph yet (\(behind) behind); `tracktion sync` brings it up to date."
    case .noKey: "The recording has no key."
    case .noTempo: "The recording has no tempo."
    case .notRelated: "Its relations were not computed yet; `tracktion relate` does that."
    case .none: "Nothing goes with it."
    }
  }

  static func relate(_ invocation: Invocation) async throws -> ExitStatus {
    try await invocation.withLibrary { library in
      try await library.requireSchema()
      let bar = ProgressLine("Relating", console: invocation.console)
      let report = try await library.relate(full: invocation.arguments.has("full")) { bar.update(done: $0, total: $1) }
      bar.finish()
      guard invocation.console.json else {
        invocation.console.print(report.sentence)
        return .done
      }
      invocation.console.print(
        .object([
          ("recordings", .of(report.recordings)),
          ("edges", .object(report.edges.sorted { $0.key < $1.key }.map { ($0.key, .of($0.value)) })),
          ("without", .object([("key", .of(report.withoutKey)), ("bpm", .of(report.withoutTempo))])),
        ]))
      return .done
    }
  }
}
