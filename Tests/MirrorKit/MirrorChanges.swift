import Postgres

/// Random changes of a library, each one statement of plain SQL, as any program may send it.
struct MirrorChanges: Sendable {
  private static let values: [(key: String, type: String, values: [String])] = [
    (
      "artist", "string",
      [
        "Ann", "Bob", "Cid", "ANN", "Eve", "Ann & Bob", "Cid feat. Ann", "Ann vs. Cid", "Dee & Eve",
        "Bob feat. Dee & Eve",
      ]
    ), ("title", "string", ["One", "Two", "Three (feat. Bob)", "Four (feat. Ann & Cid)"]),
    ("composer", "string", ["Cid", "Ann & Dee", "Fay"]), ("remixer", "string", ["Eve", "Bob"]),
    ("album", "string", ["First", "Second"]), ("release_date", "date", ["2018", "2018-02", "2018-02-05", "2017-11"]),
    ("track_number", "integer", ["1", "2"]), ("genre", "string", ["House", "Techno / Acid; House", "Techno / Dub"]),
    ("key", "string", ["8A", "C", "off"]), ("bpm", "float", ["120", "128.5"]), ("rating", "integer", ["3", "5"]),
    ("colour", "string", ["red", "5"]), ("shade", "integer", ["5"]),
  ]

  /// One change; tells in a word what it was.
  static func make(_ dice: inout MirrorDice, on connection: PostgresConnection) async throws -> String {
    switch dice.below(100) {
    case 0..<25: return try await insert(1 + dice.below(3), &dice, connection)
    case 25..<55: return try await set(&dice, connection)
    case 55..<65: return try await drop(&dice, connection)
    case 65..<75: return try await rename(&dice, connection)
    case 75..<88: return try await delete(&dice, connection)
    case 88..<92: return try await insert(30, &dice, connection)
    case 92..<96: return try await setAll(&dice, connection)
    default: return try await deleteMany(&dice, connection)
    }
  }

  private static func number(_ dice: inout MirrorDice) -> PostgresValue { .double(Double(dice.below(1_000)) / 1_000) }

  /// A recording by chance, without a sort by anything that the program sorts by.
  private static let any = "(SELECT id FROM recordings ORDER BY md5(id::text || $1::float8::text) LIMIT 1)"

  private static func insert(_ count: Int, _ dice: inout MirrorDice, _ connection: PostgresConnection) async throws
    -> String
  {
    var rows: [(number: Int, key: String, value: String, type: String)] = []
    for number in 0..<count {
      rows.append((number, "album_artist", dice.one(["Ann", "VA", "Ann & Bob"]), "string"))
      for field in values where dice.percent(60) {
        rows.append((number, field.key, dice.one(field.values), field.type))
      }
    }
    let (key, value, type) = (rows.map(\.key), rows.map(\.value), rows.map(\.type))
    try await connection.query(
      """
      WITH made AS (
        INSERT INTO recordings (file_path, file_name, file_hash)
        SELECT '/m/' || n || '-' || name, name, md5(name || n) FROM (
          SELECT n, md5(random()::text || clock_timestamp()::text) || '.mp3' AS name FROM generate_series(0, $1::int8 - 1) n
        ) fresh RETURNING id
      ), numbered AS (SELECT id, row_number() OVER () - 1 AS n FROM made)
      INSERT INTO metadata (recording_id, key, value, value_type)
      SELECT id, key, value, type FROM unnest($2::int8[], $3::text[], $4::text[], $5::text[]) AS row(n, key, value, type)
      JOIN numbered USING (n)
      """,
      [.int(count), .intArray(rows.map { Int64($0.number) }), .textArray(key), .textArray(value), .textArray(type)])
    return "insert \(count)"
  }

  private static func set(_ dice: inout MirrorDice, _ connection: PostgresConnection) async throws -> String {
    let field = values[dice.below(values.count)]
    try await connection.query(
      """
      INSERT INTO metadata (recording_id, key, value, value_type) SELECT id, $2, $3, $4 FROM \(any) AS chosen
      ON CONFLICT (recording_id, key) DO UPDATE SET value = excluded.value
      """, [number(&dice), .text(field.key), .text(dice.one(field.values)), .text(field.type)])
    return "set \(field.key)"
  }

  private static func drop(_ dice: inout MirrorDice, _ connection: PostgresConnection) async throws -> String {
    let key = values[dice.below(values.count)].key
    try await connection.query(
      "DELETE FROM metadata WHERE key = $2 AND recording_id = \(any)", [number(&dice), .text(key)])
    return "drop \(key)"
  }

  private static func rename(_ dice: inout MirrorDice, _ connection: PostgresConnection) async throws -> String {
    try await connection.query(
      """
      UPDATE recordings SET file_name = 'r' || right(file_name, 30), file_path = '/m/r' || right(file_path, 30)
      WHERE id = \(any)
      """, [number(&dice)])
    return "rename"
  }

  private static func delete(_ dice: inout MirrorDice, _ connection: PostgresConnection) async throws -> String {
    try await connection.query("DELETE FROM recordings WHERE id = \(any)", [number(&dice)])
    return "delete"
  }

  private static func setAll(_ dice: inout MirrorDice, _ connection: PostgresConnection) async throws -> String {
    let field = values[dice.below(values.count)]
    try await connection.query(
      "UPDATE metadata SET value = $2 WHERE key = $1", [.text(field.key), .text(dice.one(field.values))])
    return "set all \(field.key)"
  }

  private static func deleteMany(_ dice: inout MirrorDice, _ connection: PostgresConnection) async throws -> String {
    try await connection.query(
      "DELETE FROM recordings WHERE left(md5(id::text || $1::float8::text), 1) < '6'", [number(&dice)])
    return "delete many"
  }
}
