import Mixing
import Records
import Terminal

/// Pane 5: what goes with the recording under the cursor, as the graph says.
struct RelatedView: ScreenPart {
  private let region: Layout.Region
  private let hasFocus: Bool
  private let title: LowerTitle
  private let kind: RelatedKind
  private let tracks: [RelatedRow]
  private let isLoaded: Bool
  private let list: LowerCursor
  private let notation: KeyNotation
  private let hasSubject: Bool
  private let absence: RelatedTracks.Absence?
  private let trouble: Trouble?
  private let graph: ServerState
  /// Recordings that the graph has not got yet, where that is why there is nothing.
  private let behind: Int

  init(_ model: Model, _ region: Layout.Region) {
    let following = model.following
    self.region = region
    hasFocus = model.focus == .related
    title = LowerTitle(model, of: .related)
    (kind, tracks, isLoaded) = (following.kind, following.related, following.hasRelated)
    list = following.cursors[.related] ?? LowerCursor()
    notation = model.settings.notation
    hasSubject = following.wanted != nil
    (absence, trouble) = (following.absence, following.relatedTrouble)
    graph = model.graph
    behind = isLoaded ? 0 : model.behind ?? 0
  }

  var rows: Range<Int> { region.rows }

  func draw(on canvas: inout Canvas) {
    titleLine(canvas.width).draw(on: &canvas, row: region.title.row)
    let columns = RelatedColumns(width: canvas.width)
    for line in 0..<region.body.height where list.top + line < tracks.count {
      let look = canvas.look(isCursor: hasFocus && list.top + line == list.cursor, hasFocus: hasFocus)
      canvas.lead(region.body.row + line, look: look, hasFocus: hasFocus, isMarked: false)
      draw(tracks[list.top + line], columns, look, region.body.row + line, on: &canvas)
    }
    if tracks.isEmpty { EmptyPane.draw([emptyText], in: region, on: &canvas) }
    if hasFocus { canvas.park(row: region.body.row + list.cursor - list.top, column: 0) }
  }

  private func draw(
    _ row: RelatedRow, _ columns: RelatedColumns, _ look: RowLook, _ at: Int, on canvas: inout Canvas
  ) {
    canvas.put(row.name, at, 2, columns.name, look.style)
    // A genre in common stands at the end of what the name leaves free.
    if row.genre.width + 2 <= columns.name - row.name.width {
      canvas.putRight(row.genre, at, 2, columns.name, canvas.style(.dim, in: look))
    }
    if let key = row.value.key {
      let text = KeyText.short(key, notation)
      canvas.putRight(text, at, columns.keyStart, 3, canvas.style(of: key, in: look))
    } else {
      canvas.putRight(Glyph.none, at, columns.keyStart, 3, look.style)
    }
    if columns.relation > 0 {
      let relation = row.relation.width <= columns.relation ? row.relation : row.shortRelation
      canvas.put(relation, at, columns.keyStart + 4, columns.relation, look.style)
    }
    canvas.putRight(row.bpm, at, columns.bpmStart, 5, look.style)
    canvas.put(row.change, at, columns.bpmStart + 6, 6, look.style)
    canvas.put(row.score, at, columns.bpmStart + 13, 4, look.style)
  }

  private func titleLine(_ width: Int) -> TitleLine {
    let kinds = RelatedKind.allCases.map { kind in
      let name = kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
      return kind == self.kind ? "[\(name)]" : name
    }
    var right = title.old + title.carried(region.carries)
    if isLoaded { right.append(.init((width >= 110 ? "best " : "") + Figure.count(tracks.count))) }
    let left: [TitleLine.Part] = [
      .init("5 Related", hasFocus ? .focusedTitle : nil), .init(kinds.joined(separator: " "), priority: 7),
    ]
    return TitleLine(left: left, right: right)
  }

  private var emptyText: String {
    // Before what a reading said: otherwise the two would take turns with every move.
    if case .away(let reason) = graph { return "the graph is away: \(reason); it is tried again" }
    if case .notNamed(let advice) = graph { return advice }
    if let trouble { return trouble.message }
    if !hasSubject { return "no recording is selected" }
    guard isLoaded else {
      return behind > 0 ? "loading… (the graph is taking in \(Figure.count(behind)) recordings)" : "loading…"
    }
    switch absence {
    case .notSynced(let behind): return "not synced yet (\(Figure.count(behind)) behind)"
    case .noKey: return "no key: a key in the tags would find tracks that go with it"
    case .noTempo: return "no tempo: a BPM in the tags would find tracks that go with it"
    case .notRelated: return "not calculated yet: type : and relate"
    case .some(.none), nil: return "nothing in the library goes with it this way; ] shows another kind"
    }
  }
}

/// The columns of Related; the relation goes below 72 columns.
struct RelatedColumns {
  let name: Int
  let keyStart: Int
  let relation: Int
  let bpmStart: Int

  init(width: Int) {
    relation = width < 72 ? 0 : width < 140 ? RelatedRow.shortWidth : 22
    // Lead 2, key 3, BPM 5, change 6, score 4, five gaps and one column free at the end.
    name = width - 2 - 3 - 5 - 6 - 4 - 5 - (relation > 0 ? relation + 1 : 0)
    keyStart = 2 + name + 1
    bpmStart = keyStart + 4 + (relation > 0 ? relation + 1 : 0)
  }
}
