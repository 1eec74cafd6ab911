/// One track of the demo: what the library file says, and where its file lies below the music folder.
struct DemoTrack: Sendable, Hashable {
  var id: Int
  /// Below the music folder, without slashes at its ends.
  var folder: String
  /// The file's name on disk.
  var file: String
  var title: String
  var artist: String
  var album: String
  var genre: String
  var label: String
  var comment: String
  var year: Int?
  var track: Int?
  var disc: Int?
  /// As the library writes it: `128.00`. Nil where it has none.
  var bpm: String?
  /// As the library writes it: `8A`. Nil where it has none.
  var key: String?
  var seconds: Int
  /// 0, 51, 102 … 255: a star is 51.
  var rating: Int
  var plays: Int
  /// `2026-02-02`.
  var added: String

  var path: String { "\(folder)/\(file)" }
}

extension DemoTrack {
  /// A line of `tracks.tsv`; nil where a field that must be there is missing.
  init?(line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 18, let id = Int(fields[0]), let seconds = Int(fields[14]) else { return nil }
    self.id = id
    self.seconds = seconds
    (folder, file, title, artist, album) = (fields[1], fields[2], fields[3], fields[4], fields[5])
    (genre, label, comment) = (fields[6], fields[7], fields[8])
    (year, track, disc) = (Int(fields[9]), Int(fields[10]), Int(fields[11]))
    bpm = fields[12].isEmpty ? nil : fields[12]
    key = fields[13].isEmpty ? nil : fields[13]
    rating = Int(fields[15]) ?? 0
    plays = Int(fields[16]) ?? 0
    added = fields[17]
  }
}
