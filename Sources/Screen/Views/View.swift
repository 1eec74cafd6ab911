import Terminal

/// The picture of a model: a pure function, made anew for every frame.
public func view(_ model: Model) -> Frame {
  let layout = model.layout
  var canvas = Canvas(rows: layout.rows, columns: layout.columns, theme: model.theme)
  if layout.kind == .tooSmall {
    canvas.put(SmallWindow.text(model, layout), 0, 0, layout.columns, .text)
  } else {
    HeaderView(model: model).draw(on: &canvas)
    for region in layout.regions { draw(region, of: model, layout, on: &canvas) }
    BottomView(model: model, layout: layout).draw(on: &canvas)
    if !model.sheets.isEmpty { SheetView(model: model, layout: layout).draw(on: &canvas) }
  }
  if model.settings.glyphs == .ascii { Glyph.makeASCII(&canvas.frame) }
  return canvas.frame
}

private func draw(_ region: Layout.Region, of model: Model, _ layout: Layout, on canvas: inout Canvas) {
  switch region.content {
  case .pane(.recordings): RecordingsView(model: model, region: region).draw(on: &canvas)
  case .pane(.proposals):
    ProposalsView(model: model, region: region, height: layout.proposalHeight).draw(on: &canvas)
  case .check: CheckView(model: model, region: region).draw(on: &canvas)
  case .pane(.metadata): MetadataView(model: model, region: region).draw(on: &canvas)
  case .pane(.tracklists): TracklistsView(model: model, region: region).draw(on: &canvas)
  case .pane(.related): RelatedView(model: model, region: region).draw(on: &canvas)
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
