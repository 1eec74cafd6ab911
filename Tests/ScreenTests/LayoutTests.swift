import Testing

@testable import Screen

@Suite struct LayoutTests {
  private func layout(_ rows: Int, _ columns: Int, large: Pane = .recordings, focus: Pane? = nil) -> Layout {
    Layout(rows: rows, columns: columns, focus: focus ?? large, large: large, zoomed: false)
  }

  private func heights(_ layout: Layout) -> [Layout.Region.Content: Int] {
    Dictionary(uniqueKeysWithValues: layout.regions.map { ($0.content, $0.body.height) })
  }

  @Test("Every size from 1×1 to 300×100 is covered row by row, without gap or overlap")
  func everySizeIsCovered() {
    for rows in 1...100 {
      for columns in [1, 2, 59, 60, 71, 72, 79, 80, 109, 110, 131, 132, 200, 300] {
        for focus in Pane.allCases {
          for large in [Pane.recordings, .proposals] where !focus.isMain || focus == large {
            for zoomed in [false, true] {
              let layout = Layout(rows: rows, columns: columns, focus: focus, large: large, zoomed: zoomed)
              let wrong = Coverage(layout).firstMistake(focus: focus, zoomed: zoomed)
              #expect(wrong == nil, "\(columns)×\(rows) focus \(focus) large \(large) zoomed \(zoomed)")
            }
          }
        }
      }
    }
  }

  @Test("All widths from 1 to 300 give rectangles of exactly that width")
  func widths() {
    for columns in 1...300 {
      let layout = layout(24, columns)
      #expect(layout.kind == (columns < 60 ? .tooSmall : .panes))
      #expect(layout.regions.allSatisfy { $0.title.width == columns && $0.body.width == columns })
    }
  }

  @Test(
    "Recordings focused: rows as in the table",
    arguments: [
      (16, [7, 0, 1, nil, 2]), (17, [8, 0, 1, nil, 2]), (18, [6, 1, 1, nil, 3]), (23, [11, 1, 1, nil, 3]),
      (24, [9, 3, 1, nil, 4]), (33, [18, 3, 1, nil, 4]), (34, [12, 4, 3, 2, 5]), (39, [17, 4, 3, 2, 5]),
      (40, [18, 4, 3, 2, 5]), (60, [28, 9, 3, 2, 10]),
    ] as [(Int, [Int?])])
  func recordingsFocused(rows: Int, expected: [Int?]) {
    let found = heights(layout(rows, 80))
    #expect(Pane.order.map { found[.pane($0)] } == expected)
    #expect(found[.check] == nil)
  }

  @Test(
    "Proposals focused on a wide window: rows as in the table",
    arguments: [
      (16, [0, 7, 1, nil, 2], nil), (18, [1, 7, 1, nil, 2], nil), (24, [2, 8, 1, nil, 3], 2),
      (33, [2, 17, 1, nil, 3], 2), (34, [3, 10, 3, 2, 5], 2), (39, [3, 15, 3, 2, 5], 2), (60, [8, 26, 3, 2, 10], 2),
    ] as [(Int, [Int?], Int?)])
  func proposalsFocused(rows: Int, expected: [Int?], check: Int?) {
    let found = heights(layout(rows, 132, large: .proposals))
    #expect(Pane.order.map { found[.pane($0)] } == expected)
    #expect(found[.check] == check)
  }

  @Test("Two-line proposals get an even number of rows, and an odd one goes to Related")
  func evenRows() {
    let found = heights(layout(25, 80, large: .proposals))
    #expect(found[.pane(.proposals)] == 8)
    #expect(found[.pane(.related)] == 4)
    for rows in 16...100 {
      let layout = layout(rows, 131, large: .proposals)
      #expect(layout.proposalHeight == 2)
      #expect(heights(layout)[.pane(.proposals)]?.isMultiple(of: 2) == true)
    }
    #expect(layout(25, 132, large: .proposals).proposalHeight == 1)
  }

  @Test("Focus on a lower pane moves nothing but Tracklists' rows, which it borrows below 34")
  func lowerFocusIsQuiet() {
    for rows in 16...60 {
      for large in [Pane.recordings, .proposals] {
        let before = layout(rows, 80, large: large)
        #expect(layout(rows, 80, large: large, focus: .metadata) == before)
        #expect(layout(rows, 80, large: large, focus: .related) == before)
        let borrowed = layout(rows, 80, large: large, focus: .tracklists)
        #expect(borrowed.regions.map(\.body) == before.regions.map(\.body))
        #expect(borrowed.region(of: .tracklists) != nil)
      }
    }
  }

  @Test("From 18 rows on the selected row stays visible in both main lists")
  func bothVisible() {
    for rows in 18...100 {
      for large in [Pane.recordings, .proposals] {
        let found = heights(layout(rows, 80, large: large))
        #expect((found[.pane(.recordings)] ?? 0) > 0)
        #expect((found[.pane(.proposals)] ?? 0) > 0)
      }
    }
  }
}

/// Looks for a row that nobody or more than one thing stands on, and for a title that is nowhere.
private struct Coverage {
  let layout: Layout
  init(_ layout: Layout) { self.layout = layout }

  func firstMistake(focus: Pane, zoomed: Bool) -> String? {
    guard layout.kind == .panes else {
      return layout.rows < 16 || layout.columns < 60 ? nil : "no panes"
    }
    var used = Array(repeating: 0, count: layout.rows)
    let bars = [layout.header, layout.footer] + (layout.message.map { [$0] } ?? [])
    for rectangle in bars + layout.regions.flatMap({ [$0.title, $0.body] }) {
      guard rectangle.height >= 0, rectangle.rows.upperBound <= layout.rows else { return "outside" }
      for row in rectangle.rows { used[row] += 1 }
    }
    if let row = used.firstIndex(where: { $0 != 1 }) { return "row \(row) used \(used[row]) times" }
    let titles = layout.regions.flatMap { region -> [Pane] in
      if case .pane(let pane) = region.content { return [pane] + region.carries }
      return region.carries
    }
    let wanted = zoomed ? [focus] : Pane.allCases
    if Set(titles) != Set(wanted) || titles.count != wanted.count { return "titles \(titles)" }
    return layout.visibleRows(of: focus) >= 1 ? nil : "focus without rows"
  }
}
