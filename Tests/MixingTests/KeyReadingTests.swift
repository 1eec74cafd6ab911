import Mixing
import Testing

@Suite("Reading keys from tags")
struct KeyReadingTests {
  @Test(
    "spellings that real tags have",
    arguments: [
      ("Am", "8A"), ("A minor", "8A"), ("a", "8A"), ("A min", "8A"), ("Ebm", "2A"), ("E♭m", "2A"), ("e♭", "2A"),
      ("A#min", "3A"), ("7m", "2A"), ("12d", "7B"), ("8A", "8A"), ("08A", "8A"), ("G#m/Abm", "1A"),
      ("6A - Energy 7", "6A"), ("A", "11B"), ("Bb", "6B"), ("bb", "3A"), ("b", "10A"), ("B", "1B"), ("E m", "9A"),
      ("Fmaj", "7B"), ("D#min", "2A"), ("Gb", "2B"), ("F# Major", "2B"), ("C♯ minor", "12A"), ("8a", "8A"),
      ("  Am\t", "8A"), ("A-minor", "8A"), ("Fm_128", "4A"), ("Key: 8A (Am)", "8A"), ("A major / 11B", "11B"),
      ("EBMIN", "2A"), ("Db / C#", "3B"), ("04m", "11A"), ("A - Energy 7", "11B"), ("[Gm] Énergie", "6A"),
      ("Cb major", "1B"), ("E#m", "4A"),
    ])
  func reads(text: String, camelot: String) {
    #expect(MusicalKey(reading: text)?.camelot == camelot)
  }

  @Test(
    "no key where none, or two different ones, are named",
    arguments: [
      "", " ", "-", "o", "off", "All", "F minor / G# major", "8A 9A", "Am/C", "E - D", "www.DJLIST.org", "13A", "0A",
      "13m", "H", "Am7", "CM", "A minorish", "120", "é", "Energy 7", "#", "A B", "1 2", "8", "008A", "unknown key",
    ])
  func refuses(text: String) {
    #expect(MusicalKey(reading: text) == nil)
  }

  @Test("a text of a million characters is read in one pass")
  func long() {
    #expect(MusicalKey(reading: String(repeating: "x ", count: 500_000) + "8A")?.camelot == "8A")
  }

  @Test("the tables of spellings contradict themselves nowhere")
  func tables() {
    for table in [KeySpelling.words, KeySpelling.loneNotes] {
      let byText = Dictionary(grouping: table, by: \.text)
      #expect(byText.values.allSatisfy { Set($0.map(\.index)).count == 1 })
      #expect(Set(table.map(\.index)).count == 24)
      for entry in table { #expect(MusicalKey(reading: entry.text)?.index == entry.index, "\(entry.text)") }
    }
  }
}
