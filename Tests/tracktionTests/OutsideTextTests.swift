import Glibc
import Postgres
import TerminalHarness
import Testing

/// Tags and file names that other people wrote: whatever they hold, the columns stay where they are, and no control
/// byte of theirs reaches the terminal.
@Suite struct OutsideTextTests {
  /// Each as artist, title, genre, album and file name of one recording.
  private static let texts = [
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title of yours\u{07}", "\u{1B}]52;c;cm0gLXJm\u{07}", "\u{1B}[2J\u{1B}[H",
    "\u{9B}31mC1", "\u{90}device\u{9C}", "two\nlines\r\nand\ttab", "\u{202E}override\u{202C}",
    "\u{2066}isolate\u{2069}",
    String(repeating: "long ", count: 2_000), "中文字幕" + String(repeating: "宽", count: 60),
    "e\u{301}\u{302}\u{303} marks",
    "👩‍👩‍👧 family 🇩🇪 flag ❤️", "שלום עולם", "مرحبا", "zero\u{200B}width\u{FEFF}", "\u{7F}delete\u{08}\u{08}",
    "\u{E000}private\u{FFFF}", "\u{2028}line\u{2029}", "soft\u{AD}hyphen", "\u{0E}shift out\u{0F}",
  ]

  private static let library = Task { try await made() }

  private static func made() async throws -> ProgramLibrary {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(3))
    for (index, text) in texts.enumerated() {
      let number = String(100 + index)
      let file = String(String.UnicodeScalarView((text + number + ".mp3").unicodeScalars.suffix(200)))
      try await library.change(
        """
        WITH made AS (
          INSERT INTO recordings (file_path, file_name, file_hash, status) VALUES ('/m/' || $1, $1, $2, 'processed')
          RETURNING id),
        tags AS (
          INSERT INTO metadata (recording_id, key, value)
          SELECT id, key, CASE key WHEN 'bpm' THEN '128.5' WHEN 'key' THEN '8B' ELSE $3 END
          FROM made, unnest(ARRAY['artist', 'title', 'genre', 'album', 'comment', 'bpm', 'key']) AS key)
        INSERT INTO rename_proposals (recording_id, current_filename, proposed_filename, proposal_reason, confidence_score)
        SELECT id, $1, left($3, 200), $3, 0.9 FROM made
        """, [.text(file), .text("hash \(number)"), .text(text)])
    }
    return library
  }

  /// What a terminal would obey, or draw in another order: none of it may come but from the program itself.
  private func foreign(in bytes: [UInt8]) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    var found: [String] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0xFEFF, 0x200B, 0x7F, 0x0E, 0x0F:
        found.append("U+\(String(scalar.value, radix: 16))")
      default: break
      }
    }
    for sequence in ["]0;title", "]52;c;cm0gLXJm", "[31m", "Pdevice"] where text.contains("\u{1B}" + sequence) {
      found.append(sequence)
    }
    return found
  }

  @Test(arguments: [(24, 80), (34, 120), (16, 60), (60, 200)])
  func `every row keeps its columns`(rows: Int, columns: Int) async throws {
    let library = try await Self.library.value
    let total = Self.texts.count + 3
    let screen = try await library.screen(rows: rows, columns: columns)
    try await screen.wait("the list") { $0.contains("1 of \(total)") && !$0.contains("loading…") }
    var seen = 0
    for step in 1...total {
      let picture = try await screen.wait("row \(step)") { $0.contains("\(step) of \(total)") }
      // BPM and key stand at the same columns in every row.
      let start = columns - (columns < 72 ? 11 : columns < 110 ? 24 : 28)
      for row in 2..<rows where picture.line(row).contains("128.5") && picture.line(row).contains("8B") {
        guard row < (picture.row(containing: "4 Rename proposals") ?? 0) else { break }
        let cells = (start..<start + 9).map { picture[row, $0].text }.joined()
        #expect(cells == "128.5  8B", "\(columns)×\(rows): \(picture.line(row))")
        seen += 1
      }
      try await screen.press("j")
    }
    #expect(seen >= Self.texts.count)
    // Record, proposals, their details and the dialog show all of it as well.
    try await screen.press(.enter, .pageDown, "q", "4", .enter, .pageDown, "q", "e", .control("g"))
    for _ in 1...total { try await screen.press("j") }
    try await screen.press("*")
    try await screen.wait(forText: "\(total) marked")
    try await screen.press("a")
    try await screen.wait("the dialog") { $0.contains("Renames ") || $0.contains("There is nothing to accept") }
    try await screen.press(.control("g"), "y", "Y", "q")
    #expect(try await screen.exitStatus() == 0)
    #expect(await foreign(in: screen.recent) == [])
    #expect(await screen.terminal.unknown == [])
  }

  @Test func `a file whose name is not UTF-8 is left alone, and its neighbours are renamed`() async throws {
    let library = try await ProgramLibrary.imported(.catalog)
    // What Latin-1 and an attacker write; the row is by a program that took it for UTF-8.
    let name = Array("Caf".utf8) + [0xE9, 0x1B] + Array("[31m ".utf8) + [0x9B] + Array("31m.mp3".utf8)
    let path = (Array("\(library.music)/".utf8) + name + [0]).map(CChar.init(bitPattern:))
    close(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o644))
    try await library.change(
      """
      WITH made AS (
        INSERT INTO recordings (file_path, file_name, file_hash, status) VALUES ($1 || '/' || $2, $2, 'x', 'processed')
        RETURNING id)
      INSERT INTO rename_proposals (recording_id, current_filename, proposed_filename, confidence_score)
      SELECT id, $2, 'Café.mp3', 0.9 FROM made
      """, [.text(library.music), .text(String(decoding: name, as: UTF8.self))])

    let screen = try await library.screen(rows: 34, columns: 120)
    try await screen.wait("the list") { $0.contains("of 4") && !$0.contains("loading…") && !$0.contains("checking…") }
    for key: KeyName in ["j", "j", "j", .enter, "q", "4", "/"] { try await screen.press(key) }
    try await screen.type("caf")
    try await screen.press(.enter)
    try await screen.wait("it alone") { $0.contains("→ Café.mp3") && !$0.contains("Strobe.mp3") }
    try await screen.press("a")
    try await screen.wait(forText: "Not renamed: the file's name has bytes that are not UTF-8")
    try await screen.press(.enter)
    try await screen.wait(forText: "rename the file by hand")
    try await screen.press("q", .control("g"), "g", "a")
    try await screen.wait(forText: "Renamed 1 file")
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
    #expect(await foreign(in: screen.recent) == [])
    #expect(await screen.terminal.unknown == [])
    #expect(access(path, F_OK) == 0 && !library.names.contains("Café.mp3"))
    library.remove()
  }

  @Test func `nothing of it reaches a terminal that knows ASCII only`() async throws {
    let library = try await Self.library.value
    let screen = try await library.screen(term: "vt100", more: ["LC_ALL": "C"])
    try await screen.wait("the list") { $0.contains("1 of \(Self.texts.count + 3)") }
    for _ in Self.texts { try await screen.press("j") }
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
    #expect(await screen.recent.allSatisfy { $0 < 0x80 })
  }
}
