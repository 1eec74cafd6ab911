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
    let cursor: Cursor?
  }

  /// The parts alone, without what lies over them.
  private var canvas: Canvas
  private var layout: Layout
  private var drawn: [Drawn] = []

  public init(_ model: Model) {
    layout = model.layout
    canvas = Canvas(rows: layout.rows, columns: layout.columns, theme: model.theme)
  }

  public mutating func draw(_ model: Model) -> Frame {
    if model.layout != layout || model.theme != canvas.theme { self = Picture(model) }
    var shown: Canvas
    if layout.kind == .tooSmall {
      shown = canvas
      shown.put(SmallWindow.text(model, layout), 0, 0, layout.columns, .text)
    } else {
      for (index, part) in Self.parts(of: model, layout).enumerated() { draw(part, index) }
      shown = canvas
      shown.cursor = drawn.last { $0.cursor != nil }?.cursor
      if !model.sheets.isEmpty { SheetView(model: model, layout: layout).draw(on: &shown) }
    }
    return shown.finished(isASCII: model.settings.glyphs == .ascii)
  }

  private mutating func draw(_ part: Part, _ index: Int) {
    let isNew = index == drawn.count
    if !isNew, drawn[index].part == part { return }
    let frame = canvas.frame
    canvas.clear(part.view.rows)
    canvas.cursor = nil
    if !isNew, case .recordings(let view) = part, case .recordings(let last) = drawn[index].part {
      view.draw(on: &canvas, after: (last, frame))
    } else {
      part.view.draw(on: &canvas)
    }
    let new = Drawn(part: part, cursor: canvas.cursor)
    if isNew { drawn.append(new) } else { drawn[index] = new }
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
  var view: any ScreenPart {
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
  }
}
