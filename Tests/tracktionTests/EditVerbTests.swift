import Postgres
import Testing

/// `proposals edit`: what it prints is what `accept` prints, as `spec/command-line.md` has it.
@Suite struct EditVerbTests {
  @Test func `a new name is kept, and the item stays pending with what the preflight says of it`() async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(1))
    defer { library.remove() }
    let id = try #require(try await library.pending().first)
    func expect(_ run: CommandRun, _ name: String, _ verdict: String) {
      #expect(run.status == 0)
      #expect(
        run.text.contains(
          """
          {"batch":null,"applied":0,"failed":0,"items":[{"id":"\(id)","from":"\(library.music)/0001_untidy.mp3",\
          "to":"\(library.music)/\(name)","status":"pending",\(verdict)}]}
          """), "\(run.text)")
    }
    expect(try await library.edit(id, "New.mp3", ["--dry-run"]), "New.mp3", "\"reason\":null,\"rule\":null")
    #expect(try await library.proposedName(id) == "Artist 0001 - Title 0001.mp3")
    expect(try await library.edit(id, "New.mp3"), "New.mp3", "\"reason\":null,\"rule\":null")
    #expect(try await library.proposedName(id) == "New.mp3")

    let wrong = try await library.edit(id, "N?w.mp3")
    #expect(wrong.status == 0)
    #expect(wrong.text.contains("\"status\":\"pending\",\"reason\":\""), "\(wrong.text)")
    #expect(wrong.text.contains("\"rule\":\"forbidden-character\""), "\(wrong.text)")
    #expect(try await library.proposedName(id) == "N?w.mp3")
  }

  @Test(arguments: [true, false]) func `one that is decided keeps its name, and so does the one that is not there`(
    isRehearsal: Bool
  ) async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(1))
    defer { library.remove() }
    let id = try #require(try await library.pending().first)
    let options = isRehearsal ? ["--dry-run"] : []
    _ = try await library.run("proposals", "reject", id)
    let decided = try await library.edit(id, "New.mp3", options)
    #expect(decided.status == 1)
    #expect(
      decided.text.contains("\"status\":\"refused\",\"reason\":\"it is rejected, not pending\",\"rule\":\"stale\""),
      "\(decided.text)")
    #expect(try await library.proposedName(id) == "Artist 0001 - Title 0001.mp3")

    let none = "00000000-0000-4000-8000-000000000000"
    let missing = try await library.edit(none, "New.mp3", options)
    #expect(missing.status == 1)
    #expect(missing.text.contains("\(none): there is no such proposal"), "\(missing.text)")
    #expect(missing.text.contains("\"items\":[]"), "\(missing.text)")
  }
}

extension ProgramLibrary {
  fileprivate func edit(_ id: String, _ name: String, _ options: [String] = []) async throws -> CommandRun {
    try await run(["proposals", "edit", id, name, "--json"] + options)
  }

  fileprivate func proposedName(_ id: String) async throws -> String? {
    let connection = try await PostgresConnection.connect(PostgresConfiguration(database))
    let rows = try await connection.query(
      "SELECT proposed_filename FROM rename_proposals WHERE id = $1::uuid", [.text(id)])
    await connection.close()
    return try rows.first?.decode(0)
  }
}
