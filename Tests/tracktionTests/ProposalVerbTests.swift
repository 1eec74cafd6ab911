import FoundationEssentials
import TerminalHarness
import Testing

/// The verbs of `proposals`, and `recover`, as a script meets them: what they print, and how they end.
@Suite struct ProposalVerbTests {
  private func count(_ text: String, in run: CommandRun) -> Int { run.text.components(separatedBy: text).count - 1 }

  @Test func `a batch is rehearsed, carried out, mapped, taken back and done again`() async throws {
    let library = try await ProgramLibrary.imported(.catalog)
    defer { library.remove() }
    let before = library.names
    let after = ["Dosem - Projection.mp3", "Eric Prydz - Opus.mp3", "deadmau5 - Strobe.mp3"]

    let list = try await library.run("proposals", "list", "--json")
    #expect(list.status == 0)
    #expect(count("\"check\":{\"state\":\"ok\",\"findings\":[]}", in: list) == 2, "\(list.text)")
    #expect(try await library.run("proposals", "accept").status == 2)
    #expect(try await library.run("proposals", "accept", "--all").status == 2)
    let rehearsal = try await library.run("proposals", "accept", "--all", "--dry-run", "--json")
    #expect(rehearsal.status == 0)
    #expect(count("\"status\":\"pending\"", in: rehearsal) == 2, "\(rehearsal.text)")
    #expect(library.names == before)

    let accepted = try await library.run("proposals", "accept", "--all", "--yes", "--json")
    #expect(accepted.status == 0)
    #expect(accepted.text.contains("\"applied\":2,\"failed\":0"), "\(accepted.text)")
    #expect(count("rekordbox will ask for the renamed files", in: accepted) == 1, "\(accepted.text)")
    #expect(library.names == after)

    let map = try await library.run("proposals", "history", "--map", "csv")
    let old = "\(library.music)/02 opus_FINAL.mp3"
    let new = "\(library.music)/Eric Prydz - Opus.mp3"
    #expect(map.text.hasPrefix("old_path,new_path\n"), "\(map.text)")
    #expect(map.text.contains("\n\(old),\(new)\n"), "\(map.text)")
    let lines = try await library.run("proposals", "history", "--map", "json")
    #expect(lines.text.contains("{\"old_path\":\"\(old)\",\"new_path\":\"\(new)\"}\n"), "\(lines.text)")

    let undone = try await library.run("proposals", "undo", "--json")
    #expect(undone.status == 0)
    #expect(undone.text.contains("\"applied\":2,\"failed\":0"), "\(undone.text)")
    #expect(library.names == before)
    let history = try await library.run("proposals", "history", "--json")
    #expect(count("\"applied\":2,\"failed\":0,\"undone_at\":\"", in: history) == 1, "\(history.text)")
    #expect(try await library.run("proposals", "redo", "--json").status == 0)
    #expect(library.names == after)
    // beets#2768: a name grew with every run.
    let proposed = try await library.run("propose", "--json")
    #expect(proposed.text.contains("\"proposed\":0,\"already_right\":3,"), "\(proposed.text)")
    let recovery = try await library.run("recover", "--json")
    #expect(recovery.status == 0)
    #expect(recovery.text.contains("{\"finished\":0,\"taken_back\":0,\"under_way\":[],\"undecided\":[]}"))
  }

  @Test func `what is refused ends with 1 and says why, also as a rehearsal; what is right already does not`()
    async throws
  {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(3))
    defer { library.remove() }
    let ids = try await library.pending()
    try await library.change(
      "UPDATE rename_proposals SET proposed_filename = 'Same.mp3' WHERE id <> $1::uuid", [.text(ids[0])])
    try await library.change(
      "UPDATE rename_proposals SET proposed_filename = current_filename WHERE id = $1::uuid", [.text(ids[0])])
    for option in [["--dry-run"], []] {
      let claimed = try await library.run(["proposals", "accept", ids[1], ids[2], "--json"] + option)
      #expect(claimed.status == 1)
      #expect(count("\"status\":\"refused\"", in: claimed) == 2, "\(claimed.text)")
      #expect(count("\"rule\":\"target-claimed\"", in: claimed) == 2, "\(claimed.text)")
      #expect(claimed.text.contains("\(library.music)/0002_untidy.mp3: "), "\(claimed.text)")
      let right = try await library.run(["proposals", "accept", ids[0], "--json"] + option)
      #expect(right.status == 0)
      #expect(right.text.contains("\"status\":\"refused\",") && right.text.contains("\"rule\":\"unchanged\""))
    }
    let rejected = try await library.run("proposals", "reject", ids[1], "--json")
    #expect(rejected.status == 0)
    #expect(rejected.text.contains("\"status\":\"rejected\""), "\(rejected.text)")
    // Of two that wanted the name one is left, and may have it.
    #expect(try await library.run("proposals", "accept", ids[2]).status == 0)
    let again = try await library.run("proposals", "accept", ids[2], "--json")
    #expect(again.status == 1)
    #expect(again.text.contains("\"reason\":\"it is applied already\",\"rule\":\"stale\""), "\(again.text)")
    #expect(library.names == ["0001_untidy.mp3", "0002_untidy.mp3", "Same.mp3"])
  }

  @Test func `an unfinished batch of another machine is listed as that host's, and left`() async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(1))
    defer { library.remove() }
    #expect(try await library.run("proposals", "accept", "--all", "--yes").status == 0)
    try await library.change(
      "UPDATE rename_batches SET ended_at = NULL, machine_id = 'another', user_name = 'her', host = 'studio'")
    let recovery = try await library.run("recover", "--json")
    #expect(recovery.status == 0)
    #expect(recovery.text.contains("\"finished\":0,\"taken_back\":0,\"under_way\":[{\"batch\":\""), "\(recovery.text)")
    #expect(
      recovery.text.contains("\"user\":\"her\",\"host\":\"studio\",\"reason\":\"of host studio\"}]"), "\(recovery.text)"
    )
    #expect(try await library.run("recover").text.contains("her@studio: of host studio"))
    #expect(try await library.count("SELECT count(*) FROM rename_batches WHERE ended_at IS NULL") == 1)
  }

  @Test func `settings: companions stay, and accepting only marks`() async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(2))
    defer { library.remove() }
    let ids = try await library.pending()
    for name in ["0001_untidy.jpg", "0002_untidy.jpg"] {
      try Data("cover".utf8).write(to: URL(filePath: "\(library.music)/\(name)"))
    }
    try library.configure("companions: leave\n")
    #expect(try await library.run("proposals", "accept", ids[0]).status == 0)
    try library.configure("mark_only: true\n")
    let marked = try await library.run("proposals", "accept", ids[1], "--json")
    #expect(marked.status == 0)
    #expect(marked.text.contains("\"status\":\"accepted\""), "\(marked.text)")
    #expect(
      library.names == ["0001_untidy.jpg", "0002_untidy.jpg", "0002_untidy.mp3", "Artist 0001 - Title 0001.mp3"])
    // Back, and with its companion this time: from marked to pending, then to renamed.
    try library.configure("")
    #expect(try await library.run("proposals", "undo").status == 0)
    #expect(try await library.run("proposals", "accept", ids[1]).status == 0)
    #expect(
      library.names == [
        "0001_untidy.jpg", "Artist 0001 - Title 0001.mp3", "Artist 0002 - Title 0002.jpg",
        "Artist 0002 - Title 0002.mp3",
      ])
  }
}
