import FoundationEssentials
import Mixing
import Records

@testable import Screen

/// The library of the pictures in `spec/screen.md`.
enum SampleLibrary {
  static func id(_ number: Int) -> UUID {
    UUID(uuidString: "00000000-0000-0000-0000-\(String(1_000_000_000_000 + number).suffix(12))") ?? UUID()
  }

  static let noon = Date(timeIntervalSince1970: 1_795_000_000)

  static let recordings: [RecordingCard] = [
    card(1, "deadmau5", "Strobe", 128, "8B", "Progressive", .pending),
    card(2, "Dosem", "Projection", 126, "9B", "Techno", .failed),
    card(
      3, "Âme feat. Black Coffee", "Need U (100%) (Remixes) [Skreamix] (Extended Club Dub)", 120, "10A", "Deep House"),
    card(4, "Robert Babicz", "Dark Flower (Joris Voorn Magnolia Mix)", 124, "7A", "Techno", .pending),
    card(5, "Eric Prydz", "Opus", 126, "3A", "Progressive"),
    card(6, "שלמה ארצי", "אהבתיה", nil, nil, nil, nil, .missing),
    card(7, "Maceo Plex", "Conjure Dreams", 122, "5A", "Deep House", .pending),
    card(8, "Röyksopp", "What Else Is There? (Trentemøller Remix)", 126, "8A", "Electronica"),
    card(9, "Stephan Bodzin", "Singularity", 123, "6A", "Techno"),
    card(10, "Bicep", "Glue", 130, "8B", "Electronica"),
    card(11, "Jon Hopkins", "Open Eye Signal", 124, "10B", "Electronica"),
    card(12, "宇多田ヒカル", "光 (PLANITb Remix)", 127.5, "4B", "J-Pop"),
  ]

  static func card(
    _ number: Int, _ artist: String?, _ title: String?, _ bpm: Double?, _ key: String?, _ genre: String?,
    _ proposal: ProposalStatus? = nil, _ status: RecordingStatus = .processed
  ) -> RecordingCard {
    RecordingCard(
      id: id(number), filePath: "/music/incoming/track \(number).mp3", fileName: "track \(number).mp3", status: status,
      artist: artist, title: title, genre: genre, bpm: bpm, key: key.flatMap(MusicalKey.init(reading:)),
      proposal: proposal)
  }

  static let proposals: [RenameProposal] = [
    proposal(101, 1, "01-strobe_FINAL(2).mp3", "deadmau5 - Strobe.mp3", 0.92),
    proposal(102, 2, "dosem projection (original mix) [www.slider.kz].mp3", "Dosem - Projection.mp3", 0.88),
    proposal(103, 4, "Track 03.mp3", "Robert Babicz - Dark Flower (Joris Voorn Magnolia Mix).mp3", 0.71),
    proposal(104, 5, "opus.MP3", "Eric Prydz - Opus.mp3", 0.66),
    proposal(105, 7, "conjure.mp3", "Maceo Plex - Conjure Dreams.mp3", 0.61),
    proposal(106, 8, "royksopp what else.mp3", "Röyksopp - What Else Is There_ (Trentemøller Remix).mp3", 0.55),
  ]

  static func proposal(
    _ number: Int, _ recording: Int, _ old: String, _ new: String, _ confidence: Double?,
    _ status: ProposalStatus = .pending
  ) -> RenameProposal {
    RenameProposal(
      id: id(number), recordingID: id(recording), filePath: "/music/incoming/\(old)", recordingFileName: old,
      currentFilename: old, proposedFilename: new, reason: "from artist, title (rekordbox)",
      fieldsUsed: ["artist": UsedField(value: "deadmau5", source: "rekordbox_xml")], confidence: confidence,
      status: status, createdAt: noon, updatedAt: noon)
  }

  static let checks: [UUID: ProposalCheck] = [
    id(101): .ok,
    id(102): ProposalCheck([
      Finding(rule: "site-tag", severity: .warning, message: "the old name ends in a site's tag")
    ]),
    id(103): .ok,
    id(104): ProposalCheck([
      Finding(rule: "extension", severity: .warning, message: "extension changes from .MP3 to .mp3"),
      Finding(
        rule: "open-elsewhere", severity: .warning,
        message: "open in another program (mixxx, pid 4711): it keeps playing, finds it by new name after a rescan"),
    ]),
  ]

  static let entries: [MetadataEntry] = [
    .init(key: "artist", value: "deadmau5"), .init(key: "title", value: "Strobe"),
    .init(key: "album", value: "For Lack of a Better Name"), .init(key: "bpm", value: "128.00", type: .float),
    .init(key: "key", value: "C"), .init(key: "genre", value: "Progressive"), .init(key: "label", value: "mau5trap"),
    .init(key: "year", value: "2009", type: .integer), .init(key: "rating", value: "5", type: .integer),
  ]

  static let tracklists: [TracklistAppearance] = [
    .init(
      id: id(201), title: "2010-04-01 Essential Mix", trackCount: 24, position: 7, startTime: 760,
      artist: "deadmau5", trackTitle: "Strobe"),
    .init(
      id: id(202), title: "2011-08-14 Meowingtons Hax, Toronto", trackCount: 18, position: 18, startTime: 6_065,
      artist: "deadmau5", trackTitle: "Strobe"),
  ]

  static func related(_ kind: RelatedKind) -> [RelatedTrack] {
    let rows: [(Int, String, Double, Double)] = [
      (10, "same key", 1.5625, 0.56), (2, "fifth up", -1.5625, 0.42), (8, "relative", -1.5625, 0.39),
      (11, "energy up", -3.125, 0.20), (5, "-", -1.6, 0.17), (9, "semitone down", -3.9, 0.10), (12, "-", -0.4, 0.09),
    ]
    let more = (0..<17).map { (12, "-", -0.4, 0.08 - Double($0) / 1_000) }
    return (rows + more).compactMap { number, relation, percent, score in
      guard let card = recordings.first(where: { $0.id == id(number) }) else { return nil }
      return RelatedTrack(
        id: card.id, fileName: card.fileName, artist: card.artist, title: card.title, bpm: card.bpm, key: card.key,
        relation: relation, tempoPercent: percent, score: score, kind: kind, types: ["bpm", "key"])
    }
  }
}
