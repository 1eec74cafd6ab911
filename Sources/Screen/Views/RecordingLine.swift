import Mixing
import Records
import Terminal

/// A recording's line in the list.
struct RecordingLine: Equatable {
  let row: RecordingRow
  let isCursor: Bool
  let hasFocus: Bool
  let isMarked: Bool
  /// Renamed since the screen was opened.
  let isRenamed: Bool
  let notation: KeyNotation

  func draw(on canvas: inout Canvas, row at: Int, _ columns: RecordingColumns) {
    let look = canvas.look(isCursor: isCursor, hasFocus: hasFocus)
    canvas.lead(at, look: look, hasFocus: hasFocus, isMarked: isMarked)
    canvas.put(row.artist, at, 2, columns.artist, look.style)
    let titleStyle = row.isUntagged ? canvas.style(.dim, in: look) : look.style
    canvas.put(row.title, at, columns.titleStart, columns.title, titleStyle)
    canvas.putRight(row.bpm, at, columns.bpmStart, 5, look.style)
    if let key = row.value.key {
      canvas.putRight(KeyText.short(key, notation), at, columns.keyStart, 3, canvas.style(of: key, in: look))
    } else {
      canvas.putRight(Glyph.none, at, columns.keyStart, 3, look.style)
    }
    if columns.genre > 0 { canvas.put(row.genre, at, columns.genreStart, columns.genre, look.style) }
    if let (glyph, role) = state { canvas.put(glyph, at, canvas.width - 1, 1, canvas.style(role, in: look)) }
  }

  private var state: (CellText, Role)? {
    let card = row.value
    if card.status == .missing { return (Glyph.missing, .warning) }
    if card.status == .failed || card.proposal == .failed { return (Glyph.alert, .bad) }
    // In the row's own colour: a change of colour costs forty bytes a row over SSH, and this is the usual state.
    if card.proposal == .pending { return (Glyph.pending, .text) }
    return isRenamed ? (Glyph.done, .good) : nil
  }
}

/// The columns of Recordings (`spec/screen.md`, Layout 6).
struct RecordingColumns {
  let artist: Int
  let title: Int
  let titleStart: Int
  let bpmStart: Int
  let keyStart: Int
  let genre: Int
  let genreStart: Int

  init(width: Int) {
    genre = width < 72 ? 0 : width < 110 ? 12 : 16
    // Lead 2, BPM 5, key 3, state 1, one blank before each column but the artist's.
    let fixed = 2 + 1 + 1 + 5 + 1 + 3 + 1 + 1 + (genre > 0 ? genre + 1 : 0)
    let shared = max(2, width - fixed)
    artist = shared * 38 / 100
    title = shared - artist
    titleStart = 2 + artist + 1
    bpmStart = titleStart + title + 1
    keyStart = bpmStart + 6
    genreStart = keyStart + 4
  }
}
