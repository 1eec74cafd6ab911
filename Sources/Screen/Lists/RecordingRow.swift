import FoundationEssentials
import Records
import Terminal

/// A recording in the list. An object, since it never changes and has many texts: a list's rows are compared and copied
/// at every key.
public final class RecordingRow: ListRow {
  public let value: RecordingCard
  public var id: UUID { value.id }
  let artist: CellText
  /// The title; the file's name where there are no tags.
  let title: CellText
  /// The title column shows a file name.
  let isUntagged: Bool
  let bpm: CellText
  let genre: CellText

  public init(_ card: RecordingCard) {
    value = card
    isUntagged = card.artist == nil && card.title == nil
    artist = CellText(card.artist ?? "")
    title = CellText(card.title ?? card.fileName)
    bpm = CellText(card.bpm.map(Figure.bpm) ?? "–")
    genre = CellText(card.genre ?? "–")
  }

  public static func == (a: RecordingRow, b: RecordingRow) -> Bool { a === b || a.value == b.value }

  /// How a message names the recording.
  var name: String { value.title ?? value.fileName }
}
