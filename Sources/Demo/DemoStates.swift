/// What a DJ's folders look like after some years, put into the real library: one of each state that renaming must
/// cope with. Everything else of the demo is as the library has it.
enum DemoStates {
  /// The real tracks with their names changed, and the made-up ones behind them.
  static let tracks: [DemoTrack] = DemoFacts.tracks.map(changed) + madeUp

  /// In the library file, not on disk: moved away without telling anybody.
  static let missing: Set<Int> = [11_377_547]

  /// A folder that nobody may write to.
  static let readOnlyFolder = "Various Artists - DCVA1"

  /// Files that no library knows, at the very names that proposals want: the right name is taken already.
  static let neighbours = ["March 2026 DLs/Pugilist - Maternal/Pugilist - Maternal.aiff"]

  /// Two files of one folder with the same tags: both claim one name. `propose` makes none for such a pair, so these
  /// come from a program that was less careful.
  static let claims = [174_874_447, 127_517_709]
  static let claimedName = "Facta, K-LONE - Each Story.aiff"

  /// Names on disk that differ from the library's.
  private static let names: [Int: String] = [
    // Each has the other's name: what is right for one is taken by the other.
    180_548_965: "Will Silver - Wonky Sandals.aiff",
    99_128_909: "Will Silver - In Orbit.aiff",
    // The mark of the site that it was taken from.
    110_084_871: "45 - Amotik - Ikat [www.slider.kz].mp3",
    // An extension too many.
    80_111_877: "24 - The Droid - We Are the Droids.mp3.mp3",
  ]

  private static func changed(_ track: DemoTrack) -> DemoTrack {
    var track = track
    track.file = names[track.id] ?? track.file
    return track
  }

  /// Made up for the demo: no library that we may copy has these.
  private static let madeUp: [DemoTrack] = [
    madeUp(
      900_000_001, file: "03 - תחנה מרכזית - לילה לבן.mp3", artist: "תחנה מרכזית", title: "לילה לבן", bpm: "124.00",
      key: "8A"),
    madeUp(
      900_000_002, file: "04_תחנה_מרכזית_לילה_לבן_(Night Bus Remix).mp3", artist: "תחנה מרכזית",
      title: "לילה לבן (Night Bus Remix)", bpm: "126.00", key: "9A"),
    madeUp(900_000_003, file: longFile, artist: longArtist, title: longTitle, bpm: "120.00", key: "7A"),
  ]

  /// 250 bytes, five short of what Linux takes.
  private static let longFile = "07. \(longArtist) - \(longTitle).flac"
  private static let longArtist = "The Orchestra of the Last Train"
  private static let longTitle = """
    Everything We Played Between Midnight and the Morning, in the Order in Which We Remember It, Including the Ones \
    That Nobody Asked For and the Song We All Sang Along To (Extended Night Bus Mix, Recorded Live)
    """

  private static func madeUp(
    _ id: Int, file: String, artist: String, title: String, bpm: String, key: String
  ) -> DemoTrack {
    DemoTrack(
      id: id, folder: "Made up for the demo", file: file, title: title, artist: artist, album: "Night Bus",
      genre: "House", label: "", comment: "", year: 2026, track: nil, disc: nil, bpm: bpm, key: key, seconds: 300,
      rating: 0, plays: 0,
      added: "2026-04-01")
  }
}
