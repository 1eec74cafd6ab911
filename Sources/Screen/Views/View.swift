import Terminal

/// The picture of a model: a pure function.
public func view(_ model: Model) -> Frame {
  var picture = Picture()
  return picture.draw(model)
}

/// A part of the screen with rows of its own, as a value of all that it shows: two that are equal look the same.
protocol ScreenPart: Equatable {
  /// It draws on these rows only.
  var rows: Range<Int> { get }
  func draw(on canvas: inout Canvas)
}

extension ScreenPart {
  fileprivate func equals(_ other: any ScreenPart) -> Bool { (other as? Self) == self }
}

/// Draws one model after the other, each as ``view(_:)`` would, and only the parts that have changed in between: a key
/// that moves the cursor in one pane costs that pane.
public struct Picture {
  private struct Drawn {
    let part: any ScreenPart
    let cursor: Cursor?
  }

  private var drawn: [Drawn] = []
  /// The parts alone, without what lies over them.
  private var canvas: Canvas?

  public init() {}

  public mutating func draw(_ model: Model) -> Frame {
    let layout = model.layout
    var canvas = Canvas(rows: layout.rows, columns: layout.columns, theme: model.theme)
    if layout.kind == .tooSmall {
      canvas.put(SmallWindow.text(model, layout), 0, 0, layout.columns, .text)
    } else {
      draw(parts(of: model, layout), on: &canvas)
      if !model.sheets.isEmpty { SheetView(model: model, layout: layout).draw(on: &canvas) }
    }
    return canvas.finished(isASCII: model.settings.glyphs == .ascii)
  }

  private mutating func draw(_ parts: [any ScreenPart], on canvas: inout Canvas) {
    let last = self.canvas.flatMap { $0.hasLook(of: canvas) ? $0 : nil }
    var now: [Drawn] = []
    for (index, part) in parts.enumerated() {
      if let last, index < drawn.count, part.equals(drawn[index].part) {
        canvas.frame.take(part.rows, of: last.frame)
        now.append(drawn[index])
      } else {
        canvas.cursor = nil
        part.draw(on: &canvas)
        now.append(Drawn(part: part, cursor: canvas.cursor))
      }
    }
    drawn = now
    self.canvas = canvas
    canvas.cursor = now.last { $0.cursor != nil }?.cursor
  }
}

private func parts(of model: Model, _ layout: Layout) -> [any ScreenPart] {
  [HeaderView(model)] + layout.regions.map { part($0, of: model, layout) } + [BottomView(model, layout)]
}

private func part(_ region: Layout.Region, of model: Model, _ layout: Layout) -> any ScreenPart {
  switch region.content {
  case .pane(.recordings): RecordingsView(model, region)
  case .pane(.proposals): ProposalsView(model, region, height: layout.proposalHeight)
  case .check: CheckView(model, region)
  case .pane(.metadata): MetadataView(model, region)
  case .pane(.tracklists): TracklistsView(model, region)
  case .pane(.related): RelatedView(model, region)
  }
}

enum SmallWindow {
  /// The one line of a window below the least size; after `q` with work under way, the question.
  static func text(_ model: Model, _ layout: Layout) -> String {
    if case .quit = model.sheets.last, let work = model.works.first { return "\(work.title) is under way; q quits" }
    let text = "tracktion needs \(Layout.minimumColumns)×\(Layout.minimumRows)"
    let long = text + ", this is \(layout.columns)×\(layout.rows)"
    return long.count <= layout.columns ? long : text
  }
}
