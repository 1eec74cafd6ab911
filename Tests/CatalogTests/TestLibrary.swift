import Catalog
import FoundationEssentials
import Postgres
import Records

/// Recordings made for tests: the same seed makes the same library.
struct TestLibrary {
  struct Made: Sendable {
    var id: UUID
    var subject: FilterSubject
  }

  let catalog: TestCatalog
  let store: Catalog
  private(set) var recordings: [Made] = []

  /// A migrated database with `count` recordings.
  init(count: Int, seed: UInt64 = 7) async throws {
    catalog = try await .migrated()
    store = Catalog(PostgresPool(configuration: catalog.configuration))
    var random = SeededRandom(seed: seed)
    for number in 0..<count { recordings.append(Self.make(number, &random)) }
    try await insert(recordings)
  }

  private func insert(_ made: [Made]) async throws {
    try await catalog.connection.execute(
      """
      INSERT INTO recordings (id, file_path, file_name, file_hash, status)
      SELECT id, path, name, md5(path), status FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
        AS u(id, path, name, status)
      """,
      [
        .uuidArray(made.map(\.id)), .textArray(made.map(\.subject.filePath)), .textArray(made.map(\.subject.fileName)),
        .textArray(made.map(\.subject.status)),
      ])
    let entries = made.flatMap { one in one.subject.metadata.map { (one.id, $0.key, $0.value) } }
    try await catalog.connection.execute(
      """
      INSERT INTO metadata (recording_id, key, value)
      SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])
      """, [.uuidArray(entries.map(\.0)), .textArray(entries.map(\.1)), .textArray(entries.map(\.2))])
    let proposals = made.flatMap { one in one.subject.proposals.map { (one.id, $0) } }
    try await catalog.connection.execute(
      """
      INSERT INTO rename_proposals (recording_id, current_filename, proposed_filename, confidence_score, status)
      SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::float8[], $5::text[])
      """,
      [
        .uuidArray(proposals.map(\.0)), .textArray(proposals.map(\.1.currentFilename)),
        .textArray(proposals.map(\.1.proposedFilename)), .doubleArray(proposals.map { $0.1.confidence ?? 0 }),
        .textArray(proposals.map(\.1.status)),
      ])
  }

  private static func make(_ number: Int, _ random: inout SeededRandom) -> Made {
    let title = random.maybe(9, titles)
    let name = "\(random.pick(["", "01 ", "A-"]))\(title ?? "Track")_\(number)\(random.pick([".mp3", ".MP3", ".flac"]))"
    var metadata: [String: String] = [:]
    metadata["title"] = title
    metadata["artist"] = random.maybe(7, artists)
    metadata["album"] = random.maybe(4, ["For Lack of a Better Name", "Ünïcode 100%", "a_b", "Best of\\Worst"])
    metadata["genre"] = random.maybe(6, ["Techno", "techno", "Tech House", "Drum & Bass", "Progressive House", " "])
    metadata["label"] = random.maybe(3, ["mau5trap", "Ninja Tune", "Кириллица"])
    metadata["year"] = random.maybe(3, ["2009", "2010 remaster", "0", "1999"])
    metadata["release_date"] = random.maybe(3, ["2018", "2018-02", "2018-02-05", "unknown", "1997-11-01"])
    metadata["bpm"] = random.maybe(8, ["128", "127.5", "128.04", "127.94", "120,5", "0.00", "174 BPM", "fast", "130"])
    metadata["key"] = random.maybe(
      8, ["8A", "Am", "C major", "7m", "off", "F#", "e♭", "6A - Energy 7", "9A", "1A", "3B"])
    metadata["rating"] = random.maybe(5, ["1", "3", "4", "5", "5 stars"])
    metadata["energy"] = random.maybe(5, ["0.5", "0.81", "1.4e-05", "0.449", "-6.2 dB"])
    metadata["comment"] = random.maybe(3, ["free download", "Überraschung", "100% vinyl_rip", "\\o/"])
    let status = random.pick(["processed", "processed", "pending", "missing", "Archived"])
    var proposals: [FilterSubject.Proposal] = []
    if random.pick([true, false, false]) {
      proposals.append(
        .init(
          status: random.pick(["pending", "applied", "rejected", "failed", "someday"]),
          confidence: random.pick([0.25, 0.5, 0.8, 0.95]), currentFilename: random.pick([name, name, "old.mp3"]),
          proposedFilename: "\(metadata["artist"] ?? "?") - \(title ?? "?").mp3"))
    }
    return Made(
      id: random.uuid(),
      subject: FilterSubject(
        filePath: "/music/\(random.pick(["incoming", "Archiv/ä", "techno"]))/\(name)", fileName: name, status: status,
        metadata: metadata, proposals: proposals))
  }

  private static let titles = [
    "Strobe", "Opus", "strobe", "Dark Flower (Joris Voorn Magnolia Mix)", "אהבתיה", "What Else Is There?", "Ærø",
    "100% Pure", "Łódź", "ﬁne_line", "ΣΑΣ", "x",
  ]
  private static let artists = [
    "deadmau5", "Dosem", "Âme feat. Black Coffee", "Röyksopp", "שלמה ארצי", "Eric Prydz", "eric prydz", "2Pac",
    "Straße", "Đorđe", " padded ", "Ö",
  ]
}

/// SplitMix64: the same numbers everywhere.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &self)] }

  /// One of the choices in so many cases of ten, else nil.
  mutating func maybe<T>(_ inTen: Int, _ choices: [T]) -> T? {
    Int.random(in: 0..<10, using: &self) < inTen ? pick(choices) : nil
  }

  mutating func uuid() -> UUID {
    let (a, b) = (next(), next())
    return withUnsafeBytes(of: (a, b)) { UUID(uuid: $0.load(as: uuid_t.self)) }
  }
}
