import Terminal

/// Pane 3: the tracklists in which the recording occurs.
struct TracklistsView: ScreenPart {
  private let region: Layout.Region
  private let hasFocus: Bool
  private let title: LowerTitle
  private let tracklists: [TracklistRow]
  private let isLoaded: Bool
  private let list: LowerCursor
  private let emptyText: String

  init(_ model: Model, _ region: Layout.Region) {
    let following = model.following
    self.region = region
    hasFocus = model.focus == .tracklists
    title = LowerTitle(model, of: .tracklists)
    (tracklists, isLoaded) = (following.tracklists, following.hasDetails)
    list = following.cursors[.tracklists] ?? LowerCursor()
    emptyText = Self.emptyText(following)
  }

  var rows: Range<Int> { region.rows }

  func draw(on canvas: inout Canvas) {
    var right = title.old + title.carried(region.carries)
    if isLoaded { right.append(.init(Figure.count(tracklists.count))) }
    TitleLine(left: [.init("3 Tracklists", hasFocus ? .focusedTitle : nil)], right: right)
      .draw(on: &canvas, row: region.title.row)
    let columns = TracklistColumns(tracklists, width: canvas.width)
    for line in 0..<region.body.height where list.top + line < tracklists.count {
      let look = canvas.look(isCursor: hasFocus && list.top + line == list.cursor, hasFocus: hasFocus)
      canvas.lead(region.body.row + line, look: look, hasFocus: hasFocus, isMarked: false)
      draw(tracklists[list.top + line], columns, look, region.body.row + line, on: &canvas)
    }
    if tracklists.isEmpty { EmptyPane.draw([emptyText], in: region, on: &canvas) }
    if hasFocus { canvas.park(row: region.body.row + list.cursor - list.top, column: 0) }
  }

  private func draw(
    _ row: TracklistRow, _ columns: TracklistColumns, _ look: RowLook, _ at: Int, on canvas: inout Canvas
  ) {
    canvas.put(row.title, at, 2, columns.title, look.style)
    canvas.putRight(row.count, at, columns.countStart, columns.count, look.style)
    canvas.put(row.place, at, columns.placeStart, columns.place, look.style)
    canvas.put(row.time, at, columns.timeStart, 8, look.style)
    if columns.name > 0 { canvas.put(row.name, at, columns.timeStart + 11, columns.name, look.style) }
  }

  private static func emptyText(_ following: Following) -> String {
    if let trouble = following.detailsTrouble { return trouble.message }
    if following.wanted == nil { return "no recording is selected" }
    return following.hasDetails ? "in no tracklist" : "loading…"
  }
}

/// The columns of Tracklists: as wide as their widest figure.
struct TracklistColumns {
  let title: Int
  let countStart: Int
  let count: Int
  let placeStart: Int
  let place: Int
  let timeStart: Int
  /// 0 where there is no room for it.
  let name: Int

  init(_ rows: [TracklistRow], width: Int) {
    count = rows.reduce(9) { max($0, $1.count.width) }
    place = rows.reduce(3) { max($0, $1.place.width) }
    // Lead 2, gaps 1, 3, 2 and, before the name, 3; the time is 8 wide.
    let fixed = 2 + 1 + count + 3 + place + 2 + 8
    let rest = width - fixed
    name = width < 72 ? 0 : max(0, ((rest - 3) * 2 + 4) / 5)
    title = max(8, rest - (name > 0 ? name + 3 : 1))
    countStart = 2 + title + 1
    placeStart = countStart + count + 3
    timeStart = placeStart + place + 2
  }
}
