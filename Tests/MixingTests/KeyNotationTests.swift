import Mixing
import Testing

@Suite("Notation of keys")
struct KeyNotationTests {
  /// The table of harmony.md, row by row: Camelot, Open Key, every name it gives.
  static let rows: [(camelot: String, openKey: String, names: [String])] = [
    ("1A", "6m", ["A♭ minor", "G♯ minor"]), ("1B", "6d", ["B major"]),
    ("2A", "7m", ["E♭ minor", "D♯ minor"]), ("2B", "7d", ["F♯ major", "G♭ major"]),
    ("3A", "8m", ["B♭ minor"]), ("3B", "8d", ["D♭ major"]),
    ("4A", "9m", ["F minor"]), ("4B", "9d", ["A♭ major"]),
    ("5A", "10m", ["C minor"]), ("5B", "10d", ["E♭ major"]),
    ("6A", "11m", ["G minor"]), ("6B", "11d", ["B♭ major"]),
    ("7A", "12m", ["D minor"]), ("7B", "12d", ["F major"]),
    ("8A", "1m", ["A minor"]), ("8B", "1d", ["C major"]),
    ("9A", "2m", ["E minor"]), ("9B", "2d", ["G major"]),
    ("10A", "3m", ["B minor"]), ("10B", "3d", ["D major"]),
    ("11A", "4m", ["F♯ minor"]), ("11B", "4d", ["A major"]),
    ("12A", "5m", ["C♯ minor", "D♭ minor"]), ("12B", "5d", ["E major"]),
  ]

  @Test("every row of the table is one key, in all its names", arguments: rows.indices)
  func row(index: Int) throws {
    let row = Self.rows[index]
    let key = try #require(MusicalKey(index: index))
    #expect(key.camelot == row.camelot)
    #expect(key.openKey == row.openKey)
    #expect(key.traditional == row.names[0])
    for name in [row.camelot, row.openKey] + row.names { #expect(MusicalKey(reading: name) == key, "\(name)") }
  }

  @Test("the graph's note and scale are ASCII and read back", arguments: 0..<24)
  func graphNames(index: Int) throws {
    let key = try #require(MusicalKey(index: index))
    #expect(key.note.utf8.allSatisfy { $0 < 0x80 })
    #expect(MusicalKey(note: key.note, scale: key.scale) == key)
    #expect(MusicalKey(note: key.note, scale: "dorian") == nil)
  }

  @Test("one step on the wheel is a fifth, seven are a semitone")
  func steps() {
    for key in (0..<24).compactMap(MusicalKey.init(index:)) {
      #expect(key.transposed(by: 7)?.number == key.number % 12 + 1)
      #expect(key.transposed(by: 1)?.number == (key.number + 6) % 12 + 1)
      #expect(key.transposed(by: -1)?.transposed(by: 1) == key)
      #expect(key.transposed(by: 12) == key)
      #expect(key.transposed(by: 5)?.isMinor == key.isMinor)
    }
  }

  @Test("without key lock a ratio moves the key by whole semitones")
  func effectiveKey() throws {
    let eightA = try #require(MusicalKey(reading: "8A"))
    #expect(eightA.played(atRatio: 128.0 / 126)?.camelot == "8A")
    #expect(eightA.played(atRatio: 128.0 / 121)?.camelot == "3A")
    #expect(eightA.played(atRatio: 121.0 / 128)?.camelot == "1A")
    #expect(eightA.played(atRatio: 2)?.camelot == "8A")
    #expect(eightA.played(atRatio: 0) == nil)
    #expect(eightA.played(atRatio: .nan) == nil)
  }
}
