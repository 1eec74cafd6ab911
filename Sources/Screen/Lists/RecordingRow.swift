import FoundationEssentials
import Records
import Terminal

/// A recording in the list.
public struct RecordingRow: ListRow {
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

  /// How a message names the recording.
  var name: String { value.title ?? value.fileName }
}
