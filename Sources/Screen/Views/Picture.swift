import Terminal

/// Draws one model after the other, each as ``view(_:)`` would, and only the parts that have changed in between: a key
/// that moves the cursor in one pane costs that pane.
public struct Picture {
  fileprivate enum Part: Equatable {
    case header(HeaderView)
    case recordings(RecordingsView)
    case proposals(ProposalsView)
    case check(CheckView)
    case metadata(MetadataView)
    case tracklists(TracklistsView)
    case related(RelatedView)
    case bottom(BottomView)
  }

  private struct Drawn {
    let part: Part
    let rows: Range<Int>
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
      draw(Self.parts(of: model, layout), on: &canvas)
      if !model.sheets.isEmpty { SheetView(model: model, layout: layout).draw(on: &canvas) }
    }
    return canvas.finished(isASCII: model.settings.glyphs == .ascii)
  }

  private mutating func draw(_ parts: [Part], on canvas: inout Canvas) {
    let last = self.canvas.flatMap { $0.hasLook(of: canvas) ? $0.frame : nil }
    for (index, part) in parts.enumerated() {
      if let last, drawn.indices.contains(index), drawn[index].part == part {
        canvas.frame.take(drawn[index].rows, of: last)
        continue
      }
      canvas.cursor = nil
      let new = Drawn(part: part, rows: part.draw(on: &canvas), cursor: canvas.cursor)
      if index < drawn.count { drawn[index] = new } else { drawn.append(new) }
    }
    drawn.removeSubrange(parts.count...)
    canvas.cursor = drawn.last { $0.cursor != nil }?.cursor
    self.canvas = canvas
  }

  private static func parts(of model: Model, _ layout: Layout) -> [Part] {
    var parts = [Part.header(HeaderView(model))]
    for region in layout.regions { parts.append(part(region, of: model, layout)) }
    parts.append(.bottom(BottomView(model, layout)))
    return parts
  }

  private static func part(_ region: Layout.Region, of model: Model, _ layout: Layout) -> Part {
    switch region.content {
    case .pane(.recordings): .recordings(RecordingsView(model, region))
    case .pane(.proposals): .proposals(ProposalsView(model, region, height: layout.proposalHeight))
    case .check: .check(CheckView(model, region))
    case .pane(.metadata): .metadata(MetadataView(model, region))
    case .pane(.tracklists): .tracklists(TracklistsView(model, region))
    case .pane(.related): .related(RelatedView(model, region))
    }
  }
}

extension Picture.Part {
  /// Returns the rows that it has drawn on.
  func draw(on canvas: inout Canvas) -> Range<Int> {
    let view: any ScreenPart =
      switch self {
      case .header(let view): view
      case .recordings(let view): view
      case .proposals(let view): view
      case .check(let view): view
      case .metadata(let view): view
      case .tracklists(let view): view
      case .related(let view): view
      case .bottom(let view): view
      }
    view.draw(on: &canvas)
    return view.rows
  }
}
