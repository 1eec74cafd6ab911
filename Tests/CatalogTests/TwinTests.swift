import Catalog
import FoundationEssentials
import Mixing
import Postgres
import Records
import Testing

/// Functions that exist twice, in SQL and in Swift, must not differ.
@Suite struct TwinTests {
  private func differences<T: Equatable>(
    _ rows: PostgresRows, _ swift: (String) -> T, _ sql: (PostgresRow) throws -> T
  ) throws -> [String] {
    try rows.compactMap { row in
      let text: String = try row.decode(0)
      return try swift(text) == sql(row) ? nil : text
    }
  }

  @Test func foldIsTheSameOnEveryScalarOfTheTable() async throws {
    let catalog = try await TestCatalog.migrated()
    let rows = try await catalog.connection.query(
      """
      SELECT 'x' || chr(v) || 'Y', fold('x' || chr(v) || 'Y') FROM generate_series(1, 195101) v
      WHERE v NOT BETWEEN 55296 AND 57343
      """)
    #expect(rows.count > 190_000)
    let different = try differences(rows, { Array(fold($0).utf8) }, { Array(try $0.decode(1, as: String.self).utf8) })
    #expect(different.isEmpty, "\(different.prefix(10).map { $0.unicodeScalars.map { String($0.value, radix: 16) } })")
  }

  @Test(.enabled(if: RealData.isThere)) func foldIsTheSameOnEveryTextOfTheData() async throws {
    let catalog = try await TestCatalog.migrated()
    try await RealData.loadLines(catalog.connection)
    let rows = try await catalog.connection.query(
      "SELECT DISTINCT text, fold(text) FROM line WHERE octet_length(text) <> char_length(text)")
    #expect(rows.count > 3_000)
    let different = try differences(rows, { Array(fold($0).utf8) }, { Array(try $0.decode(1, as: String.self).utf8) })
    #expect(different.isEmpty, "\(different.prefix(5))")
  }

  @Test func everySpellingOfTheTableIsReadAlike() async throws {
    let texts = KeySpelling.words.map(\.text) + KeySpelling.loneNotes.map(\.text)
    let variants = texts + texts.map { $0.uppercased() } + texts.map { " \($0) - Energy 7" } + texts.map { "(\($0))/x" }
    try await compareKeys(variants)
    let mixed = texts.flatMap { one in
      ["/8A", " - Am", "|f#", "_min", "m", "M", " minor", "-Maj", "♭", "é"].map { one + $0 }
    }
    try await compareKeys(mixed)
  }

  @Test(.enabled(if: RealData.isThere)) func everyPieceOfTheDataIsReadAlikeAsAKey() async throws {
    let catalog = try await TestCatalog.migrated()
    try await RealData.loadLines(catalog.connection)
    let rows = try await catalog.connection.query(
      """
      SELECT piece, musical_key(piece) FROM (
        SELECT DISTINCT left(piece, 60) AS piece FROM line, regexp_split_to_table(left(text, 2000), '[,"]') piece
        WHERE length(piece) BETWEEN 1 AND 60
      ) AS pieces ORDER BY md5(piece) LIMIT 60000
      """)
    #expect(rows.count > 30_000)
    #expect(try rows.filter { try $0.decode(1, as: Int?.self) != nil }.count > 100)
    let different = try differences(rows, { MusicalKey(reading: $0)?.index }, { try $0.decode(1, as: Int?.self) })
    #expect(different.isEmpty, "\(different.prefix(10))")
  }

  private func compareKeys(_ texts: [String]) async throws {
    let catalog = try await TestCatalog.migrated()
    let rows = try await catalog.connection.query(
      "SELECT text, musical_key(text) FROM unnest($1::text[]) text", [.textArray(texts)])
    let different = try differences(rows, { MusicalKey(reading: $0)?.index }, { try $0.decode(1, as: Int?.self) })
    #expect(different.isEmpty, "\(different.prefix(10))")
  }

  @Test func numbersAreReadAlike() async throws {
    let catalog = try await TestCatalog.migrated()
    var random = SeededRandom(seed: 3)
    let pieces = ["1", "9", "0", ".", ",", "-", "+", "e", "E", " ", "\t", "128", "BPM", "123456789012345", "x", "٣"]
    let texts = (0..<20_000).map { _ in
      (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(pieces) }.joined()
    }
    let rows = try await catalog.connection.query(
      "SELECT text, metadata_number(text) FROM unnest($1::text[]) text", [.textArray(texts)])
    let different = try differences(rows, MetadataNumber.read, { try $0.decode(1, as: Double?.self) })
    #expect(different.isEmpty, "\(different.prefix(10))")
  }
}
