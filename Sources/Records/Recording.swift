import FoundationEssentials
import Mixing

/// `recordings.status` (P8). A value of another program is kept and shown as it is.
public struct RecordingStatus: RawRepresentable, Sendable, Hashable, Codable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let pending = RecordingStatus(rawValue: "pending")
  public static let processing = RecordingStatus(rawValue: "processing")
  public static let processed = RecordingStatus(rawValue: "processed")
  public static let failed = RecordingStatus(rawValue: "failed")
  /// The file is not where the row says.
  public static let missing = RecordingStatus(rawValue: "missing")
}

/// One row of `recordings`.
public struct Recording: Sendable, Hashable, Identifiable {
  public var id: UUID
  public var filePath: String
  public var fileName: String
  /// SHA-256 of the file's bytes, 64 hex digits; for a missing file that of `missing:` and its path (P14).
  public var fileHash: String
  /// MD5 of the audio without its tags, 32 hex digits, where the format sets them apart (P14).
  public var secondaryHash: String?
  /// Bytes.
  public var fileSize: Int64?
  public var status: RecordingStatus
  public var mimeType: String?
  public var createdAt: Date
  public var updatedAt: Date
  /// The file's mtime.
  public var lastModified: Date?
  public var correlationID: UUID?

  public init(
    id: UUID, filePath: String, fileName: String, fileHash: String, secondaryHash: String? = nil,
    fileSize: Int64? = nil, status: RecordingStatus = .pending, mimeType: String? = nil, createdAt: Date,
    updatedAt: Date, lastModified: Date? = nil, correlationID: UUID? = nil
  ) {
    self.id = id
    self.filePath = filePath
    self.fileName = fileName
    self.fileHash = fileHash
    self.secondaryHash = secondaryHash
    self.fileSize = fileSize
    self.status = status
    self.mimeType = mimeType
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.lastModified = lastModified
    self.correlationID = correlationID
  }
}

/// What a list shows of a recording: its row's names and its card (`recording_cards`, P15).
public struct RecordingCard: Sendable, Hashable, Identifiable {
  /// The recording's id.
  public var id: UUID
  public var filePath: String
  public var fileName: String
  public var status: RecordingStatus
  public var artist: String?
  public var title: String?
  public var album: String?
  public var genre: String?
  public var label: String?
  public var year: Int?
  /// Beats a minute; nil where there is no tempo.
  public var bpm: Double?
  public var key: MusicalKey?
  /// The most telling status among the recording's proposals: pending, failed, applied; nil without any.
  public var proposal: ProposalStatus?

  public init(
    id: UUID, filePath: String, fileName: String, status: RecordingStatus, artist: String? = nil,
    title: String? = nil, album: String? = nil, genre: String? = nil, label: String? = nil, year: Int? = nil,
    bpm: Double? = nil, key: MusicalKey? = nil, proposal: ProposalStatus? = nil
  ) {
    self.id = id
    self.filePath = filePath
    self.fileName = fileName
    self.status = status
    self.artist = artist
    self.title = title
    self.album = album
    self.genre = genre
    self.label = label
    self.year = year
    self.bpm = bpm
    self.key = key
    self.proposal = proposal
  }
}
