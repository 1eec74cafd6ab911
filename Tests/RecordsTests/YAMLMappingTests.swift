import Testing

@testable import Records

@Suite struct YAMLMappingTests {
  @Test func readsScalarsSequencesAndOneMoreMapping() throws {
    let yaml = try YAMLMapping(
      parsing: """
        # a comment
        theme: gruvbox   # another
        roots:
        - /music/a
        - "/music/b # not a comment"
        path_map:
          D:/Music: /music
          'E: x': 'it''s'
        """)
    #expect(yaml.scalar("theme") == "gruvbox")
    #expect(yaml["roots"] == .sequence(["/music/a", "/music/b # not a comment"]))
    guard case .mapping(let map) = yaml["path_map"] else {
      Issue.record("path_map is no mapping")
      return
    }
    #expect(map.scalar("D:/Music") == "/music")
    #expect(map.entries.count == 2)
  }

  @Test func readsABase16Scheme() throws {
    let yaml = try YAMLMapping(
      parsing: "scheme: \"Default Dark\"\nauthor: 'C. K.'\nbase00: \"181818\"\nbase0F: a16946\n")
    #expect(yaml.scalar("scheme") == "Default Dark")
    #expect(yaml.scalar("base0F") == "a16946")
  }

  @Test(arguments: [
    ("a: 1\na: 2\n", 2), ("a: [1, 2]\n", 1), ("just words\n", 1), ("a: 1\n   b: 2\n", 2), ("a: \"x\n", 1),
    ("\tb: 1\n", 1), ("a: \"x\" y\n", 1), ("a: &anchor x\n", 1), ("x:\n  - a\n  b: c\n", 3),
  ])
  func whatItDoesNotReadIsAnErrorWithItsLine(_ text: String, _ line: Int) {
    #expect(performing: { try YAMLMapping(parsing: text) }, throws: { ($0 as? YAMLError)?.line == line })
  }
}
